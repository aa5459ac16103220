### Why something was not done, and what to do next. No blame.

code-mistyped = The code seems mistyped. Please copy it from the card and send it again. Nothing was changed.
code-unknown = There is no such case. Please copy the code from the card and send it again.
code-needs-case = Which case is this about? Name its code or reply to its card.

not-allowed = This is not allowed. If needed, write to the coordinator.
not-allowed-close = Only the body that holds this case, or a coordinator, can close it. Tell the coordinator?
not-allowed-hand-over = Only the body that holds this case, or a coordinator, can hand it over. If needed, write to the coordinator.
not-allowed-reopen = Only the body that held this case, the author of the alert, or a coordinator can reopen it. If needed, write to the coordinator.
not-allowed-withdraw = Only its author can withdraw an alert. If the case was opened by mistake, write to the coordinator.
not-allowed-transfer = Only the body that holds this case, or a coordinator, can transfer it. If needed, write to the coordinator.
not-allowed-merge = Only the body that holds the cases, or a coordinator, can merge them. If needed, write to the coordinator.
not-allowed-numbers = Only coordinators see the numbers of the region. Open cases: "list".
moved-away = This case was transferred: { $region }. It goes on there. If you have something to add, write to your coordinator.
auditor-reads-only = An auditor reads cases but does not change them. If needed, write to the coordinator.
member-locked = Your access is closed for now, so the message was not accepted. To have it opened, call the coordinator of your organisation. If a child is in danger, call 102.
not-member = You are not registered, so the message was not accepted. Please ask the coordinator of your organisation. If a child is in danger, call 102.

wrong-state = This is not possible now. To see the case: "status" and its code.
wrong-state-closed = This case is closed. If needed: "reopen".
wrong-state-not-taken = Nobody has taken this case yet. To take it: "take".
wrong-state-not-closed = This case is not closed. To see it: "status" and its code.
wrong-state-merged = This case was merged. It continues as { $other }. Please write there.
wrong-state-offered = The case is being handed over, waiting for an answer: { $org }.
same-as-itself = This is the code of the same case. Please write the code of the second case.
same-region = The case is in this region already. Name another region.
already-holds = This case is already taken by: { $org }. Name another organisation.
no-such-body = Nobody in this region belongs to: { $org }. Name another organisation or write to the coordinator.

report-incomplete = The report is incomplete, so the case is not closed yet. Needed: { $parts }.
report-number-wrong = The number of children was not understood. Write it as a figure, for example: 2.
personal-data = The text holds personal data: { $kinds }. Write it without them, or hand them over sealed: "details", the code and the details.
too-long = The text is longer than 240 characters, now: { $length }. Shorten it and send it again.
not-understood =
    This was not understood. If it is an alert, write in your own words: what happened, where, how many children.
    Other words: "list", "status" and a code, "help".
not-understood-answer = The answer was not understood. Write its number, or "unknown".

device-unverified =
    Your device is not verified yet, so cases cannot be read on it.
    Press "Verify" in the app; it takes a minute or two. If it does not work, ask your coordinator.
key-withheld =
    The key to your message did not arrive, so the bot could not read it.
    If the app shows a button "Verify", press it. Then send the message again.
message-unreadable =
    The bot could not read your message, so no case was opened from it.
    Close the app, open it again and send the message once more. If it does not work, ask your coordinator.
message-expired =
    A message of yours could not be read for a week: its key never came. The bot has stopped trying; no case was opened from it.
    If it still matters, please write it again.
cleartext-refused =
    The message came unencrypted, so it was not accepted and was removed from the room.
    Send it again from this room, with an updated app.
unavailable = No connection; your message is kept. It will be sent when the connection is back.
not-allowed-numbers-region = Only an administrator may ask for another region. Without a region the bot shows yours.
numbers-no-such-region = This region does not work with Dabyl. Write its name in full, or leave it out for your own.
numbers-no-such-period = There is no such time, or it is yet to come. For example: October · 2026-10 · 01.10–15.10 · last week.
