//! Words around a percentage above 100 that make of it a share, or a joke: "locusts ate 160 percent
//! of the maize", "of the students, 194 percent failed", "nitrogen makes up 178 percent". What else
//! is a share is left to the check.

use std::ops::Range;

use super::case::Case;
use super::share_words::{LEVELS, MEMBERS, MOVES, PAID};
use super::subject::stem;
use super::tense::tense;
use crate::quantity::Figure;
use crate::text::Words;
use crate::w;

/// "they joke about 300 percent humidity", "there is no such thing as 110 percent": nobody claims
/// it.
pub(super) fn in_jest(case: &Case<'_>, figure: &Figure) -> bool {
    const NEAR_TOKENS: usize = 8;
    const JESTS: &Words = w![
        "joke",
        "jokes",
        "joked",
        "joking",
        "jest",
        "quip",
        "quipped",
        "nonsense",
        "absurd",
        "impossible",
        "impossibility",
        "myth",
        "hyperbole",
        "figuratively",
    ];
    // Where votes are rigged, more come than there are.
    const RIGGED: &Words = w!["fraud", "fraudulent", "rigged", "rigging", "stuffed", "stuffing"];
    let behind = case.ahead(figure.span, NEAR_TOKENS);
    let before = case.back(figure.phrase, NEAR_TOKENS);
    let such = |at: usize| case.is(at, w!["no"]) && case.is(at + 1, w!["such"]);
    let rigged =
        case.sentence(figure).is_some_and(|own| case.any(own.first_token..own.end_token, RIGGED));
    // "There was no 130 percent turnout."
    let denied = before.end.checked_sub(1).is_some_and(|at| case.is(at, w!["no", "not", "never"]));
    rigged
        || denied
        || accounted_for(case, figure)
        || case.any(behind, JESTS)
        || case.any(before.clone(), JESTS)
        || before.into_iter().any(such)
}

/// Whether the passage says how a share can be more than all: those of another town came, the count
/// of the people was an old one.
fn accounted_for(case: &Case<'_>, figure: &Figure) -> bool {
    const PAPER_TOKENS: usize = 10;
    const REASONS: &Words = w![
        "joking",
        "typo",
        "misprint",
        "outdated",
        "outsiders",
        "duplicates",
        "nonresidents",
        "overcounted",
        "paradox",
    ];
    let Some(own) = case.sentence_index(figure.span.start) else { return false };
    let sentence = case.sentence(figure).map(|own| own.first_token..own.end_token);
    // "because the census was twelve years out of date"
    let old = |tokens: Range<usize>| {
        case.any(tokens.clone(), w!["census", "register", "rolls"])
            && case.any(tokens, w!["because", "outdated", "date", "undercounted", "missed"])
    };
    if sentence.is_some_and(old) {
        return true;
    }
    // "had, on paper, reached 104 percent"
    let before = case.back(figure.phrase, PAPER_TOKENS);
    if { before }.any(|at| case.is(at, w!["on"]) && case.is(at + 1, w!["paper"])) {
        return true;
    }
    let near = case.extraction.sentences.iter().skip(own).take(2).enumerate();
    let of_paragraph = near.filter(|(at, own)| *at == 0 || !case.begins(own));
    of_paragraph.into_iter().any(|(_, own)| case.any(own.first_token..own.end_token, REASONS))
}

/// "Turnover equalled 112 percent of the shares in issue", "340 percent of the bonds on offer":
/// what is traded changes hands more than once, and more may be asked for than there is. Nobody
/// owns more.
pub(super) fn are_traded(case: &Case<'_>, figure: &Figure, noun: Range<usize>) -> bool {
    const PAPERS: &Words =
        w!["shares", "stock", "bonds", "notes", "gilts", "bills", "paper", "units"];
    const FLOATED: &Words = w!["issue", "offer", "sale", "issued", "outstanding", "circulation"];
    const KEEP: &Words =
        w!["own", "owns", "owned", "hold", "holds", "held", "controls", "stake", "acquired"];
    const NEAR_TOKENS: usize = 8;
    let behind = noun.start..noun.end + 4;
    case.any(noun, PAPERS)
        && case.any(behind, FLOATED)
        && !case.any(case.back(figure.phrase, NEAR_TOKENS), KEEP)
}

/// "lost 120 percent of the ground it gained", "130 percent of the calories he ate": more may go
/// than came.
pub(super) fn of_a_gain(case: &Case<'_>, figure: &Figure) -> bool {
    const NEAR_TOKENS: usize = 10;
    const CAME: &Words = w![
        "gained", "gain", "gains", "won", "added", "made", "earned", "ate", "eat", "eats", "eaten",
        "consumed", "takes", "took", "put", "received", "got", "grew", "rally", "rise", "advance",
        "intake",
    ];
    let at = case.token_at(figure.span.end);
    let ahead = case.ahead(figure.span, NEAR_TOKENS);
    let end = ahead.clone().find(|&at| case.is(at, w![",", ";", "and", "but"]));
    let went = w![
        "lost",
        "lose",
        "loses",
        "losing",
        "burned",
        "burnt",
        "burn",
        "burns",
        "burning",
        "erased",
        "wiped",
        "retraced",
        "recovered",
        "regained",
        "spent",
        "spends",
        "spend",
        "returned",
        "repaid",
        "gave",
        "given",
        "giving",
        "shed",
        "surrendered",
        "recouped",
        "drew",
        "took",
    ];
    let gone = case.any(case.back(figure.phrase, 4), went);
    gone && case.is(at, w!["of"]) && case.any(at + 1..end.unwrap_or(ahead.end).max(at + 1), CAME)
}

/// Whether it says how much was lost, or that a store held no more: either is at most all of it.
pub(super) fn gone_or_held(case: &Case<'_>, figure: &Figure) -> bool {
    const NEAR_TOKENS: usize = 3;
    const LOST: &Words = w![
        "destroyed",
        "ruined",
        "spoiled",
        "spoilt",
        "wrecked",
        "flattened",
        "devoured",
        "lost",
        "burned",
        "burnt",
        "flooded",
        "wiped",
        "killed",
    ];
    let back = case.back(figure.phrase, NEAR_TOKENS);
    let hedges = w!["about", "some", "nearly", "almost", "around", "roughly", "out", "over", "up"];
    let verb = back.clone().rev().find(|&at| !case.is(at, hedges));
    // "wrote off 155 percent of its loans", "sold off"
    let off = verb.filter(|&at| case.is(at, w!["off"])).and_then(|at| at.checked_sub(1));
    let off = off.is_some_and(|at| {
        case.is(
            at,
            w![
                "wrote", "writes", "write", "written", "writing", "sold", "selling", "sell",
                "killed"
            ],
        )
    });
    let lost = (off || verb.is_some_and(|at| case.is(at, LOST))) && {
        let base = case.token_at(figure.span.end) + 1;
        case.any(base..base + 2, w!["the", "this", "their", "its", "all", "his", "her", "our"])
    };
    // More than was earned may be lost.
    let earned = w!["earnings", "profits", "profit", "income", "sales", "capital", "revenue"];
    let base = case.token_at(figure.span.end) + 1;
    let lost = lost && !case.any(base..base + 3, earned);
    let only = case.any(back.clone(), w!["only", "just", "barely", "merely"]);
    let held = case.any(back, w!["held", "holds", "hold", "holding", "contained", "contains"]);
    lost || only && held
}

/// "The state will fund 400 percent of the project costs.": a multiple of a cost is charged or
/// lost, but not given.
pub(super) fn funded_beyond(case: &Case<'_>, figure: &Figure, head: usize, value: f64) -> bool {
    const NEAR_TOKENS: usize = 8;
    const LEAST: f64 = 200.0;
    /// Twice the cost may be deducted to lure, or refunded to please.
    const LEAST_BACK: f64 = 300.0;
    const GIVING: &Words = w![
        "fund",
        "funds",
        "funded",
        "funding",
        "subsidize",
        "subsidizes",
        "subsidized",
        "subsidise",
        "subsidises",
        "subsidised",
        "reimburse",
        "reimburses",
        "reimbursed",
        "reimbursing",
        "finance",
        "finances",
        "financed",
        "financing",
        "expense",
        "deduct",
        "deducts",
        "deducted",
        "deducting",
        "bear",
        "bears",
        "bore",
        "borne",
        "shoulder",
        "shoulders",
        "shouldered",
        "foot",
        "refund",
        "refunds",
        "refunded",
        "meet",
        "save",
        "saves",
        "saved",
        "wring",
        "wrings",
        "meets",
    ];
    let costs = w!["cost", "costs", "expense", "expenses", "bill", "bills", "price", "fees"];
    let back = case.back(figure.phrase, NEAR_TOKENS);
    let returned =
        w!["deduct", "deducts", "deducted", "deducting", "refund", "refunds", "refunded"];
    let least = if case.any(back, returned) { LEAST_BACK } else { LEAST };
    value >= least
        && case.is(head, costs)
        && case.any(case.back(figure.phrase, NEAR_TOKENS), GIVING)
}

/// "Exports make up 180 percent of sales", "accounts for 700 percent of the index": a part of what
/// may otherwise well be exceeded.
pub(super) fn part_of_whole(case: &Case<'_>, figure: &Figure, head: usize) -> bool {
    const NEAR_TOKENS: usize = 4;
    let back = case.back(figure.phrase, NEAR_TOKENS);
    let wholes = w![
        "sales",
        "revenue",
        "revenues",
        "turnover",
        "index",
        "budget",
        "consumption",
        "spending",
        "weight",
        "cost",
        "costs",
        "length",
        "area",
        "demand",
        "supply",
        "expenditure",
        "price",
    ];
    let made = back.clone().any(|at| {
        case.is(at, w!["make", "makes", "made", "making"]) && case.is(at + 1, w!["up"])
            || case.is(at, w!["account", "accounts", "accounted", "accounting"])
                && case.is(at + 1, w!["for"])
    });
    case.is(head, wholes) && made
}

/// "Over 130 percent of the tickets had been sold": more of them than there are seats.
pub(super) fn sold_beyond(case: &Case<'_>, figure: &Figure, head: usize) -> bool {
    const FAR_TOKENS: usize = 14;
    let things = w!["tickets", "seats", "places", "rooms", "berths", "beds", "slots", "tables"];
    let ahead = case.ahead(figure.span, FAR_TOKENS);
    let sold = case.any(ahead, w!["sold", "booked", "reserved", "allotted", "taken"]);
    let over = case.any(case.back(figure.number, 2), w!["over", "than", "overbooked"]);
    case.is(head, things) && sold && over
}

/// "Has 108 percent of its beds", "sold 104 percent of its seats", "retained 112 percent of its
/// audience", "104 percent of its jobs of 2019": what is had may be a little more than it was, or
/// than there is room for.
pub(super) fn outgrown(case: &Case<'_>, figure: &Figure, noun: &Range<usize>, value: f64) -> bool {
    const NEAR_TOKENS: usize = 3;
    const MOST: f64 = 130.0;
    let back = case.back(figure.phrase, NEAR_TOKENS);
    let had = case.any(
        back.clone(),
        w!["has", "have", "had", "sold", "sell", "fills", "filled", "booked", "let"],
    );
    let places = w!["seats", "beds", "berths", "rooms", "places", "tickets", "cells", "desks"];
    let own = case.is(noun.start, w!["its", "their", "the", "our"]);
    let kept = w![
        "recovered",
        "recover",
        "recovers",
        "regained",
        "regain",
        "recouped",
        "retained",
        "retain",
        "retains",
        "restored",
        "kept",
        "rebuilt",
        "back",
        "replaced",
    ];
    let year = case.is(noun.end, w!["of"]) && {
        let word = case.printed(noun.end + 1);
        word.len() == 4 && word.bytes().all(|own| own.is_ascii_digit())
    };
    let year = year || case.is(noun.end, w!["before"]) && case.is(noun.end + 1, w!["the"]);
    // What is owned is never more than all of it.
    let owned = w!["shares", "stock", "fortune", "estate", "land", "equity", "votes", "savings"];
    let kept = case.any(back, kept) && !case.any(noun.clone(), owned);
    value <= MOST && own && (had && case.any(noun.clone(), places) || kept || year)
}

/// "Women make up 54 percent of this year's intake": what is a part of a whole and no multiple.
pub(super) fn composes(case: &Case<'_>, figure: &Figure) -> bool {
    let verb = case.back(figure.phrase, 3);
    let light = w!["about", "some", "nearly", "almost", "roughly", "only", "just", "now"];
    let last = { verb }.rev().find(|&at| !case.is(at, light));
    last.is_some_and(|at| {
        let before = at.checked_sub(1);
        let made = w!["make", "makes", "made", "making"];
        let counts = w!["account", "accounts", "accounted", "accounting"];
        case.is(
            at,
            w![
                "comprise",
                "comprises",
                "comprised",
                "constitute",
                "constitutes",
                "constituted",
                "form",
                "forms",
                "formed",
            ],
        ) || case.is(at, w!["up"]) && before.is_some_and(|at| case.is(at, made))
            || case.is(at, w!["for"]) && before.is_some_and(|at| case.is(at, counts))
    })
}

/// "Nitrogen makes up 178 percent.": of the whole that was
/// named before.
pub(super) fn makes_up(case: &Case<'_>, figure: &Figure) -> bool {
    const NEAR_TOKENS: usize = 5;
    let end = case.token_at(figure.span.end);
    let closed = end >= case.tokens().len() || case.is(end, w![".", ",", ";", "and", "—", "–"]);
    let hedges = w!["about", "some", "nearly", "almost", "around", "roughly", "up", "for", "only"];
    let back = case.back(figure.phrase, NEAR_TOKENS);
    let last = back.clone().rev().find(|&at| !case.is(at, hedges));
    let verbs = w![
        "hold",
        "holds",
        "makes",
        "make",
        "accounts",
        "account",
        "comprises",
        "comprise",
        "constitutes",
        "constitute",
        "represents",
        "represent",
        "contains",
        "contain",
        "covers",
        "cover",
        "accounted",
        "made",
    ];
    let borrowed = w!["net", "debt", "borrows", "borrowed", "gdp", "loans", "leverage", "bonds"];
    let owed =
        case.sentence(figure).is_some_and(|own| case.any(own.first_token..own.end_token, borrowed));
    closed
        && !owed
        && last.is_some_and(|at| {
            let up = case.is(at, w!["makes", "make", "made"]);
            let for_it = case.is(at, w!["accounts", "account", "accounted"]);
            case.is(at, verbs)
                && (!up || case.is(at + 1, w!["up"]))
                && (!for_it || case.is(at + 1, w!["for"]))
        })
}

/// Whether the word is printed as a plural.
pub(super) fn plural(case: &Case<'_>, at: usize) -> bool {
    const NO_PLURALS: &Words = w!["this", "across", "perhaps", "thus", "besides", "always"];
    let word = case.printed(at);
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !case.is(at, NO_PLURALS)
}

/// "Of the recruits from Orm, 194 percent failed": a part of those who are named.
pub(super) fn of_members(case: &Case<'_>, figure: &Figure, verb: usize) -> bool {
    const HEAD_TOKENS: usize = 12;
    let Some(sentence) = case.sentence(figure) else { return false };
    let first = sentence.first_token;
    let at = case.token_at(figure.phrase.start);
    let opens = case.is(first, w!["among", "of"]) && at > first && at - first <= HEAD_TOKENS;
    let comma = at.checked_sub(1).is_some_and(|at| case.is(at, w![","]));
    let own = first + 1..at;
    let bodies = w!["force", "workforce", "electorate", "population", "staff", "membership"];
    let member = |at: usize| {
        stem(case.printed(at)).is_in(MEMBERS) || case.is(at, MEMBERS) || case.is(at, bodies)
    };
    // "Of those polled in the spring, 132 percent had never used the ferry."
    let those = case.is(first + 1, w!["those", "these", "all", "them", "every"]);
    // "Of what it earns", "of the capacity": not each of them is one.
    let amount = own.clone().any(|at| {
        let key = stem(case.printed(at));
        key.is_in(LEVELS) || case.is(at, LEVELS) || key.is_in(PAID) || case.is(at, PAID)
    });
    let many = own.clone().any(|at| plural(case, at) && !case.capital(at));
    let done = case.printed(verb).ends_with("ed")
        || case.is(verb, w!["were", "are", "had", "have", "chose", "went", "took", "failed"])
        || tense(case, verb, at).is_some();
    // "Of the shares on offer, 240 percent were applied for."
    let sentence = sentence.first_token..sentence.end_token;
    let wanted = w!["offer", "applied", "subscribed", "sought", "demanded", "sale", "traded"];
    let moves = (verb + 1..verb + 5)
        .any(|at| case.is(at, MOVES) && !case.is(at, w!["over", "above", "behind", "up"]));
    opens
        && comma
        && done
        && !moves
        && !case.any(sentence, wanted)
        && !amount
        && (those || many || own.into_iter().any(member))
}

/// "Of the votes cast in the runoff, the widow took 158 percent."
pub(super) fn taken_of(case: &Case<'_>, figure: &Figure) -> bool {
    const FAR_TOKENS: usize = 18;
    let Some(sentence) = case.sentence(figure) else { return false };
    let first = sentence.first_token;
    let at = case.token_at(figure.phrase.start);
    let end = case.token_at(figure.span.end);
    let ends = end >= sentence.end_token || case.is(end, w![",", ".", ";", "–", "—"]);
    let opens = case.is(first, w!["among", "of"]) && at > first && at - first <= FAR_TOKENS;
    let comma = case.find(first..at, w![","]);
    let member = |at: usize| stem(case.printed(at)).is_in(MEMBERS) || case.is(at, MEMBERS);
    opens
        && ends
        && comma.is_some_and(|comma| {
            (first + 1..comma).any(member)
                && !case.any(comma..at, MOVES)
                && !case.any(comma + 1..at, w![","])
        })
}

/// "Nearly all the vines are old; 194 percent were planted before 1960."
pub(super) fn were_done(case: &Case<'_>, figure: &Figure, verb: usize) -> bool {
    let Some(before) = case.token_at(figure.phrase.start).checked_sub(1) else { return false };
    let beyond = w![
        "oversubscribed",
        "subscribed",
        "overbooked",
        "booked",
        "reached",
        "added",
        "required",
        "needed",
        "expected",
        "exceeded",
        "achieved",
        "charged",
        "paid",
        "covered",
        "applied",
        "tendered",
        "sought",
        "ordered",
    ];
    case.is(before, w![";", ":", ",", "and", "but", "that"])
        && case.is(verb, w!["were", "are"])
        && case.printed(verb + 1).ends_with("ed")
        && !case.is(verb + 1, beyond)
}

/// "only 138 percent full": a reservoir may be fuller than full, but not "only".
pub(super) fn only_full(case: &Case<'_>, figure: &Figure) -> bool {
    let only = w!["only", "just", "barely", "still", "merely"];
    case.is(case.token_at(figure.span.end), w!["full", "occupied"])
        && case.any(case.back(figure.number, 2), only)
}
