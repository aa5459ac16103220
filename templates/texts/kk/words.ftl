### Small words, units and labels of buttons. Kazakh nouns stay singular after a number, so one text serves all numbers.

unknown = белгісіз
none = жоқ
yes = иә
no = жоқ

under-minute = 1 минуттан аз
minutes = { $n } минут
hours = { $n } сағат
days = { $n } күн
ago-now = жаңа ғана
ago-minutes = { $n } минут бұрын
ago-hours = { $n } сағат бұрын
ago-days = { $n } күн бұрын
count-children = { $n } бала
count-cases = { $n } іс
percent = { $n }{ "\u00A0" }%
rate = { $percent }{ "\u00A0" }% ({ $n }/{ $of })
rate-none = –

button-take = Аламын
button-cannot = Ала алмаймын
button-coming = Бара жатырмын
button-hand-over = Тапсыру
button-close = Жабу
button-open-case = Иә, іс ашу
button-other-case = Жоқ, басқа іс
button-transfer = Иә, жіберу
button-stays = Жоқ, осында қалады
button-form-send = Жіберу
button-form-cancel = Жібермеу
button-form-no-note = Ештеңе
button-send = Жіберу
button-edit = Түзету
button-yes-hide = Иә, жасыру
button-no-send = Жоқ, жіберу
button-all-right = Дұрыс, жабу
button-correct = Түзету
button-leave = Өзгертпеу

option-five-or-more = 5 не одан көп
option-elsewhere = басқа жер
services-none = қызмет көрсетілген жоқ
org-with-name = { $kind } ({ $name })
