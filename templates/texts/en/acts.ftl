### What happened to a case, and the question before an act.

taken = Taken by: { $org }, { $time }, { $since } after the alert.
already-taken =
    This case is already taken by: { $org }, { $time }.
    If you have something to add, reply to this message.
already-yours = Your organisation took this case already: { $time }. When done: "close".
offered = Handing over to: { $org }. Will you take this case? Until then it stays with the present organisation.
offer-yours = A case is being handed over to you by: { $org }. Will you take it?
offer-accepted = Handed over. Taken by: { $org }, { $time }.
offer-declined = Cannot take it now: { $org }. The case stays where it was.
assigned = The coordinator assigns this case to: { $org }. To take it: "take".
merged = Duplicate alert. Continues as { $other }.
merged-here = Merged into this case: { $other }. They are one case now.
transferred = Transferred to another region: { $region }. The case goes on there.
transferred-here = Came from another region: { $region }. To take it: "take".
closed =
    closed, { $time }
    { $summary }
    Thank you.
closed-short = closed, { $time } · { $outcome }. Thank you.
reopened = The case is open again. To take it: "take".
withdrawn = The alert was withdrawn. A coordinator closes the case.
undone = Undone: { $act }. All is as it was before.
corrected = Corrected: { $fields }.
answered = Added to the card: { $fields }.
nothing-to-undo = There is nothing to undo. Only your own last act can be undone, for 10 minutes.
undo-expired = More than 10 minutes have passed, so it can no longer be undone. If needed, write to the coordinator.
nothing-to-ask = Nothing is left to ask. If you have something to add, reply to this message.
nothing-changed = Nothing was changed.

confirm-take = Do you take this case?
confirm-take-which = Which case do you take?
confirm-take-or-hand-over = Take it, or hand it over?
confirm-hand-over = Hand over the case? To: { $org }.
confirm-close = Close the case? A report is needed first.
confirm-same-as = Is this the same case? It goes on as { $other }.
confirm-reopen = Reopen the case?
confirm-transfer = Transfer the case to another region? To: { $region }.
confirm-withdraw = Withdraw the alert? A coordinator closes the case.
confirm-undo = Undo: { $act }?
confirm-raise = Is this an alert about a child?
confirm-guess = Did you mean "{ $words }"?
which-case = Which case is this about?
hand-over-to-whom = Who should take it?
same-as-which = The same as which case? Please write its code.
transfer-where = To which region? Please write its name.

coordinator-called = Somebody asks to close this case. A coordinator decides.
reminder-untaken = { $urgency }. Time passed: { $waited }. Nobody has taken it yet. Can you?
coordinator-untaken = { $urgency }. Waiting for { $waited }. Duty members were told, no answer yet. Who should take it?
deadline-near =
    Due: { $due }. Time left: { $left }.
    To do: { $todo }.
