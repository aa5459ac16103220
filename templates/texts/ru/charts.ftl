### Words in pictures. Short: they stand on a phone's screen.

chart-period = { $from }–{ $to }
chart-opened = поступило случаев: { $opened } · детей: { $children }
chart-curve = Доля закрытых случаев после сигнала
chart-closed = закрыто
chart-not-closed = не закрыто
chart-running = время ещё не вышло
chart-hours = { $n } ч
chart-days = { $n } дн
chart-rates = за 24 часа { $day } · за 7 дней { $week } · за 30 дней { $month }
chart-waiting = Незакрытые случаи: сколько прошло после сигнала
chart-open = никто не взял
chart-taken = в работе
chart-age-hour = до 1 часа
chart-age-day = 1–24 часа
chart-age-3-days = 1–3 дня
chart-age-week = 3–7 дней
chart-age-month = 7–30 дней
chart-age-more = больше 30 дней
chart-categories = Случаи по видам
chart-closed-of = { $closed } из { $opened }
chart-others = остальные
chart-alt = { $region }, { $from }–{ $to }: доля закрытых случаев, незакрытые случаи, случаи по видам
