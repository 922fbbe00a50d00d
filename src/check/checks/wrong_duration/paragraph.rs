//! A time told in a paragraph with both its ends, wherever they stand: "The mill had begun to grind
//! in 1921 … for six decades", in years, months, weeks or days.

use std::collections::HashSet;
use std::ops::Range;

use super::length::{self, Length, Measure};
use super::tie::{Tie, gone_on, tie};
use super::told::{describe, short};
use super::{loose, row, yearless};
use crate::check::lasting::{BEGUN, Between, ENDED, behind_name};
use crate::check::timeline::{self, Passage};
use crate::check::years::{self, Stated};
use crate::check::{Case, Flag};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, TokenKind, Words};
use crate::w;

/// Flags the durations of a paragraph that fit none of its times.
pub(super) fn check(
    case: &Case<'_>,
    passage: &Passage,
    known: &HashSet<Span>,
    flags: &mut Vec<Flag>,
) {
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let (Some(first), Some(last)) =
        (span(passage.tokens.start), passage.tokens.end.checked_sub(1).and_then(span))
    else {
        return;
    };
    let figures = case.figures_in(first.cover(last)).filter_map(|index| case.figure(index));
    if figures.clone().any(yearless::short)
        && let Some(days) = yearless::passage(case, passage)
    {
        let short = figures.clone().filter(|own| yearless::short(own));
        let free = short.filter(|own| !known.contains(&own.span));
        flags.extend(free.filter_map(|figure| flag(case, &days, figure)));
    }
    if passage.dates.is_empty() {
        return;
    }
    for figure in figures {
        let quantity = figure.kind == FigureKind::Quantity && length::seasons(figure);
        let kinds = FigureKind::Duration;
        if !quantity
            && figure.kind != kinds
            && !matches!(figure.kind, FigureKind::Rank | FigureKind::Age)
        {
            continue;
        }
        if !known.contains(&figure.span) {
            flags.extend(flag(case, passage, figure).or_else(|| row::flag(case, passage, figure)));
        }
    }
}

fn flag(case: &Case<'_>, passage: &Passage, figure: &Figure) -> Option<Flag> {
    let length = Length::of(case, figure)?;
    let own = case.begin(figure)..case.tokens_of(figure.span).end;
    let sentence = passage.sentence(case, own.start);
    let tie = tie(case, figure, &own, &sentence)?;
    let near = window(case, passage, &sentence);
    let (between, sure, spread) = ends(case, passage, figure, (tie, &own, &sentence, &near))?;
    if between.start.last >= between.end.first {
        return None;
    }
    if loose::decade(case, &between) || length.far_from(&between.start, &between.end) {
        return None;
    }
    // Some other two of the dates may be meant.
    if loose::fits_another(case, passage, |one, other| length.fits(one, other)) {
        return None;
    }
    let place = Place { own, sentence, tie, sure, spread };
    place
        .told(case, passage, figure, &between, &length)
        .then(|| tell(case, figure, &between, &length))
}

/// Where a duration stands, and how it is tied to its dates.
struct Place {
    own: Range<usize>,
    sentence: Range<usize>,
    tie: Tie,
    /// Whether the dates are its own beyond doubt.
    sure: bool,
    /// Whether all of it lies between them at least.
    spread: bool,
}

impl Place {
    /// Whether a duration that does not fit two dates is wrong rather than of another thing.
    fn told(
        &self,
        case: &Case<'_>,
        passage: &Passage,
        figure: &Figure,
        between: &Between,
        length: &Length,
    ) -> bool {
        let (own, sentence, tie) = (&self.own, &self.sentence, self.tie);
        let swapped = || length.swapped(&between.start, &between.end);
        if loose::is_term(case, own, &between.start)
            || loose::of_others(case, passage, own, sentence) && !swapped()
        {
            return false;
        }
        // "took 15 years: the bells came down in May 2011 and rang anew in August 2012"
        if tie == Tie::Whole && length.right_in_months(&between.start, &between.end) {
            return true;
        }
        let partly = matches!(tie, Tie::For | Tie::Loose | Tie::Narrow);
        let crossed =
            !sentence.contains(&between.start.token) || !sentence.contains(&between.end.token);
        // "born in 1901 and died in 1951, spent 15 years on the throne"
        if partly && self.begins_with_birth(case, passage, between) {
            return false;
        }
        if (partly || tie == Tie::Whole) && self.of_another(case, passage, between) {
            return !crossed && swapped() && !self.apart(case, passage, between);
        }
        let long = length.longer(&between.start, &between.end);
        match tie {
            Tie::Narrow => return !crossed && swapped(),
            // "has offered loans for 28 years", since 1987: for a part of the time.
            Tie::For | Tie::Loose if !long && (between.open || crossed) => return false,
            _ => {}
        }
        let other = loose::of_some(case, own, sentence) || loose::of_today(case, own, figure);
        // What is told first of all is no time of what follows.
        let begun = sentence.contains(&between.start.token);
        let first = between.start.token.min(between.end.token) > own.end && !begun;
        // "for seven decades. Installed in 1911, its engines stopped in 1983"
        let next = case.is(sentence.end, BEGUN) || case.is(sentence.end, w!["lit", "dug", "laid"]);
        let told_on = next && long && self.spread && between.start.token < sentence.end + 5;
        if told_on && tie == Tie::For && !other {
            return true;
        }
        if crossed && !self.sure && !between.open && (other || first && !swapped()) {
            return false;
        }
        // In another sentence than both its ends only what is told as the whole of it, or of the
        // thing itself, cannot be the time of another thing.
        let begins = begun
            || timeline::led(case, &between.start, w!["since"])
            || told_with(case, passage, &between.start, BEGUN);
        let of_it = begun && case.any(own.end..own.end + 2, w!["it", "its"]);
        let certain = !crossed || tie == Tie::Whole && begins || of_it;
        self.sure
            || long && self.spread && certain
            || length.explained(&between.start, &between.end, crossed || tie == Tie::Loose)
    }

    /// Whether the dates cannot be the ends of the duration, as it is told.
    fn apart(&self, case: &Case<'_>, passage: &Passage, between: &Between) -> bool {
        let dates: Vec<&Stated> = passage.dates_in(self.sentence.clone()).collect();
        let inner = case.is(self.own.end, w!["between"]) && between.start.token < self.own.start;
        inner
            || loose::ends_there(case, &self.own, &self.sentence, between, &dates)
            || loose::over_first(case, &self.own, between)
    }

    /// Whether it would begin with a birth: nobody does anything from then on.
    fn begins_with_birth(&self, case: &Case<'_>, passage: &Passage, between: &Between) -> bool {
        told_with(case, passage, &between.start, w!["born"])
            && !case.any(self.sentence.clone(), w!["lived", "life"])
    }

    /// Whether the duration is told as a plan, a pause, or the time of somebody else.
    fn of_another(&self, case: &Case<'_>, passage: &Passage, between: &Between) -> bool {
        let (own, sentence) = (&self.own, &self.sentence);
        let partly = self.tie != Tie::Whole;
        let aside = || {
            let dates: Vec<&Stated> = passage.dates_in(sentence.clone()).collect();
            loose::in_aside(case, own, &dates)
                || loose::begins_there(case, own, between)
                || loose::own_verb(case, own, between)
        };
        self.begins_with_birth(case, passage, between)
            || partly && aside()
            || loose::planned(case, own, sentence)
            || self.apart(case, passage, between)
    }
}

fn tell(case: &Case<'_>, figure: &Figure, between: &Between, length: &Length) -> Flag {
    match length.measure {
        Measure::Years(each) => describe(case, figure, between, each),
        _ => short(case, figure, between, length),
    }
}

/// Whether a duration that does not fit the dates of its sentence fits one of them and one of the
/// sentence before.
pub(super) fn meant_otherwise(case: &Case<'_>, passage: &Passage, flag: &Flag) -> bool {
    let figure = case.figure_at(flag.span.start).and_then(|index| case.figure(index));
    let Some(length) = figure.and_then(|figure| Length::of(case, figure)) else { return false };
    let sentence = passage.sentence(case, case.token_at(flag.span.start));
    let Some(before) = passage.before(case, sentence.start) else { return false };
    let own = passage.dates_in(sentence).collect::<Vec<_>>();
    let mut told = passage.dates_in(before);
    told.any(|date| own.iter().any(|own| length.fits(date, own) || length.fits(own, date)))
}

/// Whether an undated step between its two dates explains a duration.
pub(super) fn stepped(case: &Case<'_>, passage: &Passage, flag: &Flag) -> bool {
    let figure = case.figure_at(flag.span.start).and_then(|index| case.figure(index));
    figure.is_some_and(|figure| {
        Length::of(case, figure)
            .is_some_and(|length| loose::stepped(case, passage, figure, &length, &flag.related))
    })
}

/// The dates near a sentence: its own, those of two before it and of the one behind.
pub(super) fn window(case: &Case<'_>, passage: &Passage, sentence: &Range<usize>) -> Vec<Stated> {
    let mut start = sentence.start;
    for _ in 0..2 {
        start = passage.before(case, start).map_or(start, |before| before.start);
    }
    let behind = Some(sentence.end).filter(|end| passage.tokens.contains(end));
    let end = behind.map_or(sentence.end, |end| passage.sentence(case, end).end);
    passage.dates_in(start..end).copied().collect()
}

/// What tells an end besides the verbs of ending.
const LAST: &Words = w![
    "last",
    "final",
    "end",
    "silent",
    "until",
    "retirement",
    "death",
    "lifted",
    "breached",
    "home",
    "back",
    "freed",
    "released",
    "verdict",
    "reached",
    "arrived",
    "returned",
    "landed",
    "touched",
    "called",
    "handed",
    "cut",
    "farewell",
    "automated",
    "parted",
    "ousted",
    "beaten",
    "closure",
    "cold",
    "dark",
    "idle"
];

/// What was best before it fell year after year.
const PEAKED: &Words = w!["peaked", "peak", "record", "high", "highest", "topped"];

/// The two dates the duration lies between, whether they are so beyond doubt, and whether all of it
/// lies between them at least.
fn ends(
    case: &Case<'_>,
    passage: &Passage,
    figure: &Figure,
    (tie, own, sentence, near): (Tie, &Range<usize>, &Range<usize>, &[Stated]),
) -> Option<(Between, bool, bool)> {
    /// How far behind a duration the verb of it may stand: "for 19 years it has sold".
    const BEHIND: usize = 10;
    let dates: Vec<&Stated> = passage.dates_in(sentence.clone()).collect();
    let pair = |start: &Stated, end: &Stated, open: bool| Between {
        start: *start,
        end: *end,
        open,
        part: false,
    };
    let before = |end: &Stated| {
        let mut earlier: Vec<&Stated> = near
            .iter()
            .filter(|date| date.span != end.span && date.last < end.first)
            .filter(|date| !spans(near, date))
            .filter(|date| date.span.start < figure.span.start || sentence.contains(&date.token))
            .collect();
        if earlier.len() > 1 {
            earlier.retain(|date| told_with(case, passage, date, BEGUN));
        }
        match earlier.as_slice() {
            [only] => Some(**only),
            _ => None,
        }
    };
    let ended = |date: &Stated| {
        let near = date.token.saturating_sub(5)..date.token;
        let out =
            near.into_iter().any(|at| case.is(at, w!["ran", "run"]) && case.is(at + 1, w!["out"]));
        out || told_with(case, passage, date, ENDED) || told_with(case, passage, date, LAST)
    };
    match tie {
        Tie::Later => {
            let end = dates.iter().find(|date| beside(case, own, date))?;
            let to = case.is(own.end, w!["to"]) && !case.is(own.end + 1, w!["the"]);
            Some((pair(&before(end)?, end, false), !to, !to))
        }
        Tie::After => {
            let close = dates.iter().filter(|date| date.token.abs_diff(own.start) <= 8);
            let mut close = close.filter(|date| !told_with(case, passage, date, BEGUN));
            let end = close.next_back();
            if let Some(end) = end
                && let Some(start) = before(end)
            {
                let another = w!["second", "another", "other", "third", "next", "new", "branch"];
                let said = end.token < own.start
                    && !case.is(own.end, w!["of"])
                    && ended(end)
                    && !case.any(sentence.clone(), another);
                return Some((pair(&start, end, false), said, true));
            }
            let now = years::published(case)?;
            let [start] = dates.as_slice() else { return None };
            let news = near.iter().all(|date| date.span == start.span);
            news.then(|| (pair(start, &now, true), false, false))
        }
        Tie::Whole | Tie::For | Tie::Loose | Tie::Narrow => {
            let whole = tie == Tie::Whole;
            match (dates.as_slice(), near) {
                ([one, other], _) if other.ends_span && !whole => {
                    let ruled = tie == Tie::For
                        && held(case, own)
                        && one.token < own.start
                        && !behind_name(case, one);
                    ruled.then(|| (pair(one, other, false), false, false))
                }
                ([one, other], _) => {
                    let between = ordered(one, other, pair);
                    let spanned = other.ends_span;
                    let closed = ended(&between.end);
                    Some((between, whole && !spanned, closed && tie != Tie::Loose))
                }
                ([_], [since]) if timeline::led(case, since, w!["since"]) => {
                    let now = years::published(case)?;
                    let one = !loose::other_record(case, own, since);
                    one.then(|| (pair(since, &now, true), whole, tie != Tie::Loose))
                }
                ([_], [begun]) if tie == Tie::For && told_with(case, passage, begun, BEGUN) => {
                    let has = own.start.saturating_sub(5)..own.start;
                    let now = years::published(case)?;
                    let has = case.any(has, w!["has", "have", "’s", "'s"]);
                    // "It opened in 1996, and for 19 years it has sold hats."
                    let lead = own.start.saturating_sub(2);
                    let behind = own.end..(own.end + BEHIND).min(sentence.end);
                    let told = lead > begun.token
                        && case.is(lead, w!["and", ",", "—", "–", ";"])
                        && case.any(behind, w!["has", "have"]);
                    let has = has || told;
                    has.then(|| (pair(begun, &now, true), false, true))
                }
                // "since 1961. For 50 years, then, the mill has fed the town"
                ([], [since])
                    if tie == Tie::For
                        && own.start <= sentence.start + 1
                        && timeline::led(case, since, w!["since"])
                        && case
                            .any(own.end..(own.end + 9).min(sentence.end), w!["has", "have"]) =>
                {
                    let now = years::published(case)?;
                    Some((pair(since, &now, true), false, false))
                }
                ([], [since]) if whole => {
                    let now = years::published(case)?;
                    Some((pair(since, &now, true), false, false))
                }
                (_, [one, other]) => {
                    const LASTED: &Words = w!["lasted", "lasting", "dragged", "endured"];
                    let between = ordered(one, other, pair);
                    let closed = ended(&between.end);
                    let told = closed
                        || other.ends_span
                        || told_with(case, passage, &between.start, BEGUN);
                    let told_before = one.token.max(other.token) < own.start;
                    let lasted = own.start > sentence.start
                        && (case.is(own.start - 1, LASTED) || gone_on(case, own.start - 1));
                    let these = whole && closed && (dates.is_empty() || lasted) && told_before;
                    let swapped = Length::of(case, figure)
                        .is_some_and(|own| own.swapped(&between.start, &between.end));
                    (told || swapped).then_some((between, these, closed && tie != Tie::Loose))
                }
                _ => None,
            }
        }
        Tie::Old => {
            const BUILT: &Words = w!["built", "opened", "founded", "established", "erected"];
            let now = years::published(case)?;
            let mut starts = near.iter().filter(|date| told_with(case, passage, date, BUILT));
            let (start, None) = (starts.next()?, starts.next()) else { return None };
            Some((pair(start, &now, true), false, false))
        }
        Tie::First => {
            let last = w!["last", "previous", "previously", "since", "not"];
            let mut starts = near.iter().filter(|date| told_with(case, passage, date, last));
            let (start, None) = (starts.next()?, starts.next()) else { return None };
            if loose::other_record(case, own, start) {
                return None;
            }
            let mut ends = near.iter().filter(|date| date.first > start.last);
            let end = ends.next().copied();
            let open = end.is_none();
            let end = end.or_else(|| years::published(case))?;
            ends.next().is_none().then(|| (pair(start, &end, open), true, true))
        }
        Tie::Row => {
            let [one, other] = near else { return None };
            let between = ordered(one, other, pair);
            let peak = told_with(case, passage, &between.start, PEAKED);
            peak.then_some((between, true, true))
        }
        Tie::Feast => {
            let (between, sure) = feast(case, passage, figure, (own, sentence, near))?;
            Some((between, sure, false))
        }
    }
}

/// "was in office for 27 years", "ruled for 27 years": what is told of all of a span.
fn held(case: &Case<'_>, own: &Range<usize>) -> bool {
    const RULED: &Words = w![
        "ruled", "reigned", "served", "governed", "led", "headed", "office", "power", "throne",
        "post", "helm", "charge", "position", "editor", "king", "queen"
    ];
    case.any(own.start.saturating_sub(4)..own.start, RULED)
}

/// Whether a date begins or ends a span, "from 1999 to 2015", which has its own thing.
fn spans(near: &[Stated], date: &Stated) -> bool {
    let next = near.iter().find(|own| own.token > date.token);
    date.ends_span || next.is_some_and(|next| next.ends_span)
}

fn ordered(
    one: &Stated,
    other: &Stated,
    pair: impl Fn(&Stated, &Stated, bool) -> Between,
) -> Between {
    if one.first <= other.first { pair(one, other, false) } else { pair(other, one, false) }
}

/// "wed in 1958, will mark their 60th anniversary in July 2018".
fn feast(
    case: &Case<'_>,
    passage: &Passage,
    figure: &Figure,
    (own, sentence, near): (&Range<usize>, &Range<usize>, &[Stated]),
) -> Option<(Between, bool)> {
    const WED: &Words = w![
        "married",
        "wed",
        "wedding",
        "founded",
        "opened",
        "established",
        "launched",
        "formed",
        "incorporated",
        "vows",
        "altar",
        "wedded",
        "began",
        "created",
        "started",
        "tied"
    ];
    let lead = own.start.checked_sub(1)?;
    let birthday = case.is(own.end, w!["birthday"]);
    let its = case.is(lead, w!["its", "their", "the", "a", "his", "her"]);
    if birthday || !its || figure.value().is_none() {
        return None;
    }
    let mut starts = near.iter().filter(|date| told_with(case, passage, date, WED));
    let (start, None) = (starts.next()?, starts.next()) else { return None };
    let mut ends = passage
        .dates_in(sentence.clone())
        .filter(|date| date.span != start.span && date.first > start.last);
    let end = ends.next().copied().filter(|_| ends.next().is_none());
    let now = years::published(case);
    let open = end.is_none();
    let end = end.or(now)?;
    Some((Between { start: *start, end, open, part: false }, !open))
}

/// Whether a date stands right beside a duration: "on 8 July, five weeks later", "Fifty years
/// later, in 2019,".
fn beside(case: &Case<'_>, own: &Range<usize>, date: &Stated) -> bool {
    const LINKS: &Words = w![
        ",",
        "in",
        "on",
        "(",
        "–",
        "—",
        "just",
        "early",
        "late",
        "of",
        "and",
        "exactly",
        "almost",
        "nearly",
        "some",
        "only",
        "barely",
        "to",
        "precisely",
        "fully",
        "the",
        "summer",
        "spring",
        "autumn",
        "winter",
        "that",
        "same",
        "year"
    ];
    let tokens = case.tokens_of(date.span);
    let gap =
        if tokens.start >= own.end { own.end + 1..tokens.start } else { tokens.end..own.start };
    gap.len() <= 5 && case.only(gap, LINKS)
}

/// Whether one of the words is told with a date, shortly before it or, where it opens its clause,
/// behind it.
fn told_with(case: &Case<'_>, passage: &Passage, date: &Stated, words: &Words) -> bool {
    const BACK: usize = 14;
    const AHEAD: usize = 8;
    let sentence = passage.sentence(case, date.token);
    let stop = |at: usize| matches!(case.printed(at), ";" | ":");
    let other = |at: usize| passage.dates.iter().any(|own| own.token == at);
    let back = (date.token.saturating_sub(BACK).max(sentence.start)..date.token).rev();
    let mut back = back.take_while(|&at| !stop(at) && !other(at));
    if back.any(|at| case.is(at, words)) {
        return true;
    }
    let opens = date.token <= sentence.start + 4;
    let ahead = date.token + 1..(date.token + AHEAD).min(sentence.end);
    let mut ahead = ahead.take_while(|&at| !stop(at) && !other(at));
    opens && ahead.any(|at| case.is(at, words) && case.kind(at) == Some(TokenKind::Word))
}
