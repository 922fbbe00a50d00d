//! An amount of money and the same in another currency that cannot be one: off by a power of ten.

use std::collections::HashMap;

use crate::check::conversion::{self, Pair, Printed};
use crate::check::{Case, Check, Example, Flag, Severity, wording};
use crate::quantity::Dimension;
use crate::text::Span;

pub(in crate::check) const CHECK: Check = Check {
    code: "wrong-exchange",
    summary: "An amount and its conversion to another currency differ by a power of ten",
    why: "No exchange rate is fixed, so no table can tell what euros are in dollars. But one \
          article has one rate: when its pairs agree and one is ten or a thousand times off, \
          that one has slipped. For a few large currencies the rates of the last half century \
          are known well enough to tell a factor of ten from any rate there ever was.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "",
            "Bonds of 40 billion rand ($2.2 billion) are due in May, loans of 12 billion rand \
             ($660 million) in June and fees of 3 billion rand ($165 billion) later.",
            "$165 billion",
            "$165 million",
        ),
        Example::fires(
            "",
            "The fine of 30 million euros ($325 million) stands.",
            "$325 million",
            "$32.5 million",
        ),
        Example::fires(
            "",
            "The club paid £6 million ($7.5 billion) for the striker.",
            "$7.5 billion",
            "$7.5 million",
        ),
        Example::fires(
            "",
            "Rents cost 900 lari ($330) in the capital. A flat sold for 90,000 lari ($330,000).",
            "$330,000",
            "",
        ),
        Example::fires(
            "",
            "The ferry cost 80 million pounds ($1 billion), the mayor said.",
            "$1 billion",
            "$0.1 billion",
        ),
    ],
    silent: &[
        Example::silent("", "The fine of 30 million euros ($32.5 million) stands."),
        Example::silent("", "The club paid £6 million ($24 million in today's money)."),
        Example::silent("", "The bank lent 30 billion euros ($33 billion) and 2 billion more."),
        Example::silent("", "A ticket costs £12 (€14) in Leeds and £15 (€17.50) in London."),
        Example::silent(
            "",
            "Tickets are $40 ($35 for students) at the door, $400 ($350) a season.",
        ),
        Example::silent("", "In 1949 the pound was devalued: £1 ($2.80) bought less than before."),
        Example::silent(
            "",
            "Rents cost 900 lari ($330) in the capital, 400 lari ($150) elsewhere.",
        ),
        Example::silent(
            "",
            "The home sold for 500,000 pesos ($25,000), or £20,000 by another count.",
        ),
    ],
};

/// What one unit of the first cost in the second over the last half century, as the desk
/// remembers it, the largest swing included. Only a factor of ten beyond tells.
const KNOWN: [(&str, &str, f64, f64); 8] = [
    ("euro", "dollar", 0.8, 1.65),
    ("pound sterling", "dollar", 1.0, 2.9),
    ("pound sterling", "euro", 1.0, 1.8),
    ("dollar", "Japanese yen", 75.0, 370.0),
    ("euro", "Japanese yen", 85.0, 190.0),
    ("pound sterling", "Japanese yen", 110.0, 900.0),
    ("dollar", "Chinese yuan", 1.5, 8.8),
    ("euro", "Swiss franc", 0.85, 1.7),
];

struct Rated<'a> {
    pair: Pair<'a>,
    rate: f64,
}

fn run(case: &Case<'_>) -> Vec<Flag> {
    let pairs = conversion::pairs(case);
    if pairs.is_empty() {
        return Vec::new();
    }
    let mut groups: HashMap<(&str, &str), Vec<Rated<'_>>> = HashMap::new();
    for pair in pairs {
        let units = pair.first.unit.zip(pair.second.unit);
        let Some((from, to)) = units.filter(|(from, _)| from.dimension == Dimension::MONEY) else {
            continue;
        };
        let values = (Printed::of(case, pair.first), Printed::of(case, pair.second));
        let ([first], [second]) = (values.0.as_slice(), values.1.as_slice()) else { continue };
        if first.value <= 0.0 || second.value <= 0.0 || !closed(case, pair.second.span) {
            continue;
        }
        let rated = Rated { pair, rate: second.value / first.value };
        groups.entry((plain(from.name), plain(to.name))).or_default().push(rated);
    }
    let mut flags: Vec<Flag> = groups
        .iter()
        .flat_map(|(&(from, to), rated)| {
            let outliers = outliers(case, rated, from == to);
            if outliers.is_empty() { beyond(case, rated, from, to) } else { outliers }
        })
        .collect();
    flags.sort_by_key(|flag| flag.span.start);
    flags
}

/// The dollar nobody qualifies is the American one.
fn plain(name: &'static str) -> &'static str {
    if name == "US dollar" { "dollar" } else { name }
}

/// Whether nothing but the bracket ends the amount: not "($35 for students)".
fn closed(case: &Case<'_>, second: Span) -> bool {
    case.is(case.token_at(second.end), crate::w![")", "]", ";", ","])
}

/// The pairs whose rate is a power of ten off the others'.
fn outliers(case: &Case<'_>, rated: &[Rated<'_>], one_name: bool) -> Vec<Flag> {
    /// Rounding and a week's trading move a rate by so much at most.
    const ALIKE: f64 = 0.12;
    // Those alike lie side by side in the order of their rates.
    let mut sorted: Vec<f64> = rated.iter().map(|one| one.rate).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let agreeing = |one: &Rated<'_>| {
        let (low, high) = (one.rate * (1.0 - ALIKE), one.rate / (1.0 - ALIKE));
        let below = |limit: f64| sorted.partition_point(|rate| *rate < limit);
        below(high) - below(low)
    };
    let mut by_fellows: Vec<(usize, &Rated<'_>, usize)> =
        rated.iter().enumerate().map(|(at, one)| (at, one, agreeing(one))).collect();
    by_fellows.sort_by_key(|(at, _, fellows)| std::cmp::Reverse((*fellows, *at)));
    let mut flags = Vec::new();
    for (at, one) in rated.iter().enumerate() {
        let usual = by_fellows.iter().find(|(place, ..)| *place != at);
        let Some(&(_, usual, count)) = usual else { continue };
        let pair_of_two = rated.len() == 2 && at == 1 && !one_name;
        let most_agree = count >= 2 && count * 2 > rated.len();
        if !most_agree && !pair_of_two {
            continue;
        }
        let Some(power) = power_of_ten(one.rate / usual.rate, ALIKE) else { continue };
        let other = format!(
            "{} ({})",
            case.words(usual.pair.first.span),
            case.words(usual.pair.second.span)
        );
        let severity = if count >= 2 { Severity::Error } else { Severity::Warning };
        let compared = format!("by the rate of {other} elsewhere in the article");
        flags.push(flag(case, &one.pair, power, severity, &compared, Some(&usual.pair)));
    }
    flags
}

/// The power of ten that a ratio is, near enough; `None` for one that is none, or one itself.
fn power_of_ten(ratio: f64, near: f64) -> Option<i32> {
    const POWERS: [i32; 8] = [1, -1, 2, -2, 3, -3, 6, -6];
    POWERS.into_iter().find(|power| (ratio / 10_f64.powi(*power) - 1.0).abs() <= near)
}

/// The pairs whose rate no market has ever seen, and a power of ten would mend.
fn beyond(case: &Case<'_>, rated: &[Rated<'_>], from: &str, to: &str) -> Vec<Flag> {
    let known = KNOWN.iter().find_map(|&(one, other, low, high)| {
        if (one, other) == (from, to) {
            Some((low, high))
        } else {
            ((other, one) == (from, to)).then_some((1.0 / high, 1.0 / low))
        }
    });
    let Some((low, high)) = known else { return Vec::new() };
    let powers = |rate: f64| {
        let fits = |power: &i32| (low..=high).contains(&(rate / 10_f64.powi(*power)));
        [1, -1, 3, -3, 2, -2, 6, -6].into_iter().find(fits)
    };
    let far = |rate: f64| rate < low / 2.5 || rate > high * 2.5;
    let odd = rated.iter().filter(|one| far(one.rate));
    odd.filter_map(|one| {
        let compared = format!("by any rate of the {} in the last half century", wording_of(from));
        Some(flag(case, &one.pair, powers(one.rate)?, Severity::Error, &compared, None))
    })
    .collect()
}

fn wording_of(unit: &str) -> &str {
    unit.strip_suffix(" sterling").unwrap_or(unit)
}

fn flag(
    case: &Case<'_>,
    pair: &Pair<'_>,
    power: i32,
    severity: Severity,
    compared: &str,
    other: Option<&Pair<'_>>,
) -> Flag {
    let body = &case.text.body;
    let [left, right] = [pair.first, pair.second].map(|figure| case.words(figure.span));
    let times = match power.abs() {
        1 => "ten".to_owned(),
        2 => "a hundred".to_owned(),
        3 => "a thousand".to_owned(),
        _ => "a million".to_owned(),
    };
    let much = if power > 0 { "much" } else { "little" };
    let printed = wording::printed_power(body, pair.second);
    let scale = wording::SCALES.iter().find(|(_, own)| *own == printed - power);
    let scaled = scale
        .filter(|_| power % 3 == 0 && printed > 0)
        .map(|(word, _)| wording::with_scale(body, pair.second, word));
    let reading = scaled.or_else(|| shifted(case, pair, power));
    let fit = reading.as_ref().map_or_else(String::new, |reading| format!("; {reading} would fit"));
    let mut related = vec![pair.first.span];
    if let Some(other) = other {
        related.extend([other.first.span, other.second.span]);
    }
    Flag {
        code: CHECK.code,
        severity,
        span: pair.second.span,
        message: format!(
            "{right} is {times} times too {much} for {left} {compared}{fit}. Check both."
        ),
        computation: format!("{right} / {left}, {times} times too {much} {compared}"),
        related,
        suggestions: reading.into_iter().collect(),
    }
}

/// The second amount with its point moved: "$32.5 million".
fn shifted(case: &Case<'_>, pair: &Pair<'_>, power: i32) -> Option<String> {
    let body = &case.text.body;
    let digits = wording::digits(body, pair.second);
    let value: f64 = digits.replace(',', "").parse().ok()?;
    let moved = value / 10_f64.powi(power);
    let number = if moved >= 1000.0 { wording::grouped(moved) } else { wording::sized(moved) };
    let (span, number_span) = (pair.second.span, pair.second.number);
    let before = case.words(Span::new(span.start, number_span.start));
    let end = number_span.start + digits.len();
    let after = body.get(end..span.end)?;
    Some(format!("{before}{number}{after}"))
}
