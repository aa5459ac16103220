### The register: inviting, leaving, locking. An account never takes a suffix.

people-invited =
    Added: { $user }
    Organisation: { $org }. Role: { $role }. Language: { $language }.
    The invitation is sent. If this is a mistake: "remove" and the account.
people-changed =
    The entry was changed: { $user }
    Organisation: { $org }. Role: { $role }. Language: { $language }.
people-already = This member is registered already: { $user }. Organisation: { $org }, role: { $role }.
people-confirm-invite = Add to the register? { $user } · { $org } · role: { $role } · language: { $language }
people-ask-org =
    Which organisation is this: { $org }? Choose one, and { $user } gets the invitation.
people-new-org = new: { $org }
people-which-org =
    Which organisation? Please give its kind and name.
    For example: "invite", the account, "NGO Qorgan".
people-own-region = You can invite into your own region only. For another region, please ask its coordinator.
people-other-server = The account { $user } is on another server. The rooms are open to { $server } only.
people-invite-where = Invitations are written in the coordination room. Please open it and send the same message there.
people-one-at-a-time = Please name one account in full, with its server, and send it again.
people-unknown = There is no such member in your region: { $user }. Please check the account and send it again.
people-not-yourself = You cannot remove yourself. Please ask another coordinator or an administrator.
people-confirm-remove = Remove { $user }? Cases in hand: { $n }. Access ends at once, the cases pass to the organisation.
button-remove-member = Remove
people-removed =
    Removed: { $user }. Cases in hand: { $n }.
    Access has ended, the cases pass to the organisation. Cases that nobody is left for are told here.
people-confirm-lock = End access? { $users }
people-confirm-unlock = Give access again? { $users }
people-locked =
    Access is locked: { $users }
    The place on the register is kept. To let back in: "unlock" and the account.
people-locked-with-cases =
    Access is locked: { $users }
    Cases still in hand: { $cases }. If nobody can go on with them, hand them over.
    To let back in: "unlock" and the account.
people-locked-already = Access is locked already: { $user }. To let back in: "unlock" and the account.
people-is-locked = This member's access is locked: { $user }. To let back in: "unlock" and the account.
people-unlocked = Access is given again: { $users }. The invitations are sent.
people-not-locked = This member's access is not locked: { $user }. There is nothing to do.
people-lock-which = End access for all members of the organisation?
people-unlock-which = Give access again to all members of the organisation?
people-org-count = { $org }, members: { $n }
not-allowed-register = The register is kept by coordinators and administrators. Please write to your coordinator.
not-allowed-role = Only an administrator can give this role: { $role }. Please ask one.
not-allowed-people = Only an administrator can change this member's entry: { $user }. Please ask one.
case-passed-on = The member who acted on this case has left. It stays with: { $org }. Please see where it stands.
case-waits-again = The member who acted on this case has left, and nobody of the organisation is there: { $org }. It waits again. To take it: "take".
case-waits-again-coordinator = Nobody is left to act on this case; it waits again. Held before by: { $org }. Who should take it?
left-reason = Your access to the rooms has ended. If this is a mistake, please write to your coordinator.
device-steps =
    { $newest }: settings, "Encryption", "Enter recovery key" or "Set up recovery"; keep the key on paper.
    { $older }: settings, "Security", "Verify this device". { $others }: settings, "Devices", "Verify".
    Then close the app and open it again. If it does not work, ask your coordinator.
device-steps-for =
    A member has joined, but the device is not verified and messages cannot be read: { $user }
    Please explain by telephone. { $newest }: settings, "Encryption", "Enter recovery key" or "Set up recovery". { $older }: settings, "Security", "Verify this device".
newcomer-cases =
    Open cases of the region: { $n } (at { $time }). What changes from now on is seen in the shared room.
    To take a case, reply "take" to its card.
newcomer-cases-some =
    Open cases of the region: { $n } (at { $time }). Here are the most urgent: { $shown }. All of them: "list".
    What changes from now on is seen in the shared room. To take a case, reply "take" to its card.

practice-card =
    Practice, step 1 of 3. Nobody but you can see this.
    This is how the bot shows an alert in the response room: { $urgency } · { $category } · { $area } · children: { $children }
    To take the case, one replies to the card: "take".
practice-taken =
    Practice, step 2 of 3. The card now says "Taken by: { $org }".
    When help was given, one replies "close". The bot asks how it ended. Please choose.
practice-done =
    Practice, step 3 of 3. The case is closed, its report stands on the card. The bot would ask the rest just as briefly.
    Nobody has seen this, and it counts nowhere. Write a real alert in your own words, here or in the response room.
practice-over = The practice is over; nobody has seen it. To begin again: "practice".
practice-where =
    Practice is for the direct chat only: write "practice" to the bot. No alert was opened.
    If a child needs help, send the text again without the word "practice".
button-practice-stop = Stop
button-practice-real = This is no practice
silence-ask = Nothing was heard from you for long. Do you still take part? Without an answer by { $until } your access ends; a coordinator can give it again.
silence-thanks = Thank you. Your access stays as it is.
silence-leaving = The coordinator was told, and will end your access and hand the cases on. Thank you for your work.
silence-leaves = This member no longer takes part: { $user }. To end access and hand the cases on: "remove" and the account.
silence-suspended =
    Access is suspended: { $user }. Nothing was heard from this member for long, and the bot's question was not answered.
    To let back in: "unlock" and the account.
button-still-here = Yes, I do
button-no-longer-here = No longer
