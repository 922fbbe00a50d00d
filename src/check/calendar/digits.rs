//! Dates in digits: "31/06/2004", "31.06.2004", "2004-06-31".

use chrono::NaiveDate;

use super::{Form, PrintedDay};
use crate::check::Case;
use crate::text::Span;

/// Reads a date in digits that begins at token `at`; returns the token after it.
pub(super) fn read(case: &Case<'_>, at: usize, found: &mut Vec<PrintedDay>) -> Option<usize> {
    let tokens = case.tokens();
    let text = case.printed(at);
    let own = tokens.get(at)?.span;
    let opens =
        !case.glued(at) || at == 0 || matches!(case.printed(at - 1), "(" | "[" | "\"" | "“");
    if !opens {
        return None;
    }
    let (parts, end) = if matches!(text.len(), 8..=10) && text.matches('.').count() == 2 {
        (dotted(text, own)?, at + 1)
    } else {
        let sign = case.printed(at + 1);
        if !matches!(sign, "/" | "-") || case.printed(at + 3) != sign {
            return None;
        }
        if !(at + 1..=at + 4).all(|step| case.glued(step)) {
            return None;
        }
        ([own, tokens.get(at + 2)?.span, tokens.get(at + 4)?.span], at + 5)
    };
    if case.glued(end)
        && !matches!(case.printed(end), "," | "." | ";" | ":" | ")" | "]" | "\"" | "”")
    {
        return None;
    }
    let day = in_digits(case, parts, end == at + 1)?;
    found.push(day);
    Some(end)
}

/// The three numbers of "31.06.2004".
fn dotted(text: &str, own: Span) -> Option<[Span; 3]> {
    let first = text.find('.')?;
    let second = text.rfind('.')?;
    let part = |from: usize, to: usize| Span::new(own.start + from, own.start + to);
    Some([part(0, first), part(first + 1, second), part(second + 1, text.len())])
}

/// The day three numbers are, the year first or last; `None` for what is no date at all.
fn in_digits(case: &Case<'_>, parts: [Span; 3], dotted: bool) -> Option<PrintedDay> {
    /// No slip makes a day of more.
    const MOST: u32 = 39;
    let number = |span: Span| -> Option<(usize, u32)> {
        let text = case.words(span);
        text.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse().ok())
            .flatten()
            .map(|n| (text.len(), n))
    };
    let [a, b, c] = parts.map(number);
    let ((a_len, a), (b_len, b), (c_len, c)) = (a?, b?, c?);
    let short = |len: usize, n: u32| len <= 2 && (1..=MOST).contains(&n);
    let year = |n: u32| i32::try_from(n).ok().filter(|year| (1800..2100).contains(year));
    let [first, second, third] = parts;
    let exists =
        |month: u32, day: u32, year: i32| NaiveDate::from_ymd_opt(year, month, day).is_some();
    let (year, (month_span, month), (day_span, day)) = if a_len == 4 && b_len == 2 && c_len == 2 {
        if !short(b_len, b) || !short(c_len, c) {
            return None;
        }
        (year(a)?, (second, b), (third, c))
    } else if c_len == 4 && short(a_len, a) && short(b_len, b) {
        let year = year(c)?;
        // Of two readings that no calendar has, the one whose month exists.
        let month_first = exists(a, b, year) && !(dotted && exists(b, a, year));
        if month_first || !exists(b, a, year) && (1..=12).contains(&a) && b > 12 {
            (year, (first, a), (second, b))
        } else {
            (year, (second, b), (first, a))
        }
    } else {
        return None;
    };
    Some(PrintedDay {
        whole: first.cover(third),
        day,
        day_span,
        month,
        month_span,
        year: Some(year),
        form: Form::Digits,
        place: 0,
        count: 1,
    })
}
