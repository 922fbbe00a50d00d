//! Two amounts of one sentence that are an old and a new value of one thing: "from 420 to 546",
//! "546, compared with 420", "420 in 2003 and 546 in 2004". What follows from them is left to the
//! checks.

use std::ops::Range;

use super::change::{FALLS, RISES};
use super::other_base::is_each_and_all;
use super::relation::{Line, Sort, Term};
use crate::quantity::motion::{FALLING, MOVING, RISING};
use crate::quantity::{FigureKind, Relation};
use crate::text::Words;
use crate::{w, words};

/// An old and a new amount, as indices of a line's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Compared {
    /// The earlier value.
    pub old: usize,
    /// The later value.
    pub new: usize,
    /// Whether "from … to" makes them a pair.
    pub from_to: bool,
}

impl Compared {
    /// Returns the one printed first and the one printed last.
    pub(super) fn printed(self) -> (usize, usize) {
        (self.old.min(self.new), self.old.max(self.new))
    }
}

/// Returns the pairs of old and new amounts, in the order of the sentence.
pub(super) fn pairs(line: &Line<'_>) -> Vec<Compared> {
    if line.terms.iter().filter(|term| candidate(term)).nth(1).is_none() {
        return Vec::new();
    }
    let own = |term: &Term<'_>| candidate(term) && !is_step(line, term);
    let amounts: Vec<usize> =
        (0..line.terms.len()).filter(|&at| line.term(at).is_some_and(own)).collect();
    amounts.windows(2).filter_map(|two| pair(line, *two.first()?, *two.get(1)?)).collect()
}

/// An amount, or a percentage that is one end of a change.
fn candidate(term: &Term<'_>) -> bool {
    let from_to = term.figure.relation == Some(Relation::FromTo);
    term.is_amount() && !term.of_next || term.sort == Sort::Percent && from_to
}

/// "grew by 500 to 2,300": how far something moved is no end of the change.
fn is_step(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    let by = term.first.checked_sub(1).filter(|&at| case.is(at, w!["by"]));
    by.is_some_and(|by| {
        case.any(by.saturating_sub(3).max(line.first)..by, CHANGES)
            || term.figure.direction.is_some()
    })
}

fn pair(line: &Line<'_>, first: usize, second: usize) -> Option<Compared> {
    /// Words between the two at most.
    const FAR_WORDS: usize = 14;
    let (a, b) = (line.term(first)?, line.term(second)?);
    let case = &line.case;
    if is_each_and_all(line, a, b) {
        return None;
    }
    // "The shares rose 9p to 459p": a step and where it led.
    let led = a.first.checked_sub(1).is_some_and(|at| case.is(at, CHANGES));
    let to = b.first.checked_sub(1).is_some_and(|at| case.is(at, w!["to"]));
    if led && to && b.first - a.end <= 2 && a.is_amount() {
        return None;
    }
    if a.figure.relation == Some(Relation::FromTo) && b.figure.relation == a.figure.relation {
        let tied = a.figure.pair.and_then(|at| case.figure(at)) == Some(b.figure)
            || b.figure.pair.and_then(|at| case.figure(at)) == Some(a.figure);
        let backwards = case.any(b.first.saturating_sub(2).max(a.end)..b.first, w!["from"]);
        let (old, new) = if backwards { (second, first) } else { (first, second) };
        // "from five million people to half a million more" adds the second to the first.
        let more = case.any(b.first..(b.end + 2).min(line.end), w!["more", "another"]);
        return (tied && !more).then_some(Compared { old, new, from_to: true });
    }
    let gap = a.end..b.first;
    let said = |term: &Term<'_>, word: &Words| {
        term.first.checked_sub(1).is_some_and(|at| case.is(at, word))
            || term.first.checked_sub(2).is_some_and(|at| {
                case.is(at, word) && case.is(at + 1, w!["just", "only", "the", "about"])
            })
    };
    if said(a, w!["from"]) && said(b, w!["to"]) && a.alike(b) && line.count(gap.clone()) <= 4 {
        return Some(Compared { old: first, new: second, from_to: true });
    }
    // "grew by 500 to 2,300 from 1,800", "to $4.4 million this year, from $5 million"
    if said(a, w!["to"])
        && said(b, w!["from"])
        && a.alike(b)
        && a.same_thing(b)
        && line.count(gap.clone()) <= 3
        && !line.any(gap.clone(), w!["and", "but", "or", "up", "down"])
        && case.any(a.first.saturating_sub(10).max(line.first)..a.first, CHANGES)
    {
        return Some(Compared { old: second, new: first, from_to: true });
    }
    // "£80 a week, would cost £92"
    let one_rate = a.figure.per.is_some() && b.figure.per.is_none() && a.unit() == b.unit();
    let rented = one_rate && a.is_amount() && b.is_amount() && had_and_would(line, a, b);
    // "worth 300 million euros in 2018, fell by 20 percent to 240 million"
    let elided = a.figure.kind == FigureKind::Money
        && b.figure.kind == FigureKind::Number
        && a.figure.scale.is_some()
        && b.figure.scale.is_some()
        && a.is_amount()
        && b.is_amount()
        && a.figure.per.is_none();
    if !a.alike(b) && !rented && !elided || line.count(gap.clone()) > FAR_WORDS {
        return None;
    }
    let parted =
        case.any(gap.clone(), w![";"]) && !line.within(gap.clone()).any(|t| t.sort == Sort::Time);
    let apart = w!["including", "respectively", "while", "whereas", "among", "though", "although"];
    if parted || line.any(gap.clone(), apart) || done_to(line, gap, b) {
        return None;
    }
    let order = by_date(line, a, b).or_else(|| by_word(line, a, b))?;
    if !a.same_thing(b) {
        return None;
    }
    let (old, new) = if order == Order::OldFirst { (first, second) } else { (second, first) };
    Some(Compared { old, new, from_to: false })
}

/// "rose to 1,400 after 900 people were tested": why it rose is no earlier amount.
fn done_to(line: &Line<'_>, gap: Range<usize>, second: &Term<'_>) -> bool {
    gap.end > gap.start
        && line.case.is(gap.end - 1, w!["after"])
        && line.case.is(second.end, w!["were", "had", "was", "have", "are"])
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    OldFirst,
    NewFirst,
}

/// "420 in 2003 and 546 in 2004": each has a year of its own.
fn by_date(line: &Line<'_>, a: &Term<'_>, b: &Term<'_>) -> Option<Order> {
    let dated = |t: &&Term<'_>| t.figure.kind == FigureKind::Date && t.figure.from_date.is_some();
    let day = |tokens: Range<usize>| line.within(tokens).find(dated)?.figure.from_date;
    let last = |tokens: Range<usize>| line.within(tokens).filter(dated).last()?.figure.from_date;
    let reach = |to: usize| to.min(line.end);
    // Directly behind each, or before each.
    let behind = |t: &Term<'_>, to: usize| day(t.end..reach(to.min(t.end + 5)));
    let before = |t: &Term<'_>, from: usize| last(from.max(t.first.saturating_sub(6))..t.first);
    let (one, two) = match (behind(a, b.first), behind(b, line.end)) {
        (Some(one), Some(two)) => (one, two),
        (own, _) => (before(a, line.first).or(own)?, before(b, a.end)?),
    };
    match one.cmp(&two) {
        std::cmp::Ordering::Less => Some(Order::OldFirst),
        std::cmp::Ordering::Greater => Some(Order::NewFirst),
        std::cmp::Ordering::Equal => None,
    }
}

/// "compared with 420", "420 a year ago", "a year later 546", "the $40 fee to $50".
fn by_word(line: &Line<'_>, a: &Term<'_>, b: &Term<'_>) -> Option<Order> {
    let case = &line.case;
    let gap = a.end..b.first;
    let near = b.first.saturating_sub(8).max(a.end)..b.first;
    let on = line.within(gap.clone()).find(|t| t.sort == Sort::Percent);
    // "a 20 percent increase over the $40 million"
    let on = on.map(|t| t.end + usize::from(case.is(t.end, RISES) || case.is(t.end, FALLS)));
    let on = on.filter(|&at| case.is(at, w!["on", "over"]));
    if let Some(cue) = case.find(near, BASES).or(on)
        && (line.only(cue + 1..b.first, &[LIGHT])
            || case.any(cue + 1..b.first, w!["when"]) && line.count(cue + 1..b.first) <= 5)
    {
        return Some(Order::NewFirst);
    }
    let behind = b.end..(b.end + 7).min(line.end);
    if first_of(line, behind.clone(), BEFORE) {
        return Some(Order::NewFirst);
    }
    // "stands at 40 today; before it was 50": "today" is said of the first.
    let sign = gap.clone().rev().find(|&at| case.is(at, w![",", ";"])).unwrap_or(gap.start);
    // "4,200 the year after"
    let stop = behind.clone().find(|&at| case.is(at, w![",", ";", "."])).unwrap_or(behind.end);
    let after = (behind.start..stop).any(|at| {
        case.is(at, w!["year", "month", "season", "week"]) && case.is(at + 1, w!["after"])
    });
    if after || first_of(line, behind, AFTER) || case.any(sign..gap.end, AFTER) {
        return Some(Order::OldFirst);
    }
    // "$40 at the start of the year, closed at $58"
    let ended = b.first.checked_sub(2).filter(|&at| gap.contains(&at) && case.is(at + 1, w!["at"]));
    let ended = ended.is_some_and(|at| case.is(at, w!["closed", "ended", "finished", "stands"]));
    let start = case.any(gap.clone(), w!["start", "beginning", "outset", "opened", "began"]);
    // "closed at $58, up 3 percent" is the day's move, "a gain of 45 percent" the year's.
    let all = w!["gain", "rise", "increase", "loss", "fall", "drop", "decline"];
    let told = case.any(b.end..(b.end + 8).min(line.end), all);
    if ended && start && told && !case.any(gap.clone(), w!["and", "or", ";"]) {
        return Some(Order::OldFirst);
    }
    if had_and_would(line, a, b) {
        return Some(Order::OldFirst);
    }
    let to = b.first.checked_sub(1).is_some_and(|at| case.is(at, w!["to"]));
    let verbs = a.first.saturating_sub(14).max(line.first)..b.first;
    (to && !case.any(gap, w!["and", "or"]) && case.any(verbs, CHANGES)).then_some(Order::OldFirst)
}

/// "for which he had paid £80, would cost £92", "used to be €800; it is now €1,000".
fn had_and_would(line: &Line<'_>, a: &Term<'_>, b: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 4;
    const FAR_WORDS: usize = 8;
    let case = &line.case;
    let had = a.first.saturating_sub(NEAR_TOKENS).max(line.first)..a.first;
    let then = case.any(had.clone(), w!["had", "once", "formerly"])
        || had.clone().any(|at| case.is(at, w!["used"]) && case.is(at + 1, w!["to"]));
    let lead = b.first.saturating_sub(NEAR_TOKENS).max(a.end)..b.first;
    then && case.any(lead, w!["will", "would", "now"]) && line.count(a.end..b.first) <= FAR_WORDS
}

/// Whether the word stands there before a comma, an "and" or another number.
fn first_of(line: &Line<'_>, tokens: Range<usize>, words: &Words) -> bool {
    let stop = |at: usize| {
        line.case.is(at, w![",", ";", "and", "—", "–", "(", "."])
            || line.terms.iter().any(|t| t.first == at && t.sort != Sort::Time)
    };
    tokens.take_while(|&at| !stop(at)).any(|at| line.case.is(at, words))
}

/// Words before the amount a new one is compared with.
const BASES: &Words = w!["compared", "against", "versus", "vs", "from", "than", "above", "below"];

/// Words that put an amount into the past of another.
const BEFORE: &Words = w!["earlier", "ago", "before", "previously"];

/// Words that put an amount after another.
const AFTER: &Words = w!["later", "afterwards", "now", "today", "currently", "nowadays"];

/// Verbs that change an amount.
pub(super) const CHANGES: &Words = words![
    RISING,
    FALLING,
    MOVING,
    w![
        "raise", "raises", "raised", "raising", "lift", "lifts", "lifted", "lifting", "cut",
        "cuts", "cutting", "reduce", "reduces", "reduced", "reducing", "lower", "lowers",
        "lowered", "lowering", "boost", "boosts", "boosted", "boosting", "double", "doubled", "up",
        "down", "go", "trimmed", "slashed", "slash", "bring", "brought", "bringing", "trim",
        "trims", "trimming", "slashing", "slide", "narrowed", "widened", "gained", "lost",
        "pushed", "improved", "fattened"
    ]
];

/// Words that may stand between such a word and the amount.
const LIGHT: &Words = w![
    "'s", "’s", "one", "the", "a", "an", "with", "to", "in", "of", "when", "it", "they", "there",
    "was", "were", "stood", "at", "had", "been", "about", "just", "only", "some", "its", "their",
    "his", "her", "nearly", "almost", "around", "roughly", "over", "under", "more", "less", "than",
    "that", ",", "what", "totaled", "totalled", "reached", "previous", "level", "figure", "total",
];
