//! A figure in words that fit a table cell: "1.64 tons of oil a year", "more than 6 decades".

use crate::desk::row::FigureRow;
use crate::quantity::{Decimal, plural};

/// Returns the figure's value in words.
///
/// ```
/// use factdesk::desk::row::FigureRow;
/// let figure = FigureRow {
///     kind: "quantity".into(),
///     value: Some("1.64".into()),
///     bound: "=".into(),
///     unit: Some("ton".into()),
///     per: Some("year".into()),
///     ..FigureRow::default()
/// };
/// assert_eq!(factdesk::report::in_words(&figure), "1.64 tons a year");
/// ```
pub fn in_words(figure: &FigureRow) -> String {
    let mut words = Vec::new();
    words.extend(bound_in_words(&figure.bound).map(str::to_owned));
    words.extend(figure.direction.clone());
    words.push(amount_in_words(figure));
    let mut words = words.join(" ");
    let one = figure.value.as_deref() == Some("1");
    match (&figure.unit, &figure.thing) {
        (Some(unit), thing) => {
            words.push(' ');
            words.push_str(&if one { unit.clone() } else { plural(unit) });
            if let Some(thing) = thing {
                words.push_str(" of ");
                words.push_str(thing);
            }
        }
        (None, Some(thing)) => {
            words.push(' ');
            // A thing stands as it was printed, but a multiple has "time" whatever was.
            let times = !one && figure.kind == "ratio" && thing == "time";
            words.push_str(if times { "times" } else { thing });
        }
        (None, None) => {}
    }
    if let Some(per) = &figure.per {
        words.push_str(article_of_rate(per));
        words.push_str(per);
    }
    words
}

/// "a year", "an hour", "per 100,000 people".
fn article_of_rate(per: &str) -> &'static str {
    match per.chars().next() {
        Some(first) if first.is_ascii_digit() => " per ",
        _ if per == "capita" => " per ",
        Some('a' | 'e' | 'i' | 'o' | 'u') if !per.starts_with("un") => " an ",
        _ if per.starts_with("hour") => " an ",
        _ => " a ",
    }
}

fn amount_in_words(figure: &FigureRow) -> String {
    match (&figure.value, &figure.low, &figure.high) {
        _ if figure.kind == "date" => day_in_words(figure),
        (Some(value), ..) if figure.kind == "rank" => format!("no. {}", number_in_words(value)),
        _ if figure.kind == "score" => figure.surface.clone(),
        (Some(value), ..) => number_in_words(value),
        (None, Some(low), Some(high)) => {
            format!("{}–{}", number_in_words(low), number_in_words(high))
        }
        _ => figure.timex.clone().unwrap_or_else(|| figure.surface.clone()),
    }
}

/// TIMEX3 says `PRESENT_REF` where it has no number, "197" for a decade, "2023-SP" for a spring;
/// the article's words say more. Days, months, years and quarters are plain as they are.
fn day_in_words(figure: &FigureRow) -> String {
    const YEAR_DIGITS: usize = 4;
    let plain = |timex: &&String| {
        let year = timex.bytes().take_while(u8::is_ascii_digit).count();
        year == YEAR_DIGITS
            && timex.bytes().all(|byte| byte.is_ascii_digit() || b"-/QH".contains(&byte))
    };
    match figure.timex.as_ref().filter(plain) {
        Some(timex) => timex.replace('/', " to "),
        None => figure.surface.clone(),
    }
}

fn bound_in_words(bound: &str) -> Option<&'static str> {
    Some(match bound {
        "~" => "about",
        ">" => "more than",
        ">=" => "at least",
        "<" => "less than",
        "<=" => "at most",
        _ => return None,
    })
}

/// Returns plain digits as people write them: "1640000" is "1.64 million", "63000" is "63,000",
/// "0.333333333333333" is "1/3". Nothing is rounded.
pub fn number_in_words(digits: &str) -> String {
    const SCALES: [(usize, &str); 3] = [(12, "trillion"), (9, "billion"), (6, "million")];
    /// "1.635 million" still reads; "1.6351234 million" does not.
    const LONGEST_FRACTION: usize = 3;

    let (sign, unsigned) = match digits.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", digits),
    };
    if unsigned.contains('.') || !unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        if let Some(part) = endless(whole, fraction) {
            return format!("{sign}{part}");
        }
        let point = if fraction.is_empty() { "" } else { "." };
        return format!("{sign}{}{point}{fraction}", grouped(whole));
    }
    for (zeros, name) in SCALES {
        let Some(split) = unsigned.len().checked_sub(zeros).filter(|&split| split > 0) else {
            continue;
        };
        let (whole, rest) = unsigned.split_at(split);
        let fraction = rest.trim_end_matches('0');
        if fraction.len() > LONGEST_FRACTION {
            break;
        }
        let point = if fraction.is_empty() { "" } else { "." };
        return format!("{sign}{}{point}{fraction} {name}", grouped(whole));
    }
    format!("{sign}{}", grouped(unsigned))
}

/// A number that does not end, as it was said: "1/3", "2 2/3".
fn endless(whole: &str, fraction: &str) -> Option<String> {
    /// A figure with fewer digits was printed with them.
    const LEAST_DIGITS: usize = 14;
    /// Larger denominators say no more than digits do.
    const LARGEST: i64 = 999;
    if whole.trim_start_matches('0').len() + fraction.len() < LEAST_DIGITS {
        return None;
    }
    let value = Decimal::parse(&format!("{whole}.{fraction}"))?;
    let whole: i64 = whole.parse().ok()?;
    let behind = Decimal::parse(&format!("0.{fraction}"))?.to_f64();
    (3..=LARGEST).find_map(|under| {
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "< 1000")]
        let over = (behind * under as f64).round() as i64;
        let all = whole.checked_mul(under)?.checked_add(over)?;
        let same = Decimal::quotient(Decimal::whole(all), Decimal::whole(under)) == Some(value);
        same.then(|| match whole {
            0 => format!("{over}/{under}"),
            _ => format!("{} {over}/{under}", grouped(&whole.to_string())),
        })
    })
}

fn grouped(whole: &str) -> String {
    let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
    for (place, digit) in whole.chars().enumerate() {
        let left = whole.len() - place;
        if place > 0 && left.is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{in_words, number_in_words};
    use crate::desk::row::FigureRow;

    #[test]
    fn numbers_read_as_in_a_newspaper() {
        for (digits, words) in [
            ("0", "0"),
            ("1.64", "1.64"),
            ("63000", "63,000"),
            ("1012", "1,012"),
            ("1640000", "1.64 million"),
            ("1234567", "1,234,567"),
            ("3200000000", "3.2 billion"),
            ("41100000000000", "41.1 trillion"),
            ("-196", "−196"),
            ("1234.5", "1,234.5"),
            ("0.333333333333333", "1/3"),
            ("0.0833333333333333", "1/12"),
            ("2.66666666666667", "2 2/3"),
            ("0.0625", "0.0625"),
            ("3.14159265358979", "3.14159265358979"),
        ] {
            assert_eq!(number_in_words(digits), words, "{digits}");
        }
    }

    #[test]
    fn bounds_ranges_and_things_are_said() {
        let figure = |bound: &str| FigureRow {
            kind: "quantity".into(),
            low: Some("12".into()),
            high: Some("120".into()),
            bound: bound.into(),
            thing: Some("homes".into()),
            ..FigureRow::default()
        };
        assert_eq!(in_words(&figure("=")), "12–120 homes");
        assert_eq!(in_words(&figure("~")), "about 12–120 homes");
    }

    #[test]
    fn a_multiple_is_said_in_times() {
        let multiple = |value: &str| FigureRow {
            kind: "ratio".into(),
            value: Some(value.into()),
            bound: "=".into(),
            thing: Some("time".into()),
            ..FigureRow::default()
        };
        for (value, words) in [("10", "10 times"), ("2.5", "2.5 times"), ("1", "1 time")] {
            assert_eq!(in_words(&multiple(value)), words);
        }
        let range = FigureRow {
            value: None,
            low: Some("2".into()),
            high: Some("3".into()),
            ..multiple("")
        };
        assert_eq!(in_words(&range), "2–3 times");
        let counted = FigureRow { kind: "quantity".into(), ..multiple("1.5") };
        assert_eq!(in_words(&counted), "1.5 time", "as printed: it is no multiple");
    }
}
