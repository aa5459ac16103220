### Attacks and failing machines: what happened, what the bot did about it, what to do now.

alarm-identity =
    A member is stopped: { $user }. The security keys changed: the app was reset, or somebody else is in the account.
    Ask the person by telephone. If it was they: "unlock" and the account. If not, remove the member.
device-new-unsigned =
    A device that is not verified is in your account: { $device }. The bot sends nothing to it.
    If it is yours, verify it: the word "device" shows the steps.
    If not, call your coordinator and change your password.
alarm-device =
    A device that is not verified is in a member's account: { $user } · { $device }. The bot sends nothing to it.
    Ask by telephone whose it is. If it is not theirs: "lock" and the member's account.
alarm-room-stopped =
    Somebody else changed the settings of a room: { $what }. Room: { $room }.
    The bot is putting them back, and sends nothing there until then.
    Ask whoever runs the server who did that.
alarm-room-changed =
    Somebody else changed the settings of a room: { $what }. Room: { $room }.
    The bot is putting them back.
    Ask whoever runs the server who did that.
alarm-room-right = The settings of the room are as they were. Room: { $room }. Messages are sent.
alarm-room-stays =
    The bot could not put the settings of a room back. Room: { $room }.
    Whoever runs the server should put them right. Write nothing there until then.
room-rule-encryption = encryption
room-rule-history = who can read earlier messages
room-rule-entry = who can enter
room-rule-guests = entry of guests
room-rule-powers = who may do what
room-rule-replaced = a mark that the room is closed
room-rule-name = name and topic
room-rule-extras = foreign things put into the room
alarm-forged =
    Somebody wrote into a room in the bot's name. Room: { $room }. The message is removed.
    Whoever runs the server or knows the bot's password can do that.
    Change the password and talk to whoever runs the server.
forged-here =
    There was a message in the bot's name in this room that the bot did not write; it is removed.
    Do not do what it said, and open no link from it.
room-marked-here =
    Somebody marked this room as closed, and the bot took the mark away.
    If you can no longer write here, write to the bot in the direct chat: everything works there as well.
alarm-replayed =
    Somebody sent an encrypted message again that had been sent before. The bot did not take it, nothing has changed.
    Tell whoever runs the server: a server or a foreign program does that.
alarm-session-ended =
    Somebody signed in to the bot's account from another device. The bot ended that session at once.
    If it was not you, change the bot's password on the server and in the bot's settings.
alarm-session-stays =
    Somebody else is signed in to the bot's account, and the bot could not end that. They can act in its name.
    Run the check on the bot's machine ("dabyl doctor"): it says what to do. Change the bot's password.
flood-slow =
    Too many messages came at once. Nothing is lost: the bot reads them in order, a little at a time, and answers others in between.
    If it is urgent, call your coordinator.
alarm-flood =
    Too many messages come from one member: { $user }. The bot reads them a little at a time, so that others do not wait; nothing is lost.
    Ask by telephone what happened. If it is somebody else: "lock" and the account.
alarm-clock =
    The clock of the computer where the bot runs differs from the server's. Deadlines and times may be shown wrongly.
    Whoever runs the server should set up exact time.
alarm-was-away =
    The bot was not working, or could not reach the server: { $from } – { $to }. It is now reading what was written meanwhile.
    Please look through the rooms: if an alert has no card, its author can post it again.
