### Words for values (glossary, "Terms").

state-open = открыт
state-taken = в работе
state-closed = закрыт

urgency-red = срочно
urgency-amber = важно
urgency-green = обычный

category-begging = вовлечение в попрошайничество
category-labour = трудовая эксплуатация
category-sexual = сексуальная эксплуатация или насилие
category-marriage = ранний или принудительный брак
category-trafficking = торговля людьми
category-unaccompanied = без сопровождения
category-neglect = нет присмотра и заботы
category-violence = насилие
category-missing = пропавший ребёнок
category-education = вне школы
category-health = здоровье
category-documents = документы
category-other = другое

place-market = рынок
place-station = вокзал
place-street = улица
place-construction = стройка
place-farm = крестьянское хозяйство
place-home = дом, квартира
place-school = школа
place-hospital = больница
place-border = граница
place-transport = транспорт
place-online = интернет
place-shop = магазин
place-mosque = мечеть
place-shelter = приют
place-other = другое место

accompanied-alone = рядом никого нет
accompanied-parents = с родителями
accompanied-relative = с родственниками
accompanied-other-adult = с другим взрослым
accompanied-children-only = только дети

status-kz = гражданство Казахстана
status-foreign = иностранное гражданство
status-stateless = без гражданства
status-undocumented = без документов

when-now = сейчас
when-today = сегодня
when-earlier = раньше

need-police = полиция
need-medical = медицинская помощь
need-shelter = ночлег, приют
need-food = питание
need-interpreter = переводчик
need-documents = документы
need-school = школа
need-psychologist = психолог
need-transport = транспорт
need-clothes = одежда

band-0-2 = 0–2
band-3 = 3
band-4-6 = 4–6
band-7-10 = 7–10
band-11-13 = 11–13
band-14-15 = 14–15
band-16-17 = 16–17

region-turkistan = Туркестанская область
region-kyzylorda = Кызылординская область
region-almaty-region = Алматинская область
region-zhambyl = Жамбылская область
region-zhetysu = область Жетісу
region-almaty = город Алматы
region-shymkent = город Шымкент
region-other = другой регион

kind-juvenile-police = ювенальная полиция
kind-migration = миграционная служба
kind-akimat = акимат
kind-ngo = НПО
kind-csc = центр поддержки детей (ЦПД)
kind-guardianship = орган опеки и попечительства
kind-education = управление образования
kind-health = управление здравоохранения
kind-hotline = телефон доверия

role-responder = специалист
role-coordinator = координатор
role-auditor = наблюдатель
role-administrator = администратор
role-head = руководитель региона

language-kk = казахский
language-ru = русский
language-en = английский

outcome-safe-family = в семье, в безопасности
outcome-placed = нашли место
outcome-other-region = передано в другой регион или страну
outcome-not-located = не удалось найти
outcome-false-alarm = сигнал не подтвердился
outcome-duplicate = повторный сигнал
outcome-refused = отказ от помощи
outcome-other = другое

placement-csc = ЦАН или ЦПД
placement-infants-home = дом ребёнка
placement-guardian = опекун, патронатная или приёмная семья
placement-shelter = приют
placement-hospital = больница

service-social-domestic = социально-бытовые
service-socio-medical = социально-медицинские
service-socio-psychological = социально-психологические
service-socio-pedagogical = социально-педагогические
service-social-labour = социально-трудовые
service-socio-cultural = социально-культурные
service-socio-economic = социально-экономические
service-socio-legal = социально-правовые
service-short-social-domestic = бытовые
service-short-socio-medical = медицинские
service-short-socio-psychological = психологические
service-short-socio-pedagogical = педагогические
service-short-social-labour = трудовые
service-short-socio-cultural = культурные
service-short-socio-economic = экономические
service-short-socio-legal = правовые

tip-not-assessed = не оценивался
tip-under-assessment = идёт оценка
tip-recognised = признан
tip-not-recognised = не признан

criminal-none = нет
criminal-opened = расследование начато
criminal-requalified = переквалифицировано
criminal-refused = расследование не начато или прекращено

guard-kind-person = имя
guard-kind-phone = номер телефона
guard-kind-iin = ИИН
guard-kind-document = номер документа
guard-kind-address = точный адрес
guard-kind-plate = номер машины
guard-kind-email = электронная почта
guard-kind-handle = аккаунт в соцсети
guard-kind-account = номер счёта или карты
guard-kind-birthdate = дата рождения
guard-kind-geo = точка на карте
guard-kind-school-class = школа и класс
guard-kind-medical = медицинские сведения

part-outcome = результат
part-placement = где сейчас ребёнок
part-children = сколько детей получили помощь
part-services = оказанные услуги
part-organisations = кто участвовал
part-tip = статус жертвы торговли людьми
part-criminal = уголовное дело
part-next = следующий шаг
part-note = примечание
part-duplicate-of = код случая, который продолжается

field-category = категория
field-region = регион
field-district = район или город
field-place = место
field-children = число детей
field-girls = девочки
field-boys = мальчики
field-ages = возраст
field-accompanied = кто рядом
field-status = гражданство
field-when = время
field-danger = опасность
field-needs = что нужно

act-opened = открытие случая
act-told = исправление данных
act-taken = взятие случая
act-offered = передача случая
act-reported = ответ в итоге
act-proposed = отправка итога на подтверждение
act-closed = закрытие случая
act-merged = объединение случаев
act-reopened = повторное открытие
act-transferred = перевод в другой регион
act-withdrawn = отзыв сигнала
act-reached = отметка о шаге
act-clock-waived = снятие срока
act-room-opened = открытие отдельной комнаты
act-room-named = добавление в комнату
act-room-unnamed = вывод из комнаты

milestone-application = подано заявление на услуги
milestone-assessed = форма оценки заполнена
milestone-recognised = статус признан
milestone-not-recognised = статус не признан
milestone-form-sent = форма и заявление отправлены в уполномоченный орган
milestone-referred = направлено в организацию, оказывающую услуги
milestone-guardianship-told = орган опеки и попечительства знает
milestone-police-told = органы внутренних дел знают
milestone-services-began = заключён договор об услугах
milestone-services-ended = договор об услугах завершён или продлён
milestone-admitted-cam = приём в центр адаптации
milestone-admitted-csc = приём в центр поддержки детей
milestone-status-set = статус ребёнка определён

waive-not-applicable = к этому случаю не относится
waive-other-body = этим занимается другая организация
waive-with-family = ребёнок в семье
waive-recognised-before = статус признан раньше
waive-other = другая причина
command-undo = отмена
command-ask = вопрос
command-status = статус
command-steps = шаги
command-correct = исправить
command-confirm = подтверждаю
command-return = вернуть

step-opened = сигнал поступил
step-asked = бот задал вопрос
step-told = данные дополнены
step-taken = случай взят в работу
step-offered = предложено передать
step-declined = взять не получилось
step-heard = названы услуги или организации
step-reported = дан ответ для итога
step-closed = случай закрыт
step-reopened = случай открыт снова
step-transferred = случай переведён в другой регион
step-withdrawn = сигнал отозван
step-source-gone = сообщение удалено автором
step-undone = последнее действие отменено
step-proposed = итог ждёт подтверждения
step-returned = итог просят дополнить
step-assessed = отмечено в форме оценки
step-assessment-read = форма оценки просмотрена
step-room-opened = открыта отдельная комната
step-room-named = участник добавлен в отдельную комнату
step-room-unnamed = участник выведен из отдельной комнаты
step-detail-given = переданы защищённые данные
step-detail-dropped = защищённые данные стёрты
step-detail-went = защищённые данные перешли в другой случай
step-detail-came = защищённые данные пришли из другого случая
step-detail-named = дан доступ к данным
step-detail-read = защищённые данные открыты
step-detail-refused = в доступе к данным отказано
step-assigned = координатор указал организацию
step-spoke = новое сообщение в общей комнате
step-reached = сделан следующий шаг
step-clock-started = срок: начался
step-clock-kept = срок: выполнено
step-clock-missed = срок: прошёл
step-clock-waived = срок: снят
step-clock-ended = срок: остановлен
step-reminded = отправлено напоминание
step-coming = сообщили, что в пути
step-erased = данные удалены
step-holder-left = специалист, который вёл случай, ушёл
