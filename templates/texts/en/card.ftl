### The card. Labels stand before values and never change them.

card-label-children = Children
card-label-age = age
card-label-ages = ages
card-label-girls = girls
card-label-boys = boys
card-label-needs = Needs
card-label-notified = Notified
card-label-posted = Raised by
card-label-taker = Taken by
card-label-offered = Handing over to
card-label-outcome = Outcome
card-label-placement = Placed in
card-label-helped = Children helped
card-label-into = Continues as
card-label-transferred = Transferred to another region
card-category-unknown = Category unknown
card-accompanied-unknown = company unknown
card-danger = immediate danger
card-danger-unknown = danger unknown
card-closed = closed
card-answer-in-words = Choose in the poll, or answer in your own words.
card-hint-urgent = Nobody has taken it yet. Reply "take" to take it.
card-hint-take = Open. To take it: "take".
card-hint-close = When done: "close".
card-hint-offer = To accept: "take".
card-hint-withdrawn = The alert was withdrawn. A coordinator closes the case.
