//! A percentage that is said to be a rise or a fall, and the two amounts it is said of. Whether it
//! follows from them is left to the check.

use std::ops::Range;

use super::Case;
use super::calendar::{month_at, weekday_at};
use super::comparatives::{GREATER, LESSER};
use super::compared::{CHANGES as MOVING, Compared};
use super::evident::marks;
use super::relation::{Line, SIGNS, Sort, Term};
use crate::quantity::{Direction, Figure, FigureKind, Interval, Relation};
use crate::text::{TokenKind, Words};
use crate::{w, words};

/// Returns the other percentage of the sentence, where it fits the two amounts; of several the one
/// in brackets right behind them.
pub(super) fn beside<'l, 'a>(
    line: &'l Line<'a>,
    amounts: [&Term<'_>; 2],
    change: &Term<'_>,
    right: Interval,
) -> Option<&'l Term<'a>> {
    const NEAR_TOKENS: usize = 6;
    let mut others = line.terms.iter().filter(|t| t.sort == Sort::Percent && t.span != change.span);
    let fits = |t: &&Term<'_>| t.figure.interval().is_some_and(|room| room.meets(right));
    let last = amounts.iter().map(|own| own.end).max()?;
    let bracketed = |t: &&Term<'_>| {
        let gap = last..t.first;
        !gap.is_empty() && gap.len() <= NEAR_TOKENS && line.case.any(gap, w!["("])
    };
    let one = others.next()?;
    let Some(two) = others.next() else { return Some(one).filter(fits) };
    [one, two].into_iter().chain(others).find(bracketed).filter(fits)
}

/// Nouns that call a change a fall.
pub(super) const FALLS: &Words = w![
    "drop",
    "cut",
    "decline",
    "reduction",
    "fall",
    "decrease",
    "slump",
    "loss",
    "slide",
    "dip",
    "plunge",
    "shrinkage",
];

/// Nouns that call a change a rise.
pub(super) const RISES: &Words = w![
    "increase",
    "rise",
    "gain",
    "growth",
    "jump",
    "surge",
    "leap",
    "hike",
    "spike",
    "boost",
    "raise",
    "climb",
    "expansion",
];

/// Nouns and comparatives that call it a change of either way.
const CHANGES: &Words = w!["change", "improvement", "swing", "difference"];

/// "20 percent less than in 2003".
pub(super) const MORE: &Words = words![GREATER, w!["above", "up"]];

/// See [`MORE`].
pub(super) const LESS: &Words = words![LESSER, w!["below", "down"]];

/// A single percentage that is not said to be a share of anything.
pub(super) fn is_percent(figure: &Figure) -> bool {
    is_percent_of_any(figure) && figure.base.is_none()
}

/// "Fell from 10 to 15 percent" may tell how much, between two round bounds; a rate has no bounds.
pub(super) fn may_be_bounds(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> bool {
    const RATES: &Words = w![
        "rate",
        "rates",
        "unemployment",
        "joblessness",
        "inflation",
        "turnout",
        "share",
        "proportion",
        "tax",
        "tariff",
        "duty",
        "support",
        "approval",
        "margin",
        "occupancy",
    ];
    let case = &line.case;
    let bare = case.token_at(one.number.end);
    let round = |term: &Term<'_>| (term.value / 5.0).fract().abs() < f64::EPSILON;
    two.sort == Sort::Percent
        && case.is(bare, w!["to"])
        && case.is(one.first.saturating_sub(1), w!["from"])
        && round(one)
        && round(two)
        && !case.any(line.first..one.first, RATES)
}

/// A single percentage, be it of a whole or not.
pub(super) fn is_percent_of_any(figure: &Figure) -> bool {
    let single = figure.relation != Some(Relation::FromTo) && figure.value().is_some();
    let percent = figure.unit.is_some_and(|unit| unit.name == "percent");
    single && percent && figure.per.is_none()
}

/// "by a fifth": a fraction that something moved by.
pub(super) fn is_fraction(figure: &Figure) -> bool {
    figure.kind == FigureKind::Ratio && figure.direction.is_some()
}

/// A percentage that is said to be a rise or a fall.
pub(super) fn is_change(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    if term.sort == Sort::Share {
        return is_fraction(term.figure) || moved_a_part(line, term);
    }
    if !is_percent(term.figure) || term.sort != Sort::Percent {
        return false;
    }
    let before = term.first.saturating_sub(4).max(line.first)..term.first;
    let named = |at: usize| case.is(at, FALLS) || case.is(at, RISES) || case.is(at, CHANGES);
    let of = term.first.checked_sub(1).is_some_and(|at| case.is(at, w!["of", "by"]));
    let more = case.is(term.end, MORE) || case.is(term.end, LESS);
    term.figure.direction.is_some()
        || of && before.clone().any(named)
        || (term.end..term.end + 3)
            .take_while(|&at| !case.is(at, SIGNS) || case.is(at, w!["-"]))
            .any(named)
        || more && !second_base(line, term.end + 1)
        || term.first.checked_sub(1).is_some_and(|at| case.is(at, w!["or", "(", "+", "—", "–"]))
        || term.first.checked_sub(2).is_some_and(|at| case.reads(at, w!["or", "by"]))
        || that_is_by(line, term)
        || moved_by(line, term)
}

/// "came down to 700, that is by 30 percent", "i.e. by 30 percent".
fn that_is_by(line: &Line<'_>, term: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 6;
    let case = &line.case;
    let Some(by) = term.first.checked_sub(1).filter(|&at| case.is(at, w!["by"])) else {
        return false;
    };
    let from = by.saturating_sub(NEAR_TOKENS).max(line.first);
    let comma = (from..by).rev().find(|&at| case.is(at, w![",", "—", "–", "("]));
    comma.is_some_and(|comma| {
        let words = w![
            "that", "is", "to", "say", "i.e.", "i", "e", ".", "in", "other", "words", "namely",
            "or", "meaning", "thus", "so",
        ];
        comma + 1 < by && line.only(comma + 1..by, &[words])
    })
}

/// "rose by a whopping 40 percent", "is down a sharp 12 percent".
fn moved_by(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    let adjective =
        |at: usize| case.kind(at) == Some(TokenKind::Word) && case.is(at - 1, w!["a", "an"]);
    let at = term.first.saturating_sub(1);
    if at <= line.first + 2 || !adjective(at) {
        return false;
    }
    let by = at - 2;
    let verb = by - usize::from(case.is(by, w!["by"]));
    case.is(verb, MOVING)
}

/// "dropped a quarter to 60,000": a fraction right behind a verb.
fn moved_a_part(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    let by = term.first.saturating_sub(usize::from(case.is(term.first.wrapping_sub(1), w!["by"])));
    let verb = by.checked_sub(1).is_some_and(|at| at > line.first && case.is(at, MOVING));
    verb && case.is(term.end, w!["to", "from", ","])
}

/// Whether what follows a change gives it another first amount: "more than the average".
fn second_base(line: &Line<'_>, at: usize) -> bool {
    let case = &line.case;
    if !case.is(at, w!["than", "from", "compared", "since", "versus", "against"]) {
        return false;
    }
    let time = |at: usize| {
        line.terms.iter().any(|t| t.sort != Sort::Percent && t.first <= at && at < t.end)
    };
    let own = w![
        "now",
        "in",
        "the",
        "year",
        "before",
        "previously",
        "at",
        "present",
        "today",
        "a",
        "earlier",
        "with",
        "to"
    ];
    let rest = at + 1..(at + 4).min(line.end);
    let amount = line.within(rest.clone()).find(|t| t.is_amount()).map_or(rest.end, |t| t.first);
    !(rest.start..amount)
        .take_while(|&at| !case.is(at, SIGNS))
        .all(|at| case.is(at, own) || time(at))
}

/// Whether the percentage is said of this pair and of nothing else.
pub(super) fn belongs(line: &Line<'_>, pair: Compared, change: usize, tight: bool) -> bool {
    let Some(term) = line.term(change) else { return false };
    if super::passage::apart::is_yearly_mean(line, term) {
        return false;
    }
    let (first, last) = pair.printed();
    let (Some(a), Some(b)) = (line.term(first), line.term(last)) else { return false };
    let case = &line.case;
    let (before, after) = (change < first, change > last);
    let or = term.figure.direction.is_none()
        && term.first.checked_sub(1).is_some_and(|at| case.is(at, w!["or", "(", "—", "–"]))
        && !case.is(term.end, w!["drop", "rise", "increase", "decrease", "cut", "gain"]);
    if or && (!pair.from_to || own_share(line, a.end..b.first)) {
        return false;
    }
    if after {
        let other_amount = line.within(b.end..term.first).any(Term::is_amount);
        return !other_amount
            && near(line, b.end..term.first, tight)
            && (pair.from_to || !second_base(line, term.end))
            && !other_time(line, pair, term);
    }
    if before {
        let gap = term.end..a.first;
        // "rose 2 percent to $52, up from $40 a year ago" has two first amounts.
        let market = case.any(line.first..term.first, MARKET);
        // "Tolls, raised by 20 percent in 2014, bring in 38 million, up from 29 million"
        let back = term.first.saturating_sub(6).max(line.first)..term.first;
        let aside = case.any(back.clone(), w![","]) && case.any(gap.clone(), w![","]);
        let again = (market || aside) && case.any(a.end..b.first, w!["up", "down"]);
        // "Yields improved by 8 percent, so the harvest shrank only slightly, to 14 from 15"
        let other = case.any(gap.clone(), w!["so", "therefore", "thus"]);
        // "Tolls, which were raised by 20 percent in 2014, bring in 38 million, up from 29 million"
        let closed = case.any(back, w!["which", "who"]) && case.any(gap.clone(), w![","]);
        return pair.from_to
            && !again
            && !other
            && !closed
            && near(line, gap, tight)
            && !line.within(term.end..a.first).any(Term::is_amount);
    }
    // Between its amounts: "$840 million in 2004, down 20 percent from $1.05 billion".
    let gap = a.end..term.first;
    let comma = term.first.checked_sub(2).is_some_and(|at| case.is(at, w![",", "-", "—", "–"]));
    // "Some 700 people took the exam, down 30 percent from 1,000": the subject's own count.
    let counted = a.unit().is_none() && a.figure.thing.is_some() && b.figure.thing.is_none();
    let clause = counted
        && comma
        && case.is(term.first - 1, w!["up", "down"])
        && near(line, gap.clone(), false);
    let lead = clause || line.only(gap, &[LEAD, MOVING, FALLS, RISES, CHANGES]);
    let gap = term.end..b.first;
    // "than in 2003, when it carried 2 million"
    let when = case.any(gap.clone(), w!["when"])
        && line.count(gap.clone()) <= 8
        && !line.any(gap.clone(), w!["and", "but", "while", "as"]);
    let rest = when || line.only(gap, &[REST, FALLS, RISES, CHANGES, MORE, LESS]);
    lead && rest
        || pair.from_to
            && near(line, a.end..term.first, true)
            && near(line, term.end..b.first, true)
}

/// "to 310 cows, or 6.4 percent, from 440": whether the first amount has a share beside
/// it, so that a second one is no change either.
fn own_share(line: &Line<'_>, gap: Range<usize>) -> bool {
    line.within(gap).any(|term| {
        let before = term.first.checked_sub(1);
        term.sort == Sort::Percent && before.is_some_and(|at| line.case.is(at, w!["or", "("]))
    })
}

/// What moves every day, and is compared with a year ago in the same breath.
pub(super) const MARKET: &Words = w![
    "shares", "share", "stock", "stocks", "index", "oil", "crude", "gold", "futures", "bond",
    "bonds", "dollar", "euro",
];

/// Whether the change is measured from another time than the pair: "from $40 to $50, 35 percent
/// above a year ago".
fn other_time(line: &Line<'_>, pair: Compared, change: &Term<'_>) -> bool {
    let case = &line.case;
    let at = change.end
        + usize::from(case.is(change.end, MORE) || case.is(change.end, LESS))
        + usize::from(case.is(change.end, FALLS) || case.is(change.end, RISES));
    let base = at - usize::from(case.is(at - 1, w!["above", "below"]));
    let cue =
        case.is(base, w!["from", "than", "above", "below", "over", "on", "since", "compared"]);
    let ahead = base..(base + 4).min(line.end);
    let Some(time) = line.within(ahead).find(|t| t.sort == Sort::Time) else { return false };
    let (first, last) = pair.printed();
    let (Some(a), Some(b)) = (line.term(first), line.term(last)) else { return false };
    // The pair names a time for its old amount, and this is another.
    let own = line.within(a.first..b.end.max(change.first)).filter(|t| t.sort == Sort::Time);
    let (mut named, mut same) = (false, false);
    for t in own {
        named = true;
        let day = t.figure.from_date;
        same |= day.is_some() && day == time.figure.from_date
            || case.words(t.span) == case.words(time.span);
    }
    cue && named && !same
}

/// Words between an amount and the change that leads from the other one to it.
const LEAD: &Words = w![
    "of", "-", ",", "—", "–", "(", "was", "were", "is", "are", "up", "down", "a", "an", "which",
    "by", "nearly", "about", "almost", "some", "roughly", "more", "than", "around", "in", "the",
    "that", "quarter", "period", "half", "month", "year", "season", "first", "second", "third",
    "fourth", "fiscal", "full", "last", "this", "for", "had", "been", "risen", "fallen", "grown",
    "dropped", "has", "have", "since",
];

/// Words between the change and the old amount.
const REST: &Words = w![
    "'s", "’s", "been", "from", "the", "than", "compared", "with", "to", "in", "when", "it",
    "they", "was", "were", "stood", "at", "on", "over", "a", "year", "its", "their", "of",
    "against", ",", "figure", "level", "total", "there", "previous", "last", "earlier", "about",
    "some", "only", "just",
];

/// Whether nothing among these words gives the percentage another subject.
pub(super) fn near(line: &Line<'_>, gap: Range<usize>, tight: bool) -> bool {
    const STOPS: &Words = w![
        "and",
        "as",
        "when",
        "after",
        "because",
        "though",
        "including",
        "while",
        "whereas",
        "but",
        "although",
        "excluding",
        "respectively",
        "pushing",
        "adding",
        "lifting",
        "raising",
        "cutting",
        "costing",
        "sending",
        "driving",
        "causing",
        "helping",
        "leaving",
        "them",
        "who",
        "compared",
        "than",
        "with",
        "despite",
        "spite",
        "thanks",
        "owing",
        "quarter",
        "month",
        ";",
        "?",
    ];
    const FAR_WORDS: usize = 9;
    const TIGHT_WORDS: usize = 4;
    let case = &line.case;
    let most = if tight { TIGHT_WORDS } else { FAR_WORDS };
    let which = case.find(gap.clone(), w!["which"]);
    let says =
        w!["is", "was", "means", "meant", "represents", "represented", "would", "makes", "amounts"];
    let told = which.is_none_or(|at| case.is(at + 1, says));
    let sentence_end = case.find(gap.clone(), w!["."]).is_some();
    // "since 2001" dates the change; "since the floods came" is another matter.
    let since = case.find(gap.clone(), w!["since"]);
    let dated = since.is_none_or(|at| line.is_time(at + 1));
    told && dated && !sentence_end && line.count(gap.clone()) <= most && !line.any(gap, STOPS)
}

/// Nouns that stand for the amount of a change.
pub(super) const STEPS: &Words = w![
    "increase",
    "rise",
    "gain",
    "jump",
    "hike",
    "raise",
    "drop",
    "cut",
    "fall",
    "decline",
    "decrease",
    "reduction",
    "difference",
    "boost",
    "saving",
    "surge",
    "leap",
    "slump",
    "loss",
    "dip",
    "plunge",
    "slide",
    "climb",
    "growth",
    "addition",
    "expansion",
    "enlargement",
    "plus",
];

/// "Adjusted for inflation, pay fell 4 percent": the amounts are printed unadjusted. A rate, such
/// as that of inflation itself, is not adjusted.
pub(super) fn adjusted(line: &Line<'_>) -> bool {
    const ADJUSTED: &Words =
        w!["adjusted", "adjusting", "inflation", "organic", "organically", "excluding"];
    let real =
        |at: usize| line.case.is(at, w!["real"]) && line.case.is(at + 1, w!["terms", "term"]);
    line.case.any(line.first..line.end, ADJUSTED) || (line.first..line.end).any(real)
}

/// "fell 3 percent to $45, from $50 a month ago": the older amount is of a time of its own.
pub(super) fn elsewhere_in_time(
    line: &Line<'_>,
    old: &Figure,
    new: &Figure,
    change: &Figure,
) -> bool {
    const NEAR_TOKENS: usize = 4;
    const SPANS: &Words =
        w!["day", "days", "week", "weeks", "month", "months", "hour", "hours", "fortnight"];
    let case = &line.case;
    let behind = |figure: &Figure| {
        let ahead = case.ahead(figure.span, NEAR_TOKENS);
        let end = ahead.clone().find(|&at| case.is(at, w![",", ";", "."])).unwrap_or(ahead.end);
        ahead.start..end
    };
    let dated = |figure: &Figure| {
        behind(figure).any(|at| month_at(case, at).is_some() || weekday_at(case, at).is_some())
    };
    let ago = behind(old).any(|at| case.is(at, SPANS) && case.is(at + 1, w!["ago"]));
    let first = change.span.start < old.span.start && change.span.start < new.span.start;
    // "rose 3 percent in May, to $103 from $90 a year earlier"
    let year = behind(old).any(|at| {
        case.is(at, w!["year"]) && case.is(at + 1, w!["earlier", "ago", "before", "previously"])
    });
    first && (ago || dated(old) && !dated(new) || year && dated(change))
        || for_another(case, case.token_at(change.span.end))
}

/// "up 4 percent for the north", but not "for the day".
fn for_another(case: &Case<'_>, at: usize) -> bool {
    let times = w!["day", "week", "month", "quarter", "year", "season", "session", "period"];
    case.reads(at, w!["for", "the"]) && !case.is(at + 2, times)
}

/// Whether the text calls the change a fall; `None` when it does not say.
pub(in crate::check) fn said_down(line: &Line<'_>, change: &Term<'_>) -> Option<bool> {
    if let Some(direction) = change.figure.direction {
        return Some(direction == Direction::Down);
    }
    let case = &line.case;
    let around = (change.first.saturating_sub(4).max(line.first)..change.first)
        .chain(change.end..change.end + 3);
    for at in around {
        if case.is(at, FALLS) || at == change.end && case.is(at, LESS) {
            return Some(true);
        }
        if case.is(at, RISES) || at == change.end && case.is(at, MORE) {
            return Some(false);
        }
    }
    marks::mark(line, change.first..change.end).and_then(|at| marks::says_down(line, at))
}
