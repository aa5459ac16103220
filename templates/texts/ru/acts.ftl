### What happened to a case, and the question before an act. Gender-neutral: labels and the present tense.

taken = Ведёт: { $org }, с { $time }. После сигнала прошло: { $since }.
already-taken =
    Этот случай уже ведёт: { $org }, с { $time }.
    Если есть что добавить, ответьте на это сообщение.
already-yours = Этот случай уже ведёт ваша организация, с { $time }. Когда завершите: «закрыть».
offered = Кому передают: { $org }. Возьмёте этот случай? До ответа случай остаётся у прежней организации.
offer-yours = Вам передают случай. Кто передаёт: { $org }. Возьмёте?
offer-accepted = Передано. Ведёт: { $org }, с { $time }.
offer-declined = Пока не может взять: { $org }. Случай остался у прежней организации.
assigned = Координатор поручает случай. Кому: { $org }. Чтобы взять: «беру».
merged = Повторный сигнал. Продолжение: { $other }.
merged-here = С этим случаем объединён: { $other }. Теперь это один случай.
transferred = Переведён в другой регион: { $region }. Дальше случай ведут там.
transferred-here = Пришёл из другого региона: { $region }. Чтобы взять: «беру».
closed =
    закрыт, { $time }
    { $summary }
    Спасибо.
closed-short = закрыт, { $time } · { $outcome }. Спасибо.
reopened = Случай снова открыт. Чтобы взять: «беру».
withdrawn = Сигнал отозван. Случай закроет координатор.
undone = Отменено: { $act }. Всё как было до этого.
corrected = Исправлено: { $fields }.
answered = Добавлено в карточку: { $fields }.
nothing-to-undo = Отменять нечего. Отменить можно только своё последнее действие, в течение 10 минут.
undo-expired = Прошло больше 10 минут, отменить уже нельзя. Если нужно исправить, напишите координатору.
nothing-to-ask = Всё нужное уже спросили. Если есть что добавить, ответьте на это сообщение.
nothing-changed = Ничего не изменилось.

confirm-take = Берёте этот случай?
confirm-take-which = Какой случай берёте?
confirm-take-or-hand-over = Берёте или передаёте?
confirm-hand-over = Передать случай? Кому: { $org }.
confirm-close = Закрыть случай? Сначала понадобится итог.
confirm-same-as = Это один и тот же случай? Продолжится: { $other }.
confirm-reopen = Открыть случай снова?
confirm-transfer = Перевести случай в другой регион? Куда: { $region }.
confirm-withdraw = Отозвать сигнал? Случай закроет координатор.
confirm-undo = Отменить: { $act }?
confirm-raise = Это сигнал о ребёнке?
confirm-guess = Вы имели в виду: «{ $words }»?
which-case = О каком случае речь?
hand-over-to-whom = Кому передать?
same-as-which = С каким случаем совпадает? Напишите его код.
transfer-where = В какой регион перевести? Напишите название.

coordinator-called = Этот случай просят закрыть. Решает координатор.
reminder-untaken = { $urgency }. Прошло: { $waited }. Случай пока никто не взял. Можете взять?
coordinator-untaken = { $urgency }. Ждёт: { $waited }. Дежурным сообщили, ответа пока нет. Кому передать?
deadline-near =
    Срок: { $due }. Осталось: { $left }.
    Что нужно: { $todo }.
