### The doorbell in Telegram, and what the bot says of it in the direct room.

bell-alert = new alert
bell-waiting = waiting
bell-yours = assigned to you
bell-confirm = to be confirmed
bell-reminder = reminder
bell-coming = noted: on the way
bell-over = no longer needed
bell-open = Open
button-form = Raise an alert
tap-noted = Noted. Nobody has taken the case yet; take it in the shared room.
tap-taken = This case is taken. More in the shared room.
tap-over = Nothing is needed for this case any more.
tap-unknown = This button no longer works. Open Element.
telegram-typed = Nothing about cases is accepted here, as others may read this chat. Write to the bot in Element.
telegram-typed-form = Nothing about cases is accepted here, as others may read this chat. To raise an alert, tap the button below.
telegram-stranger = This chat only calls members of Dabyl. If you are one, write to the bot in Element: "telegram".
telegram-code-wrong = The code does not fit or has expired. Write to the bot in Element again: "telegram".
telegram-too-many = Too many attempts. Try again in 10 minutes.
telegram-linked-here =
    Linked. When you are needed, only the code of the case and the region come here.
    To stop it, write to the bot in Element: "telegram off".
telegram-group = This bot does not work in groups, so it leaves.
telegram-offer =
    Link Telegram: { $link }
    The link works once, for { $minutes } { $minutes ->
        [one] minute
       *[other] minutes
    }. Do not pass it on.
    Telegram learns only the code of the case, the region, and that you were called.
telegram-linked = Telegram is linked: when you are needed, it rings there too. To stop it: "telegram off".
telegram-unlinked = Telegram is no longer linked. Everything now comes here only.
telegram-moved = Your Telegram account was linked to another member, so it no longer rings for you. To link again: "telegram".
telegram-not-linked = Telegram is not linked. To link it: "telegram".
telegram-not-set-up = There is no Telegram bot yet; an administrator sets it up. Everything comes here as before.
telegram-not-now = Telegram does not answer now. Write "telegram" again later.
telegram-unreachable = Telegram does not reach you: perhaps the bot is blocked or the chat was deleted. Everything comes here as before. To link again: "telegram".
alarm-telegram-down = Telegram does not answer, so nothing rings there. Dabyl works without it: everything comes here. The bot goes back by itself when Telegram does.
alarm-telegram-token = Telegram does not accept the bot's key, so nothing rings there. Dabyl works without it. Whoever keeps the server has to check the key.
