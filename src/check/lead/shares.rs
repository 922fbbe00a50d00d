//! Percentages, fractions and amounts of change of a headline that the story tells in another form:
//! "a quarter" over "52 percent", "drop by 41,000" over "to 228,000 from 242,000". Counts are left
//! to the room above.

use std::ops::Range;

use crate::check::arithmetic::{minus, relative};
use crate::check::case::Case;
use crate::check::elsewhere::conflicts;
use crate::check::lead::{Found, MOST_FIGURES, SAME_WORDS, Story};
use crate::check::misprints;
use crate::check::passage::told;
use crate::check::relation::{Line, Sort, Term};
use crate::check::spelled::fraction_like;
use crate::check::subject::Subject;
use crate::check::{Flag, Severity, wording};
use crate::quantity::{Bound, Decimal, Direction, Figure, FigureKind, Interval};
use crate::text::Span;
use crate::w;

impl<'a> Story<'a> {
    /// "Profit jumps by a quarter" over "raised profit by 52 percent".
    pub(in crate::check) fn share(&self, line: Span, at: usize) -> Option<Found> {
        let case = &self.case;
        let figure = case.figure(at)?;
        let head = self.line_of(figure)?;
        let own = share_of(&head, figure)?;
        let own = &own;
        let percent = |term: &Term<'_>| {
            let unit = term.figure.unit.is_none_or(|unit| unit.name == "percent");
            matches!(term.sort, Sort::Percent | Sort::Share) && unit
        };
        if !percent(own) {
            return None;
        }
        let role = Role::of(&head, own);
        let room = loose(own);
        let mut rivals: Vec<(Line<'a>, Term<'a>)> = Vec::new();
        let mut shares = 0;
        let mut last = None;
        for (_, figure) in self.figures().take(MOST_FIGURES) {
            let sentence = case.sentence(figure)?.span;
            if last == Some(sentence.start) {
                continue;
            }
            last = Some(sentence.start);
            let Some(told) = self.line_of(figure) else { continue };
            let all = case.figures_in(sentence).filter_map(|at| share_of(&told, case.figure(at)?));
            for term in &all.collect::<Vec<_>>() {
                let rest = Interval::new(100.0 - term.room.high, 100.0 - term.room.low);
                // "A quarter would stay" over "75 percent would leave"
                let tells = told.first..told.end;
                let same = self.shared(line, tells.clone()) >= 2
                    && negated(case, case.tokens_of(line)) == negated(case, tells);
                let rest = rest.meets(own.room) && !role.is_change() && !same;
                if loose(term).meets(room) || rest {
                    return None;
                }
                let fits = role.meets(Role::of(&told, term));
                shares += 1;
                let leads = self.lead.iter().any(|own| own.span.contains(term.span));
                if fits && leads {
                    rivals.push((Line::of(case, case.figures_in(sentence))?, *term));
                }
            }
            // "half of them" over "40 of 80", "a third" over "from 30 to 40".
            let amounts: Vec<&Term<'_>> = told.terms.iter().filter(|t| t.is_amount()).collect();
            let borne = amounts.iter().enumerate().any(|(at, one)| {
                amounts.get(at + 1..).unwrap_or_default().iter().any(|two| {
                    one.alike(two) && one.value > 0.0 && two.value > 0.0 && {
                        let ratios = [one.value / two.value, two.value / one.value];
                        ratios.iter().any(|ratio| {
                            room.holds(ratio * 100.0) || room.holds((ratio - 1.0).abs() * 100.0)
                        })
                    }
                })
            });
            if borne {
                return None;
            }
        }
        let common = |told: &Line<'_>| self.shared(line, told.first..told.end);
        let (told_line, rival) = rivals.first()?;
        let words = common(told_line);
        // "Two thirds shut" over "33 percent stayed closed", told alike.
        let rest = Interval::new(100.0 - rival.room.high, 100.0 - rival.room.low);
        let why = slip_between(case, own, rival) || !role.is_change() && rest.meets(own.room);
        let same = self.base_shared(line, rival);
        // None of the others tells as much of the headline.
        let sole = rivals.iter().skip(1).all(|(other, _)| common(other) < words);
        let changes = role.is_change() && Role::of(told_line, rival).is_change();
        let about = |bound: Bound| matches!(bound, Bound::Exact | Bound::About);
        let (one, two) = (own.figure.bound, rival.figure.bound);
        let plain = one == two || about(one) && about(two);
        let sure = why && (words >= 2 || same)
            || sole && plain && (changes && words >= 2 || same && words >= SAME_WORDS)
            || shares == 1 && plain && changes && words >= 1;
        if !sure
            || told_line.terms.iter().any(|term| {
                term.figure.direction.is_some()
                    && term.figure.unit.is_some_and(|u| u.name == "percentage point")
            })
        {
            return None;
        }
        let printed = case.words(own.figure.number);
        let fraction = own.sort == Sort::Share;
        let shown = case.words(rival.figure.span);
        let number = if fraction {
            fraction_like(printed, rival.value)
                .unwrap_or_else(|| format!("{} percent", wording::percent(rival.value)))
        } else if rival.sort == Sort::Share {
            wording::percent(rival.value)
        } else {
            case.words(rival.figure.number).to_owned()
        };
        let reading = case.words(own.figure.span).replacen(printed, &number, 1);
        let percent = wording::percent;
        Some(Found {
            span: own.figure.span,
            told: vec![rival.figure.span],
            story: shown.to_owned(),
            computation: format!(
                "headline {} %, story {} %",
                percent(own.value),
                percent(rival.value)
            ),
            reading: Some(reading),
        })
    }

    /// "Fares up 20 percent" over "the 50 percent increase", where nothing else rose.
    pub(in crate::check) fn again(&self, at: usize, code: &'static str) -> Option<Flag> {
        let case = &self.case;
        let own = case.figure(at)?;
        let head = self.line_of(own)?;
        let own = share_of(&head, own)?;
        let alone = head.terms.iter().filter(|t| matches!(t.sort, Sort::Percent | Sort::Share));
        if alone.count() > 1 || own.figure.base.is_some() {
            return None;
        }
        let mut rival = None;
        let known = conflicts(case);
        for (at, figure) in self.figures().take(MOST_FIGURES) {
            if !matches!(figure.kind, FigureKind::Percent | FigureKind::Ratio) {
                continue;
            }
            let Some(line) = self.line_of(figure) else { continue };
            let Some(term) = share_of(&line, figure) else { continue };
            if loose(&term).meets(loose(&own)) {
                continue;
            }
            let Some(told) = told::told(&line, &term) else { continue };
            let before = term.first.checked_sub(1)?;
            let definite = case.is(before, w!["the", "that", "this"])
                && (term.end..term.end + 2).any(|at| told::names_change(&line, at));
            let doubted = known.iter().any(|known| known.wrong == at);
            if rival.is_some() || !definite || doubted {
                // Other changes are told, of which this may be one.
                return None;
            }
            rival = Some((term, told));
        }
        let (term, told) = rival?;
        let moved = told::told(&head, &own).and_then(|own| own.down);
        let turned = moved.zip(told.down).is_some_and(|(own, told)| own != told);
        if turned || term.sort != Sort::Percent || !slip_between(case, &own, &term) {
            return None;
        }
        let (printed, head) = (case.words(term.span), case.words(own.span));
        let number = if own.sort == Sort::Share {
            wording::percent(own.value)
        } else {
            case.words(own.number).to_owned()
        };
        let reading = printed.replacen(case.words(term.number), &number, 1);
        Some(Flag {
            code,
            severity: Severity::Warning,
            span: term.span,
            message: format!(
                "The headline has {head}, the story {printed} for what seems the same change. \
                 {} would fit, unless the headline is wrong.",
                wording::opening(&reading)
            ),
            computation: format!(
                "headline {} %, story {} %",
                wording::percent(own.value),
                wording::percent(term.value)
            ),
            related: vec![own.span],
            suggestions: vec![reading],
        })
    }

    /// Whether the headline names the whole of which the story's share is.
    fn base_shared(&self, line: Span, rival: &Term<'_>) -> bool {
        let base = Subject::of_figure(rival.figure);
        let own = Subject::of(&self.case, self.case.tokens_of(line));
        base.shared(&own) > 0
    }

    /// "Claims drop by 41,000" over "to 228,000 from 242,000".
    pub(in crate::check) fn step(&self, line: Span, at: usize) -> Option<Found> {
        let case = &self.case;
        let own = case.figure(at)?;
        let head = self.line_of(own)?;
        let term = head.terms.iter().find(|term| term.figure.span == own.span)?;
        let down = step_down(&head, term)?;
        if !term.is_amount() || own.bound != Bound::Exact || self.has_value(own) {
            return None;
        }
        let mut only = None;
        for (old, new, sentence) in self.changes() {
            let (high, low) = if new.value > old.value { (new, old) } else { (old, new) };
            let gap = minus(high.room, low.room);
            let unit = old.unit() == term.unit() || term.unit().is_none();
            if gap.meets(widened(term)) {
                return None;
            }
            if unit && old.is_amount() && (new.value < old.value) == down {
                only.get_or_insert((old, new, self.shared(line, sentence)));
            }
        }
        let (old, new, words) = only?;
        let gap = (new.value - old.value).abs();
        let room = Interval::new(gap * 0.995, gap * 1.005);
        let power = wording::printed_power(&case.text.body, own);
        let digits = wording::digits(&case.text.body, own);
        let unit = 10_f64.powi(power);
        let why = slip(digits, room.times(1.0 / unit));
        let thing = Subject::of_figure(own).shared(&Subject::of_figure(old.figure));
        if !(why && words >= 1 || words >= SAME_WORDS || words >= 2 && thing > 0) {
            return None;
        }
        let [f, t] = [old, new].map(|term| term.said(case).to_owned());
        let number = wording::printed_as(&case.text.body, own, gap);
        let printed = case.words(own.number);
        let from =
            if old.number < new.number { format!("{f} and {t}") } else { format!("{t} and {f}") };
        Some(Found {
            span: own.span,
            told: vec![old.span, new.span],
            story: format!("{from}, which are {number} apart"),
            computation: format!("{t} against {f} is {number}, headline {printed}"),
            reading: Some(case.words(own.span).replacen(printed, &number, 1)),
        })
    }

    /// "Fares up 50 percent" over "from $2.00 to $2.30".
    pub(in crate::check) fn percent_change(&self, line: Span, at: usize) -> Option<Found> {
        let case = &self.case;
        let own = case.figure(at)?;
        let head = self.line_of(own)?;
        let term = head.terms.iter().find(|term| term.figure.span == own.span)?;
        let told = told::told(&head, term)?;
        if !matches!(term.sort, Sort::Percent | Sort::Share) {
            return None;
        }
        let room = loose(term);
        // The story has percentages of its own, which the check compares.
        let percents = self
            .lead_lines()
            .flat_map(|line| line.terms)
            .any(|other| matches!(other.sort, Sort::Percent | Sort::Share));
        if percents {
            return None;
        }
        let mut only = None;
        for (old, new, sentence) in self.changes() {
            if !old.is_amount() || old.room.low <= 0.0 {
                continue;
            }
            let right = relative(old.room, new.room);
            if right.meets(room) {
                return None;
            }
            only.get_or_insert((old, new, right, self.shared(line, sentence)));
        }
        let (old, new, right, words) = only?;
        let down = new.value < old.value;
        if told.down.is_some_and(|said| said != down) || self.has_value(own) {
            return None;
        }
        let wide = Interval::new(right.low - 0.5, right.high + 0.5);
        let digits = wording::digits(&case.text.body, own);
        let why = term.sort == Sort::Percent && slip(digits, wide);
        if !(why && words >= 1 || words >= 2) {
            return None;
        }
        let [f, t] = [old, new].map(|term| term.said(case).to_owned());
        let change = (new.value - old.value).abs() / old.value * 100.0;
        let number = wording::percent(change);
        let printed = case.words(own.number);
        let shown = if term.sort == Sort::Share {
            fraction_like(printed, change).unwrap_or_else(|| format!("{number} percent"))
        } else {
            number.clone()
        };
        let fall = if down { "fall" } else { "rise" };
        Some(Found {
            span: own.span,
            told: vec![old.span, new.span],
            story: format!("a {fall} of {number} percent, from {f} to {t}"),
            computation: format!("({t} − {f}) / {f} = {number} %, headline {printed}"),
            reading: Some(case.words(own.span).replacen(printed, &shown, 1)),
        })
    }
}

/// The number of a sentence that is a percentage or a fraction, "seven out of ten" among them.
fn share_of<'a>(line: &Line<'a>, figure: &'a Figure) -> Option<Term<'a>> {
    const LOOSE_POINTS: f64 = 4.0;
    let own = *line.terms.iter().find(|term| term.figure.span == figure.span)?;
    let unit = figure.unit.is_none_or(|unit| unit.name == "percent");
    if matches!(own.sort, Sort::Percent | Sort::Share) && unit {
        return Some(own);
    }
    let value = figure.value().map(Decimal::to_f64).filter(|_| figure.kind == FigureKind::Ratio)?;
    let share = (0.0..1.0).contains(&value) && value > 0.0;
    let mut own = share.then_some(own)?;
    own.reading.sort = Sort::Share;
    own.reading.value = value * 100.0;
    own.reading.room = Interval::new(own.value - LOOSE_POINTS, own.value + LOOSE_POINTS);
    own.reading.number = figure.number;
    Some(own)
}

/// Whether a sentence says that something is not so.
fn negated(case: &Case<'_>, tokens: Range<usize>) -> bool {
    let words = w![
        "no", "not", "'t", "’t", "none", "never", "without", "lack", "lacks", "lacked", "lacking",
        "oppose", "opposes", "opposed", "against", "reject", "rejects", "rejected", "refuse",
        "refused", "fail", "failed", "fails", "skip", "skipped", "avoid", "neither", "cannot",
        "unable", "few", "stay", "remain",
    ];
    tokens.filter(|&at| case.is(at, words)).count() % 2 == 1
}

/// What a percentage is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// A change, and whether a fall.
    Change(Option<bool>),
    /// A share of a whole.
    Share,
    /// It does not say.
    Open,
}

impl Role {
    fn of(line: &Line<'_>, term: &Term<'_>) -> Self {
        // "will shed 10 percent of its jobs"
        if term.figure.base.is_some() {
            return Self::Share;
        }
        if let Some(direction) = term.figure.direction {
            return Self::Change(Some(direction == Direction::Down));
        }
        told::told(line, term).map_or(Self::Open, |told| Self::Change(told.down))
    }

    fn is_change(self) -> bool {
        matches!(self, Self::Change(_))
    }

    fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Change(Some(one)), Self::Change(Some(two))) => one == two,
            (Self::Change(_), Self::Share) | (Self::Share, Self::Change(_)) => false,
            _ => true,
        }
    }
}

/// What a share can mean beside another that tells the same.
fn loose(term: &Term<'_>) -> Interval {
    const LOOSE: f64 = 0.06;
    let (low, high) = (term.room.low, term.room.high);
    let spare = term.value * LOOSE + 0.5;
    match term.figure.bound {
        Bound::Above | Bound::AtLeast => Interval::new(term.value - 1.0, term.value * 1.25),
        Bound::Below | Bound::AtMost => Interval::new(term.value * 0.75, term.value + 1.0),
        _ => Interval::new(low.min(term.value - spare), high.max(term.value + spare)),
    }
}

/// What a rounded amount of change can mean.
fn widened(term: &Term<'_>) -> Interval {
    const LOOSE: f64 = 0.05;
    Interval::new(
        term.room.low.min(term.value * (1.0 - LOOSE)),
        term.room.high.max(term.value * (1.0 + LOOSE)),
    )
}

/// Whether one slip lies between two shares.
fn slip_between(case: &Case<'_>, own: &Term<'_>, other: &Term<'_>) -> bool {
    let body = &case.text.body;
    let exact = |term: &Term<'_>| {
        if term.sort == Sort::Share {
            Interval::new(term.value - 1.0, term.value + 1.0)
        } else {
            term.room
        }
    };
    let digits = |term: &Term<'_>| {
        if term.sort == Sort::Share {
            format!("{:.0}", term.value)
        } else {
            wording::digits(body, term.figure).to_owned()
        }
    };
    slip(&digits(other), exact(own)) || slip(&digits(own), exact(other))
}

/// Whether one slip of digits printed makes a number within a room: two in each other's place, one
/// too many, "fifteen" for "fifty".
fn slip(digits: &str, room: Interval) -> bool {
    let teens = || {
        let value: f64 = digits.parse().unwrap_or(0.0);
        let tens = (13.0..20.0).contains(&value).then_some((value - 10.0) * 10.0);
        let ones =
            ((30.0..=90.0).contains(&value) && value % 10.0 == 0.0).then_some(value / 10.0 + 10.0);
        tens.or(ones)
    };
    let long = digits.bytes().filter(u8::is_ascii_digit).count() > 1;
    misprints::swapped(digits)
        .chain(misprints::shortened(digits))
        .chain(teens())
        .chain(digits.parse::<f64>().into_iter().flat_map(|own| [own * 10.0, own / 10.0]))
        .any(|value| room.holds(value))
        || long && !misprints::within(digits, room).is_empty()
}

/// Whether an amount of a headline is said to be how far something moved, and whether down.
fn step_down(line: &Line<'_>, term: &Term<'_>) -> Option<bool> {
    if let Some(direction) = term.figure.direction {
        return Some(direction == Direction::Down);
    }
    let case = &line.case;
    let falls = w![
        "lose", "loses", "lost", "sheds", "shed", "cuts", "cut", "drop", "drops", "fall", "falls",
        "down", "slide", "slides", "decline", "declines", "plunge", "plunges", "slump", "slumps",
        "dip", "dips", "fewer", "less", "shrinks",
    ];
    let rises = w![
        "gain",
        "gains",
        "gained",
        "adds",
        "add",
        "up",
        "rise",
        "rises",
        "jump",
        "jumps",
        "climb",
        "climbs",
        "soar",
        "soars",
        "surge",
        "surges",
        "grow",
        "grows",
        "increase",
        "increases",
        "hike",
        "more",
    ];
    let near = (term.first.saturating_sub(3).max(line.first)..term.first)
        .chain(term.end..(term.end + 2).min(line.end));
    let mut near = near.filter(|&at| case.is(at, falls) || case.is(at, rises));
    near.next().map(|at| case.is(at, falls))
}
