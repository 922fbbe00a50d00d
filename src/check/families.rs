//! Words that stand for one another where a fact is told twice: "killed" in a headline is "the
//! death toll" below it. Whether two tellings are of one fact is left to the checks.

use crate::text::{Word, Words};
use crate::w;

/// What a stem is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kin {
    /// Nothing: any story may have it, like "announces".
    Telling,
    /// The first of the stems that stand for one another.
    Family(Word),
    /// Itself.
    Itself,
}

/// Returns what a stem is compared by.
pub(super) fn kin(stem: Word) -> Kin {
    if stem.is_in(TELLING) {
        return Kin::Telling;
    }
    let family = FAMILIES.iter().find(|words| stem.is_in(words)).and_then(|words| words.first());
    family.map_or(Kin::Itself, |first| Kin::Family(*first))
}

/// Words of the telling, not of what is told.
const TELLING: &Words = w![
    "announce",
    "announced",
    "announcement",
    "include",
    "included",
    "including",
    "new",
    "report",
    "reported",
    "official",
    "police",
    "statement",
    "tell",
    "told",
    "make",
    "made",
    "first",
    "last",
    "press",
    "release",
    "news",
    "update",
];

/// Families of stems; the first of each stands for all.
const FAMILIES: &[&Words] = &[
    w![
        "kill", "killed", "killing", "die", "died", "dy", "dying", "dead", "death", "deadly",
        "toll", "fatality", "fatal", "perished", "victim", "claimed", "life",
    ],
    w!["injured", "injury", "injure", "injuring", "hurt", "wounded", "wound", "wounding"],
    w!["arrested", "arrest", "arresting", "detained", "detain", "detention", "held", "custody"],
    w!["job", "post", "position", "redundancy", "layoff", "worker", "staff", "employee"],
    w![
        "rise",
        "rose",
        "risen",
        "rising",
        "increase",
        "increased",
        "increasing",
        "climb",
        "climbed",
        "jump",
        "jumped",
        "grow",
        "grew",
        "growth",
        "gain",
        "gained",
        "soar",
        "soared",
        "surge",
        "surged",
        "boost",
        "boosted",
        "raise",
        "raised",
        "hike",
        "hiked",
    ],
    w![
        "fall",
        "fell",
        "fallen",
        "falling",
        "drop",
        "dropped",
        "decline",
        "declined",
        "cut",
        "cutting",
        "slash",
        "slashed",
        "reduce",
        "reduced",
        "reduction",
        "axe",
        "axed",
        "axing",
        "shed",
        "slump",
        "slumped",
        "plunge",
        "plunged",
        "lose",
        "lost",
        "loss",
    ],
    w![
        "fund",
        "funding",
        "funded",
        "grant",
        "award",
        "awarded",
        "aid",
        "money",
        "cash",
        "receive",
        "received",
        "get",
        "got",
        "secure",
        "secured",
        "provide",
        "provided",
        "allocate",
        "assistance",
        "help",
        "allocated",
        "allocation",
        "approve",
        "approved",
        "boon",
    ],
    w![
        "buy",
        "bought",
        "buying",
        "acquire",
        "acquired",
        "acquisition",
        "purchase",
        "purchased",
        "takeover",
        "deal",
        "sell",
        "sold",
        "sale",
    ],
    w!["fine", "fined", "penalty", "pay", "paid", "paying", "payout", "settle", "settlement"],
    w!["jail", "jailed", "prison", "sentence", "sentenced", "imprisoned"],
    w!["evacuate", "evacuated", "evacuation", "flee", "fled", "displaced", "displace"],
    w!["pupil", "student"],
    w!["home", "house", "housing"],
    w!["protest", "protester", "demonstrator", "march", "marched", "rally", "demonstration"],
    w!["build", "built", "building", "construct", "construction"],
    w!["invest", "invested", "investment", "investing"],
    w!["vote", "voted", "voter", "turnout", "ballot"],
    w!["improve", "improvement", "improved"],
    w!["cost", "bill", "price", "worth", "priced"],
    w!["poll", "survey", "surveyed", "polled"],
    w!["win", "won", "winning", "victory"],
    w!["child", "kid"],
    w!["earthquake", "quake", "tremor"],
    w!["blaze", "fire"],
    w!["strike", "walkout"],
    w!["firm", "company"],
];
