### Words for values (glossary, "Terms").

state-open = open
state-taken = taken
state-closed = closed

urgency-red = urgent
urgency-amber = important
urgency-green = routine

category-begging = made to beg
category-labour = child labour
category-sexual = sexual exploitation or abuse
category-marriage = early or forced marriage
category-trafficking = trafficking in persons
category-unaccompanied = unaccompanied child
category-neglect = neglect
category-violence = violence
category-missing = missing child
category-education = out of school
category-health = health
category-documents = documents
category-other = other

place-market = market
place-station = station
place-street = street
place-construction = construction
place-farm = farm
place-home = home
place-school = school
place-hospital = hospital
place-border = border
place-transport = transport
place-online = online
place-shop = shop
place-mosque = mosque
place-shelter = shelter
place-other = another place

accompanied-alone = alone
accompanied-parents = with parents
accompanied-relative = with a relative
accompanied-other-adult = with another adult
accompanied-children-only = children only

status-kz = Kazakh citizen
status-foreign = foreign citizen
status-stateless = stateless
status-undocumented = undocumented

when-now = now
when-today = today
when-earlier = earlier

need-police = police
need-medical = medical help
need-shelter = shelter
need-food = food
need-interpreter = interpreter
need-documents = documents
need-school = school
need-psychologist = psychologist
need-transport = transport
need-clothes = clothes

band-0-2 = 0–2
band-3 = 3
band-4-6 = 4–6
band-7-10 = 7–10
band-11-13 = 11–13
band-14-15 = 14–15
band-16-17 = 16–17

region-turkistan = Turkistan oblast
region-kyzylorda = Kyzylorda oblast
region-almaty-region = Almaty oblast
region-zhambyl = Zhambyl oblast
region-zhetysu = Zhetysu oblast
region-almaty = city of Almaty
region-shymkent = city of Shymkent
region-other = another region

kind-juvenile-police = juvenile police
kind-migration = migration service
kind-akimat = akimat
kind-ngo = NGO
kind-csc = Centre for Support of Children
kind-guardianship = guardianship authority
kind-education = education department
kind-health = health department
kind-hotline = hotline

role-responder = responder
role-coordinator = coordinator
role-auditor = auditor
role-administrator = administrator
role-head = head of the region

language-kk = Kazakh
language-ru = Russian
language-en = English

outcome-safe-family = safe with family
outcome-placed = placed
outcome-other-region = handed to another region or country
outcome-not-located = not located
outcome-false-alarm = false alarm
outcome-duplicate = duplicate
outcome-refused = help refused
outcome-other = other

placement-csc = Centre for Adaptation or Support
placement-infants-home = Infants' Home
placement-guardian = guardian or foster family
placement-shelter = shelter
placement-hospital = hospital

service-social-domestic = social-domestic
service-socio-medical = socio-medical
service-socio-psychological = socio-psychological
service-socio-pedagogical = socio-pedagogical
service-social-labour = social-labour
service-socio-cultural = socio-cultural
service-socio-economic = socio-economic
service-socio-legal = socio-legal
service-short-social-domestic = domestic
service-short-socio-medical = medical
service-short-socio-psychological = psychological
service-short-socio-pedagogical = pedagogical
service-short-social-labour = labour
service-short-socio-cultural = cultural
service-short-socio-economic = economic
service-short-socio-legal = legal

tip-not-assessed = not assessed
tip-under-assessment = under assessment
tip-recognised = recognised
tip-not-recognised = not recognised

criminal-none = none
criminal-opened = opened
criminal-requalified = requalified
criminal-refused = refused

guard-kind-person = a name
guard-kind-phone = a telephone number
guard-kind-iin = an ID number
guard-kind-document = a document number
guard-kind-address = an exact address
guard-kind-plate = a vehicle number
guard-kind-email = an e-mail address
guard-kind-handle = a social media account
guard-kind-account = an account or card number
guard-kind-birthdate = a date of birth
guard-kind-geo = a point on the map
guard-kind-school-class = a school and class
guard-kind-medical = medical details

part-outcome = outcome
part-placement = where the child is placed
part-children = children helped
part-services = services given
part-organisations = organisations that took part
part-tip = TIP status
part-criminal = criminal case
part-next = next step
part-note = note
part-duplicate-of = code of the case that goes on

field-category = category
field-region = region
field-district = district or town
field-place = place
field-children = number of children
field-girls = girls
field-boys = boys
field-ages = age
field-accompanied = who is with them
field-status = citizenship
field-when = time
field-danger = danger
field-needs = needs

act-opened = opening the case
act-told = changing the details
act-taken = taking the case
act-offered = handing over
act-reported = an answer of the report
act-proposed = sending the report for confirmation
act-closed = closing the case
act-merged = merging the cases
act-reopened = reopening
act-transferred = transfer to another region
act-withdrawn = withdrawing the alert
act-reached = noting a step
act-clock-waived = waiving a deadline
act-room-opened = opening a separate room
act-room-named = adding to the room
act-room-unnamed = taking out of the room

milestone-application = application for services made
milestone-assessed = assessment form filled in
milestone-recognised = status recognised
milestone-not-recognised = status not recognised
milestone-form-sent = form and application sent to the authorised body
milestone-referred = referred to a service provider
milestone-guardianship-told = guardianship authority told
milestone-police-told = internal affairs told
milestone-services-began = contract on services concluded
milestone-services-ended = contract on services ended or extended
milestone-admitted-cam = admitted to a Centre for Adaptation
milestone-admitted-csc = admitted to a Centre for Support
milestone-status-set = status of the child determined

waive-not-applicable = does not apply to this case
waive-other-body = another body deals with it
waive-with-family = the child is with the family
waive-recognised-before = status recognised before
waive-other = another reason
command-undo = undo
command-ask = ask
command-status = status
command-steps = steps
command-correct = correction
command-confirm = confirm
command-return = return

step-opened = alert came in
step-asked = the bot asked a question
step-told = details added
step-taken = case taken
step-offered = offered to another body
step-declined = the other body cannot take it
step-heard = services or bodies named
step-reported = part of the report given
step-closed = case closed
step-reopened = case reopened
step-transferred = moved to another region
step-withdrawn = alert withdrawn
step-source-gone = message deleted by its author
step-undone = last act undone
step-proposed = report waits for confirmation
step-returned = report is to be completed
step-assessed = assessment form ticked
step-assessment-read = assessment form viewed
step-room-opened = separate room opened
step-room-named = member added to the separate room
step-room-unnamed = member taken out of the separate room
step-detail-given = sealed detail given
step-detail-dropped = sealed detail deleted
step-detail-went = sealed detail moved to another case
step-detail-came = sealed detail came from another case
step-detail-named = access to details given
step-detail-read = sealed details opened
step-detail-refused = sealed details refused
step-assigned = coordinator named a body
step-spoke = new message in the room
step-reached = next step done
step-clock-started = deadline: started
step-clock-kept = deadline: done
step-clock-missed = deadline: passed
step-clock-waived = deadline: waived
step-clock-ended = deadline: stopped
step-reminded = reminder sent
step-coming = said to be on the way
step-erased = data erased
step-holder-left = the acting member left
