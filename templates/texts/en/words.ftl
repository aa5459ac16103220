### Small words, units and labels of buttons.

unknown = unknown
none = none
yes = yes
no = no

under-minute = less than a minute
minutes = { $n } { $n ->
    [one] minute
   *[other] minutes
}
hours = { $n } { $n ->
    [one] hour
   *[other] hours
}
days = { $n } { $n ->
    [one] day
   *[other] days
}
ago-now = just now
ago-minutes = { $n } { $n ->
    [one] minute
   *[other] minutes
} ago
ago-hours = { $n } { $n ->
    [one] hour
   *[other] hours
} ago
ago-days = { $n } { $n ->
    [one] day
   *[other] days
} ago
count-children = { $n } { $n ->
    [one] child
   *[other] children
}
count-cases = { $n } { $n ->
    [one] case
   *[other] cases
}
percent = { $n }{ "\u00A0" }%
rate = { $percent }{ "\u00A0" }% ({ $n }/{ $of })
rate-none = –

button-take = Take
button-cannot = I cannot
button-coming = On my way
button-hand-over = Hand over
button-close = Close
button-open-case = Yes, open case
button-other-case = No, another case
button-transfer = Yes, move it
button-stays = No, it stays here
button-form-send = Send
button-form-cancel = Do not send
button-form-no-note = Nothing
button-send = Send
button-edit = Edit
button-yes-hide = Yes, hide it
button-no-send = No, send
button-all-right = Correct, close
button-correct = Change it
button-leave = Leave as is

option-five-or-more = 5 or more
option-elsewhere = another place
services-none = no services given
org-with-name = { $kind } ({ $name })
