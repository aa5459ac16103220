### Next steps, deadlines, reminders. No blame, no guessing about the law; labels keep every variable in its plain form.

card-label-decides = Решает
card-label-assigned = Поручено
card-label-coming = В пути
card-label-due = Срок
card-label-overdue = Срок прошёл
card-decides-coordinator = координатор (готового порядка нет)
card-at-once = сразу
card-steps = Дальше: { $steps }
card-steps-more = Дальше: { $steps }. Полностью: «шаги».
steps =
    Следующие шаги
    { $items }
steps-none = Шагов не намечено.
steps-decides = Решает: { $who }
steps-due = Срок: { $when } · { $todo }
steps-overdue = Срок прошёл: { $when } · { $todo }
calendar-not-known = Рабочего календаря на этот год ещё нет: учтены только выходные и постоянные праздники.
head-untaken = { $urgency }. Ждёт: { $waited }. От дежурных и координатора ответа пока нет. Кому передать?
coordination-untaken = { $item }. Никто не взял, кому передать?
reminder-withdrawn = Сигнал отозван, случай ещё открыт. Закроет координатор: «закрыть».
reminder-silent = Ведёт: { $org }. Нового нет: { $waited }. Как дела? Хватит одного слова, если всё сделано: «закрыть».
coordinator-silent = Ведёт: { $org }. Нового нет: { $waited }. Нужна помощь или передать другой организации?
reminder-report = Итог не закончен. Чтобы продолжить: «закрыть».
coordinator-report = Итог ещё не закончен. Ведёт: { $org }.
reminder-confirm = Итог ждёт подтверждения. Подтвердит или вернёт специалист другой организации.
deadline-over =
    Срок прошёл: { $due }.
    Что нужно: { $todo }.
deadline-at-once = Это делается сразу: { $todo }. Отметки пока нет.
reminders = { $items }
cannot-take = Пока не может взять: { $org }. Чтобы взять: «беру».
coming-noted = В пути: { $org }. Случай пока никто не взял. Чтобы взять: «беру».
step-noted = Отмечено: { $step }. Если это ошибка: «отмена».
ask-waive = Почему не нужно: { $todo }?
deadline-waived = Срок снят: { $todo }. Причина: { $reason }.
not-allowed-waive = Снять срок может тот, кто ведёт случай, или координатор.
button-done = Сделано
button-not-needed = Не нужно
