### Raids of the mobile groups. The code never takes a suffix.

card-raid = рейд { $code }
raid-any-place = орын түрі көрсетілмеген
raid-no-end = аяқталу уақыты көрсетілмеген
raid-until = аяқталуы: { $time }
raid-everybody = бәрі қатысады
raid-bodies = қатысады: { $bodies }
raid-confirm-open = Рейдті бастаймыз ба? { $plan }
button-raid-start = Рейдті бастау
raid-opened =
    Рейд { $code } басталды. { $plan }
    Аяқталғанда жазыңыз: «рейд аяқталды».
raid-announced =
    Рейд { $code } жүріп жатыр. { $plan }
    Дабылды әдеттегідей жазыңыз, бот оны рейдке өзі қосады.
raid-ask-visited = Рейд { $code }. Қанша орынға бардыңыздар? Түрімен жазыңыз, мысалы: базар 3, құрылыс 2.
raid-ask-met = Рейд { $code }. Қанша адаммен сөйлестіңіздер? Санын ғана жазыңыз.
raid-count = { $what }: { $n }
raid-ended =
    Рейд { $code } аяқталды, { $time }
    Барылған орындар: { $visited }
    Сөйлескен адамдар: { $met }
    Ашылған істер: { $cases }
    Рақмет.
raid-over = Рейд { $code } аяқталды. Рақмет.
raid-goes-on = Рейд { $code } жалғасып жатыр.
raid-cancelled = Рейд { $code } болмайды. Ашылған істер сақталды, олар енді рейдке жатпайды.
raid-which = Қай рейд туралы?
raid-status =
    Жүріп жатқан рейдтер:
    { $items }
raid-item = { $code } · { $plan } · істер: { $cases }
raid-none = Қазір рейд жоқ. Бастау үшін жазыңыз: «рейд: Сарыағаш, базар, құрылыс, 18:00-ге дейін».
raid-already-open = Мұнда рейд жүріп жатыр: { $code }. Алдымен соны аяқтаңыз: «рейд аяқталды».
raid-not-open = Рейд { $code } аяқталған.
raid-not-reported = Рейд { $code }: есебі әзірге жоқ. Рейд аяқталса, былай жазыңыз: «рейд { $code } аяқталды: базар 3, құрылыс 2, адам 14».
raid-unknown = Мұндай рейд жоқ. Рейдтерді көру үшін: «рейд».
not-allowed-raid = Рейдті үйлестіруші ғана бастап, аяқтай алады.
