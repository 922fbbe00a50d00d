//! An amount each that does not fit the total and the number of heads.

use crate::check::arithmetic::printed;
use crate::check::relation::{Line, Sort, Term};
use crate::check::sides::{self, Side};
use crate::check::subject::stem;
use crate::check::wording::with_cents;
use crate::check::{Case, Check, Example, Flag, Severity};
use crate::quantity::{Bound, FigureKind, Interval};
use crate::text::Words;
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "wrong-per-head",
    summary: "An amount each does not fit the total and the number of heads",
    why: "“The 250 heirs will share $5 million, or $200,000 each” can be divided. The total is \
          divided by the number, with all that rounding leaves open, and compared with what each \
          is said to get; a lost scale word or a shifted point is named. It asks only where the \
          sentence has one number of heads, one total and one amount each, joined by “or”, a \
          bracket or “for a total of”.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "",
            "The fund paid £90,000 to 60 families, or £15,000 per family.",
            "£15,000 per family",
            "£1,500 per family",
        ),
        Example::fires(
            "",
            "The 250 heirs will share $5 million, or $200,000 each.",
            "$200,000",
            "$20,000",
        ),
        Example::fires(
            "",
            "The city bought 40 buses for $12 million, or $30,000 per bus.",
            "$30,000 per bus",
            "$300,000 per bus",
        ),
        Example::fires(
            "",
            "Each of the club's 3,000 members will get $400, for a total of $12 million.",
            "$12 million",
            "$1.2 million",
        ),
        Example::fires(
            "",
            "The 3,000 members will get $400 apiece, or $12 million altogether.",
            "$12 million",
            "$1.2 million",
        ),
        Example::fires(
            "",
            "Losses of the 1,600 savers came to $4.8 million, or about $3 million each.",
            "$3 million",
            "$3,000",
        ),
        Example::fires(
            "",
            "The trip costs $45 for each of the 60 pupils, a total of $27,000.",
            "$27,000",
            "$2,700",
        ),
        Example::fires(
            "",
            "The 25 workers will each get £400, a total of £100,000.",
            "£100,000",
            "£10,000",
        ),
        Example::fires(
            "",
            "The $90,000 will be split between the 30 winners, who get $300 each.",
            "$300",
            "$3,000",
        ),
    ],
    silent: &[
        Example::silent("", "The 250 heirs will share $5 million, or $20,000 each."),
        Example::silent(
            "",
            "The city bought 40 buses and 20 trams for $12 million, or $200,000 each.",
        ),
        Example::silent("", "The 250 heirs get $5 million, and the three sons $1 million each."),
        Example::silent(
            "",
            "Each of the club's 3,000 members will get $400, for a total of $1.2 million.",
        ),
        Example::silent("", "The two firms pay $5 million each, the court said in 250 pages."),
        Example::silent("", "The 40 buses cost $12 million, or $4 a head for the town."),
        Example::silent("", "The trip costs $45 for each of the 60 pupils, a total of $2,700."),
        Example::silent(
            "",
            "Each of the 14 clerks was paid $30 a day for 12 days, a total of $5,040.",
        ),
    ],
};

/// Words that make an amount one of many.
const EACH: &Words = w!["each", "apiece"];

/// Verbs before what each gets.
const GETS: &Words = w!["get", "gets", "got", "receive", "received", "take", "took"];

fn run(case: &Case<'_>) -> Vec<Flag> {
    /// Heads, a total, and what each gets.
    const FIGURES: usize = 3;
    let mut flags = Vec::new();
    for group in case.figures_by_sentence() {
        if group.len() >= FIGURES
            && let Some(line) = Line::of(case, group)
        {
            flags.extend(in_sentence(&line));
        }
    }
    flags
}

fn in_sentence(line: &Line<'_>) -> Option<Flag> {
    let counted = |t: &&Term<'_>| t.is_amount() && t.unit().is_none() && t.value >= 2.0;
    let money = |t: &&Term<'_>| t.is_amount() && t.figure.kind == FigureKind::Money;
    let mut heads = line.terms.iter().filter(counted);
    let mut sums = line.terms.iter().filter(money);
    let (heads, None) = (heads.next()?, heads.next()) else { return None };
    let (one, two, None) = (sums.next()?, sums.next()?, sums.next()) else { return None };
    let case = &line.case;
    let other = line.terms.iter().any(|t| t.sort == Sort::Percent);
    // "a total of" may be read as a part of the number's phrase.
    let gap = one.end..case.token_at(two.span.start);
    let and = line.any(gap.clone(), w!["and", "but", "including", "while", "from"]);
    if other || and || heads.figure.thing.is_none() {
        return None;
    }
    let tied = |at: usize| case.is(at, w!["or", "(", ","]);
    let hedge = two.first.checked_sub(1)?;
    // "split between the 30 winners, who get £3,000 each"
    let gets = heads.first >= one.end && heads.end <= two.first && case.is(hedge, GETS);
    let (each, total) = if is_each(line, two, heads) && (tied(hedge) || gets) {
        (two, one)
    } else {
        let every = case
            .any(heads.first.saturating_sub(5).max(line.first)..heads.first, w!["each", "every"]);
        // "$45 for each of the 60 pupils"
        let apart = one.end..heads.first;
        let for_each = apart.len() <= 5 && case.any(apart, EACH);
        // "the 25 workers will each get $400"
        let before = heads.end..one.first;
        let each_gets = before.len() <= 5 && case.any(before, EACH);
        let for_each = for_each || each_gets;
        let first = is_each(line, one, heads) || every && heads.end <= one.first || for_each;
        let named = line.any(gap, w!["total", "totaling", "totalling"])
            || case.any(two.end..(two.end + 2).min(line.end), w!["in", "altogether", "all"]);
        (first && named).then_some((one, two))?
    };
    // "$40 a day for 15 days", "nine glasses a day": of a time, and the total of another.
    if [each, heads, total].iter().any(|t| is_of_a_time(t, heads)) {
        return None;
    }
    // "a total of $78,000 with tax"
    let end = total.end.max(each.end);
    let extra = w!["tax", "taxes", "vat", "fees", "postage", "shipping", "interest", "tip", "tips"];
    if line.any(end..(end + 6).min(line.end), extra) {
        return None;
    }
    misfit(line, heads, each, total, each.first > total.first)
}

/// Whether an amount is one of a day or a year, and days or years are not what is counted.
fn is_of_a_time(term: &Term<'_>, heads: &Term<'_>) -> bool {
    const TIMES: [&str; 8] = ["second", "minute", "hour", "day", "night", "week", "month", "year"];
    let counted = heads.figure.thing.as_deref().unwrap_or_default();
    let time = term.figure.per.as_deref().filter(|per| TIMES.contains(per));
    time.is_some_and(|per| !counted.contains(per))
}

/// Whether the amount is what each gets: "$300 each", "$300 per bus", "$300 a bus".
fn is_each(line: &Line<'_>, term: &Term<'_>, heads: &Term<'_>) -> bool {
    let case = &line.case;
    if case.is(term.end, EACH) {
        return true;
    }
    let Some(per) = term.figure.per.as_deref() else { return false };
    let thing = heads.figure.thing.as_deref().unwrap_or_default();
    let single = |word: &str| word.trim_end_matches("es").trim_end_matches('s').to_lowercase();
    let last = thing.split(' ').next_back().unwrap_or_default();
    per == "person" && case.text.body.get(..term.span.end).is_some_and(|b| b.ends_with("person"))
        || single(last) == single(per)
        || stem(last) == stem(per)
}

fn misfit(
    line: &Line<'_>,
    heads: &Term<'_>,
    each: &Term<'_>,
    total: &Term<'_>,
    at_each: bool,
) -> Option<Flag> {
    let right = Interval::new(total.room.low / heads.room.high, total.room.high / heads.room.low);
    let finite = right.low > 0.0 && right.high.is_finite() && each.room.low > 0.0;
    if !finite || !each.room.high.is_finite() || right.meets(each.room) {
        return None;
    }
    let scaled = [10.0, 100.0, 1e3, 1e6, 0.1, 0.01, 1e-3, 1e-6]
        .iter()
        .any(|factor| right.times(*factor).meets(each.room));
    let case = &line.case;
    let [h, t] = [heads, total].map(|term| term.said(case));
    let (doubtful, value) =
        if at_each { (each, total.value / heads.value) } else { (total, each.value * heads.value) };
    // "Nearly $2,931 each" would be said of a rounder one.
    let about =
        if doubtful.figure.bound == Bound::Exact { value } else { rounded(doubtful, value) };
    let number = |value: f64| with_cents(printed(value / doubtful.factor()));
    let (d, unit) = (case.words(doubtful.span), case.words(doubtful.number));
    let right = d.replacen(unit, &number(value), 1);
    let reading = d.replacen(unit, &number(about), 1);
    // With its unit: "450p each, but the text has 45p".
    let e = case.words(each.span);
    let (message, computation) = if at_each {
        // "420 cents a share" says for what.
        let for_each = if each.figure.per.is_some() { "" } else { " each" };
        (format!("{t} for {h} comes to {right}{for_each}"), format!("{t} / {h} = {right}"))
    } else {
        (format!("{e} for each of {h} comes to {right}"), format!("{h} × {e} = {right}"))
    };
    let diagnosis = format!("{message}, but the text has {d}");
    let mut flag = Flag {
        code: CHECK.code,
        severity: if scaled { Severity::Error } else { Severity::Warning },
        span: doubtful.span,
        message: String::new(),
        computation: format!("{computation}, printed {d}"),
        related: [heads, each, total]
            .iter()
            .filter(|term| term.span != doubtful.span)
            .map(|term| term.span)
            .collect(),
        suggestions: vec![reading.clone()],
    };
    let needed = |term: &Term<'_>, value: f64| {
        let half = value * ROUNDED;
        Interval::new(value - half, value + half).times(1.0 / term.factor())
    };
    let other =
        if at_each { (total, each.value * heads.value) } else { (each, total.value / heads.value) };
    let sides = [
        Side::printed(case, doubtful.figure, needed(doubtful, value), Some(reading))
            .map(|side| if scaled { side.exact() } else { side }),
        Side::printed(case, other.0.figure, needed(other.0, other.1), None),
        Side::amount(case, heads, needed(heads, total.value / each.value)),
    ];
    let mut sides: Vec<Side> = sides.into_iter().flatten().collect();
    let mut diagnosis = diagnosis;
    if scaled
        && at_each
        && sides.len() > 1
        && let Some(fellow) = fellow(line, each, value)
    {
        sides.remove(0);
        flag.suggestions.clear();
        diagnosis = format!("{diagnosis}, and {fellow} stands near it");
    }
    sides::tell(&mut flag, &diagnosis, "One of the three", &sides);
    Some(flag)
}

/// "The year before it had been 29 cents": an amount nearby of the size of the one printed, where
/// none has that of the one that would fit.
#[cold]
fn fellow<'a>(line: &Line<'a>, each: &Term<'_>, right: f64) -> Option<&'a str> {
    const AFTER: usize = 2;
    const NEAR: f64 = 2.5;
    let case = &line.case;
    let own = case.sentence_index(each.span.start)?;
    let near = case.extraction.sentences.iter().skip(own).take(AFTER + 1);
    let near = near.enumerate().filter(|(at, own)| *at == 0 || !case.begins(own));
    let figures = near.flat_map(|(_, near)| case.figures_in(near.span));
    let alike: Vec<_> = figures
        .filter_map(|at| case.figure(at))
        .filter(|own| own.kind == FigureKind::Money && own.unit == each.figure.unit)
        .filter(|own| own.span != each.span && own.scale.is_none())
        .filter_map(|own| Some((own.value()?.to_f64(), own.span)))
        .collect();
    let printed = each.figure.value()?.to_f64();
    let right = printed * right / each.value;
    let close = |one: f64, other: f64| (1.0 / NEAR..=NEAR).contains(&(one / other));
    let borne = alike.iter().find(|(value, _)| close(*value, printed))?;
    let denied = alike.iter().any(|(value, _)| close(*value, right));
    (!denied).then(|| case.words(borne.1))
}

/// What is shared out is rounded as far as this.
const ROUNDED: f64 = 0.001;

/// As many digits of a number as the one printed has.
fn rounded(printed: &Term<'_>, value: f64) -> f64 {
    /// Further off it would be another number.
    const MOST_OFF: f64 = 0.08;
    let steps =
        (printed.value.abs().log10().floor() - f64::from(printed.figure.last_digit)).max(0.0);
    let step = 10_f64.powf(value.abs().log10().floor() - steps);
    let round = (value / step).round() * step;
    if (round / value - 1.0).abs() <= MOST_OFF { round } else { value }
}
