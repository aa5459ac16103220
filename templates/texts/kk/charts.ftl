### Words in pictures. Short: they stand on a phone's screen.

chart-period = { $from }–{ $to }
chart-opened = түскен іс: { $opened } · балалар: { $children }
chart-curve = Дабылдан кейін жабылған істер үлесі
chart-closed = жабылған
chart-not-closed = жабылмаған
chart-running = уақыты әлі өтпеген
chart-hours = { $n } сағ
chart-days = { $n } күн
chart-rates = 24 сағатта { $day } · 7 күнде { $week } · 30 күнде { $month }
chart-waiting = Жабылмаған істер: дабылдан бері өткен уақыт
chart-open = ешкім алмаған
chart-taken = алынған
chart-age-hour = 1 сағатқа дейін
chart-age-day = 1–24 сағат
chart-age-3-days = 1–3 күн
chart-age-week = 3–7 күн
chart-age-month = 7–30 күн
chart-age-more = 30 күннен көп
chart-categories = Істер түрлері бойынша
chart-closed-of = { $closed } / { $opened }
chart-others = қалғандары
chart-alt = { $region }, { $from }–{ $to }: жабылған істер үлесі, жабылмаған істер, істер түрлері бойынша
