//! Dated deeds that a sentence tells in another order than they happened, and of other things: "the
//! house, bought in 1948, was built in 1830", "traces its roots to a forge built in 1830".

use std::ops::Range;

use crate::check::case::Case;
use crate::check::courses;
use crate::check::deeds::{MADE_BEFORE, Rank, rank};
use crate::check::tense::tense;
use crate::check::{Flag, calendar};
use crate::text::Words;
use crate::w;

/// What is done with a thing at any time of its life.
const ANY_TIME: &Words = w![
    "bought",
    "acquired",
    "purchased",
    "leased",
    "inherited",
    "sold",
    "listed",
    "named",
    "renamed",
    "registered",
    "restored",
    "moved",
    "donated",
    "given",
    "visited",
    "discovered",
    "found",
    "seized",
    "annexed",
    "photographed",
    "filmed",
    "painted",
];

/// Returns whether the two dates of a flag are told in no order.
pub(super) fn is_none(case: &Case<'_>, flag: &Flag) -> bool {
    let Some((first, second)) = dates(case, flag) else { return false };
    let span = case.tokens().get(first).map_or(flag.span, |token| token.span);
    let Some(sentence) = case.sentence_at(span.start) else { return false };
    let whole = sentence.first_token..sentence.end_token;
    whole.contains(&second)
        && (is_set_off(case, &whole, first, second)
            || is_of_its_own(case, whole.start, first + 1..second)
            || is_by_then(case, first + 1..second)
            || is_of_object(case, first + 1..second)
            || is_told_back(case, whole.start, first, second))
}

/// The tokens of the two years, in the order of the text.
fn dates(case: &Case<'_>, flag: &Flag) -> Option<(usize, usize)> {
    let [other] = flag.related.as_slice() else { return None };
    let year = |span| {
        let mut tokens = case.tokens_of(span);
        tokens.find(|&at| calendar::year_at(case, at).is_some())
    };
    let (one, two) = (year(*other)?, year(flag.span)?);
    (one != two).then_some((one.min(two), one.max(two)))
}

/// "The hall, opened in 1911, was designed in 1908": what is set off tells of any time, but where
/// it must come first: "The tunnel, begun in 1931, was finished in 1913".
fn is_set_off(case: &Case<'_>, whole: &Range<usize>, first: usize, second: usize) -> bool {
    const FARTHEST: usize = 8;
    let from = first.saturating_sub(FARTHEST).max(whole.start + 1);
    let comma = (from..first).rev().find(|&at| case.is(at, w![","]));
    let Some(early) = comma.map(|at| at + 1).filter(|&at| deed(case, at, whole.start)) else {
        return false;
    };
    let main = first + 2;
    if !case.is(first + 1, w![","]) || !case.is(main, w!["was", "were"]) {
        return false;
    }
    let Some(late) = (main + 1..second).find(|&at| deed(case, at, main + 1)) else { return false };
    let anew = w![
        "revised",
        "revived",
        "reworked",
        "rewritten",
        "restaged",
        "adapted",
        "translated",
        "remade",
    ];
    let must = case.is(late, anew)
        || courses::in_order(case, early, late)
        || rank(case, early).zip(rank(case, late)).is_some_and(|(one, two)| one < two);
    !must || case.is(early, ANY_TIME) || case.is(late, MADE_BEFORE)
}

/// "Was consecrated in 1932; its tower collapsed in 1911", "closed in 1924; the present house,
/// opened in 1967": of another thing.
fn is_of_its_own(case: &Case<'_>, start: usize, gap: Range<usize>) -> bool {
    const NOUN_TOKENS: usize = 3;
    let first = gap.start;
    { gap }.any(|at| {
        let told = |own: usize| (start..first).any(|at| case.key(at) == case.key(own));
        let the = case.is(at + 1, w!["the", "this", "that"])
            && !(at + 2..at + 2 + NOUN_TOKENS).any(|own| case.printed(own).len() > 3 && told(own));
        let other = case.is(at + 1, w!["its", "his", "her", "their", "a", "an"]);
        case.is(at, w![";", ":"]) && (other || the)
    })
}

/// "Begun in 1912, had grown to 210 by the founder’s death in 1951": what had happened by then.
fn is_by_then(case: &Case<'_>, gap: Range<usize>) -> bool {
    const NEAR_TOKENS: usize = 6;
    let back = gap.end.saturating_sub(NEAR_TOKENS).max(gap.start)..gap.end;
    let times = w!["death", "time", "end", "retirement", "closure", "start", "outbreak", "eve"];
    case.any(gap, w!["had"]) && case.any(back.clone(), w!["by"]) && case.any(back, times)
}

/// "Traces its roots to a forge built in 1830", "wrote of the siege in 1915": the year is that of
/// an object.
fn is_of_object(case: &Case<'_>, gap: Range<usize>) -> bool {
    const NEAR_TOKENS: usize = 4;
    const TO: &Words = w!["to", "of", "about"];
    // "in" of the second date
    let Some(lead) = gap.end.checked_sub(1).filter(|at| gap.contains(at)) else { return false };
    let from = lead.saturating_sub(NEAR_TOKENS + 1).max(gap.start);
    let to = case.find(from..lead, TO);
    to.is_some_and(|to| {
        let article = case.is(to + 1, w!["a", "an", "the", "its", "his", "her", "their"]);
        let verbs = (to + 2..lead).filter(|&at| deed(case, at, to + 2)).count();
        let last = lead.checked_sub(1).is_some_and(|at| deed(case, at, to + 2));
        // "wrote of the siege", not "left the town of the Medici"
        let told = verbs == 0 && !case.is(to, w!["to"]) && case.is(to - 1, w!["wrote", "told"]);
        article && to + 2 < lead && (told || verbs == 1 && last)
    })
}

/// "The novel was filmed in 1974 and written in 1947", "plays in a ground opened in 1913": the
/// second deed always comes before the first, or is told of what the clause names.
fn is_told_back(case: &Case<'_>, start: usize, first: usize, second: usize) -> bool {
    const FARTHEST: usize = 8;
    const NOUN_TOKENS: usize = 4;
    let last = |tokens: Range<usize>| {
        let near = tokens.end.saturating_sub(FARTHEST).max(tokens.start)..tokens.end;
        { near }.rev().find(|&at| deed(case, at, tokens.start) && !case.is(at, w!["was", "were"]))
    };
    let back = calendar::year_at(case, second) < calendar::year_at(case, first);
    let (Some(early), Some(late)) = (last(start..first), last(first + 1..second)) else {
        return false;
    };
    let the = (late.saturating_sub(NOUN_TOKENS).max(first + 2)..late)
        .rev()
        .find(|&at| case.is(at, w!["a", "an", "the"]));
    let led = w!["in", "at", "from", "on", "by", "with", "to", "for", "was", "were", "is", "into"];
    let named = the.is_some_and(|the| {
        the + 1 < late && case.is(the - 1, led) && !case.any(the..late, w![","])
    });
    // "Broken up in 1931, the steamer was built in 1898"
    let over = rank(case, early) == Some(Rank::Over)
        && rank(case, late).is_some_and(|own| own < Rank::Over);
    back && (named || over || courses::in_order(case, late, early))
}

/// Whether the token is a verb of the past.
fn deed(case: &Case<'_>, at: usize, first: usize) -> bool {
    rank(case, at).is_some() || tense(case, at, first).is_some()
}
