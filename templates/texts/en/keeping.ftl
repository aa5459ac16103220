### How long the words of a case are kept, and that they were erased.

confirm-erase = Erase everything this case holds, for good? Only its code and the counts stay.
erased = { $code } · What this case held is erased for good. Decided by: { $org }. Its messages are being taken out of the rooms.
erase-closed-first = Close the case first: only a closed one can be erased.
erase-where = To erase a case, write in the direct room or in the coordination room.
not-allowed-erase = Only a coordinator or an administrator can erase what a case holds.
code-erased = What this case held was erased: its time was up, or a coordinator decided so.
reopened-first =
    The case is open again. To take it: "take".
    Its words are kept for { $months ->
        [one] { $months } month
       *[other] { $months } months
    } after the first closing. Reopening does not extend this.

witness = Ledger, { $time }. Entries: { $n }. With this mark it can be checked that nobody changed it.
witness-erased =
    Ledger, { $time }. Entries: { $n }. With this mark it can be checked that nobody changed it.
    Cases erased since yesterday: { $erased }.

alarm-backup =
    The backup failed; the bot tries again in an hour.
    Run the check on the server where the bot runs: it says what to do.
alarm-purge =
    The chat server did not delete messages that are past their time; the bot tries again in an hour.
    Run the check on the server where the bot runs: it says what to do.
alarm-disk =
    The disk of the server where the bot runs is almost full. When it is full, the bot stops.
    Tell whoever looks after the server to make room.
