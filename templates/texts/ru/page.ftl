### The coordinators' page, and what the bot says of it.

page-link =
    Ссылка для входа: { $link }
    Действует { $minutes } { $minutes ->
        [one] минуту
        [few] минуты
        [many] минут
       *[other] минуты
    }, открывается один раз. Никому её не пересылайте.
page-not-set-up = Страница координаторов пока не подключена, это делает администратор. А здесь есть: «список», «цифры».
not-allowed-page = Страницу может открыть только координатор. Незакрытые случаи: «список».

page-skip = К содержанию
page-sections = Разделы
page-cases = Случаи
page-numbers = Цифры
page-leave = Выйти
page-language = Язык
page-language-own = Русский

page-board = Незакрытые случаи
page-untaken = Никто не взял
page-untaken-one = пока никто не взял
page-urgent = Из них срочных
page-in-work = В работе
page-longest = Дольше всех ждёт
page-filter = Фильтр
page-all = все
page-show = Показать
page-reset = Сбросить
page-col-urgency = Срочность
page-col-case = Случай
page-col-where = Где
page-col-since = После сигнала
page-col-state = Состояние
page-col-holder = Кто ведёт
page-children = детей: { $n }
page-untold = не указано
page-offered = кому передают: { $org }
page-holds-since = в работе: { $since }
page-found = Показано: { $n }/{ $of }
page-empty = Незакрытых случаев нет.
page-none-match = Таких случаев нет. Попробуйте сбросить фильтр.
page-updated = Обновлено: { $time }

page-opened-at = Время сигнала
page-posted-by = Кто сообщил
page-timeline = Ход случая
page-no-words = Здесь нет ни личных данных, ни текста сообщений. Подробности в общей комнате.
page-gone = Срок хранения прошёл, сведения этого случая уничтожены. Остались только шаги и время.
page-back = Все случаи

page-period = Период
page-days = { $n } { $n ->
    [one] день
    [few] дня
    [many] дней
   *[other] дня
}
page-ever = всё время
page-from-to = { $from } – { $to }
page-opened = Поступило случаев
page-closed = Закрыто случаев
page-helped = Детей получили помощь
page-to-take = До взятия случая
page-to-close = До закрытия случая
page-median = медиана
page-rates = Доля закрытых случаев
page-rates-note = Среди случаев, поступивших за период. Всего: { $n }. У новых случаев время ещё идёт, доля может вырасти.
page-within-day = за 24 часа
page-within-week = за 7 дней
page-within-month = за 30 дней
page-within-ever = всего
page-waiting = Сейчас ждут случаи
page-under-hour = меньше 1 часа
page-under-day = 1–24 часа
page-under-week = 1–7 дней
page-longer = больше 7 дней
page-by-category = По категориям
page-by-organisation = По организациям, которые ведут
page-by-month = По месяцам
page-nobody-took = никто не взял
page-running = время ещё идёт: { $n }
page-due = Сроки
page-overdue = прошёл
page-deadlines = Сроки соблюдены
page-closed-of = закрыто { $n }/{ $of }
page-no-cases = За этот период случаев не поступало.
page-export = Скачать таблицу
page-export-note = Случаи за этот период, без личных данных. Скачивание остаётся в журнале.

page-enter = Вход
page-enter-as = { $role } · { $org }
page-enter-note = Ссылка действует один раз. Если это чужое устройство, в конце работы нажмите «Выйти».
page-enter-button = Войти

page-sign-in = Сначала нужно войти
page-sign-in-how = Напишите боту в личном чате «страница». Бот пришлёт ссылку, которая открывается один раз.
page-open-again = Если вход уже выполнен, открыть страницу
page-link-over = Эта ссылка больше не открывается
page-link-over-how = Ссылка действует { $minutes } { $minutes ->
    [one] минуту
    [few] минуты
    [many] минут
   *[other] минуты
} и открывается один раз. Напишите боту в личном чате «страница» ещё раз.
page-left = Вы вышли
page-left-how = Чтобы войти снова, напишите боту в личном чате «страница».
page-not-found = Такой страницы нет
page-not-found-how = Проверьте адрес или начните со списка случаев.
page-case-not-found = В вашем регионе такого случая нет
page-case-not-found-how = Скопируйте код с карточки и проверьте ещё раз.
page-form-old = Эта страница устарела
page-form-old-how = Ничего не изменилось. Откройте страницу заново и нажмите ещё раз.
page-too-many = Слишком много запросов
page-too-many-how = Попробуйте снова через { $n } { $n ->
    [one] секунду
    [few] секунды
    [many] секунд
   *[other] секунды
}.
page-too-large = Отправлено слишком много
page-too-large-how = Откройте страницу заново и нажмите ещё раз.
page-broken = Страница не открылась
page-broken-how = Попробуйте через минуту. Если не выйдет, скажите администратору.
