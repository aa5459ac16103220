/** Mixed Kazakh and Russian, English, Uzbek in Latin letters; see russian.ts. Kazakh in Latin letters is made of kazakh.ts by spelling. */
const lines = (list: string): readonly string[] => list.trim().split(/\s*\n\s*/);

export const MIXED = lines(`
  {g.nom} деген бала {when} из дома ушёл
  анасы {p.nom}, не отвечает на звонки
  девочка {g.nom}, {age} жаста, плачет
  {g.gen} анасы приехала, забрала
  {g.kkdat} звоните, {phone}
  {g.nom} апай сказала ждать
  балалар у {g.gen}, бәрі жақсы
  опека {g.kkacc} алып кетті
  {s.nom} келе жатыр, документы с ним
  аты {g.nom}, фамилию айтпайды
  ребенок {g.nom}, {age} жас, {place.loc}
  рахмет, {g.nom}, всё принято
  {g.nom} тағы из {org} сбежал
  кто знает {g.acc}? тез хабарласыңыз
  {g.nom} мен её сестра үйде одни
  {p.nom} жолда, через час будет
`);

export const MIXED_CLEAN = lines(`
  бала один {place.loc}, кто возьмёт?
  {venue} ауданында дети без присмотра
  {street.nom} көшесі, возле магазина
  рахмет всем, жабылды
  қазір едем
  аты белгісіз, документов нет
  {cw} емес, просто слово
  {venue} ауылы, света нет
  мкр {venue}, үшінші подъезд
`);

export const ENGLISH = lines(`
  a girl named {g.nom}, {age}, is alone {en.place}
  the boy says his name is {g.nom}
  her mother {p.nom} does not answer
  please call {p.nom}, she knows the family
  {g.nom} is safe with her aunt
  {g.nom} and {g.nom} were found {en.place}
  thank you {g.nom}, we take it
  {p.nom} from the shelter is on the way
  we handed {g.nom} over to her grandmother
  {g.nom}'s father is drunk again
  talked to {p.nom} yesterday
  inspector {s.nom} will come at {time}
  his brother {g.nom} is {age} years old
  who knows {p.nom}?
  this is {g.nom}, I am a neighbour
  missing: {p.nom}, {age}
  driver {g.nom} will bring the children to {gaz}
  ask Mrs {s.nom} for the file
  teacher {g.nom} said so
  Uncle {g.nom} came from {gaz}
`);

export const ENGLISH_CLEAN = lines(`
  two children {en.place}, who can take it?
  the girl does not tell her name
  bus from {gaz} to {gaz} at {time}
  children near {gaz}, {colour} {car}
  Mother and father unknown, no documents
  Closed: placed in a shelter, food, psychologist
  Abay street, near the school
  {venue} district, {venue} village
  The child is from {country}
  May I ask who is on duty in June
  Will take it now, thank you
  Grace period ends in August
  I hope there is hope
  Red Crescent brought blankets, UNICEF informed
  {code} close
  police, guardianship, Education Department
`);

export const UZBEK = lines(`
  {u.nom} ismli qiz uydan chiqib ketgan
  bolaning ismi {u.nom}, {age} yoshda
  {u.nom} degan bola bozorda yolg'iz
  onasi {u.nom} telefonga javob bermayapti
  {u.nom}ning otasi ishda
  {u.nom}ga qo'ng'iroq qiling
  {u.nom}ni ko'rdingizmi
  rahmat {u.nom}, oldim
  {u.nom} va {u.nom} uyda yolg'iz qolgan
  otasi {u.nom} {us.nom} ichadi
  {u.nom} {us.nom}, {age} yosh
  исми {uc.nom}, {age} ёшда
  {uc.nom} деган бола бозорда
  {uc.nom} опа келди
`);

export const UZBEK_CLEAN = lines(`
  bola bozorda yolg'iz, kim oladi?
  {gaz} postida bola yolg'iz
  {gaz}dan kelgan bola
  ikki bola ko'chada tilanchilik qilmoqda
  ismini aytmayapti
  onasi topilmadi
  yopildi, rahmat
  Toshkentdan kelgan bola
  болалар кўчада, онаси йўқ
  исмини айтмаяпти
`);
