//! A part, its whole and its percentage that do not fit, and a part larger than its whole.

mod examples;

use std::cmp::Reverse;
use std::ops::Range;

use crate::check::arithmetic::{printed, share};
use crate::check::flag::add_apart;
use crate::check::fraction::{self, Fraction};
use crate::check::other_base::is_led_as_base;
use crate::check::passage::told;
use crate::check::portion::{APPOSED, GROUPS, Tie, percent_of, ties};
use crate::check::quota::apart::{changed, said_elsewhere};
use crate::check::quota::needed::of_effect;
use crate::check::quota::quotas;
use crate::check::quota::slips::{mistake, of_the_others};
use crate::check::relation::{Line, Sort, Term};
use crate::check::sides::{self, Side};
use crate::check::{
    Case, Check, Flag, Severity, ballots, evident, exactness, exceeding, past_end, share_of_sum,
    wording,
};
use crate::quantity::{Bound, FigureKind, Interval};
use crate::text::Words;
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "part-whole",
    summary: "A part, its whole and its percentage do not fit",
    why: "“Of the 640 pupils, 256 (60 percent) walk to school” prints three numbers of which any \
          two give the third. The part is divided by the whole, with all that rounding leaves \
          open, and compared with the percentage beside it; the usual mistakes are tried: the \
          share of the others taken, part and whole swapped, the part compared with the rest, \
          swapped digits, a shifted point. A fraction in words (“one in four”, “most of”) is \
          compared in the same way, and a part that is larger than its whole cannot be. It stays \
          silent where the percentage has a base of its own, where another number stands \
          between, and one point of a hurried rounding is let pass.",
    severity: Severity::Error,
    run,
    fires: examples::FIRES,
    silent: examples::SILENT,
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for group in case.figures_by_sentence() {
        let ratio = case.figure(group.start).is_some_and(|own| own.kind == FigureKind::Ratio);
        if group.len() > 1 || before.is_some() || ratio {
            flags.extend(in_sentence(case, before.clone(), group.clone()));
        }
        before = Some(group);
    }
    for odd in quotas(case) {
        let Fraction { share, part, whole } = &odd.found;
        let told = |flag: &Flag| {
            [share.span, part.span].iter().any(|own| {
                flag.span.overlaps(*own) || flag.related.iter().any(|other| other.overlaps(*own))
            })
        };
        let Some(line) = Line::of(case, odd.group.clone()) else { continue };
        if flags.iter().any(told) {
            continue;
        }
        let tie = Tie { part: *part, whole: *whole, end: part.end, sure: false };
        flags.extend(match share.sort {
            Sort::Percent => misfit(&line, &tie, share),
            _ => unlike(&line, &odd.found),
        });
    }
    // "13 of the 52" is one figure and two numbers.
    let ratio = |at| case.figure(at).is_some_and(|own| own.kind == FigureKind::Ratio);
    let several = |group: &Range<usize>| group.len() > 1 || ratio(group.start);
    let lines = case.figures_by_sentence().filter(several).filter_map(|own| Line::of(case, own));
    let evident = lines.filter(|line| line.terms.len() > 1).filter_map(|line| {
        let more = evident::parts::larger(&line).or_else(|| evident::bodies::beyond(&line));
        let more = more.and_then(|tie| exceeding::larger(&CHECK, &line, &tie));
        let more = more.or_else(|| ballots::flag(CHECK.code, &line));
        more.or_else(|| {
            let found = evident::parts::share(&line)?;
            let Fraction { share, part, whole } = found;
            match share.sort {
                Sort::Percent => {
                    misfit(&line, &Tie { part, whole, end: part.end, sure: false }, &share)
                }
                _ => other_fraction(&line, &found),
            }
        })
    });
    add_apart(&mut flags, evident);
    let figures = 0..case.extraction.figures.len();
    add_apart(&mut flags, { figures }.filter_map(|at| past_end::flag(case, CHECK.code, at)));
    flags
}

fn in_sentence(case: &Case<'_>, before: Option<Range<usize>>, group: Range<usize>) -> Vec<Flag> {
    let Some(line) = Line::of(case, group) else { return Vec::new() };
    let percents = line.terms.iter().any(|t| t.sort == Sort::Percent);
    let mut flags = Vec::new();
    let ties = ties(&line, before.as_ref().filter(|_| percents));
    for tie in &ties {
        if let Some(percent) = percent_of(&line, tie, &ties) {
            if said_elsewhere(&line, tie, percent) {
                continue;
            }
            flags.extend(misfit(&line, tie, percent));
        } else if let Some(found) =
            fraction::behind(&line, tie).or_else(|| fraction::leading(&line, tie))
        {
            flags.extend(other_fraction(&line, &found));
        } else if tie.sure {
            flags.extend(exceeding::larger(&CHECK, &line, tie));
        }
    }
    let share = line.terms.first().is_some_and(|term| term.sort == Sort::Share);
    if share && let Some(first) = before.clone().and_then(|before| Line::of(case, before)) {
        let found = fraction::equated(&line, &first);
        flags.extend(found.and_then(|found| other_fraction(&line, &found)));
    }
    flags.extend(fraction::ahead(&line).iter().filter_map(|found| other_fraction(&line, found)));
    if percents {
        if ties.is_empty() {
            flags.extend(restated(&line, before));
        }
        for (tie, percent) in share_of_sum::told(&line) {
            flags.extend(misfit(&line, &tie, percent));
        }
        flags.extend(fractions(&line));
    }
    // Two ways of finding the three are one doubt.
    flags.sort_by_key(|flag| (flag.span.start, Reverse(flag.severity)));
    flags.dedup_by_key(|flag| flag.span);
    flags
}

/// What a percentage of part and whole should be, and is not.
fn misfit(line: &Line<'_>, tie: &Tie<'_>, percent: &Term<'_>) -> Option<Flag> {
    /// Percentages are cut off as often as rounded.
    const HURRIED_POINTS: f64 = 1.0;
    const JUST_POINTS: f64 = 0.05;
    let (part, whole) = (tie.part.room, tie.whole.room);
    let finite =
        part.low >= 0.0 && whole.low > 0.0 && part.high.is_finite() && whole.high.is_finite();
    let printed = meant(percent)?;
    let right = share(part, whole);
    let single = tie.whole.counts(1) && tie.whole.unit().is_none();
    let wide = Interval::new(printed.low - HURRIED_POINTS, printed.high + HURRIED_POINTS);
    let case = &line.case;
    let found = Fraction { share: *percent, part: tie.part, whole: tie.whole };
    if !finite
        || single
        || tie.part.end <= percent.first && is_led_as_base(line, &tie.part)
        || of_effect(line, percent)
        || wide.meets(right)
        || changed(line, percent, [&tie.part, &tie.whole])
        || fraction::of_another(line, &found)
    {
        return None;
    }
    let of = tie.part.value / tie.whole.value * 100.0;
    let fits = wording::percent_as(case.words(percent.number), of);
    let (p, w) = (tie.part.said(case), &wording::within(tie.whole.said(case)));
    let c = case.words(percent.number);
    let mistake = if of > 100.0 {
        Some(format!("{p} is more than {w}; the part cannot exceed the whole"))
    } else {
        mistake(part, whole, printed, percent.value, of)
            .map(|words| words.replace("{p}", p).replace("{w}", w).replace("{c}", c))
    };
    let rest = mistake.as_ref().is_some_and(|words| words.ends_with("the remaining share"));
    if rest && of_the_others(line, tie, percent) {
        return None;
    }
    let severity = if mistake.is_some() { Severity::Error } else { Severity::Warning };
    // "128 percent" for 12.8: the digits are right.
    let tens = [(10.0, -1), (0.1, 1)].into_iter();
    let mut tens = tens.filter(|(times, _)| printed.meets(right.times(*times)));
    let moved = tens.next().and_then(|(_, power)| Some(percent.figure.value()?.shifted(power)));
    let moved = moved.filter(|moved| right.holds(moved.to_f64())).map(|moved| moved.to_string());
    let slipped = moved.is_some();
    let fits = moved.unwrap_or(fits);
    let just = exactness::said_exactly(case, percent.span);
    // A slip of the hand may be that of another figure; what was taken for something else is not.
    let named = mistake.as_ref().is_some_and(|words| {
        !["changed places", "ten times"].iter().any(|slip| words.contains(slip))
    });
    let said = wording::within(c);
    let diagnosis = wording::opening(&match mistake {
        Some(words) if of > 100.0 => words,
        Some(words) => format!("{p} of {w} is {fits} percent, not {just}{said}: {words}"),
        None => format!("{p} of {w} is {fits} percent, not {just}{said}"),
    });
    let reading = case.words(percent.span).replacen(c, &fits, 1);
    let own = Side::share(case, (percent.span, percent.number), &reading, Some(of));
    let even = slipped || exactness::even(&tie.part, &tie.whole);
    let own = if even { own.even() } else { own };
    // "56 percent" for 65: the two make it to the digit.
    let turned = own.is_sure() && (of - of.round()).abs() < JUST_POINTS;
    let own = if named || turned { own.told() } else { own };
    // "Exactly 30 percent" is meant so: no share that is only near takes its place.
    let round = fits.parse::<f64>().is_ok_and(|own| (own - of).abs() < JUST_POINTS);
    let own = (of <= 100.0 && (just.is_empty() || round)).then_some(own);
    let fine = exactness::as_fine_as_printed(percent.figure, printed);
    let room = if just.is_empty() { fine } else { exactness::exactly(percent.value) };
    let mut sides = sides::of_share(case, own, [&tie.part, &tie.whole], room);
    if !just.is_empty() {
        sides = sides.into_iter().map(Side::just).collect();
    }
    let mut flag = Flag {
        code: CHECK.code,
        severity,
        span: percent.span,
        message: String::new(),
        computation: format!("{p} / {w} = {fits} %, printed {c} %"),
        related: vec![tie.part.span, tie.whole.span],
        suggestions: if of > 100.0 { Vec::new() } else { vec![reading] },
    };
    sides::tell(&mut flag, &diagnosis, "One of the three", &sides);
    Some(flag)
}

/// What the percentage can mean; a bound reaches no further than a third beyond its number.
fn meant(percent: &Term<'_>) -> Option<Interval> {
    const BEYOND: f64 = 1.35;
    let own = percent.figure.interval()?;
    let value = percent.value;
    Some(Interval::new(own.low.max(value / BEYOND), own.high.min(value * BEYOND)))
}

/// "In a fleet of 640 buses, 256, or 40 percent, run on gas"; "640 buses. About 40 percent, or 256,
/// run on gas": the whole is the only other amount of its kind, here or in the sentence before.
fn restated(line: &Line<'_>, before: Option<Range<usize>>) -> Option<Flag> {
    const THEM: &Words = w!["which", "them", "these", "those", "whom"];
    let case = &line.case;
    let (part, percent) = line.terms.windows(2).find_map(|two| {
        let [a, b] = two else { return None };
        let (part, percent) = match (a.sort, b.sort) {
            (Sort::Amount, Sort::Percent) => (a, b),
            (Sort::Percent, Sort::Amount) => (b, a),
            _ => return None,
        };
        let of_them = |at: usize| 2 * usize::from(case.is(at, w!["of"]) && case.is(at + 1, THEM));
        let gap = a.end + of_them(a.end)..b.first;
        let or = case.any(gap.clone(), w!["or", "("]) && line.only(gap, &[APPOSED]);
        let still = percent.figure.direction.is_none() && part.figure.direction.is_none();
        let end = b.end + of_them(b.end);
        let plain = !case.is(end, w!["of", "more", "less"]) && !told::named(line, percent);
        (or && still && plain).then_some((part, percent))
    })?;
    // "a crew of 30" counts its members.
    let group = |t: &Term<'_>| {
        t.first.checked_sub(2).is_some_and(|at| case.is(at, GROUPS) && case.is(at + 1, w!["of"]))
    };
    let whole_of = |t: &&Term<'_>| {
        t.alike(part) && t.span != part.span && (t.figure.thing.is_some() || group(t))
    };
    let mut own = line.terms.iter().filter(whole_of);
    let apart = |whole: &Term<'_>| {
        whole.end <= part.first.min(percent.first)
            && line.count(whole.end..part.first.min(percent.first)) <= 6
            && !line.any(
                whole.end..part.first.min(percent.first),
                w!["and", "but", "while", "from", "to"],
            )
    };
    let whole = match (own.next().copied(), own.next()) {
        (Some(whole), None) if apart(&whole) => whole,
        (None, _) => {
            let first = Line::of(case, before?)?;
            let mut amounts = first.terms.iter().filter(|t| t.is_amount());
            let (only, None) = (amounts.next().copied()?, amounts.next()) else { return None };
            let near = first.end == line.start && !case.begins(case.sentence(part.figure)?);
            (near && whole_of(&&only)).then_some(only)?
        }
        _ => return None,
    };
    let bare = part.figure.thing.is_none() || part.same_thing(&whole);
    let bare = bare || part.figure.kind == FigureKind::Percent;
    let smaller = part.value < whole.value;
    let tie = Tie { part: *part, whole, end: part.end, sure: false };
    (bare && smaller).then(|| misfit(line, &tie, percent))?
}

/// "One in four of the 640 patients – 470 –": the fraction and the two numbers.
fn other_fraction(line: &Line<'_>, found: &Fraction<'_>) -> Option<Flag> {
    let right = share(found.part.room, found.whole.room);
    if right.meets(found.share.room) { None } else { unlike(line, found) }
}

/// What to say of a fraction that is not that of the two numbers.
fn unlike(line: &Line<'_>, found: &Fraction<'_>) -> Option<Flag> {
    let Fraction { share: fraction, part, whole } = found;
    // "One farmer made 420 of them": a single one has no parts.
    if whole.value < 2.0 {
        return None;
    }
    // "Just over half" is quoted whole; "majority" stands in no figure.
    let own = fraction.figure;
    let hedged = own.span.overlaps(fraction.span) && fraction.sort == Sort::Share;
    let span = if hedged { own.phrase.cover(fraction.number) } else { fraction.number };
    let finite = part.room.low > 0.0 && whole.room.low > 0.0;
    let bounded = part.room.high.is_finite() && whole.room.high.is_finite();
    // "465, a loss of a quarter" is no part of the 620 of before.
    if !finite
        || !bounded
        || told::told(line, fraction).is_some()
        || fraction::of_another(line, found)
        || fraction::of_some_only(line, found)
    {
        return None;
    }
    let case = &line.case;
    let of = part.value / whole.value * 100.0;
    let others = 100.0 - of;
    let (p, w) = (part.said(case), wording::within(whole.said(case)));
    let f = wording::within(case.words(span));
    let fits = wording::percent(of);
    let bound = matches!(fraction.figure.bound, Bound::Exact | Bound::About) || !hedged;
    let plain = hedged && own.bound == Bound::Exact && fraction.value < 100.0;
    let below = fraction.room.high < 100.0 || plain;
    let exact = bound && fraction.room.low > 0.0 && below;
    let left =
        exact && own.bound == Bound::Exact && exactness::exactly(fraction.value).holds(others);
    let tie = Tie { part: *part, whole: *whole, end: part.end, sure: false };
    if left && of_the_others(line, &tie, fraction) {
        return None;
    }
    let mistake = if left { "; that is the remaining share" } else { "" };
    let needed = whole.value * fraction.value / 100.0 / part.factor();
    let needed = printed(if part.unit().is_none() { needed.round() } else { needed });
    let reading = case.words(part.span).replacen(case.words(part.number), &needed, 1);
    let just = exactness::said_exactly(case, span);
    let diagnosis = wording::opening(&format!(
        "{p} of {w} is {fits} percent, but the text says “{just}{f}”{mistake}"
    ));
    let bound = if exact { String::new() } else { fraction::needed(found, case, &f) };
    let mut flag = Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: part.span,
        message: format!("{diagnosis}. {bound}One of the three is wrong."),
        computation: format!("{p} / {w} = {fits} %, printed “{f}”"),
        related: vec![fraction.span.cover(span), whole.span],
        suggestions: if exact { vec![reading] } else { Vec::new() },
    };
    if exact {
        let share = sides::fraction(case, (span, fraction), part.value, whole.value);
        let sides = sides::of_share(case, share, [part, whole], exactness::meant(fraction));
        sides::tell(&mut flag, &diagnosis, "One of the three", &sides);
    }
    Some(flag)
}

/// "One in five, or 30 percent".
fn fractions(line: &Line<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    for pair in line.terms.windows(2) {
        let [one, two] = pair else { continue };
        let (fraction, percent) = match (one.sort, two.sort) {
            (Sort::Share, Sort::Percent) => (one, two),
            (Sort::Percent, Sort::Share) => (two, one),
            _ => continue,
        };
        let change = percent.figure.direction.is_some() || fraction.figure.direction.is_some();
        if change || !apposed(line, one, two) {
            continue;
        }
        let printed = meant(percent);
        if printed.is_none_or(|printed| printed.meets(fraction.room)) {
            continue;
        }
        let case = &line.case;
        let [f, c] = [case.words(fraction.number), case.words(percent.number)];
        let fits = wording::percent(fraction.value);
        flags.push(Flag {
            code: CHECK.code,
            severity: Severity::Warning,
            span: percent.span,
            message: format!(
                "“{f}” is {fits} percent, but {c} percent stands beside it. One of the two is \
                 wrong."
            ),
            computation: format!("{f} = {fits} %, printed {c} %"),
            related: vec![fraction.span],
            suggestions: vec![case.words(percent.span).replacen(c, &fits, 1)],
        });
    }
    flags
}

/// Whether the second says the first again: "a third of the voters, or 33 percent,".
fn apposed(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> bool {
    const STOPS: &Words =
        w!["and", "but", "while", "of", "than", "to", "with", "compared", "in", "from"];
    const FAR_WORDS: usize = 5;
    let case = &line.case;
    let gap = one.end..two.first;
    let at = two.first;
    let bracket = case.is(at - 1, w!["(", "—", "–"]) && case.is(two.end, w![")", "—", "–"]);
    let or = case.is(at - 1, w!["or"]);
    let comma = case.is(at - 1, w![","]) && case.is(two.end, w![","]);
    let of = case.is(gap.start, w!["of"]);
    let gap = gap.start + usize::from(of)..gap.end;
    let base = case.is(two.end, w!["of"]);
    (bracket || or || comma)
        && !base
        && line.count(gap.clone()) <= FAR_WORDS
        && !line.any(gap, STOPS)
}
