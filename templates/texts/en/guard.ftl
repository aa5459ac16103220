### Personal data: what kind it is, never what it was.

guard-stopped-room =
    Your message was removed from the response room. It holds personal data: { $kinds }.
    The case was opened with the text below. Give exact details in the direct chat; only the body that takes the case will see them.
guard-stopped-room-no-alert =
    Your message was removed from the response room. It holds personal data: { $kinds }.
    The text below can be sent.
guard-stopped-direct =
    Your message was not shown to the group. It holds personal data: { $kinds }.
    The text below can be sent. Give exact details in the direct chat; only the body that takes the case will see them.
guard-ask = The text may contain a person's name. Is that so? Nobody else has seen it yet.
guard-ask-kinds = The text may contain personal data: { $kinds }. Is that so? Nobody else has seen it yet.
guard-ask-room = Your message may contain personal data: { $kinds }. If so, remove it from the response room?
relayed = From: { $org }
guard-posted = The text was sent to the response room.
guard-not-posted = The text was not sent.
guard-media-refused =
    Photos and voice are not accepted in the response room.
    Send them to the bot in the direct chat: only the body that takes the case will see them.
guard-oversized = The message is too long and was not accepted. Write briefly: what happened, where, how many children.
guard-failed = The text could not be checked, so it was not sent. Try to write it shorter or in other words.
