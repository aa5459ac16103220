### A case's room of its own. Its name and topic are not encrypted: no fact about a case may stand there.

room-own-name = Separate room { $n }
room-own-topic = For those invited only. Please keep names, telephone numbers, addresses and photos out of it.

own-room-opened =
    A separate room is open; the case goes on there. Invited: { $users }.
    To add somebody: "add", the account and the code.
own-room-invited = This case now goes on in a separate room. You have been sent an invitation: please accept it. No code is needed there.
own-room-left = The separate room of this case is no longer open to you. If this is a mistake, write to the coordinator.
own-room-over = This case goes on in the shared room again. The separate room is no longer used.
own-room-named = Now in the separate room: { $users }.
own-room-unnamed = No longer in the separate room: { $users }.
own-room-assigned = The coordinator assigns this case. To: { $org }. It goes on in a separate room. Can you take it?
own-room-noted = Noted. This case goes on in a separate room.
own-room-already = This case has a separate room already.
own-room-none = This case has no separate room. To open one: "separate room" and the code.
own-room-how = Which case? Write "separate room" and the code of the case.
own-room-only = This case goes on in a separate room, and this can only be done from there. If it is needed, write to the coordinator.
own-room-whom = Only a member of this region who is no observer can be added to this room: { $user }. Please check the account.
own-room-has = In the separate room already: { $users }.
own-room-stays = Cannot be taken out of the room: { $users }. Whoever holds the case, whoever raised it and coordinators stay there.
not-allowed-own-room = A coordinator opens a separate room and decides who sits there. Please write to the coordinator.
card-own-room = The case goes on in a separate room.
card-own-hint = Whatever is written here is about this case; no code is needed.
card-own-below = the card is below
status-closed-outside =
    closed · { $area }
    Closed: { $at }. The case went on in a separate room.
