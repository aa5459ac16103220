### Words in pictures. Short: they stand on a phone's screen.

chart-period = { $from }–{ $to }
chart-opened = cases opened: { $opened } · children: { $children }
chart-curve = Share of cases closed after the alert
chart-closed = closed
chart-not-closed = not closed
chart-running = time not up yet
chart-hours = { $n } h
chart-days = { $n } d
chart-rates = within 24 h { $day } · 7 days { $week } · 30 days { $month }
chart-waiting = Cases not closed: time since the alert
chart-open = nobody has taken it
chart-taken = taken
chart-age-hour = up to 1 hour
chart-age-day = 1–24 hours
chart-age-3-days = 1–3 days
chart-age-week = 3–7 days
chart-age-month = 7–30 days
chart-age-more = over 30 days
chart-categories = Cases by kind
chart-closed-of = { $closed } of { $opened }
chart-others = others
chart-alt = { $region }, { $from }–{ $to }: share of cases closed, cases not closed, cases by kind
