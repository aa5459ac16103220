### What needs two administrators. Said in direct rooms; the region's coordinators hear of a release.

joint-asked = Your request was sent. Other administrators asked: { $n }. When one of them agrees, the bot tells you here. Until: { $until }.
joint-agree-release =
    The administrator { $user } asks to release the sealed details of a region.
    Region: { $region } · to: { $to } · hours: { $hours }. Do you agree? Please ask by telephone first.
joint-agree-keys =
    The administrator { $user } asks to be shown the bot's recovery key, which opens the bot's account.
    Do you agree? Please ask by telephone first.
button-joint-agree = I agree
button-joint-refuse = I do not agree
button-joint-release = Release
joint-you-agreed = Your agreement is recorded. Whoever asked can do it within the hour.
joint-you-declined = Recorded: you did not agree. Nothing was released.
joint-release-agreed = Agreed: { $user }. It can be released within an hour. Release now?
joint-keys-agreed = Agreed: { $user }. Within an hour, run "dabyl recovery-key" on the server.
joint-declined = Not agreed: { $user }. Nothing was released.
joint-released = Released. To: { $to } · cases: { $n } · until: { $until }.
joint-released-you =
    Sealed details are open to you. Cases: { $n } · until: { $until }.
    To read them, write "show" and the code: { $cases }
joint-released-giver = Sealed details that you gave were released. To: { $to } · until: { $until }. Decided by the administrators { $user }, { $other }.
joint-released-region =
    Sealed details of the region were released: { $region } · cases: { $n }
    To: { $to } · until: { $until } · decided by the administrators: { $user }, { $other }
joint-none = none
joint-release-how = To whom? Write "release region details", the region, one account and the number of hours.
joint-release-whom = Details cannot be released to this member: { $user }. It has to be a responder, coordinator or head of that region.
joint-not-administrator = Only an administrator can do this, and two are needed.
joint-own = You cannot agree to your own request. Another administrator answers it.
joint-no-second = There is no second administrator: one has to be on the register for a day at least. Please add one first.
joint-over = This request has lapsed or was answered. If it is needed, ask again.
joint-not-confirmed = Nobody has agreed yet. Please wait for the answer.
joint-too-new = You have been an administrator for less than a day, so you cannot agree yet.
