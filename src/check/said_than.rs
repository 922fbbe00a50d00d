//! A change that prints what it is measured from right behind it, "That is 9 percent more than the
//! 3.2 million of April", and one told as a fraction in words: "a fifth more than the 30 pence
//! asked before", "36,000, a third fewer". The new amount stands before it, in its sentence or at
//! the end of the one before. What a percentage should be is left to the check.

use std::ops::Range;

use super::change::{LESS, MORE};
use super::checks::wrong_percent_change;
use super::comparatives::{FASTER, SLOWER};
use super::compared::pairs;
use super::landmarks::Landmarks;
use super::other_base::{is_led_as_base, is_measured_elsewhere};
use super::relation::{Line, Sort, Term};
use super::spelled::fraction_like;
use super::{Case, Flag, Severity, wording};
use crate::quantity::Bound;
use crate::text::Words;
use crate::w;

/// Words between the comparison and its amount.
const LEADS: &Words = w![
    "the", "its", "their", "his", "her", "a", "an", "about", "some", "only", "just", "nearly",
    "last", "previous", "year", "season", "'s", "’s", "roughly", "around", "old", "earlier",
    "former", "present", "current",
];

/// Words that part the new amount from the change.
const STOPS: &Words = w![
    "while",
    "whereas",
    "but",
    "although",
    "though",
    ";",
    "including",
    "who",
    "whom",
    "whose",
    "(",
    ")",
    "for",
];

/// A change with its old and its new amount.
struct Stated<'l, 'a> {
    old: &'l Term<'a>,
    new: Term<'a>,
    change: &'l Term<'a>,
}

/// Returns the first such percentage of a sentence.
fn stated<'l, 'a>(line: &'l Line<'a>, before: Option<&Range<usize>>) -> Option<Stated<'l, 'a>> {
    let moved = |term: &&Term<'_>| {
        let percent = term.sort == Sort::Percent && super::change::is_percent(term.figure);
        percent && (line.case.is(term.end, MORE) || line.case.is(term.end, LESS))
    };
    line.terms.iter().filter(moved).find_map(|change| {
        let own = change.first..change.end;
        let old = base(line, &own)?;
        let new = here(line, &own, old).or_else(|| there(line, &own, old, before.cloned()))?;
        Some(Stated { old, new, change })
    })
}

/// Returns the flag for such a percentage.
pub(super) fn percent(
    case: &Case<'_>,
    before: Option<&Range<usize>>,
    group: Range<usize>,
) -> Option<Flag> {
    let line = Line::of(case, group)?;
    let told = stated(&line, before)?;
    wrong_percent_change::flag(&line, told.old, &told.new, told.change)
}

/// The amount that the change is measured from: "than the 3.2 million", "above the 200,000".
fn base<'l, 'a>(line: &'l Line<'a>, change: &Range<usize>) -> Option<&'l Term<'a>> {
    const FAR_WORDS: usize = 4;
    let case = &line.case;
    let from = change.end + 1;
    let than = case.is(from, w!["than", "on", "from"]);
    if !than && !case.is(change.end, w!["above", "below"]) {
        return None;
    }
    let from = from + usize::from(than);
    let old = line.terms.iter().find(|term| term.first >= from)?;
    let gap = from..old.first;
    (old.is_amount() && gap.len() <= FAR_WORDS && line.only(gap, &[LEADS])).then_some(old)
}

/// The new amount before the change, in its sentence.
fn here<'a>(line: &Line<'a>, change: &Range<usize>, old: &Term<'_>) -> Option<Term<'a>> {
    const FAR_WORDS: usize = 10;
    let mut amounts = line.terms.iter().rev().filter(|term| term.end <= change.start);
    let new = amounts.find(|term| term.is_amount() && !is_led_as_base(line, term))?;
    let gap = new.end..change.start;
    let near = line.count(gap.clone()) <= FAR_WORDS && !line.any(gap.clone(), STOPS);
    // "sold 400 tonnes and 20 percent more than the 300 …": one thing and another.
    let and = line.case.is(change.start.saturating_sub(1), w!["and", "of", "as", "with"]);
    // "up 4 pence in a week and 17 pence in a month"
    let step = new.figure.direction.is_some()
        || new.major.is_some() != old.major.is_some()
        || line.case.any(new.first.saturating_sub(2).max(line.first)..new.first, w!["up", "down"]);
    (near && !and && !step && alike(new, old)).then_some(*new)
}

/// The new amount of the sentence before: "This is 9 percent more than …".
fn there<'a>(
    line: &Line<'a>,
    change: &Range<usize>,
    old: &Term<'_>,
    before: Option<Range<usize>>,
) -> Option<Term<'a>> {
    const LEAD_TOKENS: usize = 6;
    let case = &line.case;
    let lead = line.first..change.start;
    let opens = lead.len() <= LEAD_TOKENS
        && case.any(lead.start..(lead.start + 2).min(lead.end), w!["that", "this", "it", "which"])
        && !line.within(lead).any(Term::is_amount);
    let first = before_it(case, line, before)?;
    let mut amounts = first.terms.iter().filter(|term| term.is_amount() && alike(term, old));
    let new = amounts.next().copied()?;
    (opens && amounts.next().is_none()).then_some(new)
}

/// The sentence before, where both are of one paragraph.
fn before_it<'a>(
    case: &Case<'a>,
    line: &Line<'a>,
    before: Option<Range<usize>>,
) -> Option<Line<'a>> {
    let start = case.tokens().get(line.first)?.span.start;
    let joined = case.sentence_at(start).is_some_and(|own| !case.begins(own));
    Line::of(case, before?).filter(|first| joined && first.end == line.start)
}

/// Whether the two can be one thing at two times.
fn alike(new: &Term<'_>, old: &Term<'_>) -> bool {
    const MOST_TIMES: f64 = 100.0;
    let rates = new.figure.per.is_none() || old.figure.per.is_none();
    let one = new.alike(old) || rates && new.unit() == old.unit() && new.unit().is_some();
    let sized = new.value > 0.0
        && old.value > 0.0
        && (new.value / old.value).max(old.value / new.value) <= MOST_TIMES;
    one && sized && new.same_thing(old)
}

/// Parts of a whole, each with its share of it. A ninth and a seventh are seldom told.
pub(super) const PARTS: [(&Words, f64); 7] = [
    (w!["half"], 50.0),
    (w!["third", "thirds"], 100.0 / 3.0),
    (w!["quarter", "quarters"], 25.0),
    (w!["fifth", "fifths"], 20.0),
    (w!["sixth", "sixths"], 100.0 / 6.0),
    (w!["eighth", "eighths"], 12.5),
    (w!["tenth", "tenths"], 10.0),
];

/// Returns the flag for a change told as a fraction in words that its two amounts are not.
pub(super) fn fraction(
    case: &Case<'_>,
    code: &'static str,
    before: Option<Range<usize>>,
    group: Range<usize>,
) -> Option<Flag> {
    let sentence = case.sentence(case.figure(group.start)?)?;
    let parts = &Landmarks::of(case).parts;
    let first = parts.partition_point(|&at| at < sentence.first_token);
    let mut inside = parts.iter().skip(first).take_while(|&&at| at < sentence.end_token);
    let changed = [MORE, LESS, FASTER, SLOWER];
    let part = *inside.find(|&&at| changed.iter().any(|words| case.is(at + 1, words)))?;
    let line = Line::of(case, group)?;
    let (_, one) = PARTS.iter().find(|(words, _)| case.is(part, words))?;
    let first = part.checked_sub(1).filter(|&at| at >= line.first)?;
    let many = [w!["a", "one"], w!["two"], w!["three"], w!["four"]]
        .iter()
        .zip([1.0, 2.0, 3.0, 4.0])
        .find(|(words, _)| case.is(first, words));
    let (_, many) = many?;
    let share = one * many;
    let own = first..part + 1;
    let down = case.is(part + 1, LESS) || case.is(part + 1, SLOWER);
    let (old, new) = amounts(case, &line, &own, before)?;
    told(&line, code, &own, (share, down), [&old, &new])
}

/// The old and the new amount of a fraction.
fn amounts<'a>(
    case: &Case<'a>,
    line: &Line<'a>,
    own: &Range<usize>,
    before: Option<Range<usize>>,
) -> Option<(Term<'a>, Term<'a>)> {
    const LEAD: &Words =
        w![",", "or", "—", "–", "-", "and", "thus", "making", "it", "them", "some"];
    if let Some(old) = base(line, own) {
        let new = here(line, own, old).or_else(|| there(line, own, old, before))?;
        return Some((*old, new));
    }
    // Another base is named: "a third more than the average".
    if case.is(own.end + 1, w!["than", "from", "on"]) && !case.is(own.end + 2, w!["in", "when"]) {
        return None;
    }
    let last = line.terms.iter().rfind(|term| term.end <= own.start && term.sort != Sort::Time)?;
    let gap = last.end..own.start;
    let timed = |at: usize| line.is_time(at) || case.is(at, w!["in", "of", "the"]);
    let apposed = gap.clone().all(|at| case.is(at, LEAD) || timed(at))
        && case.any(gap, w![",", "or", "—", "–", "making"]);
    if !apposed {
        return None;
    }
    if let [pair] = pairs(line).as_slice() {
        let (old, new) = (line.term(pair.old)?, line.term(pair.new)?);
        return (old.end.max(new.end) <= own.start).then_some((*old, *new));
    }
    let mut here = line.terms.iter().filter(|term| term.is_amount());
    let (new, None) = (here.next()?, here.next()) else { return None };
    let first = before_it(case, line, before)?;
    let mut there = first.terms.iter().filter(|term| term.is_amount());
    let (old, None) = (there.next()?, there.next()) else { return None };
    let dated = |line: &Line<'_>| line.terms.iter().find_map(|term| term.figure.from_date);
    let after = dated(line).zip(dated(&first)).is_some_and(|(now, then)| now > then);
    let later = after
        || case.any(
            line.first..line.end,
            w!["later", "afterwards", "now", "today", "following", "next"],
        );
    (later && alike(new, old)).then_some((*old, *new))
}

/// The flag, where the fraction is not that of the two.
fn told(
    line: &Line<'_>,
    code: &'static str,
    own: &Range<usize>,
    (share, down): (f64, bool),
    [old, new]: [&Term<'_>; 2],
) -> Option<Flag> {
    /// How far "a third" reaches.
    const LOOSE: f64 = 0.12;
    const POINTS: f64 = 1.5;
    let case = &line.case;
    let plain = |term: &Term<'_>| matches!(term.figure.bound, Bound::Exact | Bound::About);
    if !plain(old) || !plain(new) || old.room.low <= 0.0 || !new.room.high.is_finite() {
        return None;
    }
    if is_measured_elsewhere(line, [old, new], own.clone(), Some(down)) {
        return None;
    }
    let low = (new.room.low / old.room.high - 1.0) * 100.0;
    let high = (new.room.high / old.room.low - 1.0) * 100.0;
    let meant = if down { -share } else { share };
    let loose = share * LOOSE + POINTS;
    if low <= meant + loose && high >= meant - loose {
        return None;
    }
    let of = (new.value / old.value - 1.0) * 100.0;
    let (first, last) = case.tokens().get(own.start).zip(case.tokens().get(own.end - 1))?;
    let span = first.span.cover(last.span);
    let words = case.words(span);
    let kind = if of < 0.0 { "fall" } else { "rise" };
    let [f, t] = [old, new].map(|term| term.said(case));
    let percent = wording::percent(of.abs());
    let same_way = (of < 0.0) == down;
    let fits = fraction_like(words, of.abs()).filter(|_| same_way);
    let offer = fits.as_ref().map_or_else(
        || " Check which of the three is wrong.".to_owned(),
        |fits| format!(" One of the three is wrong; {} would fit.", wording::within(fits)),
    );
    Some(Flag {
        code,
        severity: Severity::Warning,
        span,
        message: format!(
            "From {f} to {t} is a {kind} of {percent} percent, not {}.{offer}",
            wording::within(words)
        ),
        computation: format!("({t} − {f}) / {f} ≈ {percent} %, printed “{words}”"),
        related: vec![old.span, new.span],
        suggestions: fits.into_iter().collect(),
    })
}
