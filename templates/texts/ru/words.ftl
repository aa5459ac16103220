### Small words, units and labels of buttons. Numbers take one / few / many; other is for fractions («1,5 часа»).

unknown = неизвестно
none = нет
yes = да
no = нет

under-minute = меньше минуты
minutes = { $n } { $n ->
    [one] минута
    [few] минуты
    [many] минут
   *[other] минуты
}
hours = { $n } { $n ->
    [one] час
    [few] часа
    [many] часов
   *[other] часа
}
days = { $n } { $n ->
    [one] день
    [few] дня
    [many] дней
   *[other] дня
}
ago-now = только что
ago-minutes = { $n } { $n ->
    [one] минуту
    [few] минуты
    [many] минут
   *[other] минуты
} назад
ago-hours = { $n } { $n ->
    [one] час
    [few] часа
    [many] часов
   *[other] часа
} назад
ago-days = { $n } { $n ->
    [one] день
    [few] дня
    [many] дней
   *[other] дня
} назад
count-children = { $n } { $n ->
    [one] ребёнок
    [few] ребёнка
    [many] детей
   *[other] ребёнка
}
count-cases = { $n } { $n ->
    [one] случай
    [few] случая
    [many] случаев
   *[other] случая
}
percent = { $n }{ "\u00A0" }%
rate = { $percent }{ "\u00A0" }% ({ $n }/{ $of })
rate-none = –

button-take = Беру
button-cannot = Не могу
button-coming = Иду
button-hand-over = Передать
button-close = Закрыть
button-open-case = Да, открыть случай
button-other-case = Нет, другой
button-transfer = Да, передать
button-stays = Нет, остаётся здесь
button-form-send = Отправить
button-form-cancel = Не отправлять
button-form-no-note = Ничего
button-send = Отправить
button-edit = Исправить
button-yes-hide = Да, скрыть
button-no-send = Нет, отправить
button-all-right = Всё верно, закрыть
button-correct = Исправить
button-leave = Не менять

option-five-or-more = 5 и больше
option-elsewhere = другое место
services-none = услуг не было
org-with-name = { $kind } ({ $name })
