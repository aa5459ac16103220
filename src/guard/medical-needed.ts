/**
 * What whoever answers has to know of a child without a name: the category reads pregnancy and disability, a body takes the newborn, an
 * injury or an infection is treated today, a parent's drinking is what neglect is told by (DESIGN.md, card fields; templates/intake/category.json; ADR 0026).
 */
export const NEEDED =
  /^(?:слеп|незряч|загип|сокир|глух|немо|нема|санирау|милкау|слабо|тугоух|хром|аксак|горбат|керен|blind|deaf|беремен|жукти|екикабат|хомилад|pregnan|прегнан|инвалид|мугедек|диса[бв]|травм|шала|недоношен|маловес|ногиро|изнасил|зорла|аборт|выкид|викид|кесарев|пневмон|ангин|бронхит|отит|ветрян|корь|кор$|кори|краснух|грип|ковид|коронав|ротавир|сотрясени|ушиб|вивих|обморож|отравлени|чесотк|вш[ие]|педикул|вшив|лишаи|апендиц|контузи|желтух|дизентери|салмонел|крапивн|менингит|истощ|коллаз|колиас|судорог|припад|памперс|гинеколог|алкогол|алкаш|запо|маскунем|аракеш|араккеш|аллерг|алерг|месиачн)/;
