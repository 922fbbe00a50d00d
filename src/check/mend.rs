//! One misprinted amount explains more than one doubt: a change whose percentage fits as soon as a
//! digit of one amount is another, and a change told twice, as an amount and as a percentage.

use super::Flag;
use super::arithmetic::relative;
use super::case::Case;
use super::misprints;
use super::relation::{Line, Sort, Term};
use super::wording;
use crate::quantity::{FigureKind, Interval};
use crate::text::{Span, Words};
use crate::w;

/// The two amounts of a change as one misprint less would print them.
pub(super) struct Mended {
    /// Both amounts, with what stands between them.
    pub(super) span: Span,
    /// The words of `span` that would fit.
    pub(super) readings: Vec<String>,
    /// Names the readings: "25 for 55 would fit, or 74 for 34".
    pub(super) words: String,
}

/// "From 34 to 55, a fall of 26 percent": what makes a fall of 26 percent of it, with one slip.
pub(super) fn turned(
    line: &Line<'_>,
    [old, new]: [&Term<'_>; 2],
    down: bool,
    percent: Interval,
) -> Option<Mended> {
    const MOST: usize = 3;
    let share = percent.times(0.01);
    let sound = [old, new].iter().all(|term| term.room.low > 0.0 && term.room.high.is_finite());
    if !share.high.is_finite() || share.low <= 0.0 || down && share.high >= 1.0 || !sound {
        return None;
    }
    let case = &line.case;
    let (least, most) = if down {
        (1.0 - share.high, 1.0 - share.low)
    } else {
        (1.0 + share.low, 1.0 + share.high)
    };
    let rooms = [
        (new, old, Interval::new(old.room.low * least, old.room.high * most)),
        (old, new, Interval::new(new.room.low / most, new.room.high / least)),
    ];
    let span = old.figure.span.cover(new.figure.span);
    let (mut readings, mut words) = (Vec::new(), Vec::new());
    if relative(new.room, old.room).meets(percent) {
        readings.extend(exchanged(case, span, old, new));
        words.extend(readings.first().map(|_| "the two the other way round".to_owned()));
    }
    for (term, _, room) in rooms {
        let digits = wording::digits(&case.text.body, term.figure);
        let power = wording::printed_power(&case.text.body, term.figure);
        let unit = 10_f64.powi(power) * term.factor();
        let slips = misprints::within(digits, room.times(1.0 / unit));
        // With several it is not told which is meant.
        if let [slip] = slips.as_slice() {
            let said = term.said(case);
            let at = term.figure.number.start;
            let head = case.words(Span::new(span.start, at));
            let tail = case.words(Span::new(at + digits.len(), span.end));
            readings.push(format!("{head}{slip}{tail}"));
            words.push(format!("{} for {said}", said.replacen(digits, slip, 1)));
        }
    }
    readings.truncate(MOST);
    let (first, others) = words.split_first()?;
    let mut told = format!("{} would fit", wording::opening(first));
    for other in others {
        told.push_str(", or ");
        told.push_str(other);
    }
    Some(Mended { span, readings, words: told })
}

/// Returns the words of `span` with the two amounts in each other's place.
pub(super) fn exchanged(
    case: &Case<'_>,
    span: Span,
    old: &Term<'_>,
    new: &Term<'_>,
) -> Option<String> {
    let (first, last) = if old.number < new.number { (old, new) } else { (new, old) };
    // "Sixty of the 40": words and digits would not stand in each other's place.
    let spelt = [first, last].map(|own| case.words(own.number).starts_with(char::is_alphabetic));
    if spelt[0] != spelt[1] || !same_measure(first, last) || rates_apart(case, first, last) {
        return None;
    }
    let between = case.text.body.get(first.number.end..last.number.start)?;
    let head = case.words(Span::new(span.start, first.number.start));
    let tail = case.words(Span::new(last.number.end, span.end));
    let [one, other] = [first, last].map(|term| case.words(term.number));
    // "Seven of the six": what moves inwards leaves its capital at the head of the sentence.
    let capital = one.starts_with(char::is_uppercase) && other.starts_with(char::is_lowercase);
    let one = if capital { one.to_lowercase() } else { one.to_owned() };
    let other = if capital { wording::opening(other) } else { other.to_owned() };
    Some(format!("{head}{other}{between}{one}{tail}"))
}

/// Whether a number may stand in the place of the other as it is: not "90p" in that of "£1.35".
fn same_measure(first: &Term<'_>, last: &Term<'_>) -> bool {
    let signed = |term: &Term<'_>| term.span.start < term.number.start;
    let [one, other] = [first, last].map(|term| term.figure.unit.map(|unit| unit.name));
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => !signed(first) && !signed(last),
    }
}

/// Whether the two are said of different times: "120 a day to 180 a week".
pub(super) fn rates_apart(case: &Case<'_>, one: &Term<'_>, other: &Term<'_>) -> bool {
    matches!((rate(case, one), rate(case, other)), (Some(one), Some(other)) if one != other)
}

/// Times that an amount is said of.
const TIMES: [(&Words, &str); 6] = [
    (w!["hour", "hourly"], "hour"),
    (w!["day", "daily", "night", "nightly"], "day"),
    (w!["week", "weekly"], "week"),
    (w!["month", "monthly"], "month"),
    (w!["quarter", "quarterly"], "quarter"),
    (w!["year", "yearly", "annually"], "year"),
];

/// What an amount is said of: "day" behind "120 a day" and "120 deaths daily".
pub(super) fn rate(case: &Case<'_>, term: &Term<'_>) -> Option<&'static str> {
    let own = |word: &str| TIMES.iter().map(|(_, name)| *name).find(|name| *name == word);
    term.figure.per.as_deref().and_then(own).or_else(|| time_at(case, term.end))
}

/// The time that stands at a token: "a day", "daily".
pub(super) fn time_at(case: &Case<'_>, at: usize) -> Option<&'static str> {
    let at = at + usize::from(case.is(at, w!["a", "an", "per", "each", "every"]));
    TIMES.iter().find(|(words, _)| case.is(at, words)).map(|(_, name)| *name)
}

/// Adds to the doubt of "from $224 to $147, down $50, or 23 percent" what the percentage says:
/// whether it bears the two amounts out, or the $50, and then which amount would fit both.
pub(super) fn with_percent(
    line: &Line<'_>,
    [old, new, step]: [&Term<'_>; 3],
    needed: &str,
    flag: &mut Flag,
) {
    let case = &line.case;
    let mut percents = line.terms.iter().filter(|term| term.sort == Sort::Percent);
    let (Some(percent), None) = (percents.next(), percents.next()) else { return };
    let own = percent.figure.unit.is_some_and(|unit| unit.name == "percent");
    let shares = old.sort == Sort::Percent || percent.figure.kind != FigureKind::Percent;
    let Some(room) = percent.figure.interval().filter(|_| own && !shares) else { return };
    let spare = 0.5 * 10_f64.powi(percent.figure.last_digit);
    let room = Interval::new(room.low - spare, room.high + spare);
    let right = relative(old.room, new.room);
    if !room.high.is_finite() || !right.high.is_finite() {
        return;
    }
    let rise = new.value > old.value;
    let printed = case.words(percent.number);
    let fall = if rise { "rise" } else { "fall" };
    let [f, t, s] = [old, new, step].map(|term| term.said(case));
    if room.meets(right) {
        flag.message = format!(
            "From {f} to {t} is a {fall} of {needed}, not {s}; {printed} percent fits the two \
             amounts. {needed} would fit."
        );
        return;
    }
    let sign = if rise { 1.0 } else { -1.0 };
    let body = &case.text.body;
    let mended = |term: &Term<'_>, value: f64| {
        let number = wording::printed_as(body, term.figure, value / term.factor());
        let digits = wording::digits(body, term.figure);
        let own = number.get(..digits.len()).is_some_and(|own| {
            super::mention::misprint(own.as_bytes(), digits.as_bytes()).is_some()
        });
        (term.like(case, &number), own)
    };
    let tries = [
        (new, old.value, old.value + sign * step.value),
        (old, new.value - sign * step.value, new.value - sign * step.value),
    ];
    let mut fitting: Vec<(&Term<'_>, String, bool)> = Vec::new();
    for (term, base, value) in tries {
        if base > 0.0 && value > 0.0 && room.holds(step.value / base * 100.0) {
            let (number, slip) = mended(term, value);
            fitting.push((term, number, slip));
        }
    }
    // The one that a single slip explains.
    fitting.sort_by_key(|(.., slip)| !slip);
    let correct = wording::percent((new.value - old.value).abs() / old.value * 100.0);
    flag.related.push(percent.span);
    flag.message = format!(
        "From {f} to {t} is a {fall} of {needed}, or {correct} percent, not {s} and {printed} \
         percent."
    );
    flag.computation =
        format!("{}; {needed} / {f} = {correct} %, printed {printed} %", flag.computation);
    let Some((term, number, _)) = fitting.first() else {
        flag.message.push_str(" One of the figures is wrong.");
        return;
    };
    let said = term.said(case);
    flag.message = format!("{} With {number} for {said} both would fit.", flag.message);
    flag.related.push(step.span);
    flag.related.retain(|place| *place != term.span);
    flag.span = term.span;
    flag.suggestions = vec![case.words(term.span).replacen(said, number, 1)];
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn only_numbers_of_one_measure_change_places() {
        for (text, offered) in [
            ("The toll fell from 80p to £1.45 in May.", &["rose from 80p to £1.45"] as &[&str]),
            ("Tea fell from 70 cents to $1.20.", &["rose from 70 cents to $1.20"]),
            ("Tea fell from 70p to 95p.", &["fell from 95p to 70p", "rose from 70p to 95p"]),
            (
                "Visits fell from 310 a day to 450.",
                &["fell from 450 a day to 310", "rose from 310 a day to 450"],
            ),
            ("Nine of the eight bakers struck.", &["Eight of the nine bakers"]),
        ] {
            let flags = flags(text);
            assert_eq!(flags.len(), 1, "{text}\n{flags:?}");
            assert_eq!(flags[0].suggestions, offered, "{text}");
        }
    }

    #[test]
    fn money_has_its_cents_and_a_sentence_its_capital() {
        for (text, told) in [
            ("Tea costs $4.10, $1.30 more than the $2.50 it cost in 2019.", "$2.50 is $3.80. One"),
            ("The fare rose from $2.20 to $2.70, a rise of $0.70.", "is a rise of $0.50, not"),
            ("Visits fell from 1,400 to 2,100 (a fall of 33 percent).", ". The two the other way"),
        ] {
            let flags = flags(text);
            assert_eq!(flags.len(), 1, "{text}\n{flags:?}");
            assert!(flags[0].message.contains(told), "{text}\n{}", flags[0].message);
        }
    }
}
