### The sealed form (a page for the phone), and what the bot says of it.

form-link =
    Alert form: { $link }
    It works for { $hours } { $hours ->
        [one] hour
       *[other] hours
    }, for one alert. Do not send it to anybody.
    Key sign: { $sign }. The page must show the same.
form-not-set-up = The page with the form is not connected yet; an administrator does that. Write the alert here in your own words, or begin with "form".

form-title = New alert
form-language-own = Eng
form-step = { $at } / { $of }
form-back = Back
form-next = Next
form-skip = Skip
form-check-now = Check

form-what = What happened?
form-region = Which region?
form-where = Which district or town?
form-where-unknown = Not known exactly
form-find = Find by name
form-found-none = There is no such name. You can choose "Not known exactly".
form-danger-call = If there is danger now, call 102 or 103 first.
form-children-other = Another number
form-ages-hint = You can choose several.
form-words = What else matters?
form-words-hint = No names, telephones or addresses: you give those later, in the direct chat, to whoever takes the case.
form-words-label = Briefly, in your own words
form-words-left = Characters left: { $n }

form-check = Check and send
form-change = change
form-row-what = What happened
form-row-region = Region
form-row-where = Where
form-row-danger = Danger now
form-row-children = Children
form-row-ages = Ages
form-row-accompanied = Who is with them
form-row-words = Also
form-untold = not said
form-submit = Send
form-sending = Sending…
form-sealed = The alert is encrypted on this phone. On its way nobody but the bot can read it.
form-sign = Key sign
form-sign-how = The bot shows the same sign in the direct chat. If the two differ, do not send.
form-sign-changed = Last time the sign was another one. Compare it with the direct chat before you send.

form-opened = The alert stands
form-opened-how = Its card is in the response room. You can close this window.
form-held = The alert is not posted yet
form-held-how = The text may hold personal data. Open the direct chat with the bot: the cleaned text is there, one tap sends it.
form-held-edit = Correct it here
form-waiting = Saved, no connection yet
form-waiting-how = It will be sent by itself when there is a connection. Leave this page open. Only the encrypted form is kept on the phone.
form-waiting-now = Try to send now
form-waiting-drop = Delete without sending
form-kept = An alert was not sent
form-kept-how = It is kept encrypted on this phone. It can be sent now.
form-kept-here = What you wrote is kept encrypted on this phone. You can send it when you open the form again.
form-failed = The alert was not sent
form-again = Send again
form-over = For another alert, open the form from the chat again.
form-done = Done

form-no-pass = Open the form from the chat
form-no-pass-how = Write "link" to the bot in the direct chat, and it sends a link to the form. In Telegram, press the bot's button.
form-new-key = The bot has a new key
form-new-key-how = What you wrote is kept on this page. Write "link" to the bot in the direct chat and compare the sign. If it is the same, send.
form-new-key-yes = Same sign, send
form-no-sealing = The form does not work on this phone
form-no-sealing-how = The browser is too old to encrypt the alert. Write it to the bot in the direct chat, in your own words.
form-not-loaded = The page is not all there yet
form-not-loaded-how = The connection broke. What you wrote is still here; send again when there is a connection, and leave the page open.
form-no-scripts = The form encrypts the alert on this phone and needs scripts for that. You can also write the alert to the bot in the direct chat.

form-refused-damaged = What arrived is damaged; no case was opened. Send it again.
form-refused-key-changed = The bot has a new key, and this alert is encrypted for the old one. Open the form from the chat again.
form-refused-unknown-content = This form is out of date; no case was opened. Open the form from the chat again.
form-refused-link-over = The link has expired. Write "link" to the bot in the direct chat and open the new one.
form-refused-used = This form was sent once already. For another alert, open it from the chat again.
form-refused-forged = It could not be confirmed that the form was opened from Telegram; no case was opened. Open it again by the bot's button.
form-refused-stale = The form was opened too long ago. Open it again by the bot's button.
form-refused-not-linked = This Telegram account is not linked to a member. Write "telegram" to the bot in the direct chat to link it, or write the alert itself there.
form-refused-not-member = You are not registered. Talk to your coordinator.
form-refused-not-allowed = An auditor does not raise alerts. Talk to your coordinator.
form-refused-unchecked = The text could not be checked; no case was opened. Shorten the text and send it again.
form-refused-too-many = Too often. Try again in { $n } { $n ->
        [one] second
       *[other] seconds
    }.
form-refused-too-large = Too much was sent; it was not accepted. Open the form from the chat again.
form-refused-cut-off = Not all of it arrived; no case was opened. Send it again.
form-refused-wrong-type = Only the encrypted form is accepted here. Open the form from the chat again.
form-refused-foreign = The request came from another site and was not accepted. Open the form from the chat again.
form-refused-broken = The bot could not take the alert. Send it again in a minute.
