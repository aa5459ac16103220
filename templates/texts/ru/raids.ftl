### Raids of the mobile groups. The code never takes a suffix.

card-raid = рейд { $code }
raid-any-place = виды мест не указаны
raid-no-end = время окончания не указано
raid-until = до { $time }
raid-everybody = участвуют все
raid-bodies = участвуют: { $bodies }
raid-confirm-open = Начать рейд? { $plan }
button-raid-start = Начать рейд
raid-opened =
    Рейд { $code } начат. { $plan }
    Когда закончите, напишите: «рейд завершён».
raid-announced =
    Идёт рейд { $code }. { $plan }
    Сигналы пишите как обычно, бот сам отнесёт их к рейду.
raid-ask-visited = Рейд { $code }. Сколько мест посетили? Напишите по видам, например: рынок 3, стройка 2.
raid-ask-met = Рейд { $code }. Со сколькими людьми поговорили? Напишите только число.
raid-count = { $what }: { $n }
raid-ended =
    Рейд { $code } завершён, { $time }
    Посещено мест: { $visited }
    Поговорили с людьми: { $met }
    Открыто случаев: { $cases }
    Спасибо.
raid-over = Рейд { $code } завершён. Спасибо.
raid-goes-on = Рейд { $code } продолжается.
raid-cancelled = Рейд { $code } отменён. Открытые случаи остались, к рейду они больше не относятся.
raid-which = О каком рейде речь?
raid-status =
    Сейчас идут рейды:
    { $items }
raid-item = { $code } · { $plan } · случаев: { $cases }
raid-none = Сейчас рейда нет. Чтобы начать, напишите: «рейд: Сарыагаш, рынки, стройки, до 18:00».
raid-already-open = Здесь уже идёт рейд: { $code }. Сначала завершите его: «рейд завершён».
raid-not-open = Рейд { $code } уже завершён.
raid-not-reported = Рейд { $code }: отчёта пока нет. Если рейд завершён, напишите: «рейд { $code } завершён: рынок 3, стройка 2, людей 14».
raid-unknown = Такого рейда нет. Чтобы посмотреть рейды: «рейд».
not-allowed-raid = Начинает и завершает рейд только координатор.
