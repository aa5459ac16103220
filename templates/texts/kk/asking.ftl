### Questions about a case and for its closure report. One at a time, always with a way out.

ask-category = Не болды? Ең сәйкесін таңдаңыз.
ask-danger-one = Қазір балаға қауіп төніп тұр ма?
ask-danger-many = Қазір балаларға қауіп төніп тұр ма?
ask-children = Неше бала?
ask-ages-one = Бала шамамен неше жаста?
ask-ages-many = Балалар шамамен неше жаста?
ask-accompanied-one = Баланың жанында кім бар?
ask-accompanied-many = Балалардың жанында кім бар?
ask-place = Бұл қандай жер?
ask-district = Қай аудан не қала? Атауын жазыңыз.
ask-status = Азаматтығы қандай?
ask-when = Бұл қашан байқалды?
ask-needs = Қазір не қажет? Бірнешеуін таңдауға болады.
ask-region = Қай өңір? Атауын жазыңыз.
ask-same-as = { $other } ісіне ұқсайды. Екеуі бір іс пе?
ask-transfer = Хабарда басқа өңір аталған: { $region }. Істі сонда жібереміз бе?
ask-which-district = Мұндай атаумен бірнеше жер бар. Қайсысы?
numbered-hint = Нөмірін жазсаңыз да болады.
numbered-hint-many = Нөмірлерін үтірмен бөліп жазсаңыз да болады.

form-note = Тағы не маңызды? Атын, телефонын, үйін жазбаңыз.
form-send =
    Жіберейін бе?
    { $summary }
form-children = балалар: { $value }
form-ages = жасы { $value }

report-ask-outcome =
    Қорытынды. Іс немен аяқталды?
    { $left ->
        [1] { $closes }
       *[other] Тағы керегі: { $more }. Бәрін бір хабарламада жазуға болады.
    }
report-ask-placement =
    Қорытынды. Бала қайда орналастырылды?
    { $left ->
        [1] { $closes }
       *[other] Тағы керегі: { $more }. Бәрін бір хабарламада жазуға болады.
    }
report-ask-children =
    Қорытынды. Неше бала көмек алды?
    { $left ->
        [1] { $closes }
       *[other] Тағы керегі: { $more }. Бәрін бір хабарламада жазуға болады.
    }
report-ask-services =
    Қорытынды. Қандай қызметтер көрсетілді?
    { $left ->
        [1] { $closes }
       *[other] Тағы керегі: { $more }. Бәрін бір хабарламада жазуға болады.
    }
report-ask-organisations =
    Қорытынды. Қандай ұйымдар қатысты?
    { $left ->
        [1] { $closes }
       *[other] Тағы керегі: { $more }. Бәрін бір хабарламада жазуға болады.
    }
report-ask-tip =
    Қорытынды. Адам саудасы құрбаны мәртебесі бағаланды ма?
    { $left ->
        [1] { $closes }
       *[other] Тағы керегі: { $more }. Бәрін бір хабарламада жазуға болады.
    }
report-ask-criminal =
    Қорытынды. Қылмыстық іс бар ма? Нөмірін жазбаңыз.
    { $left ->
        [1] { $closes }
       *[other] Тағы керегі: { $more }. Бәрін бір хабарламада жазуға болады.
    }
report-ask-next =
    Қорытынды. Келесі қадам қандай, қай күні? Болмаса, «жоқ» деп жазыңыз.
    { $left ->
        [1] { $closes }
       *[other] Тағы керегі: { $more }. Бәрін бір хабарламада жазуға болады.
    }
report-ask-last = Жауабыңызбен іс жабылады. Жазылатыны: { $summary }.
report-ask-confirm =
    Қорытынды. Бәрі дұрыс па?
    { $summary }
report-how-to-correct = Нені түзету керегін жазыңыз. Мысалы: «жабу: 3 бала, психолог».
report-missing =
    Қорытындыға тағы керегі: { $parts }.
    Мысалы: «жабу: бейімдеу орталығына орналастырылды, тамақ, психолог, 2 бала».

summary-outcome = Нәтиже: { $value }
summary-placement = Қайда: { $value }
summary-children = Көмек алған балалар: { $value }
summary-services = Қызметтер: { $value }
summary-organisations = Қатысқан: { $value }
summary-tip = Адам саудасы құрбаны мәртебесі: { $value }
summary-criminal = Қылмыстық іс: { $value }
summary-next = Келесі қадам: { $value }
summary-note = Ескертпе: { $value }
