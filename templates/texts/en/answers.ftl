### Answers to questions, and what greets and parts.

status-open =
    { $urgency } · open · { $category }
    { $area } · alert: { $opened }
    Nobody has taken it yet. Waiting for { $waited }.
status-taken =
    { $urgency } · taken · { $category }
    { $area } · alert: { $opened }
    Taken by: { $org }, { $at }.
status-offered =
    { $urgency } · taken · { $category }
    { $area } · alert: { $opened }
    Taken by: { $org }. Handing over to: { $to }, waiting for an answer.
status-closed =
    closed · { $category }
    { $area } · alert: { $opened }
    Closed: { $at } · { $outcome }.

list =
    Cases not closed: { $n }
    { $items }
list-item = { $code } · { $urgency } · { $category } · { $area } · waiting: { $waited }
list-item-taken = { $code } · { $urgency } · { $category } · { $area } · taken by: { $org }
list-more = More cases: { $n }
list-empty = All cases are closed.

numbers =
    { $region }, { $from }–{ $to }
    Cases: { $opened } · children: { $children }
    Taken: { $taken } · waiting: { $waiting }
    Closed: { $closed }
    Within 24 h: { $rate-day }
    Deadlines kept: { $deadlines }
numbers-more =
    In detail: { $region }, { $from }–{ $to }
    Cases closed within 7 days: { $rate-week }
    30 days: { $rate-month } · ever: { $rate-ever }
    { $running }
    Until taken: { $to-take }
    Until closed: { $to-close }
    { $ends }
    { $categories }
    { $guard }
numbers-running = Time not up yet (cases): 24 h – { $day } · 7 d – { $week } · 30 d – { $month }
numbers-times = median { $median } · 9 in 10: { $p90 }
numbers-ends = Not confirmed: { $false-alarms } · reopened: { $reopened }
numbers-waiting =
    Nobody has taken these yet: { $n }
    { $items }
numbers-category = { $category }: cases { $opened }, closed { $closed }
numbers-empty = { $region }, { $from }–{ $to } · no cases were opened in this time.
digest = { $region }, { $day } · cases opened: { $opened } · taken: { $taken } · closed: { $closed } (children: { $children }) · waiting: { $waiting } · closed within 24 h: { $rate-day }

help =
    To raise an alert, write in your own words, or step by step: form.
    Reply to a card: take · ask · hand over to … · close · reopen · undo
    Anywhere: status CODE · list · numbers
    Only here: details CODE (names, telephones, address, photos) · show CODE
    If there is danger now, call 102 or 103 first.
help-coordinator =
    For coordinators: hand over to … · close · reopen · same as CODE · numbers · page · separate room CODE
    In the coordination room: numbers October · raid: Saryagash, markets, until 18:00 · raid over: markets 3, people 14

welcome-1 = Hello. This is the Dabyl bot. Write about a child in your own words: what happened, where, how many children. One message is enough; the bot asks for the rest.
welcome-2 = Every case has a card and a code. To take a case, reply to its card: "take". From then on your organisation holds it.
welcome-3 = When help was given, reply to the card: "close". The bot asks a few short questions. More: "help".
welcome-4 = Never put names, telephone numbers, ID numbers, house numbers or photos into the shared room. Give them to the bot here, with "details" and the code: only the body that takes the case sees them, and every reading is recorded.
welcome-5 = Please verify a new phone or computer, or messages cannot be read on it. How: "device". To try everything safely: "practice". Thank you for joining.
off-boarded = Your access to the Dabyl rooms has ended. Your open cases have passed to your organisation. Thank you for your work. If this is a mistake, write to the coordinator.
