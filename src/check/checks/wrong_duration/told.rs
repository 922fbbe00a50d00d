//! What is said of a duration that does not fit its dates: how long it is between them, and what
//! the number would need if it were right.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::CHECK;
use super::length::{Length, Measure};
use crate::check::arithmetic::digits_swapped;
use crate::check::landmarks::Landmarks;
use crate::check::lasting::Between;
use crate::check::spelled::{like, place_like};
use crate::check::year_slips::{Slip, last_past, slip};
use crate::check::years::{self, Stated};
use crate::check::{Case, Flag, Severity, calendar, wording};
use crate::quantity::{Bound, Dimension, Figure, FigureKind};
use crate::text::Span;
use crate::w;

/// The flag for a duration in years.
pub(super) fn describe(case: &Case<'_>, figure: &Figure, between: &Between, each: f64) -> Flag {
    let other = of_another_unit(case, figure, between);
    if let Some(flag) = other
        .or_else(|| with_a_half(case, figure, between))
        .or_else(|| of_a_year(case, figure, between, each))
    {
        return flag;
    }
    let printed = case.words(figure.span);
    let (start, end) = (between.start.year(), between.end.year());
    let elapsed = end - start;
    #[expect(clippy::cast_possible_truncation, reason = "a count of years below 10,000")]
    let count = (f64::from(elapsed) / each).floor().max(1.0) as i32;
    // From May 1903 to some day of 1950 it may be 46 years, which 64 is turned round.
    let less = turned_less(case, figure, between, each);
    let count = if less { elapsed - 1 } else { count };
    let number = case.words(figure.number);
    let rank = figure.kind == FigureKind::Rank;
    let new = if rank { place_like(number, count.into()) } else { like(number, count.into()) };
    let reading = match each {
        // "A quarter of a century" of ten years.
        CENTURY.. if f64::from(elapsed) < each => in_decades(elapsed),
        _ => printed.replacen(number, &new, 1),
    };
    // "Almost five decades" of 63 years: with the hedge no other number would fit.
    let over = each > 1.0 && f64::from(elapsed) > f64::from(count) * each;
    let hedge = case.token_at(figure.span.start).checked_sub(1).filter(|_| over && !rank);
    let hedge = hedge.filter(|&at| case.is(at, w!["almost", "nearly"]));
    let hedge = hedge.and_then(|at| case.tokens().get(at));
    let span = hedge.map_or(figure.span, |hedge| hedge.span.cover(figure.span));
    let surface = case.words(span);
    // "A 40-year career" is told as 40 years.
    let named = wording::within(printed);
    let named =
        named.strip_suffix("-year").map_or_else(|| named.clone(), |count| format!("{count} years"));
    let stated = stated(figure, each);
    let back = end - stated;
    let stands = if rank { format!("the {named}") } else { named.clone() };
    let more = figure.bound == Bound::Above && !rank;
    let ahead = start + stated;
    // A wrong ten is one key, and so are swapped digits.
    let swapped = elapsed > 9 && elapsed < 100 && stated == elapsed % 10 * 10 + elapsed / 10;
    let turned = !rank
        && surface.contains(|c: char| c.is_ascii_digit())
        && digits_swapped(stated.into(), elapsed.into());
    // A last year after this text, or of none, is no likelier.
    let latest = years::published(case)
        .map_or_else(|| last_past(case).max(end), |published| published.year().max(end));
    let other = match between.open {
        _ if !(1000..end).contains(&back) || stated <= 0 => String::new(),
        _ if turned || less => "; two digits may have changed places".to_owned(),
        _ if more => {
            format!("; for more than {named} the first year would have to be before {back}")
        }
        false if ahead <= latest => {
            format!("; if {stands} is right, the first year would be {back} or the last {ahead}")
        }
        _ => format!("; if {stands} is right, the first year would be {back}"),
    };
    let gone = (elapsed - stated).abs();
    let usual = each > 1.0 || gone % 10 <= 1 || gone % 10 == 9 || swapped;
    let differs = reading != printed;
    let fits = if rank {
        format!("so it is the {reading}, not the {named}")
    } else if (more || hedge.is_some()) && each > 1.0 && differs {
        format!("so more than {reading}, not {named}")
    } else if each > 1.0 && differs && reading != format!("{elapsed} years") {
        format!("or {reading}, not {named}")
    } else {
        format!("not {named}")
    };
    let reading = if hedge.is_some() { format!("more than {reading}") } else { reading };
    let unit = if elapsed == 1 { "year" } else { "years" };
    let or_less = if less { format!("{} or ", elapsed - 1) } else { String::new() };
    let here = if between.open { ", the year of this text," } else { "" };
    Flag {
        code: CHECK.code,
        severity: if usual && !between.part { Severity::Error } else { Severity::Warning },
        span,
        message: format!(
            "From {start} to {end}{here} is {or_less}{elapsed} {unit}, {fits}{other}."
        ),
        computation: format!("{end} − {start} = {elapsed} years, printed {surface}"),
        related: ends(between),
        suggestions: if differs { vec![reading] } else { Vec::new() },
    }
}

/// Whether the printed years are those of one year less, which the dates leave open, turned round.
fn turned_less(case: &Case<'_>, figure: &Figure, between: &Between, each: f64) -> bool {
    let (start, end) = (between.start.year(), between.end.year());
    let (fewest, _) = years::apart(&between.start, &between.end);
    let elapsed = end - start;
    let stated = stated(figure, each);
    let plain = each <= 1.0 && figure.kind == FigureKind::Duration;
    // "From 1980 to 2002" is told by the years alone.
    let whole = |date: &Stated| (date.last - date.first).num_days() > 360;
    let dated = !whole(&between.start) || !whole(&between.end);
    let digits = case.words(figure.number).bytes().all(|byte| byte.is_ascii_digit());
    plain
        && dated
        && digits
        && fewest < elapsed
        && digits_swapped(stated.into(), (elapsed - 1).into())
        && !digits_swapped(stated.into(), elapsed.into())
}

const CENTURY: f64 = 100.0;

/// "a decade", "three decades", "17 years".
fn in_decades(years: i32) -> String {
    match years {
        10 => "a decade".to_owned(),
        20.. if years % 10 == 0 => format!("{} decades", like("two", (years / 10).into())),
        _ => format!("{years} years"),
    }
}

/// The years a duration states.
fn stated(figure: &Figure, each: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a count of years below 10,000")]
    figure.value().map_or(0, |value| (value.to_f64() * each).clamp(-1e4, 1e4) as i32)
}

/// The printed dates of a duration.
fn ends(between: &Between) -> Vec<Span> {
    let mut ends = vec![between.start.span];
    ends.extend((!between.open).then_some(between.end.span));
    ends
}

/// "18 years, from January 1962 to July 1963": the number is right in months.
fn of_another_unit(case: &Case<'_>, figure: &Figure, between: &Between) -> Option<Flag> {
    const MONTH_DAYS: f64 = 30.44;
    const YEAR_MONTHS: i32 = 12;
    let unit = figure.unit.filter(|unit| unit.dimension == Dimension::TIME)?;
    let value = figure.value()?.to_f64();
    if unit.name != "year" || between.open || value < 2.0 {
        return None;
    }
    let (first, last, whole) = days(case, between)?;
    let months = (last.year() - first.year()) * YEAR_MONTHS + last.month0().cast_signed()
        - first.month0().cast_signed();
    #[expect(clippy::cast_precision_loss, reason = "a count of days")]
    let days = (last - first).num_days() as f64;
    let near = |count: f64, unit: &'static str| ((value - count).abs() <= 1.0).then_some(unit);
    let right = near(f64::from(months), "months")
        .or_else(|| near(days / 7.0, "weeks"))
        .or_else(|| near(days, "days"))?;
    let printed = case.words(figure.span);
    let at = printed.rfind("year")?;
    let tail = printed.get(at..)?;
    let new = if tail.starts_with("years") { right } else { right.trim_end_matches('s') };
    let rest = tail.strip_prefix("years").or_else(|| tail.strip_prefix("year"))?;
    let reading = format!("{}{new}{rest}", printed.get(..at)?);
    let [start, end] = [&between.start, &between.end].map(|date| case.words(date.span));
    let from_to = whole.map_or_else(
        || format!("From {start} to {end}"),
        |whole| wording::opening(case.words(whole)),
    );
    let real = match right {
        "months" => format!("about {months}"),
        "weeks" => format!("about {:.0}", days / 7.0),
        _ => format!("{days:.0}"),
    };
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Error,
        span: figure.span,
        message: format!(
            "{from_to} is {real} {right}, not {}. {} would fit.",
            wording::within(printed),
            wording::opening(&reading)
        ),
        computation: format!("{end} − {start} = {real} {right}, printed {printed}"),
        related: ends(between),
        suggestions: vec![reading],
    })
    .filter(|_| (days / MONTH_DAYS) < value * f64::from(YEAR_MONTHS))
}

/// "Four and a half years" between two months that lie two and a half years apart.
fn with_a_half(case: &Case<'_>, figure: &Figure, between: &Between) -> Option<Flag> {
    const YEAR_MONTHS: f64 = 12.0;
    let value = figure.value()?.to_f64();
    let number = case.words(figure.number);
    let head = number.strip_suffix(" and a half")?;
    if between.open || (value.fract() - 0.5).abs() > 1e-6 {
        return None;
    }
    let (first, last, whole) = days(case, between)?;
    let months = (last.year() - first.year()) * 12 + last.month0().cast_signed()
        - first.month0().cast_signed();
    let years = (f64::from(months) / YEAR_MONTHS * 2.0).round() / 2.0;
    #[expect(clippy::cast_possible_truncation, reason = "a count of years")]
    let full = years.floor() as i64;
    let half = if years.fract() > 0.0 { " and a half" } else { "" };
    let new = format!("{}{half}", like(head, full));
    let reading = case.words(figure.span).replacen(number, &new, 1);
    if full < 1 || (years - value).abs() < 0.25 {
        return None;
    }
    let [start, end] = [&between.start, &between.end].map(|date| case.words(date.span));
    let from_to = whole.map_or_else(
        || format!("From {start} to {end}"),
        |whole| wording::opening(case.words(whole)),
    );
    let printed = case.words(figure.span);
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: figure.span,
        message: format!(
            "{from_to} is about {reading}, not {}. {} would fit.",
            wording::within(printed),
            wording::opening(&reading)
        ),
        computation: format!("{end} − {start} = {years} years, printed {printed}"),
        related: ends(between),
        suggestions: vec![reading],
    })
}

/// The first and the last day of two dates that are known to the month; where one figure holds
/// both, "from January 1962 to July 1963", its span, too.
fn days(case: &Case<'_>, between: &Between) -> Option<(NaiveDate, NaiveDate, Option<Span>)> {
    let exact = |date: &Stated| (date.last - date.first).num_days() < 32;
    if exact(&between.start) && exact(&between.end) {
        return Some((between.start.first, between.end.first, None));
    }
    let figure = case.figure_at(between.start.span.start).and_then(|at| case.figure(at))?;
    let both = figure.span.overlaps(between.end.span) && figure.kind == FigureKind::Date;
    let months = case.tokens_of(figure.span).filter(|&at| calendar::month_at(case, at).is_some());
    let (from, to) =
        figure.from_date.zip(figure.to_date).filter(|_| both && months.count() == 2)?;
    Some((from, to.pred_opt()?, Some(figure.span)))
}

/// "From July 1996 to 2019, 50 years": two digits of a year changed places, and the number has no
/// such slip.
fn of_a_year(case: &Case<'_>, figure: &Figure, between: &Between, each: f64) -> Option<Flag> {
    let (start, end) = (between.start.year(), between.end.year());
    let (elapsed, stated) = (end - start, stated(figure, each));
    let own = slip(stated, elapsed) != Slip::Other || (stated - elapsed).abs() % 10 == 0;
    let exact = each <= 1.0 && figure.bound == Bound::Exact && stated > 0;
    if own || !exact || figure.kind == FigureKind::Rank {
        return None;
    }
    let (back, ahead) = (end - stated, start + stated);
    let swapped = |printed: i32, meant: i32| slip(printed, meant) == Slip::Swapped;
    let latest = last_past(case);
    let (date, meant) = match between.open {
        _ if swapped(start, back) => (&between.start, back),
        false if swapped(end, ahead) && ahead <= latest => (&between.end, ahead),
        _ => return None,
    };
    let own = date.year().to_string();
    let surface = case.words(date.span);
    let reading = surface.replacen(&own, &meant.to_string(), 1);
    let here = if between.open { ", the year of this text," } else { "" };
    let unit = if elapsed == 1 { "year" } else { "years" };
    let printed = case.words(figure.span);
    let mut related = ends(between);
    related.retain(|span| *span != date.span);
    related.push(figure.span);
    (reading != surface).then(|| Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: date.span,
        message: format!(
            "From {start} to {end}{here} is {elapsed} {unit}, not {}. Two digits may have changed \
             places: {meant} for {own} would fit.",
            wording::within(printed)
        ),
        computation: format!("{end} − {start} = {elapsed} years, printed {printed}"),
        related,
        suggestions: vec![reading],
    })
}

/// The flag for a duration in months, weeks or days.
pub(super) fn short(case: &Case<'_>, figure: &Figure, between: &Between, length: &Length) -> Flag {
    let surface = case.words(figure.span);
    let real = length.between(&between.start, &between.end);
    let (unit, printed) = (length.unit(), case.words(figure.number));
    // Between two days it is one number; a week or month has begun or is full.
    let middle = f64::midpoint(real.low, real.high);
    #[expect(clippy::cast_possible_truncation, reason = "a count of days")]
    let count = middle.round().max(1.0) as i64;
    // The first and the last day may both be counted: "35 days" for 53.
    let both = length.measure == Measure::Days && swaps_to(length.value, count + 1);
    let count = if both { count + 1 } else { count };
    let reading = surface.replacen(printed, &like(printed, count), 1);
    let reading = if count == 1 { reading.trim_end_matches('s').to_owned() } else { reading };
    let day = |date: &Stated| {
        if date.span == Span::default() {
            return calendar::published(case).unwrap_or_default();
        }
        case.words(date.span).to_owned()
    };
    let (start, end) = (day(&between.start), day(&between.end));
    let many = wording::sized((middle * 10.0).round() / 10.0);
    let about = if unit == "day" { "" } else { "about " };
    let plural = if many == "1" { "" } else { "s" };
    let counted = if both { format!(", or {count} with both days") } else { String::new() };
    let named = wording::within(surface);
    let other = in_unit(length, surface, between);
    let reading = other.clone().unwrap_or(reading);
    let fits = if let Some(other) = other {
        format!("{} would fit.", wording::opening(&other))
    } else if reading == surface {
        "Check the dates.".to_owned()
    } else {
        needed(case, &named, between, length)
    };
    Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: figure.span,
        message: format!(
            "From {start} to {end} is {about}{many} {unit}{plural}{counted}, not {named}. {fits}"
        ),
        computation: format!("{end} − {start} = {many} {unit}{plural}, printed {surface}"),
        related: ends(between),
        suggestions: if reading == surface { Vec::new() } else { vec![reading] },
    }
}

/// The duration in another unit, where its number is right in that: "three weeks" for months.
fn in_unit(length: &Length, surface: &str, between: &Between) -> Option<String> {
    const ROOM: f64 = 0.6;
    const UNITS: [(&str, f64); 3] = [("day", 1.0), ("week", 7.0), ("month", 30.44)];
    #[expect(clippy::cast_precision_loss, reason = "a count of days")]
    let days = (between.end.first - between.start.first).num_days() as f64;
    let own = length.unit();
    let fits = |each: f64| length.value >= 2.0 && (length.value - days / each).abs() <= ROOM;
    let (unit, _) = UNITS.into_iter().find(|(unit, each)| *unit != own && fits(*each))?;
    let reading = surface.replacen(own, unit, 1);
    (reading != surface).then_some(reading)
}

/// Whether the number is that one with its two digits in each other’s place.
fn swaps_to(value: f64, count: i64) -> bool {
    let swapped = count % 10 * 10 + count / 10;
    #[expect(clippy::cast_precision_loss, reason = "a count below a hundred")]
    let same = (swapped as f64 - value).abs() < 0.1;
    (10..100).contains(&count) && swapped != count && same
}

/// What the dates would have to be: "28 months would need an end in July 2010, or a beginning in
/// May 2007."
fn needed(case: &Case<'_>, named: &str, between: &Between, length: &Length) -> String {
    const MOST: f64 = 1000.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number below a thousand"
    )]
    let count = length.value.clamp(0.0, MOST).round() as u32;
    let days = u64::from(count) * if length.measure == Measure::Weeks { 7 } else { 1 };
    let moved = |date: NaiveDate, on: bool| match (length.measure, on) {
        (Measure::Months, true) => date.checked_add_months(Months::new(count)),
        (Measure::Months, false) => date.checked_sub_months(Months::new(count)),
        (_, true) => date.checked_add_days(Days::new(days)),
        (_, false) => date.checked_sub_days(Days::new(days)),
    };
    let month_first = calendar::month_first(case);
    // Where the text has no year at all, none is known.
    let known = case.text.published.is_some() || !Landmarks::of(case).years.is_empty();
    let said = |date: &Stated, on: bool| {
        let moved = moved(date.first, on).filter(|own| own.year() <= last_past(case))?;
        let exact = date.first == date.last && length.measure != Measure::Months;
        let month = calendar::month_name(moved.month())?;
        Some(if exact {
            format!("on {}", calendar::in_words(moved, month_first, known))
        } else if !known {
            format!("in {month}")
        } else {
            format!("in {month} {}", moved.year())
        })
    };
    let whole = |date: &Stated| (date.last - date.first).num_days() < 32;
    let end = said(&between.start, true).filter(|_| !between.open && whole(&between.start));
    let start = said(&between.end, false).filter(|_| whole(&between.end));
    let named = wording::opening(named);
    match (end, start) {
        (Some(end), Some(start)) => {
            format!(
                "{named} would need an end {end}, or a beginning {start}. Check which is wrong."
            )
        }
        (Some(end), None) => format!("{named} would need an end {end}. Check which is wrong."),
        (None, Some(start)) => {
            format!("{named} would need a beginning {start}. Check which is wrong.")
        }
        (None, None) => "One of the three is wrong.".to_owned(),
    }
}
