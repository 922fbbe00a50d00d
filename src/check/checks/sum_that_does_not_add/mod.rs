//! Addends that do not come to the total printed beside them.

mod examples;

use std::ops::Range;

use crate::check::addends::{Sum, across, sums};
use crate::check::arithmetic::{digits_swapped, sum};
use crate::check::flag::add_apart;
use crate::check::left_over::{
    apart, aside, counted, in_bracket, left_out, one_too_many, part_of_it, rest_across, votes,
};
use crate::check::over_hundred::over_hundred;
use crate::check::relation::{Line, Sort, Term};
use crate::check::rolls::rolls;
use crate::check::shares::{self, shares};
use crate::check::tally::tallies;
use crate::check::wording::joined;
use crate::check::{
    Case, Check, Flag, Severity, evident, jail_terms, one_answer, sides, split_times, wholes,
    wording,
};
use crate::quantity::{Bound, FigureKind, Interval};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "sum-that-does-not-add",
    summary: "Addends do not come to the total printed beside them",
    why: "A total printed beside its addends can be added up: “$400 million and $350 million, a \
          total of $850 million”. Each number counts with all that its rounding leaves open. The \
          usual mistakes are tried: one addend left out, two digits swapped, a shifted point. \
          “Including” and “among them” name only some of the parts, which then may not exceed the \
          whole; “others” and “several” keep it silent. A total may be taken apart in the \
          sentences behind it, place by place; such a list may leave some out, so it asks only \
          where the parts are more than the total, or next to nothing is missing.",
    severity: Severity::Error,
    run,
    fires: examples::FIRES,
    silent: examples::SILENT,
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    /// Two addends and their total.
    const FEWEST_FIGURES: usize = 2;
    let mut flags = Vec::new();
    let mut before: Option<Range<usize>> = None;
    let mut farther: Option<Range<usize>> = None;
    let ratio = |at| case.figure(at).is_some_and(|own| own.kind == FigureKind::Ratio);
    for group in case.figures_by_sentence() {
        let two = before.clone().filter(|before| before.len() > 1);
        if (group.len() >= FEWEST_FIGURES || before.is_some() || ratio(group.start))
            && let Some(line) = Line::of(case, group.clone())
        {
            flags.extend(in_sentence(case, two, [farther.clone(), before.clone()], &line));
        }
        farther = before.replace(group);
    }
    for sum in tallies(case) {
        let told = |own: &Flag| {
            let mut places = [own.span].into_iter().chain(own.related.iter().copied());
            flags
                .iter()
                .any(|flag| places.any(|place| flag.span == place || flag.related.contains(&place)))
        };
        flags.extend(misfit(case, &sum).filter(|own| !told(own)));
    }
    let plain = lines(case).flat_map(|line| {
        let shares = evident::sums::shares(&line);
        let shares = shares.and_then(|parts| over_hundred(&CHECK, case, &parts, false));
        let sums = evident::sums::sums(&line).into_iter().chain(evident::parts::rest(&line));
        let sums = sums.chain(evident::totals::totals(&line));
        sums.filter_map(|sum| misfit(case, &sum)).chain(shares).collect::<Vec<_>>()
    });
    add_apart(&mut flags, plain);
    add_apart(&mut flags, lines(case).filter_map(|line| split_times::flag(&line, CHECK.code)));
    let sites = lines(case).filter_map(|line| evident::sites::over(&line));
    for sum in rolls(case).into_iter().chain(sites) {
        // Who counts place by place may count other people: it is asked, never told.
        let flag = misfit(case, &sum).filter(|own| flags.iter().all(|f| f.span != own.span));
        flags.extend(flag.map(|flag| Flag { severity: Severity::Warning, ..flag }));
    }
    flags
}

/// The sentences that may show a sum by their numbers.
fn lines<'a>(case: &Case<'a>) -> impl Iterator<Item = Line<'a>> {
    /// A part, what is left, and their whole.
    const FEWEST_FIGURES: usize = 2;
    let groups = case.figures_by_sentence().filter(|group| group.len() >= FEWEST_FIGURES);
    groups.filter_map(|group| Line::of(case, group)).filter(|line| line.terms.len() > 1)
}

fn in_sentence<'a>(
    case: &Case<'a>,
    before: Option<Range<usize>>,
    [farther, tied]: [Option<Range<usize>>; 2],
    line: &Line<'a>,
) -> Vec<Flag> {
    if let Some(sum) = jail_terms::terms(line) {
        return misfit(case, &sum).into_iter().collect();
    }
    let adds = |term: &Term<'_>| matches!(term.sort, Sort::Amount | Sort::Percent);
    if !line.terms.iter().any(adds) {
        return Vec::new();
    }
    let mut found = if line.terms.len() > 2 { sums(line) } else { Vec::new() };
    if line.terms.len() == 4 {
        found.extend(votes(line));
    }
    let mut flags: Vec<Flag> = found.iter().filter_map(|sum| misfit(case, sum)).collect();
    if let Some(sum) = before.and_then(|before| across(case, before, line)) {
        flags.extend(misfit(case, &sum));
    }
    let earlier = tied.clone();
    if let Some(sum) = rest_across(case, [farther.clone(), tied], line) {
        flags.extend(misfit(case, &sum));
    }
    let percents = line.terms.iter().any(|t| t.sort == Sort::Percent);
    let percents = if percents { shares::percents(line).len() } else { 0 };
    if percents > 1 {
        let told =
            shares(line).and_then(|(parts, whole)| over_hundred(&CHECK, case, &parts, whole));
        let gapped =
            || wholes::gapped(line).and_then(|parts| over_hundred(&CHECK, case, &parts, false));
        let exclusive = || {
            one_answer::exclusive(line).and_then(|parts| over_hundred(&CHECK, case, &parts, false))
        };
        flags.extend(told.or_else(gapped).or_else(exclusive));
    }
    if percents > 0 && flags.is_empty() {
        let read = |group: Option<Range<usize>>| group.and_then(|group| Line::of(case, group));
        let (farther, before) = (read(farther), read(earlier));
        let parts = before.as_ref().and_then(|before| {
            wholes::another(before, line).or_else(|| one_answer::with_rest(before, line))
        });
        let parts = parts.or_else(|| wholes::another(line, line));
        let parts = parts.or_else(|| one_answer::ballot(&[farther, before], line));
        flags.extend(parts.and_then(|parts| over_hundred(&CHECK, case, &parts, false)));
    }
    flags
}

fn misfit<'a>(case: &Case<'a>, found: &Sum<'a>) -> Option<Flag> {
    let widened = part_of_it(case, found).or_else(|| in_bracket(case, found));
    let found = widened.as_ref().unwrap_or(found);
    let step = fine_step(case, found);
    let total = finer(case, &found.total, step);
    let fits = |parts: &[Term<'_>]| {
        let all = sum(parts.iter().map(|part| finer(case, part, step)));
        if found.whole { all.meets(total) } else { all.low <= total.high }
    };
    let some =
        |from: usize| found.parts.get(from..).is_some_and(|parts| parts.len() > 1 && fits(parts));
    if some(0) || found.open && (1..found.parts.len()).any(some) || !total.high.is_finite() {
        return None;
    }
    // "14 sailors, nine of them cadets, and two pilots"; "40 mm above the norm, with 30 in May"
    let some = found.counted_once(case).is_some_and(|parts| fits(&parts));
    if some
        || case.is(found.total.end, w!["above", "below", "short"])
        || aside(case, found)
        || apart(case, found)
        || are_shares(case, found)
    {
        return None;
    }
    if has_place(case, found) {
        return None;
    }
    let all = sum(found.parts.iter().map(|part| part.room));
    if !all.high.is_finite() || !all.low.is_finite() || !total.low.is_finite() {
        return None;
    }
    let value: f64 = found.parts.iter().map(|part| part.value).sum();
    let addends: Vec<&str> = found.parts.iter().map(|part| part.said(case)).collect();
    let inner: Vec<String> = addends.iter().map(|words| wording::within(words)).collect();
    let inner: Vec<&str> = inner.iter().map(String::as_str).collect();
    let (list, t) = (joined(&inner), found.total.said(case));
    let inside = wording::within(t);
    let right = found.total.like(case, &in_scale(case, &found.total, value));
    // Of "25 of its 40 shops, leaving 25" the last number is worked out from the others.
    let left = found.parts.last().filter(|_| found.left);
    let rest = left.map(|left| {
        let needed = left.like(case, &in_scale(case, left, left.value + found.total.value - value));
        (left, needed)
    });
    let diagnosis = diagnose(case, found, value);
    let severity =
        if diagnosis.is_some() || !found.whole { Severity::Error } else { Severity::Warning };
    // "46 men, 24 women and 16 minors": the minors may be men and women.
    let without = || {
        let part = one_too_many(found, value)?;
        let rest = found.total.like(case, &in_scale(case, &found.total, value - part.value));
        let near = if counted(found) { "" } else { ", close to it" };
        Some(format!("without {} they come to {rest}{near}", part.said(case)))
    };
    // People may be counted twice, money is not.
    let heads = found.total.figure.kind != FigureKind::Money;
    let why = diagnosis.or_else(|| heads.then(without).flatten());
    let plain = |term: &Term<'_>| term.figure.bound == Bound::Exact;
    let exact = found.whole && left.is_none();
    let exact = exact && found.parts.iter().chain([&found.total]).all(plain);
    let off = (value - found.total.value).abs();
    let more = if found.total.value > value { "more" } else { "less" };
    let off = found.total.like(case, &in_scale(case, &found.total, off));
    // "And the last has 60": a number beside the list that was not read as one of it.
    let beside = if why.is_none() { left_out(case, found) } else { None };
    let exact = exact && beside.is_none();
    let off = if exact { format!(", which is {off} {more}") } else { String::new() };
    let mut flag = Flag {
        code: CHECK.code,
        severity,
        span: rest.as_ref().map_or(found.total.span, |(left, _)| left.span),
        message: String::new(),
        computation: format!("{} = {right}, printed {t}", addends.join(" + ")),
        related: match left {
            Some(left) => {
                let others = found.parts.iter().filter(|part| part.span != left.span);
                others.chain([&found.total]).map(|part| part.span).collect()
            }
            None => found.parts.iter().map(|part| part.span).collect(),
        },
        suggestions: match &rest {
            Some((left, needed)) if left.value + found.total.value > value => {
                vec![case.words(left.span).replacen(left.said(case), needed, 1)]
            }
            Some(_) => Vec::new(),
            None => vec![case.words(found.total.span).replacen(t, &right, 1)],
        },
    };
    let fits = exact.then(|| sides::of_sum(case, &mut flag, &found.parts, &found.total, value));
    let right = match beside {
        Some((other, more)) => {
            flag.suggestions.clear();
            let all = found.total.like(case, &in_scale(case, &found.total, value + more));
            format!("{right}, and with the {other} beside them to {all}")
        }
        None => right,
    };
    let fault = format!("{list} come to {right}, but the text has {inside}");
    let words = |why: Option<String>| why.map(|own| format!("; {own}")).unwrap_or_default();
    let message = if let Some(fits) = fits.flatten() {
        // The readings say which digits changed places.
        let why = why.filter(|words| !words.ends_with("changed places"));
        format!("{fault}{}. {fits}. Check which is wrong.", words(why))
    } else {
        format!("{fault}{off}{}. Check the total and each of its parts.", words(why))
    };
    flag.message = wording::opening(&message);
    Some(flag)
}

/// "Four sources: rivers supplied 52 percent, wind 31, gas 11 and sunshine 6": the shares that
/// leave the word out are no addends of the four.
fn are_shares(case: &Case<'_>, found: &Sum<'_>) -> bool {
    let Some(first) = found.parts.first() else { return false };
    let Some(sentence) = case.sentence(first.figure) else { return false };
    let line = Line::of(case, case.figures_in(sentence.span));
    let percent = |line: &&Line<'_>| line.terms.iter().any(|term| term.sort == Sort::Percent);
    line.as_ref().filter(percent).is_some_and(|line| {
        let shares = shares::percents(line);
        let elided = |term: &Term<'_>| {
            term.sort != Sort::Percent && shares.iter().any(|share| share.span == term.span)
        };
        found.parts.iter().any(elided) && !elided(&found.total)
    })
}

/// "14 people, 12 men and two women, in raids on nine houses": without what another noun counts
/// behind a preposition the others come to the total.
fn has_place(case: &Case<'_>, found: &Sum<'_>) -> bool {
    let value: f64 = found.parts.iter().map(|part| part.value).sum();
    let prepositions = w!["on", "in", "at", "from", "for", "with", "across", "over"];
    let because = w!["because", "since", "as", "so", "if", "when"];
    let placed = |part: &Term<'_>| {
        let led = part.first.checked_sub(1).is_some_and(|at| case.is(at, prepositions));
        let noun = part.figure.thing.is_some() && !part.same_thing(&found.total);
        // "pays £7,486, because the first £12,570 are free"
        let apart = case.any(part.end..part.end + 2, because);
        (led && noun || apart) && found.total.room.holds(value - part.value)
    };
    found.parts.len() > 2 && found.parts.iter().any(placed)
}

/// The power of ten to which two of the numbers at least are printed: where a list prints
/// "$7.5 million" and "$900,000", its "$5 million" has lost a nought, not its decimals.
fn fine_step(case: &Case<'_>, found: &Sum<'_>) -> Option<i32> {
    let mut steps: Vec<i32> =
        found.parts.iter().chain([&found.total]).map(|term| step_of(case, term)).collect();
    steps.sort_unstable();
    steps.get(1).copied()
}

/// The power of ten of the last digit that says something: 5 in "$900,000" and "$7.5 million".
fn step_of(case: &Case<'_>, term: &Term<'_>) -> i32 {
    let (figure, mut step) = (term.figure, term.figure.last_digit);
    if figure.scale.is_some() || wording::printed_power(&case.text.body, figure) > 0 {
        return step;
    }
    let mut digits = figure.value().map_or(0.0, |value| value.to_f64().abs());
    digits /= 10_f64.powi(step);
    while digits >= 10.0 && digits.is_finite() && (digits % 10.0).abs() < 1e-6 {
        (digits, step) = (digits / 10.0, step + 1);
    }
    step
}

/// What a number in millions can mean beside numbers printed to `step`.
fn finer(case: &Case<'_>, term: &Term<'_>, step: Option<i32>) -> Interval {
    let figure = term.figure;
    let power = wording::printed_power(&case.text.body, figure);
    let whole = power > 0 && figure.last_digit == power && figure.bound == Bound::Exact;
    let step = step.filter(|step| whole && *step < power);
    match (step, figure.value()) {
        (Some(step), Some(value)) => Interval::rounded(value, step).times(term.factor()),
        _ => term.room,
    }
}

/// The usual mistakes.
fn diagnose(case: &Case<'_>, found: &Sum<'_>, value: f64) -> Option<String> {
    /// "Five thousand" holds 4,700, but nobody would say that 4,700 fits it.
    const NEAR_SHARE: f64 = 0.02;
    let total = found.total.room;
    let fits = |rest: f64| {
        let gap = (rest - found.total.value).abs();
        total.holds(rest) && gap <= NEAR_SHARE * found.total.value
    };
    let without = found.parts.iter().find(|part| found.parts.len() > 2 && fits(value - part.value));
    if let Some(part) = without {
        return Some(format!("without {} the total would fit", part.said(case)));
    }
    if [0.1, 10.0].iter().any(|factor| total.holds(value * factor)) {
        return Some("a point or a nought is out of place".to_owned());
    }
    let power = wording::printed_power(&case.text.body, found.total.figure);
    let unit = 10_f64.powi(power);
    if digits_swapped(found.total.value / unit, value / unit) {
        return Some("two digits of the total may have changed places".to_owned());
    }
    found.parts.iter().find_map(|part| {
        let unit = 10_f64.powi(wording::printed_power(&case.text.body, part.figure));
        let needed = part.value + found.total.value - value;
        (needed > 0.0 && digits_swapped(part.value / unit, needed / unit))
            .then(|| format!("two digits of {} may have changed places", case.words(part.number)))
    })
}

/// A value as the figure would print it: "750 million", "1,241".
fn in_scale(case: &Case<'_>, like: &Term<'_>, value: f64) -> String {
    let figure = like.figure;
    let power = wording::printed_power(&case.text.body, figure);
    let scaled = value / 10_f64.powi(power) / like.factor();
    let scale = figure.scale.map_or("", |scale| case.words(scale));
    let number = if (scaled - scaled.round()).abs() < 1e-6 {
        wording::grouped(scaled.round())
    } else {
        let text = format!("{scaled:.2}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    if scale.is_empty() || power == 0 {
        return if figure.kind == FigureKind::Money { wording::with_cents(number) } else { number };
    }
    let glued = figure.scale.is_some_and(|scale| {
        case.words(like.number)
            .strip_suffix(case.words(scale))
            .is_some_and(|rest| !rest.ends_with([' ', '-', '\u{a0}']))
    });
    if glued { format!("{number}{scale}") } else { format!("{number} {scale}") }
}
