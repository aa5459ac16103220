### Next steps, deadlines, reminders. No blame, no guessing about the law; labels keep every variable in its plain form.

card-label-decides = Шешеді
card-label-assigned = Кімге тапсырылды
card-label-coming = Жолда
card-label-due = Мерзімі
card-label-overdue = Мерзімі өтті
card-decides-coordinator = үйлестіруші (дайын тәртіп жоқ)
card-at-once = бірден
card-steps = Әрі қарай: { $steps }
card-steps-more = Әрі қарай: { $steps }. Толығы: «қадамдар».
steps =
    Келесі қадамдар
    { $items }
steps-none = Белгіленген қадам жоқ.
steps-decides = Шешеді: { $who }
steps-due = Мерзімі: { $when } · { $todo }
steps-overdue = Мерзімі өтті: { $when } · { $todo }
calendar-not-known = Бұл жылдың жұмыс күнтізбесі әлі жоқ: демалыс пен тұрақты мерекелер ғана ескерілді.
head-untaken = { $urgency }. Күту уақыты: { $waited }. Кезекшілер мен үйлестірушіден әзірге жауап жоқ. Кімге тапсырамыз?
coordination-untaken = { $item }. Ешкім алған жоқ, кімге тапсырамыз?
reminder-withdrawn = Дабыл кері алынған, іс әлі ашық. Үйлестіруші жабады: «жабу».
reminder-silent = Алған: { $org }. Жаңалық болмаған уақыт: { $waited }. Іс қалай? Бір сөз жеткілікті, аяқталса: «жабу».
coordinator-silent = Алған: { $org }. Жаңалық болмаған уақыт: { $waited }. Көмек керек пе, басқа ұйымға тапсырамыз ба?
reminder-report = Қорытынды толық емес. Жалғастыру үшін: «жабу».
coordinator-report = Қорытынды әлі толық емес. Алған: { $org }.
reminder-confirm = Қорытынды растауды күтіп тұр. Басқа ұйымның маманы растайды не түзетуге береді.
deadline-over =
    Мерзімі өтті: { $due }.
    Не істеу керек: { $todo }.
deadline-at-once = Бірден істелетін қадам: { $todo }. Әзірге белгі жоқ.
reminders = { $items }
cannot-take = Әзірге ала алмайды: { $org }. Алу үшін: «аламын».
coming-noted = Жолда: { $org }. Іс әлі алынған жоқ. Алу үшін: «аламын».
step-noted = Белгіленді: { $step }. Қате болса: «болдырмау».
ask-waive = Неге қажет емес: { $todo }?
deadline-waived = Мерзім алынды: { $todo }. Себебі: { $reason }.
not-allowed-waive = Мерзімді істі алған ұйым не үйлестіруші ғана алып тастайды.
button-done = Орындалды
button-not-needed = Қажет емес
