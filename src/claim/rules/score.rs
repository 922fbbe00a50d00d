//! Results with their sides: "Osk 1 – 0 Brod", "Rovers beat Athletic 3-1", "a 12-9 vote", "the
//! first half ended 0-0".

use super::{Example, Rule, found, silent};
use crate::claim::phrase::{article_start, noun};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::{Figure, FigureKind, is_function};
use crate::text::{Gap, Words};
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "score", kind: ClaimKind::Score, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("Rovers won 3-1 at home.", "Rovers won 3-1", ""),
    found("It passed by a 12-9 vote.", "a 12-9 vote", ""),
    found("They drew 2–2 with Athletic.", "drew 2–2 with Athletic", ""),
    found("Rovers beat Athletic 3-1 on Sunday.", "Rovers beat Athletic 3-1", ""),
    found("Group F — Osk 1 – 0 Brod Town", "Osk 1 – 0 Brod Town", ""),
    found("Group G — Brod 1 – 2 Velmora", "Brod 1 – 2 Velmora", ""),
    found("Osk lost 1 – 2 to Velmora.", "Osk lost 1 – 2 to Velmora", ""),
    found("The cup tie closed with Osk beaten 2 – 1.", "Osk beaten 2 – 1", ""),
    found("Two late tries put Osk 14 – 10 ahead.", "put Osk 14 – 10 ahead", ""),
    found("After an hour it ended 0 – 0 in the rain.", "ended 0 – 0", ""),
    found("The final period ended with 2-2 on the board.", "ended with 2-2", ""),
    found("Their 4-2 win over Athletic sent them up.", "4-2 win over Athletic", ""),
    found("The court ruled 5-4 that the levy was lawful.", "The court ruled 5-4", ""),
    found("Osk led 2-0 at half-time.", "Osk led 2-0", ""),
    found("Marr thrashed part-timers Arvan 3 – 0.", "Marr thrashed part-timers Arvan 3 – 0", ""),
    found("They were beaten 4-0 by Athletic.", "beaten 4-0 by Athletic", ""),
    found("By a vote of 83-0 it passed.", "a vote of 83-0", ""),
    found("They lost to Brod 4-1.", "lost to Brod 4-1", ""),
    found("Lind won 6-4, 6-3 in Osk.", "Lind won 6-4, 6-3", "; "),
    found("Velmora finished with a 13 – 2 home record.", "a 13 – 2 home record", ""),
    found("It passed 81 to 2 on Monday.", "passed 81 to 2", ""),
    found("By a vote of 52 to 48 the house agreed.", "a vote of 52 to 48", ""),
    silent("It takes 3 to 4 cups."),
    silent("He wore shirt 10."),
    silent("The road runs from 3 to 1."),
    silent("Rovers won three games and lost one."),
    silent("The wolves numbered 30-40 that winter."),
    silent("Rows 10-14 are sold out."),
];

/// Verbs of winning, losing and voting.
const VERBS: &Words = w![
    "won",
    "win",
    "wins",
    "winning",
    "lost",
    "lose",
    "loses",
    "losing",
    "drew",
    "draw",
    "draws",
    "drawing",
    "beat",
    "beats",
    "beating",
    "beaten",
    "led",
    "leads",
    "leading",
    "lead",
    "tied",
    "defeated",
    "defeats",
    "defeating",
    "defeat",
    "ended",
    "ends",
    "ending",
    "finished",
    "finishing",
    "put",
    "putting",
    "puts",
    "thrashed",
    "edged",
    "trailed",
    "trailing",
    "trail",
    "voted",
    "votes",
    "voting",
    "vote",
    "ruled",
    "rules",
    "passed",
    "went",
    "going",
    "made",
    "making",
    "was",
    "were",
    "is",
    "equalised",
    "levelled",
    "prevailed",
    "triumphed",
    "downed",
    "stunned",
    "hammered",
    "crushed",
    "swept",
    "overcame",
    "eliminated"
];

/// What stands behind the figures of a result and belongs to them.
const NOUNS: &Words = w![
    "vote",
    "votes",
    "win",
    "victory",
    "defeat",
    "loss",
    "draw",
    "lead",
    "decision",
    "ruling",
    "record",
    "margin",
    "tie",
    "triumph",
    "thrashing",
    "scoreline",
    "result",
    "score"
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    context.of_kind(FigureKind::Score).filter_map(|(_, figure)| result(context, figure)).collect()
}

fn result(context: &Context<'_>, figure: &Figure) -> Option<Claim> {
    let (first, at) = (context.token_at(figure.span.start), context.after(figure.span));
    let start = left(context, first);
    let end = more_sets(context, right(context, at, start == first));
    context.over(ClaimKind::Score, start, end)
}

/// "6-4, 6-3": the sets of one match.
fn more_sets(context: &Context<'_>, mut end: usize) -> usize {
    const SETS: usize = 5;
    for _ in 0..SETS {
        let next = end + 1 + usize::from(context.is(end + 1, w!["and"]));
        let set = context.figure_at(next).filter(|set| set.kind == FigureKind::Score);
        match set {
            Some(set) if context.is(end, w![","]) => end = context.after(set.span),
            _ => break,
        }
    }
    end
}

/// Where the phrase begins: the article, or the verb, what it takes, and who did it.
fn left(context: &Context<'_>, first: usize) -> usize {
    const OBJECT_WORDS: usize = 6;
    let start = context.bounds(first).start;
    let before = |at: usize| at.checked_sub(1).filter(|&at| at >= start);
    let Some(last) = before(first) else { return first };
    if context.is(last, w!["a", "an"]) {
        return last;
    }
    // "ended with 0 – 0", "by 57-38": the small word between is passed over.
    let joined = context.is(last, w!["with", "by", "at"]);
    if context.is(last, w!["of"]) && last > start && context.is(last - 1, NOUNS) {
        return article_start(context, last - 1);
    }
    let mut at = if joined { last } else { first };
    let object = at;
    while let Some(word) = before(at).filter(|_| object - at < OBJECT_WORDS) {
        if context.is(word, VERBS) {
            return subject(context, word, start);
        }
        let named = context.capital(word)
            || noun(context, word)
            || context.is(word, w!["the"])
            || context.hyphen(word)
            || context.is(word, w!["to", "against", "over", "past"]) && context.capital(at);
        if !named || context.gap(at) >= Gap::Paragraph {
            break;
        }
        at = word;
    }
    // "Osk 1 – 0 Brod": the sides stand right beside it.
    names_before(context, first, start)
}

/// The first token of the run of names before `end`.
fn names_before(context: &Context<'_>, end: usize, start: usize) -> usize {
    const LONGEST_NAME: usize = 4;
    let mut at = end;
    let name = |at: usize| context.capital(at) && !is_function(context.key(at));
    while at > start && end - at < LONGEST_NAME && name(at - 1) {
        at -= 1;
    }
    at
}

/// The name, or "the" and a noun, right before the verb.
fn subject(context: &Context<'_>, verb: usize, start: usize) -> usize {
    let name = names_before(context, verb, start);
    if name < verb || verb < start + 2 {
        return name;
    }
    let the = context.is(verb - 2, w!["the"]) && noun(context, verb - 1);
    let half = context.is(verb - 1, w!["half", "match", "game"]);
    if the && !half { verb - 2 } else { verb }
}

/// Where it ends: "up", "vote", "win over Athletic", "to Velmora", the other side's name.
fn right(context: &Context<'_>, at: usize, bare: bool) -> usize {
    // "a 13 – 2 home record"
    let at = at + usize::from(noun(context, at) && context.is(at + 1, NOUNS));
    let end = at + usize::from(context.is(at, NOUNS) || context.is(at, w!["up", "down", "ahead"]));
    let against = context.is(end, w!["to", "over", "against", "with", "by", "for"]);
    let beaten = usize::from(against && context.capital(end + 1));
    let mut name = end + beaten;
    if beaten == 0 && (end > at || !bare && !context.capital(at)) {
        return end;
    }
    while context.capital(name) && context.gap(name) < Gap::Paragraph && name < at + 6 {
        name += 1;
    }
    name
}
