/** What people decided where the sources disagree. Words as they are written, not keys. */

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Names although a dictionary knows a rare word of the same form ("кати" from "катить"). */
export const SURELY_NAMES = words(`
  Максим Варвара Маргарита Вероника Рустам Ренат Карим Салах Омар Юра Дима Валера Эрик Катя Катюша Маша Саша Соня Юля
  Аркадий Яков Рамазан Муслим Серафим Серафима Мирон Салим Салима Малика Элина Эллина Диас Амина Лида Люда Ира Лиана
  Георгий Прокоп Кондратий Стелла Изабелла Мадлен Генри Рустик Гена Тоня Женя Варя Люба Димаш Мадина Милена
  Диана Алина Карина Марина Полина Ангелина Анжела Альбина Эльвира Эмиль Тимур Руслан Артур Артём Денис Никита Егор
  Данил Данила Данияр Алишер Бекзат Нурлан Перизат Гүлжазира Жанаргүл Ақгүл Тамырлан Асқар Айбар Рамазан
  Камила Ренат Рената Салтанат Мөлдір Нурия Рабия Салима Самина Катерина Аркаша Гриша Миша Паша Лёша Серёжа Витя Коля
`);

/** Everyday words that are given to children so often that a capital in mid-sentence means a person. */
export const RATHER_NAMES = words(`
  Азамат Айдар Арман Бақыт Бейбіт Берік Болат Еркін Жарас Жанар Жұлдыз Қайрат Қуаныш Марал Мейрам Мерей Мұрат Нұрлан
  Айдын Толик Осип Самал Санат Сәуле Серік Талап Талғат Темір Үміт Ұлан Шынар Абзал Айгүл Айна Ажар Алма Алмас Алтын Алуа Амангелді
  Арай Ардақ Асыл Аян Әділ Әлем Әсем Бағдат Бота Ботагөз Гауһар Дана Дархан Дастан Дәулет Думан Ерлан Жазира Жасұлан
  Жібек Зере Инкар Кәусар Қанат Қыран Ләззат Маржан Мақсат Махаббат Меруерт Мирас Назым Нұр Раушан Райхан Рауан Сабыр
  Сұлтан Сымбат Талант Толқын Тілек Ықылас Ырыс Шолпан Шырын Нәзік Кәмшат Дидар Динар Ермек Ержан Ерден Ерасыл Елдос
  Береке Бибі Бекзада Лашын Лала Майра Мәрмәр Мерген Райымбек Ризат Сайран Сапар Ұлжан Жомарт Жанат Жамал Ханым
  Роза Вера Надежда Любовь Слава Света Рая Мила Майя Марк Роман Лев Виктория Лилия Тома Рита Лена Дина Валя Вика
  Лика Ника Нина Мира Рада Злата Аврора Августина Ия Ася Аля Ляля Галя Поля Петя Костя Тимоша Богдан Владислав Святослав
  Яна Яра Ян Ева Лия Мия Дия Али Иса Аза Ада Ким Том Дан Ден Тед Дара Тая Мая Рома Стас Влад Макс Рима Сема Сёма Гера
  Нур Бек Ару Аяз Әділет Төлеген Қарлығаш Құралай Надир Камила Ансар Нұрай Күлән Амир Адиль Адам Аида Жан Зия Ума Ида Лола Лана Лина Лера Лёва Лёня Боря Вова Юлик Ваня Аня Оля
  Мархабат Ғафу Жарылқасын Өрік Жусан
`);

/** In the lists of names, but in messages like ours practically always something else. */
export const RATHER_WORDS = words(`
  Болат Темір Ерлік Базар Мамыр Халық Өмір Сайлау Қазына Дала Ағын Білім Бала Отыр Және Жаңа Астана Дабыл Сағат Жігіт Өнер Бауыр
  Апа Аға Ата Ана Әже Мама Папа Баба Тәте Көке Ене Келін Күйеу Хан Би Батыр Ақын Имам Молда Қожа Төре Мырза Қажы
  Аллах Алла Құдай Ислам Христос Иисус Будда Ангел Принц Принцесса Король Алматы Барыс Орда Майдан Сайт Рейд Рубин
  Салют Север Юг Восток Олимпиада Победа Весна Заря Мир Рассвет Берёзка Парк Центр Рынок Школа Клиника Больница
  Ребёнок Девочка Мальчик Мужчина Женщина Подросток Полиция Опека Район Село Город Область Улица Дом Один Одна Два Три
  Наурыз Сенбі Жексенбі Дүйсенбі Сейсенбі Сәрсенбі Бейсенбі Жұма Қаңтар Ақпан Сәуір Маусым Шілде Тамыз Қыркүйек Қазан Қараша
  Желтоқсан Қала Ауыл Аудан Көше Мектеп Қыз Ұл Сәби Нәресте Жас Қазір Бүгін Кеше Ертең Өтінемін Рахмет Сәлем Барлық
  Аман Дана Асқан Қара Ақ Сары Көк Қызыл Баян Балам Қарындас Іні Әпке Жеңге Тоқты Толы Тұр Жүр Бар Жоқ Керек
  Данная Данный Такой Этой Самый Сила Были Власть Сайт Тема Пара Рано Скоро Пока Надо Нужно Можно Очень Сами Сама Само
  Лада Один Одни Родители Отец Мать Сестра Брат Дядя Тётя Бабушка Дедушка Сын Дочь Малыш Малышка Малыши Няня Кукла
  Сваха Сват Сватья Кум Кума Кумовья Бажа Бажам Құда Құдағи Құдаша Тесть Тёща Зять Невестка Сноха Свекровь Свёкор Шурин Деверь Золовка
  Балдыз Қайнаға Абысын Жезде Бөле Жиен Нағашы Мейірбике Тәрбиеші
  Аллаху Аллаһ Құдайға Тәңір Жаратқан Иншаллах Иншалла Машаллах Мәшаллаһ Әумин Аумин Бисмиллах Намаз Ораза Сүндет Мархабат Ғафу Слышь
  Ойбай Өрік Жайлау Сарай Жарылқасын Малышня Мелюзга Пацанва Бедолага Молчун Ишак Алабай Любимка
  Октавия Приора Гранта Веста Камри Королла Нива Нексия Соната Элантра Акцент Солярис Лачетти Спарк Дамас Матиз Поло Пассат Джетта Прадо Туксон
  Спортейдж Делика Паджеро Галант Газель Кобальт Малибу Каптива Хавал Чери Джили Чанган Спринтер
  Халык Жусан Билайн Актив Ватсап Вацап Телеграм Инстаграм Тикток Ютуб Канва Canva Зум Гугл Яндекс Индрайв Егов Дамумед Кунделик Нетфликс Netflix Технодом Сулпак Казпочта
  Бэтмен Шрек Микки Маус Мойдодыр Айболит Золушка Снегурочка
  Кандас Кандасы Кандасов Қандас Оралман Оралманы Оралманов
  Will May Mark Rose Grace Hope Faith Joy Dean Bill Art Sky Summer June April August Dawn Angel Star
`);

/** Surnames without a telling ending. Short ones count beside another name only. */
export const SURNAMES = words(`
  Ким Цой Пак Тен Хан Шин Хегай Югай Огай Тян Хван Лим Нам Кан Сон Юн Мун Ан Ли Ни Ногай Когай Шегай Дегай Пягай Хон Чен
  Мелис Гафур Шер Вебер Шмидт Мюллер Миллер Штейн Вагнер Шнайдер Фишер Бауэр Рихтер Гаас Келлер Кох Браун Шульц Ян
  Сорока Мороз Коваль Бондарь Кравец Ткач Гончар Мельник Швец Шевчук Кушнир Лысенко Дейнека Олейник Кожемяка Заяц Жук
`);

/** Everyday English, as far as its keys could be taken for names of ours. */
export const ENGLISH = words(`
  the and for are but not you all any can had her was one our out day get has him his how man new now old see two way who
  boy did its let put say she too use ago also away back been before being below between both bring brought call called
  came care case child children city close come could daughter days dear does done down each else even ever every eye
  face family father feel few find first five food found four from full gave girl girls give given goes going gone good
  got group hand has have head hear help here high him himself home house into just keep kind knew know large last late
  left life like line little live living local long look looking lost made main make man many market may mean men might
  mine minor miss money month months more morning most mother move much must name near need needs never new next night
  nine none nor note nothing now number off office often once only open order other over own parent parents part pass
  people person place plain plan play please point police poor reach read ready real really red region report right road
  room run said same sat saw say school sea second seen sell send seven shall shelter side since sister six small some
  someone son soon stand station stay still stood stop street such sure take taken tell ten than thank thanks that their
  them then there these they thing think this those three time times today told took town train travel true turn two
  under until upon urgent used very village wait walk want war warm was watch water week well went were what when where
  which while white whole whom why will wish with within without woman women word work world would write year years yes
  yesterday yet young alone age aged bus car bag baby boys born border brother begging again against asking asked around
  about above after another answer became because become began begin behind believe best better big bit black body book
  card clean clear clothes cold colour coordinator country course crying cry deputy did died door drink early east eat
  eight either end evening explain fact far fast fell felt fine fire floor follow foot forced form free friend front
  ground grow half happen hard heavy hold hope hospital hot hour hours hundred hungry idea important inside interview
  job land language law lay lead learn leave less letter light listen love low lunch meal medical meet member middle mile
  migrants mind moment mosque mouth north office orphan outside paper past pay phone picture plane possible power present
  problem question quick quite rain ran reason refused relative rest river safe sale salon saying season security seem
  sent serious service set several shop short show sick sign silent simple sing sit sleep social soldier song sound south
  speak stairs start state street strong student study sun table talk teacher third thought thousand together tomorrow
  tonight toward toilet trafficking transfer tree tried trust truth try uncle aunt understand violence visit voice wall
  wearing west wife wind window winter worker worse wrong asylum uzbek kazakh russian tajik kyrgyz english citizen
`);

/** Places and bodies the sources miss. */
export const MORE_PLACES: readonly string[] = [
  "Нұр-Сұлтан",
  "Нұр Отан",
  "Аманат",
  "Астана",
  "Казахстан",
  "Қазақстан",
  "Россия",
  "Узбекистан",
  "Өзбекстан",
  "Кыргызстан",
  "Қырғызстан",
  "Таджикистан",
  "Тәжікстан",
  "Туркменистан",
  "Каспи",
  ..."Russia Uzbekistan Kazakhstan Kyrgyzstan Tajikistan Turkmenistan Turkey China Afghanistan Iran Moscow Tashkent Dubai".split(
    " ",
  ),
  ..."Ukraine Georgia Germany Korea Azerbaijan Armenia Mongolia India Pakistan Samarkand Bishkek Istanbul".split(
    " ",
  ),
  "Нұрсәт",
  "Нурсат",
  "Магнум",
];

/** In the gazetteer, but rather people when they stand alone. */
export const NO_PLACES: readonly string[] = ["Нурсултан", "Назым", "Бекжан", "Куаныш"];
