### Answers to questions, and what greets and parts.

status-open =
    { $urgency } · открыт · { $category }
    { $area } · сигнал: { $opened }
    Пока никто не взял. Ждёт: { $waited }.
status-taken =
    { $urgency } · в работе · { $category }
    { $area } · сигнал: { $opened }
    Ведёт: { $org }, с { $at }.
status-offered =
    { $urgency } · в работе · { $category }
    { $area } · сигнал: { $opened }
    Ведёт: { $org }. Кому передают: { $to }, ждём ответа.
status-closed =
    закрыт · { $category }
    { $area } · сигнал: { $opened }
    Закрыт: { $at } · { $outcome }.

list =
    Незакрытых случаев: { $n }
    { $items }
list-item = { $code } · { $urgency } · { $category } · { $area } · ждёт: { $waited }
list-item-taken = { $code } · { $urgency } · { $category } · { $area } · ведёт: { $org }
list-more = Ещё случаев: { $n }
list-empty = Незакрытых случаев нет.

numbers =
    { $region }, { $from }–{ $to }
    Поступило случаев: { $opened } · взято: { $taken } · закрыто: { $closed } (детей: { $children }) · ждут: { $waiting }
    Доля закрытых случаев: за 24 часа { $rate-day } · за 7 дней { $rate-week } · за 30 дней { $rate-month } · всего { $rate-ever }
    { $running }
    Время до взятия: { $to-take }
    Время до закрытия: { $to-close }
    { $ends }
    { $categories }
    { $guard }
numbers-running = Время ещё идёт (случаев): 24 ч – { $day } · 7 дн – { $week } · 30 дн – { $month }
numbers-times = медиана { $median } · 9 из 10: { $p90 }
numbers-ends = Не подтвердилось: { $false-alarms } · открыто снова: { $reopened } · сроки соблюдены: { $deadlines }
numbers-waiting =
    Пока никто не взял: { $n }
    { $items }
numbers-category = { $category }: поступило случаев { $opened }, закрыто { $closed }
numbers-empty = { $region }, { $from }–{ $to } · за это время случаев не поступало.
digest = { $region }, { $day } · поступило случаев: { $opened } · взято: { $taken } · закрыто: { $closed } (детей: { $children }) · ждут: { $waiting } · закрыто за 24 часа: { $rate-day }

help =
    Подать сигнал: напишите своими словами, а по шагам: форма.
    Ответ на карточку: беру · вопрос · передать … · закрыть · открыть снова · отмена
    Где угодно: статус КОД · список · цифры
    Если опасность прямо сейчас, сначала звоните 102 или 103.
help-coordinator = Координатору: передать … · закрыть · открыть снова · то же что КОД · цифры · страница

welcome-1 = Здравствуйте. Это бот Dabyl. Напишите о ребёнке своими словами: что случилось, где, сколько детей. Хватит одного сообщения, остальное бот спросит.
welcome-2 = Не пишите в общую комнату имена, телефоны, ИИН, номер дома, не отправляйте фото. Сообщите их тому, кто ведёт случай, по телефону или лично.
welcome-3 = У каждого случая есть код. Отвечайте на карточку: «беру», «передать», «закрыть». При закрытии будет несколько коротких вопросов. Подробнее: «помощь». Спасибо, что вы с нами.
off-boarded = Ваш доступ к комнатам Dabyl закрыт. Открытые случаи перешли к вашей организации. Спасибо за работу. Если это ошибка, напишите координатору.
