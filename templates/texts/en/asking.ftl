### Questions about a case and for its closure report. One at a time, always with a way out.

ask-category = What happened? Choose the closest.
ask-danger-one = Is the child in danger now?
ask-danger-many = Are the children in danger now?
ask-children = How many children?
ask-ages-one = About how old is the child?
ask-ages-many = About how old are the children?
ask-accompanied-one = Who is with the child?
ask-accompanied-many = Who is with the children?
ask-place = What kind of place is it?
ask-district = Which district or town? Please write its name.
ask-status = Which citizenship?
ask-when = When was this seen?
ask-needs = What is needed now? You can choose several.
ask-region = Which region? Please write its name.
ask-same-as = This looks like case { $other }. Is it the same?
ask-transfer = The text names { $region }. Move the case there?
ask-which-district = Several places have this name. Which one is it?
numbered-hint = You can answer with the number.
numbered-hint-many = You can answer with the numbers, separated by commas.

form-note = What else matters? No names, telephones or addresses.
form-send =
    Send this alert?
    { $summary }
form-children = children: { $value }
form-ages = ages { $value }

report-ask-outcome =
    Report. How did it end?
    { $left ->
        [1] { $closes }
       *[other] Also needed: { $more }. One message can answer all.
    }
report-ask-placement =
    Report. Where is the child now?
    { $left ->
        [1] { $closes }
       *[other] Also needed: { $more }. One message can answer all.
    }
report-ask-children =
    Report. How many children were helped?
    { $left ->
        [1] { $closes }
       *[other] Also needed: { $more }. One message can answer all.
    }
report-ask-services =
    Report. Which services were given?
    { $left ->
        [1] { $closes }
       *[other] Also needed: { $more }. One message can answer all.
    }
report-ask-organisations =
    Report. Which organisations took part?
    { $left ->
        [1] { $closes }
       *[other] Also needed: { $more }. One message can answer all.
    }
report-ask-tip =
    Report. Was the TIP status assessed?
    { $left ->
        [1] { $closes }
       *[other] Also needed: { $more }. One message can answer all.
    }
report-ask-criminal =
    Report. Is there a criminal case? No number, please.
    { $left ->
        [1] { $closes }
       *[other] Also needed: { $more }. One message can answer all.
    }
report-ask-next =
    Report. What is the next step, and on which day? If there is none, write "none".
    { $left ->
        [1] { $closes }
       *[other] Also needed: { $more }. One message can answer all.
    }
report-ask-last = Your answer closes the case. It will say: { $summary }.
report-ask-confirm =
    Report. Is this all correct?
    { $summary }
report-how-to-correct = Write what to change. For example: "close: 3 children, psychologist".
report-missing =
    The report still needs: { $parts }.
    For example: "close: placed in CAM, food, psychologist, 2 children".

summary-outcome = Outcome: { $value }
summary-placement = Placed in: { $value }
summary-children = Children helped: { $value }
summary-services = Services: { $value }
summary-organisations = Took part: { $value }
summary-tip = TIP status: { $value }
summary-criminal = Criminal case: { $value }
summary-next = Next step: { $value }
summary-note = Note: { $value }
