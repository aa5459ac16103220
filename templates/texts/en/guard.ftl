### Personal data: what kind it is, never what it was; why, and how to say it without.

guard-stopped-room =
    Your message was removed from the response room: all bodies would have seen personal data ({ $kinds }).
    The case was opened like this:
guard-stopped-room-no-alert =
    Your message was removed from the response room: all bodies would have seen personal data ({ $kinds }).
    It can be sent like this:
guard-stopped-room-nothing-left =
    Your message was removed from the response room: all bodies would have seen personal data ({ $kinds }).
    You can write: { $instead }.
guard-stopped-edit =
    Your edit was removed with the message: all bodies would have seen personal data ({ $kinds }).
    The card stands as before. It can be added to it like this:
guard-stopped-direct =
    Your message was not shown to the group: all bodies would have seen personal data ({ $kinds }).
    It can be sent like this:
guard-stopped-unfamiliar =
    Your message was removed from the response room: all bodies would have seen personal data ({ $kinds }).
    Please send it again without them, for example: { $instead }.
guard-ask =
    The text may contain a person's name. Nobody else has seen it yet.
    If you hide it, this is sent:
guard-ask-kinds =
    The text may contain personal data: { $kinds }. Nobody else has seen it yet.
    If you hide it, this is sent:
guard-ask-room =
    Your message may contain personal data: { $kinds }.
    If you hide it, this stands in its place:
guard-ask-room-whole =
    Your message may contain personal data: { $kinds }.
    If so, it can be removed and written like this: { $instead }.
guard-tap-send = Send it without this: { $kinds }?
guard-tap-removed = Removed: { $kinds }
guard-tap-personal = Is this personal data: { $kinds }?
guard-warned =
    Your message holds personal data: { $kinds }.
    Nobody but the bot has seen it, and it did not go into the case.
relayed = From: { $org }
guard-posted = The text was sent to the response room.
guard-not-posted = The text was not sent.
guard-media-refused =
    Photos, voice, files and map points are not accepted in the response room; the message was removed.
    You can hand them to the body that holds the case here, sealed.
guard-media-direct = The bot does not take this. Send text, a photo, a voice message, a document or a point on the map.
guard-oversized = The message is too long and was not accepted. Write briefly: what happened, where, how many children.
guard-failed = The text could not be checked, so it was not sent. Try to write it shorter or in other words.
guard-clear-words =
    Reactions and reasons for deleting are not encrypted, so the words in them were removed.
    Use a sign, or answer with an ordinary message.

guard-found-at = { $kind } (word { $word } of { $of })
guard-appealed =
    A coordinator has been asked: { $found }. The word itself is not shown.
    The answer will come here.
guard-appealed-meanwhile =
    A coordinator has been asked: { $found }. The word itself is not shown.
    The answer will come here. Meanwhile the text below can be sent.
guard-appeal =
    A member says that the check was wrong: { $found }. The word itself is not shown.
    Was it a mistake of the check?
guard-appeal-agreed =
    The coordinator agrees: the check was wrong.
    It will not let these words through yet. Please say the same in other words.
guard-appeal-declined =
    The coordinator says that it was rightly stopped. Please send the text without these data.
    Hand exact details over sealed: "details", the code of the case, and the details.
button-not-personal = Not personal data
button-do-not-send = Do not send
button-yes-remove = Yes, remove it
button-leave-it = No, leave it
button-seen = All right
button-mistake = A mistake
button-rightly = Rightly stopped

numbers-guard = Text check · stopped: { $stopped } ({ $kinds }) · asked: { $asked }, left as it was: { $insisted } · appealed: { $appealed }, mistakes: { $mistakes }
numbers-guard-kind = { $kind } { $n }

guard-instead-person = "the child's mother", "a boy, about ten"
guard-instead-phone = "I have the mother's number"
guard-instead-iin = "has papers"
guard-instead-document = "has a birth certificate"
guard-instead-address = "in a private house", "near the market"
guard-instead-plate = "a white car"
guard-instead-email = "I have an e-mail address"
guard-instead-handle = "there are messages online"
guard-instead-account = "money was sent to a card"
guard-instead-birthdate = "the child is 10"
guard-instead-geo = "near the station"
guard-instead-school-class = "goes to primary school"
guard-instead-medical = "needs medical help"
