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
    Somebody unregistered is in the room: { $user }. Room: { $room }.
    The bot sends nothing there. Register the person or remove them from the room.
alarm-stranger-gone = Nobody unregistered is in the room any more. Room: { $room }. Messages are sent again.
alarm-bot-identity =
    The bot's keys on the server have changed or are gone. The bot sends nothing.
    Please tell whoever runs the server.
alarm-unreadable = Messages that the bot could not read: { $n }. Room: { $room }. Their authors were told in the direct chat what to do.
