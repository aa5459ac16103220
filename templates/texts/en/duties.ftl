### Next steps, deadlines, reminders. No blame, no guessing about the law; labels keep every variable in its plain form.

card-label-decides = Decides
card-label-assigned = Assigned to
card-label-coming = On the way
card-label-due = Due
card-label-overdue = Overdue
card-decides-coordinator = coordinator (no mechanism is laid down)
card-at-once = at once
card-steps = Next: { $steps }
card-steps-more = Next: { $steps }. All of them: "steps".
steps =
    Next steps
    { $items }
steps-none = No steps are laid down.
steps-decides = Decides: { $who }
steps-due = Due: { $when } · { $todo }
steps-overdue = Overdue since { $when } · { $todo }
calendar-not-known = There is no working calendar for that year yet: only weekends and fixed holidays are counted.
head-untaken = { $urgency }. Waiting for { $waited }. No answer from duty members or the coordinator yet. Who should take it?
coordination-untaken = { $item }. Nobody has taken it. Who should take it?
reminder-withdrawn = The alert was withdrawn, the case is still open. The coordinator closes it: "close".
reminder-silent = Taken by: { $org }. Nothing new for { $waited }. How is it going? One word is enough; if it is done: "close".
coordinator-silent = Taken by: { $org }. Nothing new for { $waited }. Is help needed, or another body?
reminder-report = The report is not finished. To go on: "close".
coordinator-report = The report is not finished yet. Taken by: { $org }.
reminder-confirm = The report waits to be confirmed. A member of another organisation confirms or returns it.
deadline-over =
    Overdue since { $due }.
    To do: { $todo }.
deadline-at-once = To be done at once: { $todo }. Not noted yet.
reminders = { $items }
cannot-take = Cannot take it now: { $org }. To take it: "take".
coming-noted = On the way: { $org }. Nobody has taken it yet. To take it: "take".
step-noted = Noted: { $step }. If this is wrong: "undo".
ask-waive = Why is it not needed: { $todo }?
deadline-waived = Deadline waived: { $todo }. Reason: { $reason }.
not-allowed-waive = Only the body that holds the case, or a coordinator, can waive a deadline.
button-done = Done
button-not-needed = Not needed
