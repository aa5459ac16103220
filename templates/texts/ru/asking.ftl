### Questions about a case and for its closure report. One at a time, always with a way out.

ask-category = Что случилось? Выберите самое близкое.
ask-danger-one = Ребёнку сейчас грозит опасность?
ask-danger-many = Детям сейчас грозит опасность?
ask-children = Сколько детей?
ask-ages-one = Сколько примерно лет ребёнку?
ask-ages-many = Сколько примерно лет детям?
ask-accompanied-one = Кто рядом с ребёнком?
ask-accompanied-many = Кто рядом с детьми?
ask-place = Какое это место?
ask-district = Какой район или город? Напишите название.
ask-status = Какое гражданство?
ask-when = Когда это заметили?
ask-needs = Что нужно сейчас? Можно выбрать несколько.
ask-region = Какой регион? Напишите название.
ask-same-as = Похоже на случай { $other }. Один и тот же случай?
ask-transfer = В сообщении назван другой регион: { $region }. Передать случай туда?
ask-which-district = Мест с таким названием несколько. Какое из них?
numbered-hint = Можно ответить номером.
numbered-hint-many = Можно ответить номерами через запятую.

form-note = Что ещё важно? Без имён, телефонов и адресов.
form-send =
    Отправить сигнал?
    { $summary }
form-children = детей: { $value }
form-ages = возраст { $value }

report-ask-outcome =
    Итог. Чем закончилось?
    { $left ->
        [1] { $closes }
       *[other] Ещё нужно: { $more }. Можно ответить одним сообщением.
    }
report-ask-placement =
    Итог. Где сейчас ребёнок?
    { $left ->
        [1] { $closes }
       *[other] Ещё нужно: { $more }. Можно ответить одним сообщением.
    }
report-ask-children =
    Итог. Сколько детей получили помощь?
    { $left ->
        [1] { $closes }
       *[other] Ещё нужно: { $more }. Можно ответить одним сообщением.
    }
report-ask-services =
    Итог. Какие услуги оказаны?
    { $left ->
        [1] { $closes }
       *[other] Ещё нужно: { $more }. Можно ответить одним сообщением.
    }
report-ask-organisations =
    Итог. Какие организации участвовали?
    { $left ->
        [1] { $closes }
       *[other] Ещё нужно: { $more }. Можно ответить одним сообщением.
    }
report-ask-tip =
    Итог. Оценивался ли статус жертвы торговли людьми?
    { $left ->
        [1] { $closes }
       *[other] Ещё нужно: { $more }. Можно ответить одним сообщением.
    }
report-ask-criminal =
    Итог. Есть ли уголовное дело? Номер не пишите.
    { $left ->
        [1] { $closes }
       *[other] Ещё нужно: { $more }. Можно ответить одним сообщением.
    }
report-ask-next =
    Итог. Какой следующий шаг и какого числа? Если шага нет, напишите «нет».
    { $left ->
        [1] { $closes }
       *[other] Ещё нужно: { $more }. Можно ответить одним сообщением.
    }
report-ask-last = Ваш ответ закроет случай. Будет записано: { $summary }.
report-ask-confirm =
    Итог. Всё верно?
    { $summary }
report-how-to-correct = Напишите, что исправить. Например: «закрыть: 3 ребёнка, психолог».
report-missing =
    Для итога ещё нужно: { $parts }.
    Например: «закрыть: помещены в ЦАН, питание, психолог, 2 детей».

summary-outcome = Результат: { $value }
summary-placement = Где сейчас: { $value }
summary-children = Детей получили помощь: { $value }
summary-services = Услуги: { $value }
summary-organisations = Участвовали: { $value }
summary-tip = Статус жертвы торговли людьми: { $value }
summary-criminal = Уголовное дело: { $value }
summary-next = Следующий шаг: { $value }
summary-note = Примечание: { $value }
