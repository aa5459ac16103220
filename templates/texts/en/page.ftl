### The coordinators' page, and what the bot says of it.

page-link =
    Link to sign in: { $link }
    It works for { $minutes } { $minutes ->
        [one] minute
       *[other] minutes
    }, once. Do not send it to anybody.
page-not-set-up = The coordinators' page is not connected yet; an administrator does that. Here you have: "list", "numbers".
not-allowed-page = Only a coordinator can open the page. Cases not closed yet: "list".

page-skip = Skip to content
page-sections = Sections
page-cases = Cases
page-numbers = Numbers
page-leave = Sign out
page-language = Language
page-language-own = English

page-board = Cases not closed yet
page-untaken = Not taken
page-untaken-one = nobody has taken it yet
page-urgent = Of these urgent
page-in-work = Taken
page-longest = Longest wait
page-filter = Filter
page-all = all
page-show = Show
page-reset = Clear
page-col-urgency = Urgency
page-col-case = Case
page-col-where = Where
page-col-since = Since the alert
page-col-state = State
page-col-holder = Taken by
page-children = children: { $n }
page-untold = not told
page-offered = offered to: { $org }
page-holds-since = taken for { $since }
page-found = Shown: { $n }/{ $of }
page-empty = No case is open.
page-none-match = No such case. Try clearing the filter.
page-updated = Updated: { $time }

page-opened-at = Time of the alert
page-posted-by = Posted by
page-timeline = Timeline
page-no-words = No personal data and no words of messages stand here. Details are in the response room.
page-gone = The time for keeping this case is over and its details were destroyed. Only steps and times are left.
page-back = All cases

page-period = Period
page-days = { $n } { $n ->
    [one] day
   *[other] days
}
page-ever = all time
page-from-to = { $from } – { $to }
page-opened = Cases opened
page-closed = Cases closed
page-helped = Children helped
page-to-take = Time to take
page-to-close = Time to close
page-median = median
page-rates = Closure rate
page-rates-note = Of the cases opened in the period. All: { $n }. For new cases the time is still running; the rate may rise.
page-within-day = within 24 h
page-within-week = within 7 days
page-within-month = within 30 days
page-within-ever = ever
page-waiting = Cases waiting now
page-under-hour = under 1 hour
page-under-day = 1–24 hours
page-under-week = 1–7 days
page-longer = over 7 days
page-by-category = By category
page-by-organisation = By the body that took it
page-by-month = By month
page-nobody-took = nobody took it
page-running = time still running: { $n }
page-due = Deadlines
page-overdue = over
page-deadlines = Deadlines kept
page-closed-of = closed { $n }/{ $of }
page-no-cases = No case was opened in this period.
page-export = Download the table
page-export-note = Cases of this period, without personal data. The download is recorded in the ledger.

page-enter = Sign in
page-enter-as = { $role } · { $org }
page-enter-note = The link works once. On somebody else's device press "Sign out" when you have finished.
page-enter-button = Sign in

page-sign-in = Please sign in first
page-sign-in-how = Write "page" to the bot in the direct chat. It sends a link that works once.
page-open-again = Signed in already? Open the page
page-link-over = This link no longer opens
page-link-over-how = It works for { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}, once. Write "page" to the bot in the direct chat again.
page-left = You have signed out
page-left-how = To sign in again, write "page" to the bot in the direct chat.
page-not-found = There is no such page
page-not-found-how = Check the address, or begin with the list of cases.
page-case-not-found = Your region has no such case
page-case-not-found-how = Copy the code from its card and check again.
page-form-old = This page is out of date
page-form-old-how = Nothing was changed. Open the page again and press once more.
page-too-many = Too many requests
page-too-many-how = Try again in { $n } { $n ->
    [one] second
   *[other] seconds
}.
page-too-large = Too much was sent
page-too-large-how = Open the page again and press once more.
page-broken = The page did not open
page-broken-how = Try again in a minute. If it still fails, tell an administrator.
