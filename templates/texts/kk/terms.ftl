### Words for values (glossary, "Terms"). Where the glossary marks a term with "?", a native lawyer or officer is still to confirm it.

state-open = ашық
state-taken = алынған
state-closed = жабық

urgency-red = шұғыл
urgency-amber = маңызды
urgency-green = қалыпты

category-begging = қайыр сұрату
category-labour = бала еңбегін қанау
category-sexual = сексуалдық қанау не зорлық
category-marriage = ерте не мәжбүрлі неке
category-trafficking = адам саудасы
category-unaccompanied = ересексіз жүрген бала
category-neglect = қараусыз қалу
category-violence = зорлық-зомбылық
category-missing = жоғалған бала
category-education = оқудан тыс қалу
category-health = денсаулық
category-documents = құжат мәселесі
category-other = басқа

place-market = базар
place-station = вокзал
place-street = көше
place-construction = құрылыс
place-farm = шаруа қожалығы
place-home = үй
place-school = мектеп
place-hospital = аурухана
place-border = шекара
place-transport = көлік
place-online = интернет
place-shop = дүкен
place-mosque = мешіт
place-shelter = пана үйі
place-other = басқа жер

accompanied-alone = жанында ешкім жоқ
accompanied-parents = ата-анасымен
accompanied-relative = туысымен
accompanied-other-adult = басқа ересек адаммен
accompanied-children-only = тек балалар

status-kz = Қазақстан азаматтығы
status-foreign = шет ел азаматтығы
status-stateless = азаматтығы жоқ
status-undocumented = құжаты жоқ

when-now = қазір
when-today = бүгін
when-earlier = бұрын

need-police = полиция
need-medical = медициналық көмек
need-shelter = түнейтін жер
need-food = тамақ
need-interpreter = аудармашы
need-documents = құжат
need-school = мектеп
need-psychologist = психолог
need-transport = көлік
need-clothes = киім

band-0-2 = 0–2
band-3 = 3
band-4-6 = 4–6
band-7-10 = 7–10
band-11-13 = 11–13
band-14-15 = 14–15
band-16-17 = 16–17

region-turkistan = Түркістан облысы
region-kyzylorda = Қызылорда облысы
region-almaty-region = Алматы облысы
region-zhambyl = Жамбыл облысы
region-zhetysu = Жетісу облысы
region-almaty = Алматы қаласы
region-shymkent = Шымкент қаласы
region-other = басқа өңір

kind-juvenile-police = ювеналды полиция
kind-migration = көші-қон қызметі
kind-akimat = әкімдік
kind-ngo = ҮЕҰ
kind-csc = балаларды қолдау орталығы
kind-guardianship = қорғаншылық және қамқоршылық органы
kind-education = білім басқармасы
kind-health = денсаулық сақтау басқармасы
kind-hotline = сенім телефоны

role-responder = маман
role-coordinator = үйлестіруші
role-auditor = бақылаушы
role-administrator = администратор
role-head = өңір басшысы

language-kk = қазақша
language-ru = орысша
language-en = ағылшынша

outcome-safe-family = отбасында, қауіпсіз
outcome-placed = орналастырылды
outcome-other-region = басқа өңірге не елге тапсырылды
outcome-not-located = табылмады
outcome-false-alarm = дабыл расталмады
outcome-duplicate = қайталанған дабыл
outcome-refused = көмектен бас тартты
outcome-other = басқа

placement-csc = бейімдеу не қолдау орталығы
placement-infants-home = сәбилер үйі
placement-guardian = қорғаншы, патронат не қабылдаушы отбасы
placement-shelter = пана үйі
placement-hospital = аурухана

service-social-domestic = әлеуметтік-тұрмыстық
service-socio-medical = әлеуметтік-медициналық
service-socio-psychological = әлеуметтік-психологиялық
service-socio-pedagogical = әлеуметтік-педагогикалық
service-social-labour = әлеуметтік-еңбек
service-socio-cultural = әлеуметтік-мәдени
service-socio-economic = әлеуметтік-экономикалық
service-socio-legal = әлеуметтік-құқықтық
service-short-social-domestic = тұрмыстық
service-short-socio-medical = медициналық
service-short-socio-psychological = психологиялық
service-short-socio-pedagogical = педагогикалық
service-short-social-labour = еңбек
service-short-socio-cultural = мәдени
service-short-socio-economic = экономикалық
service-short-socio-legal = құқықтық

tip-not-assessed = бағаланбаған
tip-under-assessment = бағалануда
tip-recognised = танылды
tip-not-recognised = танылмады

criminal-none = жоқ
criminal-opened = тергеп-тексеру басталды
criminal-requalified = қайта сараланды
criminal-refused = тергеп-тексеру басталмады не тоқтатылды

guard-kind-person = аты-жөні
guard-kind-phone = телефон нөмірі
guard-kind-iin = ЖСН
guard-kind-document = құжат нөмірі
guard-kind-address = нақты мекенжай
guard-kind-plate = көлік нөмірі
guard-kind-email = электрондық пошта
guard-kind-handle = желідегі аккаунт
guard-kind-account = шот не карта нөмірі
guard-kind-birthdate = туған күні
guard-kind-geo = картадағы нүкте
guard-kind-school-class = мектебі мен сыныбы
guard-kind-medical = денсаулық туралы дерек

part-outcome = нәтиже
part-placement = бала қайда орналастырылды
part-children = көмек алған балалар саны
part-services = көрсетілген қызметтер
part-organisations = қатысқан ұйымдар
part-tip = адам саудасы құрбаны мәртебесі
part-criminal = қылмыстық іс
part-next = келесі қадам
part-note = ескертпе
part-duplicate-of = жалғасатын істің коды

field-category = санаты
field-region = өңір
field-district = аудан не қала
field-place = орын
field-children = балалар саны
field-girls = қыздар
field-boys = ұлдар
field-ages = жасы
field-accompanied = жанында кім бар
field-status = азаматтығы
field-when = уақыты
field-danger = қауіп
field-needs = не қажет

act-opened = іс ашу
act-told = деректі түзету
act-taken = істі алу
act-offered = істі тапсыру
act-reported = қорытындыға жауап
act-proposed = қорытындыны растауға жіберу
act-closed = істі жабу
act-merged = істерді біріктіру
act-reopened = істі қайта ашу
act-transferred = басқа өңірге жіберу
act-withdrawn = дабылды кері алу
act-reached = белгіленген қадам
act-clock-waived = мерзімді алып тастау
act-room-opened = бөлек бөлме ашу
act-room-named = бөлмеге қосу
act-room-unnamed = бөлмеден шығару

milestone-application = қызметтерге өтініш берілді
milestone-assessed = бағалау нысаны толтырылды
milestone-recognised = мәртебе танылды
milestone-not-recognised = мәртебе танылмады
milestone-form-sent = нысан мен өтініш уәкілетті органға жіберілді
milestone-referred = қызмет беретін ұйымға жіберілді
milestone-guardianship-told = қорғаншылық және қамқоршылық органы хабардар
milestone-police-told = ішкі істер органы хабардар
milestone-services-began = қызмет көрсету шарты жасалды
milestone-services-ended = қызмет көрсету шарты аяқталды не ұзартылды
milestone-admitted-cam = бейімдеу орталығына қабылданды
milestone-admitted-csc = балаларды қолдау орталығына қабылданды
milestone-status-set = баланың мәртебесі анықталды

waive-not-applicable = бұл іске қатысы жоқ
waive-other-body = басқа ұйым жүргізеді
waive-with-family = бала отбасында
waive-recognised-before = мәртебе бұрын танылған
waive-other = басқа себеп
command-undo = болдырмау
command-ask = сұрақ
command-status = күйі
command-steps = қадамдар
command-correct = түзету
command-confirm = растаймын
command-return = толықтыру керек

step-opened = дабыл түсті
step-asked = бот сұрақ қойды
step-told = дерек толықтырылды
step-taken = іс алынды
step-offered = тапсыру ұсынылды
step-declined = ұсынылған ұйым ала алмады
step-heard = қызмет не ұйым аталды
step-reported = қорытындыға жауап берілді
step-closed = іс жабылды
step-reopened = іс қайта ашылды
step-transferred = басқа өңірге жіберілді
step-withdrawn = дабыл кері алынды
step-source-gone = автор хабарламасын өшірді
step-undone = соңғы әрекет алынып тасталды
step-proposed = қорытынды растауды күтуде
step-returned = қорытындыны толықтыру сұралды
step-assessed = бағалау нысаны белгіленді
step-assessment-read = бағалау нысаны қаралды
step-room-opened = бөлек бөлме ашылды
step-room-named = бөлек бөлмеге мүше қосылды
step-room-unnamed = бөлек бөлмеден мүше шығарылды
step-detail-given = қорғалған дерек берілді
step-detail-dropped = қорғалған дерек жойылды
step-detail-went = қорғалған дерек басқа іске көшті
step-detail-came = қорғалған дерек басқа істен келді
step-detail-named = дерекке рұқсат берілді
step-detail-read = қорғалған дерек ашылды
step-detail-refused = қорғалған дерек ашылмады
step-assigned = үйлестіруші ұйымды атады
step-spoke = ортақ бөлмеде жазылды
step-reached = келесі қадам жасалды
step-clock-started = мерзім: басталды
step-clock-kept = мерзім: орындалды
step-clock-missed = мерзім: өтті
step-clock-waived = мерзім: алынып тасталды
step-clock-ended = мерзім: тоқтады
step-reminded = еске салынды
step-coming = жолда екені айтылды
step-erased = деректері өшірілді
step-holder-left = істі жүргізген маман кетті
