import { inKazakhCase } from "../kazakh-case.ts";
import type { Random } from "../random.ts";

const words = (list: string): readonly string[] => list.trim().split(/\s*\|\s*/);

/** What in Kazakhstan is called like people; Kazakh words in the third person, as they stand behind a name. */
const KAZAKH_HEADS =
  words(`көшесі|ауылы|базары|дүкені|кафесі|дәмханасы|тойханасы|мектебі|балабақшасы|бақшасы|аялдамасы|емханасы|ауруханасы|қоры|орталығы|фирмасы|мешіті|
  саябағы|паркі|алаңы|шатқалы|көпірі|өзені|көлі|тауы|қонақүйі|сарайы|стадионы|кинотеатры|дәріханасы|газеті|журналы|әні|фильмі|сериалы|тобы|ансамблі|командасы|клубы|қосымшасы|спектаклі|
  кітабы|романы|компаниясы|мөлтек ауданы|ықшам ауданы|ауданы|лицейі|гимназиясы|колледжі|университеті|театры|сауда үйі|сауда орталығы|мейрамханасы|асханасы|салоны|банкі|телеарнасы|
  станциясы|бекеті|әуежайы|шипажайы|лагері|хостелі|моншасы|жанармай бекеті|автотұрағы|такси қызметі|бригадасы|жобасы|бағдарламасы|акциясы|фестивалі|турнирі|каналы|парақшасы|сайты|тұрғын үй кешені`);
const RUSSIAN_HEADS =
  words(`улица|кафе|магазин|рынок|базар|ресторан|остановка|ТРЦ|ТД|ТЦ|школа|садик|детсад|детский сад|клиника|аптека|салон|фонд|фирма|центр|гостиница|хостел|стадион|сауна|тойхана|
  мойка|заправка|отель|мкр|микрорайон|посёлок|село|аул|станция|река|озеро|парк|сквер|площадь|проспект|приложение|сайт|канал|группа|газета|журнал|фильм|сериал|песня|клуб|команда|компания|ТОО|бренд|такси|
  банк|аэропорт|театр|мечеть|больница|роддом|лагерь|санаторий|ансамбль|поезд|рыболовный магазин|супермаркет|ателье|кинотеатр|автовокзал|бутик|столовая|пекарня|ЖК|дачи|дачный массив|поворот|перекрёсток|акция|
  проект|программа|премия|турнир|конкурс|спектакль|роман|повесть|книга|мультфильм|игра|шампунь|чай|печенье|вода|мука|сигареты|холодильник|машина|телефон|торговый дом|бизнес-центр|частная школа|учебный центр`);
const KAZAKH_CASES = ["nom", "nom", "gen", "dat", "loc", "loc", "abl"] as const;
/** `V`: what looks like a name; `K`: a Kazakh word behind it, in any case; `R`: a Russian word before it. */
const KAZAKH_FRAMES =
  words(`V K|V K|V K|«V» K|«V» K|V, V K|V мен V K|V, V, V көшелерінде|V деген K|V дейтін K|V атты K|V атындағы K|V K емес, V K|K аты V|V деген адам емес, K|V деген ауылдан|V деген жерде|
  V деген дүкен|V деген орталық|V деген көше|V деген аялдама|V деген фирма|V деген сөз|V жақта|V маңында|V пен V арасында|V дүкенінен кейін|"V" K|V атты қайырымдылық қоры|K «V»|атауы V|V деп аталады|V пен V ойыны|V - V матчы|V мен V ойнайды, стадионда|V командасының ойыны`);
const RUSSIAN_FRAMES =
  words(`R V|R V|R V|R «V»|R "V"|R V и V|R под названием V|R называется V|V - это R|V это R, а не человек|у нас R V|не человек, а R V|R имени V|между R V и V|напротив R V|на остановке V|по V до конца|в фонде V|
  от V до V|вышел на V, дальше пешком|автобус до V|на V и V пробки|доехали до V|в мкр V|на рынке V|в ТРЦ V|в кафе V|около магазина V|за магазином V|возле садика V|R рядом с магазином V|спасибо фонду V|V (R)|R V, второй этаж|ТОО V|матч V - V|игра V и V|болеем за V|V обыграл V|в районе V|за V направо|через V едем`);

/** A phrase in which what looks like a name is the name of a thing. `nameLike` gives the word. */
export function venuePhrase(language: "ru" | "kk", nameLike: () => string, random: Random): string {
  const frame = random.pick(language === "kk" ? KAZAKH_FRAMES : RUSSIAN_FRAMES);
  return frame.replace(/V|K|R/g, (slot) => {
    if (slot === "V") return nameLike();
    if (slot === "R") return random.pick(RUSSIAN_HEADS);
    return headInCase(random.pick(KAZAKH_HEADS), random);
  });
}

/** The third person puts an н before the endings: көшесі, көшесінде, көшесіне. */
function headInCase(head: string, random: Random): string {
  const wanted = random.pick(KAZAKH_CASES);
  if (wanted === "nom") return head;
  const soft = /[іеәөүи]$/u.test(head);
  if (wanted === "dat") return head + (soft ? "не" : "на");
  if (wanted === "loc") return head + (soft ? "нде" : "нда");
  if (wanted === "abl") return head + (soft ? "нен" : "нан");
  return inKazakhCase(head, wanted);
}
