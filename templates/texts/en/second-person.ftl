### Closing that another organisation confirms, where the region asks for it.

closure-ask-confirm =
    The report is ready and stands on the card. Closing: { $org }. Another organisation: do you confirm it?
closure-ask-reason = What is missing? Write it in one message, without names or addresses.
closure-returned = The report needs more. Not confirmed by: { $org }. When it is complete: "close".
card-awaiting = awaiting confirmation
card-hint-awaiting = Another organisation confirms the report: "confirm" or "return".
button-confirm = Confirm
button-return = Return
wrong-state-awaiting = The report of this case awaits confirmation, so it cannot be handed over now.
wrong-state-not-awaiting = No report of this case awaits confirmation. To see the case: "status" and its code.
not-allowed-confirm = An organisation does not confirm its own report; another one does. The question stands in the shared room.
status-awaiting =
    { $urgency } · awaiting confirmation · { $category }
    { $area } · alert: { $opened }
    Report: { $org }, { $at }. Another organisation is to confirm it.
list-item-awaiting = { $code } · { $urgency } · { $category } · { $area } · report awaits confirmation: { $org }
