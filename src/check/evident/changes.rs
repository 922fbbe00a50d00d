//! Two amounts of one kind and the one number that says how far they are apart: a percentage, a
//! fraction, a multiple, a step in their own unit. Which is the older one is told by prepositions,
//! times and order; that the number is a change, by any word of more or less beside it. What
//! follows from the three is left to the checks.

use std::ops::Range;

use crate::check::arithmetic::relative;
use crate::check::case::Case;
use crate::check::change::{MORE, is_percent_of_any};
use crate::check::comparatives::{FASTER, SLOWER};
use crate::check::evident::marks::{is_compared, is_marked, is_step, mark, says_down};
use crate::check::evident::order::{by_direction, in_order, when};
use crate::check::evident::slipped::slipped;
use crate::check::evident::{amounts, measure, plain};
use crate::check::landmarks::Landmarks;
use crate::check::passage::multiples::{VERBS, said};
use crate::check::passage::one_measure;
use crate::check::passage::told::names_change;
use crate::check::relation::{Line, Sort, Term};
use crate::quantity::{Direction, Figure, FigureKind, Interval};
use crate::text::Words;
use crate::w;

/// How far two amounts are said to be apart.
#[derive(Clone, Debug)]
pub(in crate::check) enum Apart<'a> {
    /// "25 percent", "a quarter".
    Share(Term<'a>),
    /// "30 fewer".
    Step(Term<'a>),
    /// "two and a half times", "doubled": its tokens, and what it can mean.
    Times(Range<usize>, Interval),
}

/// An old and a new amount, and what is said of the two.
#[derive(Clone, Debug)]
pub(in crate::check) struct Change<'a> {
    /// The earlier one, or the one that is compared with.
    pub old: Term<'a>,
    /// The later one.
    pub new: Term<'a>,
    /// How far they are apart.
    pub apart: Apart<'a>,
}

/// Words that give what is behind them another subject.
const STOPS: &Words = w![
    "and",
    "including",
    "while",
    "whereas",
    "but",
    "although",
    "though",
    "excluding",
    "respectively",
    "who",
    "whom",
    "whose",
    "despite",
    "spite",
    "thanks",
    "owing",
    "where",
    "because",
    "as",
    "after",
    "pushing",
    "raising",
    "lifting",
    "sending",
    "adding",
    "costing",
    "respect",
    "among",
    "except",
    "if",
];

/// Returns the changes of an article, each with its sentence; only those with a figure that `moves`
/// are looked at.
pub(in crate::check) fn changes<'a>(
    case: &Case<'a>,
    moves: impl Fn(&Figure) -> bool,
) -> Vec<(Line<'a>, Change<'a>)> {
    let mut found = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for group in case.figures_by_sentence() {
        let figures = case.extraction.figures.get(group.clone()).unwrap_or_default();
        let last = before.replace(group.clone());
        if !figures.iter().any(&moves) {
            continue;
        }
        let Some(line) = Line::of(case, group) else { continue };
        let last = last.and_then(|last| Line::of(case, last));
        let change = change(&line, last.as_ref());
        found.extend(change.map(|change| (line, change)));
    }
    found
}

/// Returns the change of a sentence, or of it and the one before.
fn change<'a>(line: &Line<'a>, before: Option<&Line<'a>>) -> Option<Change<'a>> {
    let all = amounts(line);
    let before = before.filter(|before| before.end == line.start);
    if all.len() < 2 && before.is_none_or(|before| !brings(before, line, all)) {
        return None;
    }
    if let Some(found) = stepped(line, all) {
        return Some(found);
    }
    if all.iter().any(|t| is_step(line, t)) {
        return None;
    }
    let (apart, own) = told(line)?;
    // "25 percent more than the 240 of 2022; robberies stood at 61"
    let parted = clause_of(line, all, &own);
    let all = parted.as_deref().unwrap_or(all);
    let pair = pair(line, all);
    if let (Some((one, two)), Apart::Times(at, said)) = (pair, &apart)
        && line.case.is(at.end, w!["as"])
        && line.case.is(at.end + 2, w!["as"])
        && one.end <= at.start
        && two.first > at.end
    {
        // "66,000, twice as many as the old one, which held 33,000"
        let apart = Apart::Times(at.clone(), *said);
        let told = clear(line, &own, one, two);
        return told.then_some(Change { old: *two, new: *one, apart });
    }
    if let (Some((one, two)), Apart::Share(share)) = (pair, &apart)
        && line.case.is(own.end + 1, w!["than"])
        && is_compared(line, share)
        && one.end <= own.start
        && two.first > own.end
    {
        // "1,260 cars last month, 40 percent more than in the month before, when it sold 900"
        let found = Change { old: *two, new: *one, apart: Apart::Share(*share) };
        return clear(line, &own, one, two).then_some(found);
    }
    if let Some((one, two)) = pair {
        let ordered = in_order(line, one, two).or_else(|| {
            let Apart::Share(share) = &apart else { return None };
            let (old, new) = by_direction(line, one, two, goes_down(line, share)?)?;
            Some((old, new, true))
        });
        let told = ordered.filter(|_| clear(line, &own, one, two));
        let told = told.filter(|(old, new, sure)| {
            let found = Change { old: *old, new: *new, apart: apart.clone() };
            *sure || !fits_turned(line, &found)
        });
        let (old, new) = told.map(|(old, new, _)| (old, new)).or_else(|| {
            let Apart::Share(share) = &apart else { return None };
            slipped(line, [one, two], share, goes_down(line, share)?)
        })?;
        return Some(Change { old, new, apart });
    }
    let before = before.filter(|before| brings(before, line, all))?;
    let earlier = amounts(before);
    match (all, earlier) {
        ([new], [old]) if alike(line, old, new) => {
            let later = when(line, new, all).older(&when(before, old, earlier));
            let refers = line.any(
                line.first..new.first.max(line.first),
                w!["it", "they", "there", "number", "figure", "total", "this", "that", "now"],
            );
            let tied = refers || new.figure.thing.is_some() && old.same_thing(new);
            let newer = matches!(later, Some((false, sure)) if sure > 1);
            (tied && newer && clear(line, &own, new, new)).then_some(Change {
                old: *old,
                new: *new,
                apart,
            })
        }
        ([], _) => {
            let (one, two) = self::pair(before, earlier)?;
            let (old, new, sure) = in_order(before, one, two)?;
            let names = line.first..(line.first + 2).min(line.end);
            let mut head = line.first..(line.first + 4).min(own.start.max(line.first));
            let of_change =
                line.case.any(names.clone(), w!["the"]) && head.any(|at| names_change(line, at));
            let that = of_change || line.case.any(names, w!["that", "this", "which", "it"]);
            let found = Change { old, new, apart };
            let told = sure || !fits_turned(line, &found);
            (that && told).then_some(found)
        }
        _ => None,
    }
}

/// The amounts between the semicolons around the change, where there are two.
fn clause_of<'a>(line: &Line<'a>, all: &[Term<'a>], own: &Range<usize>) -> Option<Vec<Term<'a>>> {
    let semicolon = |at: &usize| line.case.is(*at, w![";"]);
    let start = (line.first..own.start).rev().find(semicolon);
    let end = (own.end..line.end).find(semicolon);
    start.or(end)?;
    let (start, end) = (start.unwrap_or(line.first), end.unwrap_or(line.end));
    let inside = |own: &&Term<'a>| own.first >= start && own.end <= end;
    let kept: Vec<Term<'a>> = all.iter().filter(inside).copied().collect();
    (kept.len() > 1).then_some(kept)
}

/// Whether the sentence before has the amounts that a change lacks: one more, or both.
fn brings(before: &Line<'_>, line: &Line<'_>, all: &[Term<'_>]) -> bool {
    const SHORT_TOKENS: usize = 14;
    let fit = |many: usize| match all.len() {
        0 => many > 1 && line.end - line.first <= SHORT_TOKENS,
        1 => many == 1,
        _ => false,
    };
    let other = |t: &Term<'_>| matches!(t.sort, Sort::Percent | Sort::Share);
    !before.terms.iter().any(other) && fit(amounts(before).len())
}

/// The only two amounts of one kind.
fn pair<'t, 'a>(line: &Line<'a>, all: &'t [Term<'a>]) -> Option<(&'t Term<'a>, &'t Term<'a>)> {
    let time = |t: &&Term<'a>| t.figure.kind == FigureKind::Duration;
    let others: Vec<&Term<'a>> = all.iter().filter(|t| !time(t)).collect();
    let times: Vec<&Term<'a>> = all.iter().filter(time).collect();
    match (others.as_slice(), times.as_slice()) {
        ([one, two], _) | ([], [one, two]) => alike(line, one, two).then_some((*one, *two)),
        // "eight hours in 1950 and two in 2000"
        ([one], [two]) if one.figure.kind == FigureKind::Number && two.first < one.first => {
            let joined = line.case.is(one.first.saturating_sub(1), w!["and", ",", "to", "from"]);
            (joined && near(one, two)).then_some((*two, *one))
        }
        _ => None,
    }
}

/// Whether two amounts are of one size: nothing changes beyond that in one step. What doubled has
/// grown twentyfold with a nought too many.
fn near(one: &Term<'_>, two: &Term<'_>) -> bool {
    const FAR: f64 = 21.0;
    one.value < two.value * FAR && two.value < one.value * FAR
}

/// Whether two amounts can be one before and after.
fn alike(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> bool {
    // "the 460 of the summer before" counts no summers.
    let of = |t: &Term<'_>| line.case.is(line.case.token_at(t.number.end), w!["of"]);
    let same = one.same_thing(two) || of(one) || of(two);
    let kind = one_measure(one, two) && same && near(one, two);
    let end = |t: &Term<'_>| plain(t) || t.figure.relation.is_some() && t.room.high.is_finite();
    kind && end(one) && end(two) && !one.of_next && !two.of_next
}

/// The one thing a sentence says of how far two amounts are apart, and its tokens.
fn told<'a>(line: &Line<'a>) -> Option<(Apart<'a>, Range<usize>)> {
    let case = &line.case;
    let multiple = |t: &&Term<'_>| {
        t.figure.kind == FigureKind::Ratio && t.figure.thing.as_deref() == Some("time")
    };
    let mut shares =
        line.terms.iter().filter(|t| matches!(t.sort, Sort::Percent | Sort::Share) || multiple(t));
    let verbs = || {
        let words = Landmarks::of(case).multiplying(line.first..line.end);
        words.filter(|&at| !line.is_time(at)).find_map(|at| {
            let verb = VERBS.iter().find(|(words, _)| case.is(at, words));
            verb.map(|(_, factor)| (at, *factor))
        })
    };
    match (shares.next(), shares.next()) {
        (Some(own), None) if verbs().is_none() => {
            let tokens = own.first..own.end;
            if own.sort == Sort::Other {
                let factor = own.figure.value()?.to_f64();
                let as_much = case.is(own.end, w!["as"])
                    && case.is(own.end + 1, w!["much", "many", "high", "large", "big", "long"]);
                let room = Interval::new(factor * 0.9, factor * 1.12);
                return as_much.then(|| (Apart::Times(tokens.clone(), room), tokens));
            }
            let sound = own.sort == Sort::Share || is_percent_of_any(own.figure);
            (sound && is_marked(line, own)).then_some((Apart::Share(*own), tokens))
        }
        (None, _) => {
            let (at, factor) = verbs()?;
            Some((Apart::Times(at..at + 1, said(line, at, factor)), at..at + 1))
        }
        _ => None,
    }
}

/// Whether the words beside a change say that it goes down; `None` where they do not say.
fn goes_down(line: &Line<'_>, share: &Term<'_>) -> Option<bool> {
    let down = share.figure.direction.map(|own| own == Direction::Down);
    down.or_else(|| mark(line, share.first..share.end).and_then(|at| says_down(line, at)))
}

/// Whether the change is just that from the later to the earlier one.
fn fits_turned(line: &Line<'_>, found: &Change<'_>) -> bool {
    let Change { old, new, apart } = found;
    let Apart::Share(share) = apart else { return false };
    goes_down(line, share).is_none_or(|down| down == (old.value < new.value))
        && share.figure.interval().is_some_and(|own| {
            let step = 0.5 * 10_f64.powi(share.figure.last_digit);
            let room = if share.sort == Sort::Share { share.room } else { own };
            Interval::new(room.low - step, room.high + step).meets(relative(new.room, old.room))
        })
}

/// Whether nothing between the two amounts and the change gives it another subject or base.
fn clear(line: &Line<'_>, own: &Range<usize>, one: &Term<'_>, two: &Term<'_>) -> bool {
    const FAR_WORDS: usize = 14;
    let case = &line.case;
    let (first, last) = if one.first <= two.first { (one, two) } else { (two, one) };
    let gap = if own.start >= last.end {
        last.end..own.start
    } else if own.end <= first.first {
        own.end..first.first
    } else {
        first.end..own.start
    };
    let before = own.start >= last.end;
    let between = own.start >= first.end && own.end <= last.first;
    let behind = own.end..if between { last.first } else { own.end };
    // "the 1.5 percent rise over that time of 1995"
    // "rose 2 percent to $52, up from $40 a year ago" has two first amounts.
    let joined = w!["up", "down", "but", "and", "though", "although", "while", "whereas"];
    let again = own.end <= first.first && case.any(first.end..last.first, joined);
    let same = again
        || !between && case.any(own.end..(own.end + 5).min(line.end), w!["same", "corresponding"]);
    let stop = line.any(gap.clone(), STOPS)
        || same
        || line.any(behind, w!["and", "but", "while"])
        || before && case.any(gap.clone(), w!["when", "if"]);
    // "20 percent longer than planned"
    let than = (own.end..(own.end + 3).min(line.end)).find(|&at| case.is(at, w!["than"]));
    let based = than.is_none_or(|than| {
        let far = (than + 9).min(line.end);
        let goes_on = |at: usize| case.is(at, w![","]) && case.is(at + 1, w!["at", "with", "of"]);
        let sign = (than..far)
            .find(|&at| case.is(at, w![",", ";", ".", "is", "was", "takes"]) && !goes_on(at));
        let base = than..sign.filter(|_| before || between).unwrap_or(far);
        let times = w![
            "year",
            "month",
            "week",
            "day",
            "ago",
            "before",
            "earlier",
            "previously",
            "last",
            "previous",
            "then",
            "in",
            "it",
            "old",
            "now",
            "today",
        ];
        line.within(base.clone()).any(|t| t.span == one.span || t.span == two.span)
            || line.any(base, times)
    });
    let says = w![
        "is",
        "was",
        "means",
        "meant",
        "represents",
        "represented",
        "would",
        "makes",
        "amounts",
        "amounted",
        "are",
        "were",
        "corresponds",
        "equals",
        "works",
    ];
    let which = gap.clone().find(|&at| case.is(at, w!["which", "that"]));
    let other = which.is_some_and(|at| {
        case.is(at, w!["which"]) && !case.is(at + 1, says) || case.is(at + 2, w!["go", "be"])
    });
    // "on sales up 15 percent from $40 million"
    // "up 15 percent on the year"
    let periods = w!["year", "month", "week", "quarter", "day", "season", "decade"];
    let time = |at: usize| {
        line.is_time(at + 1) || case.is(at + 1, w!["the", "a"]) && case.is(at + 2, periods)
    };
    let on = between && gap.clone().any(|at| case.is(at, w!["on", "for", "with"]) && !time(at));
    let planned = than.is_some_and(|at| {
        case.is(at + 1, w!["planned", "expected", "forecast", "predicted", "usual", "normal"])
    });
    !stop
        && !other
        && !on
        && !planned
        && based
        && line.count(gap) <= FAR_WORDS
        && !is_adjusted(line)
}

/// Amounts of money of different years, and what is told of a mean or a rival.
fn is_adjusted(line: &Line<'_>) -> bool {
    line.any(
        line.first..line.end,
        w!["inflation", "adjusted", "respectively", "rival", "rivals", "forecast"],
    )
}

/// "330 burglaries, 30 fewer than the 360 of the previous year": the step stands beside the base.
fn stepped<'a>(line: &Line<'a>, all: &[Term<'a>]) -> Option<Change<'a>> {
    let case = &line.case;
    let [one, two, three] = all else { return None };
    if line.terms.iter().any(|t| matches!(t.sort, Sort::Percent | Sort::Share)) {
        return None;
    }
    let mut steps = all.iter().filter(|t| is_compared(line, t));
    let (step, None) = (steps.next()?, steps.next()) else { return None };
    let mut others = [one, two, three].into_iter().filter(|t| t.span != step.span);
    let (a, b) = (others.next()?, others.next()?);
    let kin = |t: &Term<'_>| {
        measure(t) == measure(step)
            || t.figure.kind == FigureKind::Number
            || step.figure.kind == FigureKind::Number
    };
    let doubled = VERBS.iter().any(|(words, _)| case.is(step.end + 2, words));
    let than = case.is(step.end + 1, w!["than"]) && !doubled;
    let next = all.iter().find(|t| t.first > step.first)?;
    let gap = step.end + 2..next.first.max(step.end + 2);
    let near = line.count(gap.clone()) <= 9 && !line.any(gap, STOPS);
    let base = if than && near { next } else { return None };
    let own = if a.span == base.span { b } else { a };
    let (from, to) = (own.end.min(step.first), step.first);
    let tied = own.first > step.first || !line.any(from..to, STOPS) && line.count(from..to) <= 9;
    let larger = case.is(step.end, MORE) || case.is(step.end, FASTER) || case.is(step.end, SLOWER);
    let fits = (own.value > base.value) == larger || measure(own).is_some();
    (tied
        && fits
        && kin(a)
        && kin(b)
        && alike(line, own, base)
        && plain(step)
        && !is_adjusted(line))
    .then_some(Change { old: *base, new: *own, apart: Apart::Step(*step) })
}
