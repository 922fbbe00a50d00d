//! An amount a week, a month or a year that does not make the amount of the period beside it.

use crate::check::tens;
use crate::check::{Case, Check, Example, Flag, Severity, wording};
use crate::quantity::Figure;
use crate::text::Words;
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "rate-and-period",
    summary: "An amount a week, a month or a year does not make that of the period beside it",
    why: "Rents, wages and outputs are printed by the month and by the year, and “a week” slips in \
          where “a month” was meant. Where an amount and a rate of the same currency or unit stand \
          in neighbouring sentences, the period the amount is said of tells how many times the \
          rate goes into it: twelve months, 52 weeks, 365 days. The check speaks where the two \
          do not fit and another period for the rate fits to the digit.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "",
            "A flat in the old harbour lets at €780 a week. Over a year the tenant pays the owner \
             €9,360.",
            "€780 a week",
            "€780 a month",
        ),
        Example::fires(
            "",
            "The clerk earned £2,150 a year, or £25,800 annually, the tribunal heard.",
            "£2,150 a year",
            "£2,150 a month",
        ),
        Example::fires(
            "",
            "The rent of the shop rises to ¥310,000 a year. Over the 12-month lease the baker will \
             pay ¥3,720,000.",
            "¥310,000 a year",
            "¥310,000 a month",
        ),
        Example::fires(
            "",
            "The plant turns out 40 tonnes of flour a week. That comes to 14,600 tonnes a year.",
            "40 tonnes of flour a week",
            "40 tonnes of flour a day",
        ),
        Example::fires(
            "",
            "Parking will cost $35 a month. In the course of a year that makes $1,820.",
            "$35 a month",
            "$35 a week",
        ),
    ],
    silent: &[
        Example::silent("", "A flat lets at €780 a month. Over a year the tenant pays €9,360."),
        Example::silent(
            "",
            "The kiosk takes £90 a day, £4,680 a year, as it opens on Sundays only.",
        ),
        Example::silent("", "A flat lets at €780 a week. Over a year the tenant pays €40,560."),
        Example::silent("", "The nurse earns £600 a week, her husband £21,000 a year."),
        Example::silent("", "The plant turns out 40 tonnes a week; another makes 9,000 a year."),
        Example::silent("", "Parking costs $35 a month, and residents pay $420 a year."),
        Example::silent("", "The fund pays $900 a month for nine months, $8,100 in all."),
    ],
};

/// The periods of a rate, with how many of each make a year.
const PERIODS: [(&str, f64); 6] = [
    ("hour", 8760.0),
    ("day", 365.0),
    ("week", 52.0),
    ("month", 12.0),
    ("quarter", 4.0),
    ("year", 1.0),
];

fn run(case: &Case<'_>) -> Vec<Flag> {
    let figures = case.extraction.figures.iter().enumerate();
    let mut field = None;
    let rates = figures.filter(|(_, rate)| rate.per.as_deref().and_then(a_year).is_some());
    rates
        .filter_map(|(index, rate)| {
            let field = field.get_or_insert_with(|| tens::Field::of(case));
            flag(case, field, index, rate)
        })
        .collect()
}

/// How many of its period make a year.
fn a_year(period: &str) -> Option<f64> {
    PERIODS.iter().find(|(name, _)| *name == period).map(|(_, many)| *many)
}

fn flag(case: &Case<'_>, field: &tens::Field<'_>, index: usize, rate: &Figure) -> Option<Flag> {
    /// Half a step of a four-digit number.
    const TO_THE_DIGIT: f64 = 0.0015;
    /// Farther off it is another amount; nearer it may be rounded, or 50 weeks of a year.
    const FITS: f64 = 0.15;
    let printed_period = rate.per.as_deref()?;
    let own = a_year(printed_period)?;
    let value = rate.value()?.to_f64();
    let exact = |figure: &Figure| figure.unit == rate.unit && figure.kind == rate.kind;
    if rate.unit.is_none() || value <= 0.0 || of_a_season(case, rate) {
        return None;
    }
    let mut found = None;
    for at in field.near(index, 1).filter(|at| *at != index) {
        let Some(total) = case.figure(at).filter(|total| exact(total)) else { continue };
        // "From €600 to €640 a year" are two rates.
        if total.pair == Some(index) {
            continue;
        }
        // "$40 billion a year … $10 billion a year" are two, where nothing says they are one.
        let gap = case.gap(rate.span, total.span);
        let one = gap.len() <= 3 && case.any(gap, w!["or", "(", "equals", "is"]);
        if total.per == rate.per && !one {
            continue;
        }
        let (Some(amount), Some(of)) = (total.value(), period(case, total)) else { continue };
        let times = amount.to_f64() / value;
        let wanted = own / of;
        if (times / wanted - 1.0).abs() <= FITS {
            return None;
        }
        let meant = PERIODS.iter().find(|(name, many)| {
            *name != printed_period && (times / (many / of) - 1.0).abs() <= TO_THE_DIGIT
        });
        // The same amount for the same time says nothing.
        if let Some((name, many)) = meant.filter(|(_, many)| (many / of - 1.0).abs() > 0.1) {
            found = found.or(Some((total, *name, *many, of)));
        }
    }
    let (total, meant, many, of) = found?;
    let (printed, amount) = (case.words(rate.span), case.words(total.span));
    let at = printed.rfind(printed_period)?;
    let tail = printed.get(at + printed_period.len()..)?;
    let reading = format!("{}{meant}{tail}", article(printed.get(..at)?, meant));
    // "950 euros" of "950 euros a week".
    let head = printed.get(..at)?.trim_end_matches([' ', '/']);
    let head = [" a", " an", " per", " each", " every"]
        .iter()
        .find_map(|joint| head.strip_suffix(joint))
        .unwrap_or(head);
    let period = PERIODS.iter().find(|(_, many)| (many - of).abs() < 0.1)?.0;
    let comes = wording::sized(value * own / of);
    let comes = head.replacen(case.words(rate.number), &comes, 1);
    let times = wording::sized(many / of);
    let amount = [" a ", " per "]
        .iter()
        .find_map(|joint| amount.strip_suffix(&format!("{joint}{period}")))
        .unwrap_or(amount);
    let fault = if printed_period == period {
        format!("{} is not {amount} over the {period}", wording::opening(printed))
    } else {
        format!("{} would make {comes} a {period}, not {amount}", wording::opening(printed))
    };
    Some(Flag {
        code: CHECK.code,
        severity: CHECK.severity,
        span: rate.span,
        message: format!(
            "{fault}; {times} times {head} is {amount}. {} would fit.",
            wording::opening(&reading)
        ),
        computation: format!("{times} × {head} = {amount}, printed {printed}"),
        related: vec![total.span],
        suggestions: vec![reading],
    })
}

/// Whether the sentence says for what part of a year the rate holds: "for a season of 12 weeks",
/// "on Saturdays only".
fn of_a_season(case: &Case<'_>, rate: &Figure) -> bool {
    const PARTS: &Words = w![
        "season",
        "seasons",
        "only",
        "mondays",
        "tuesdays",
        "wednesdays",
        "thursdays",
        "fridays",
        "saturdays",
        "sundays",
        "weekends",
        "weekly",
    ];
    case.sentence(rate).is_some_and(|own| case.any(own.first_token..own.end_token, PARTS))
}

/// "an hour" for "a week".
fn article(head: &str, period: &str) -> String {
    match (head.strip_suffix("a "), head.strip_suffix("an ")) {
        (Some(rest), _) if period == "hour" => format!("{rest}an "),
        (_, Some(rest)) => format!("{rest}a "),
        _ => head.to_owned(),
    }
}

/// The period an amount is said of, as how many of it make a year: "£9,360 a year", "over a year
/// the tenant pays £9,360", "over the 12-month lease".
fn period(case: &Case<'_>, total: &Figure) -> Option<f64> {
    const NEAR_TOKENS: usize = 14;
    const YEARLY: &Words = w!["annually", "yearly"];
    if let Some(per) = total.per.as_deref() {
        return a_year(per);
    }
    let (back, ahead) = (case.back(total.phrase, NEAR_TOKENS), case.ahead(total.span, NEAR_TOKENS));
    if case.any(ahead.start..(ahead.start + 2).min(ahead.end), YEARLY) {
        return Some(1.0);
    }
    let over = w!["over", "in", "of", "for", "during", "throughout"];
    let whole = |at: usize| {
        let before = at.saturating_sub(5)..at;
        let year = case.is(at, w!["year"]) || case.is(at, w!["month"]) && twelve(case, at);
        let months = case.is(at, w!["months"]) && twelve(case, at);
        let all = months || case.any(before.clone(), w!["a", "the", "whole", "full"]);
        (year || months) && all && case.any(before, over)
    };
    back.chain(ahead).any(whole).then_some(1.0)
}

/// Whether "12-month" or "12 months" is said.
fn twelve(case: &Case<'_>, at: usize) -> bool {
    case.any(at.saturating_sub(2)..at, w!["12", "twelve"])
}
