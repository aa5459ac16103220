### Personal data: what kind it is, never what it was.

guard-stopped-room =
    Your message was removed from the response room. It holds personal data: { $kinds }.
    The case was opened with the text below. Tell exact details to the body that takes the case, by telephone or in person.
guard-stopped-room-no-alert =
    Your message was removed from the response room. It holds personal data: { $kinds }.
    The text below can be sent.
guard-stopped-direct =
    Your message was not shown to the group. It holds personal data: { $kinds }.
    The text below can be sent. Tell exact details to the body that takes the case, by telephone or in person.
guard-ask = The text may contain a person's name. Is that so? Nobody else has seen it yet.
guard-ask-kinds = The text may contain personal data: { $kinds }. Is that so? Nobody else has seen it yet.
guard-ask-room = Your message may contain personal data: { $kinds }. If so, remove it from the response room?
relayed = From: { $org }
guard-posted = The text was sent to the response room.
guard-not-posted = The text was not sent.
guard-media-refused =
    Photos and voice are not accepted in the response room.
    Show them to the body that takes the case, in person.
guard-media-direct = The bot does not take photos and voice yet. Show them to the body that takes the case, in person.
guard-oversized = The message is too long and was not accepted. Write briefly: what happened, where, how many children.
guard-failed = The text could not be checked, so it was not sent. Try to write it shorter or in other words.
