### Memory aid of the assessment form, in the direct room only. A list and who decides; never a verdict.

assessment-ask = Форма оценки, { $n }/{ $of }. { $head }. Что замечено?
assessment-none = ничего из этого
assessment-result =
    Отмечено по форме оценки. Это только памятка, не вывод.
    { $heads }
    Решают: организация, которая оказывает специальные социальные услуги, и отдел занятости и социальных программ; если идёт расследование, вместе с ними орган внутренних дел (Стандарт, приложение 2).
    Беседа с ребёнком проходит при родителях, законных представителях или органе опеки.
assessment-head =
    { $head }:
    { $list }
assessment-line = { $number }. { $line }
assessment-nothing = отметок нет
button-assess-anew = Отметить заново
not-allowed-assess = Форму оценки заполняет и видит тот, кто ведёт случай, или координатор.
assessment-direct-only = Форма оценки открывается только в личном чате. Напишите здесь: «форма оценки» и код случая.
