### Sealed details: for whoever holds the case, in the direct chat alone. What they say is never repeated.

sealed-send-now =
    Send text, a photo, a voice message, a document or a point on the map here, up to 10 MB each.
    Only the body that holds the case will see it. The bot removes the message at once. When there is no more: "done".
sealed-kept =
    Kept: { $what }. In this case so far: { $n }. The message is removed from here.
    If there is more, send it. If not: "done".
sealed-dropped = Deleted: { $what }. Nobody can read it any more.
sealed-which-case = Which case does this belong to? Meanwhile it is kept encrypted and nobody sees it.
sealed-media-offer = Hand this to the body that holds the case? Nobody else will see it.
sealed-media-which = Which case does this belong to? It goes only to the body that holds it.
sealed-direct-only =
    The message was removed from the shared room: sealed details are given only here, in the direct chat.
    Hand it to the body that holds the case?
sealed-how = Write it so: "details", the code of the case, and the details.
sealed-edited = What is kept cannot be edited; the edit was removed. Send it anew: "details", the code and the details.
sealed-gone = This is no longer here. If it is needed, send it again: "details", the code and the details.
sealed-full = The case has { $n } details, and more cannot be added. Delete what is not needed, or write to the coordinator.
sealed-none = The case has no sealed details. To give some: "details" and the code.

sealed-waits = There are sealed details in this case: { $n }. To read them, write "show" and the code here.
sealed-shown =
    Sealed details: { $n }. They disappear from here at { $until }.
    The reading is recorded, and whoever gave them sees it. Please do not forward them.
sealed-part = { $n }/{ $of } · { $what }
sealed-over = The time is over and the details were not shown. If they are still needed: "show" and the code.
not-allowed-details =
    Sealed details are seen only by the body that holds the case now, and by those who were named.
    The request is recorded. To take the case: "take".

sealed-named = Access given, persons: { $n }. Until { $until }.
sealed-named-you = You may read sealed details until { $until }. To read them: "show" and the code.
sealed-whom =
    Name a member of your region who works on cases: "show", the code and @name:server.
    A time can stand at the end: "3 days". Without one, access is given for a day.
not-allowed-name = Access is given by whoever gave the details, or by the body that holds the case.

sealed-read-giver = Your details in this case were opened. By: { $org }.
sealed-refused-giver = Somebody without access wanted to open your details in this case. Who: { $org }.
sealed-named-giver = One more person was given access to your details in this case, until { $until }. By: { $org }.
sealed-moved-giver =
    This case was merged into another one, and your sealed details went with it: { $other }.
    From now on only the body that holds that case sees them.
sealed-back-giver = The cases are apart again, and your sealed details are back here. Only the body that holds this case sees them.

sealed-district = Put the district on the card? The point itself never goes there. Nearest:
sealed-near = { $district }, about { $km } km from its centre

sealed-photo-format =
    Place and time cannot be taken out of such a file, so it was not kept and was removed.
    Send a screenshot, or the photo as JPEG.
sealed-photo-broken = The photo is damaged or came in part, so it was removed. Send it again.
sealed-voice-format =
    Where and with what it was recorded cannot be taken out of such a file, so it was not kept and was removed.
    Record it again with the microphone in the app, or write it.
sealed-document-format =
    Author and place cannot be taken out of such a file, so it was not kept and was removed.
    Send a photo of the document or its text, or save it in a newer format (PDF, DOCX) and send it again.
sealed-file-broken = The file is damaged or came in part, so it was not kept and was removed. Send it again.
sealed-film = Videos are not taken; it was removed. Send a photo or a voice message.
sealed-too-large = The file is larger than 10 MB, so it was not kept and was removed. Send a smaller photo, or parts.
sealed-unreachable = The file could not be fetched; the message was removed. Send it again.

card-label-sealed = Sealed details
card-sealed-how = in the direct chat: "show" and the code
button-ready = Done
button-take-back = Delete the last
button-forget = Nobody, forget it
button-seal = Hand over sealed
button-send-seal = Send, details sealed

detail-text = text
detail-place = point on the map
detail-photo = photo
detail-voice = voice message
detail-document = document
