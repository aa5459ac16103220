### The card. Labels stand before values and never change them.

card-label-children = Детей
card-label-age = возраст
card-label-ages = возраст
card-label-girls = девочек
card-label-boys = мальчиков
card-label-needs = Нужно
card-label-notified = Кому сообщили
card-label-posted = Откуда сигнал
card-label-taker = Ведёт
card-label-offered = Кому передают
card-label-outcome = Чем закончилось
card-label-placement = Где сейчас
card-label-helped = Детей получили помощь
card-label-into = Продолжение
card-label-transferred = Переведён в другой регион
card-category-unknown = Категория неизвестна
card-accompanied-unknown = кто рядом, неизвестно
card-danger = опасность сейчас
card-danger-unknown = есть ли опасность, неизвестно
card-closed = закрыт
card-answer-in-words = Выберите в опросе или ответьте своими словами.
card-hint-urgent = Пока никто не взял. Чтобы взять, ответьте «беру».
card-hint-take = Открыт. Чтобы взять: «беру».
card-hint-close = Когда завершите: «закрыть».
card-hint-offer = Чтобы принять: «беру».
card-hint-withdrawn = Сигнал отозван. Случай закроет координатор.
