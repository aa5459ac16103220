### What happened to a case, and the question before an act. Organisations act, not persons; labels keep every variable in its plain form.

taken = Алған: { $org }, { $time }. Дабылдан бері: { $since }.
already-taken =
    Бұл істі бұрын алған: { $org }, { $time }.
    Қосарыңыз болса, осы хабарламаға жауап беріңіз.
already-yours = Бұл істі ұйымыңыз бұрын алған: { $time }. Аяқталса: «жабу».
offered = Кімге тапсырылады: { $org }. Осы істі аласыз ба? Жауап келгенше іс бұрынғы ұйымда қалады.
offer-yours = Сізге іс тапсырылмақ. Тапсыратын ұйым: { $org }. Аласыз ба?
offer-accepted = Тапсырылды. Алған: { $org }, { $time }.
offer-declined = Әзірге ала алмайды: { $org }. Іс бұрынғы ұйымда қалды.
assigned = Үйлестіруші істі тапсырды. Кімге: { $org }. Алу үшін: «аламын».
merged = Қайталанған дабыл. Жалғасы: { $other }.
merged-here = Осы іске біріктірілді: { $other }. Енді екеуі бір іс.
transferred = Басқа өңірге жіберілді: { $region }. Істі енді сол өңір жүргізеді.
transferred-here = Басқа өңірден келді: { $region }. Алу үшін: «аламын».
closed =
    жабылды, { $time }
    { $summary }
    Рақмет.
closed-short = жабылды, { $time } · { $outcome }. Рақмет.
reopened = Іс қайта ашылды. Алу үшін: «аламын».
withdrawn = Дабыл кері алынды. Істі үйлестіруші жабады.
undone = Әрекет болдырылмады: { $act }. Іс бұрынғы қалпында.
corrected = Түзетілді: { $fields }.
answered = Карточкаға қосылды: { $fields }.
nothing-to-undo = Болдырмайтын әрекет жоқ. Өзіңіздің соңғы әрекетіңізді ғана, 10 минут ішінде болдырмауға болады.
undo-expired = 10 минут өтіп кетті, енді болдырмау мүмкін емес. Қажет болса, үйлестірушіге жазыңыз.
nothing-to-ask = Сұрайтын ештеңе қалған жоқ. Қосарыңыз болса, осы хабарламаға жауап беріңіз.
nothing-changed = Ештеңе өзгерген жоқ.

confirm-take = Осы істі аласыз ба?
confirm-take-which = Қай істі аласыз?
confirm-take-or-hand-over = Аласыз ба, тапсырасыз ба?
confirm-hand-over = Істі тапсырамыз ба? Кімге: { $org }.
confirm-close = Істі жабамыз ба? Алдымен қорытынды сұралады.
confirm-same-as = Екеуі бір іс пе? Жалғасатыны: { $other }.
confirm-reopen = Істі қайта ашамыз ба?
confirm-transfer = Істі басқа өңірге жібереміз бе? Қайда: { $region }.
confirm-withdraw = Дабылды кері аласыз ба? Істі үйлестіруші жабады.
confirm-undo = Болдырмаймыз ба: { $act }?
confirm-raise = Бұл бала туралы дабыл ма?
confirm-guess = Айтқыңыз келгені осы ма: «{ $words }»?
which-case = Қай іс туралы?
hand-over-to-whom = Кімге тапсырамыз?
same-as-which = Қай іспен бірдей? Сол істің кодын жазыңыз.
transfer-where = Қай өңірге жібереміз? Өңірдің атауын жазыңыз.

coordinator-called = Бұл істі жабу сұралды. Үйлестіруші шешеді.
reminder-untaken = { $urgency }. Өткен уақыт: { $waited }. Істі әзірге ешкім алған жоқ. Ала аласыз ба?
coordinator-untaken = { $urgency }. Күту уақыты: { $waited }. Кезекшілерге хабарланды, әзірге жауап жоқ. Кімге тапсырамыз?
deadline-near =
    Мерзімі: { $due }. Қалған уақыт: { $left }.
    Не істеу керек: { $todo }.
