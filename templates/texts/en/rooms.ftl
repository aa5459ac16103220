### Names and topics of rooms, and alarms. Names and topics are not encrypted: no fact about a case may stand here.

room-space-name = Dabyl
room-space-topic = Organisations that help children together
room-response-name = Response room · { $region }
room-response-topic = Alerts about children. Please no names, telephone numbers, addresses or photos here. More: "help".
room-coordination-name = Coordination room · { $region }
room-coordination-topic = Reminders and digests. Numbers of the region: "numbers".
room-direct-name = Dabyl · direct chat
room-direct-topic = If messages cannot be read: press "Verify" in the app and confirm with your other device or your recovery key. Then open the app again. If it does not work, ask your coordinator.

alarm-stranger =
    Somebody unregistered has entered a room: { $user }. Room: { $room }.
    The bot removes strangers, and sends nothing there until they are gone.
    If this is one of yours, an administrator can register them. If not, tell whoever runs the server.
alarm-misplaced =
    A registered member is in a room where they must not be: { $user }. Room: { $room }.
    The bot removes them, and sends nothing there until then.
    If they changed place, change the register. If not, tell whoever runs the server.
alarm-stranger-gone = Nobody unregistered is in the room any more. Room: { $room }. Messages are sent again.
alarm-restored =
    The bot was restored from a copy: { $time }. Cases and acts after that are not on the list; please look through the room.
    Removed since then, not invited back: { $left }. Not registered, put out, add them again: { $joined }.
alarm-unreadable =
    Messages that the bot could not read and gave up: { $n }. Room: { $room }. Their authors were told in the direct chat.
    Please look through the room: if an alert has no card, its author can post it again.
alarm-send-rejected =
    The server refused a message of the bot; nobody will see it.
    Run the check on the machine where the bot runs ("dabyl doctor"): it says what to do.
alarm-stranger-stays =
    The bot could not remove somebody unregistered from a room, and sends nothing to it.
    Whoever runs the server should remove them.
alarm-not-invited =
    The bot could not invite or remove somebody.
    Check that the account exists on the server; then add the member again, or remove them.
alarm-gap =
    After a long outage not all messages could be read.
    Please look through the rooms: if an alert has no card, its author can post it again.
alarm-event-failed =
    The bot could not work on one message; its author was told.
    Please pass the entry in the log on to those who develop the bot.
