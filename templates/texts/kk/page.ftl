### The coordinators' page, and what the bot says of it.

page-link =
    Кіру сілтемесі: { $link }
    { $minutes } минут жарамды, бір рет қана ашылады. Оны ешкімге жібермеңіз.
page-not-set-up = Үйлестірушілер беті әлі қосылмаған, оны администратор қосады. Әзірге осында: «тізім», «сандар».
not-allowed-page = Бетті тек үйлестіруші аша алады. Жабылмаған істер: «тізім».

page-skip = Мазмұнға өту
page-sections = Бөлімдер
page-cases = Істер
page-numbers = Сандар
page-leave = Шығу
page-language = Тіл
page-language-own = Қазақша

page-board = Жабылмаған істер
page-untaken = Ешкім алмаған
page-untaken-one = әлі ешкім алған жоқ
page-urgent = Соның ішінде шұғыл
page-in-work = Алынған
page-longest = Ең ұзақ күткені
page-filter = Сүзгі
page-all = бәрі
page-show = Көрсету
page-reset = Тазалау
page-col-urgency = Шұғылдығы
page-col-case = Іс
page-col-where = Қайда
page-col-since = Дабылдан бері
page-col-state = Күйі
page-col-holder = Алған ұйым
page-children = балалар: { $n }
page-untold = айтылмаған
page-offered = кімге тапсырылады: { $org }
page-holds-since = алынғанына: { $since }
page-found = Көрсетілгені: { $n }/{ $of }
page-empty = Жабылмаған іс жоқ.
page-none-match = Мұндай іс табылмады. Сүзгіні тазалап көріңіз.
page-updated = Жаңартылды: { $time }

page-opened-at = Дабыл уақыты
page-posted-by = Дабыл берген
page-timeline = Іс барысы
page-no-words = Мұнда жеке дерек те, хабарлама мәтіні де жоқ. Толығы ортақ бөлмеде.
page-gone = Бұл істің деректері сақтау мерзімі өткен соң жойылған. Қадамдар мен уақыты ғана қалды.
page-back = Барлық іс

page-period = Кезең
page-days = { $n } күн
page-ever = бәрі
page-from-to = { $from } – { $to }
page-opened = Түскен іс
page-closed = Жабылған іс
page-helped = Көмек алған балалар
page-to-take = Істің алынуына дейін
page-to-close = Істің жабылуына дейін
page-median = медиана
page-rates = Жабылған істер үлесі
page-rates-note = Осы кезеңде түскен істердің ішінде. Барлығы: { $n }. Жаңа істердің мерзімі әлі бітпеген, үлес өсуі мүмкін.
page-within-day = 24 сағатта
page-within-week = 7 күнде
page-within-month = 30 күнде
page-within-ever = жалпы
page-waiting = Қазір ешкім алмаған істер
page-under-hour = 1 сағаттан аз
page-under-day = 1–24 сағат
page-under-week = 1–7 күн
page-longer = 7 күннен көп
page-by-category = Санаты бойынша
page-by-organisation = Алған ұйым бойынша
page-by-month = Ай бойынша
page-nobody-took = ешкім алмаған
page-running = мерзімі бітпеген: { $n }
page-due = Мерзімдер
page-overdue = өтіп кетті
page-deadlines = Мерзімінде орындалған
page-closed-of = жабылғаны { $n }/{ $of }
page-no-cases = Бұл кезеңде іс түскен жоқ.
page-export = Кестені жүктеу
page-export-note = Осы кезеңдегі істер, жеке дерексіз. Жүктелгені журналда қалады.

page-enter = Кіру
page-enter-as = { $role } · { $org }
page-enter-note = Сілтеме бір рет қана жарамды. Басқаның құрылғысында болсаңыз, жұмыс соңында «Шығу» түймесін басыңыз.
page-enter-button = Кіру

page-sign-in = Алдымен кіріңіз
page-sign-in-how = Ботқа жеке чатта «бет» деп жазыңыз. Бот бір реттік сілтеме жібереді.
page-open-again = Кіріп қойған болсаңыз, бетті ашу
page-link-over = Сілтеме енді ашылмайды
page-link-over-how = Ол { $minutes } минут қана жарамды және бір рет ашылады. Ботқа жеке чатта «бет» деп қайта жазыңыз.
page-left = Шықтыңыз
page-left-how = Қайта кіру үшін ботқа жеке чатта «бет» деп жазыңыз.
page-not-found = Мұндай бет жоқ
page-not-found-how = Мекенжайды тексеріңіз не істер тізімінен бастаңыз.
page-case-not-found = Өңіріңізде мұндай іс жоқ
page-case-not-found-how = Кодты карточкадан көшіріп алып, қайта тексеріңіз.
page-form-old = Бұл бет ескірген
page-form-old-how = Ештеңе өзгерген жоқ. Бетті қайта ашып, тағы бір рет басыңыз.
page-too-many = Сұрау тым жиі
page-too-many-how = { $n } секундтан кейін қайта көріңіз.
page-too-large = Жіберілгені тым үлкен
page-too-large-how = Бетті қайта ашып, тағы бір рет басыңыз.
page-broken = Бет ашылмады
page-broken-how = Бір минуттан кейін қайта көріңіз. Тағы болмаса, администраторға айтыңыз.
