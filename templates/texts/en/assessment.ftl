### Memory aid of the assessment form, in the direct room only. A list and who decides; never a verdict.

assessment-ask = Assessment form, { $n }/{ $of }. { $head }. What was observed?
assessment-none = none of these
assessment-result =
    Ticked of the assessment form. This is a memory aid, not a finding.
    { $heads }
    Decides: the organisation that provides special social services together with the district or city authority for employment and social programmes; in an investigation the internal affairs body with them (Standard, Annex 2).
    A child is talked to in the presence of parents, legal guardians or custodial services.
assessment-head =
    { $head }:
    { $list }
assessment-line = { $number }. { $line }
assessment-nothing = nothing ticked
button-assess-anew = Tick anew
not-allowed-assess = The assessment form is filled in and seen by the body that holds the case, or a coordinator.
assessment-direct-only = The assessment form opens in the direct chat only. Write here: "assessment form" and the case code.
