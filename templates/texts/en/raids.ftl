### Raids of the mobile groups.

card-raid = raid { $code }
raid-any-place = kinds of places not named
raid-no-end = no end named
raid-until = until { $time }
raid-everybody = everybody takes part
raid-bodies = taking part: { $bodies }
raid-confirm-open = Start a raid? { $plan }
button-raid-start = Start the raid
raid-opened =
    Raid { $code } has begun. { $plan }
    When it is over, write: "raid over".
raid-announced =
    Raid { $code } is under way. { $plan }
    Write alerts as usual; the bot adds them to the raid.
raid-ask-visited = Raid { $code }. How many places were visited? Name the kinds, for example: market 3, construction 2.
raid-ask-met = Raid { $code }. How many people did you talk to? Only the number, please.
raid-count = { $what }: { $n }
raid-ended =
    Raid { $code } is over, { $time }
    Places visited: { $visited }
    People met: { $met }
    Cases opened: { $cases }
    Thank you.
raid-over = Raid { $code } is over. Thank you.
raid-goes-on = Raid { $code } goes on.
raid-cancelled = Raid { $code } is cancelled. Its cases stay, but belong to no raid.
raid-which = Which raid do you mean?
raid-status =
    Raids under way:
    { $items }
raid-item = { $code } · { $plan } · cases: { $cases }
raid-none = There is no raid now. To start one, write: "raid: Saryagash, markets, construction, until 18:00".
raid-already-open = A raid is under way here: { $code }. End it first: "raid over".
raid-not-open = Raid { $code } is already over.
raid-not-reported = Raid { $code }: no report yet. If the raid is over, write: "raid { $code } over: markets 3, farm 1, people 14".
raid-unknown = There is no such raid. To see the raids: "raid".
not-allowed-raid = Only a coordinator starts and ends a raid.
