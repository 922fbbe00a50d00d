//! Days as an article prints them, read from its words whether or not a calendar has them: "June
//! 31", "the 30th of February", "13/13/2004". What to make of one is left to the checks.

mod digits;
mod names;

use chrono::NaiveDate;

use super::case::Case;
use crate::text::{Span, TokenKind, Words};
use crate::w;

pub(super) use names::{
    MONTHS, ending, in_words, longest, month_at, month_first, month_name, published, reordinal,
    weekday_at, weekday_before, weekday_name,
};

/// One day as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PrintedDay {
    /// The day, month and year, with the other days of its list: "28 and 31 June 2004".
    pub(super) whole: Span,
    /// The day of the month.
    pub(super) day: u32,
    /// The number it is printed as, without "st" or "th".
    pub(super) day_span: Span,
    /// The month, as the notation has it; 13 and more can be printed in digits.
    pub(super) month: u32,
    /// The month as printed.
    pub(super) month_span: Span,
    /// The year as printed with it, or with the last day of its list.
    pub(super) year: Option<i32>,
    /// How it is written.
    pub(super) form: Form,
    /// Which of the days of its list it is, from 0.
    pub(super) place: usize,
    /// How many days its list has.
    pub(super) count: usize,
}

/// Before this year some countries kept the Julian calendar: Russia until 1918, Greece until 1923.
pub(super) const LAST_OLD_STYLE: i32 = 1924;

/// Returns whether the article speaks of a country that kept the Julian calendar so long, or of the
/// calendar.
pub(super) fn old_style(case: &Case<'_>) -> bool {
    const WORDS: &Words = w![
        "russia",
        "russian",
        "russians",
        "petersburg",
        "petrograd",
        "moscow",
        "tsar",
        "czar",
        "tsarist",
        "greece",
        "greek",
        "athens",
        "bulgaria",
        "bulgarian",
        "serbia",
        "serbian",
        "romania",
        "romanian",
        "orthodox",
    ];
    case.any(0..case.tokens().len(), WORDS) || names_calendars(case)
}

/// Returns whether the article speaks of the two calendars themselves: "Julian", "old style".
pub(super) fn names_calendars(case: &Case<'_>) -> bool {
    let mut all = 0..case.tokens().len();
    let style = |at: usize| case.is(at, w!["style"]) && at > 0 && case.is(at - 1, w!["old", "new"]);
    case.any(all.clone(), w!["julian", "gregorian"]) || all.any(style)
}

/// How a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "June 31", with whether the day has its ordinal ending.
    MonthFirst { ordinal: bool },
    /// "31 June", with whether the day has its ordinal ending or "of".
    DayFirst { ordinal: bool },
    /// In digits, the day and month told apart by the year's place or by what is possible.
    Digits,
}

impl PrintedDay {
    /// Returns the day of the calendar in `year`; `None` where no calendar has it.
    pub(super) fn in_year(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }

    /// Returns the words of the whole with another day and month in the same notation.
    pub(super) fn reworded(&self, case: &Case<'_>, day: u32, month: u32) -> Option<String> {
        let body = &case.text.body;
        let (from, to) = (self.whole.start, self.whole.end);
        let day_text = number_like(case.words(self.day_span), day, self.form);
        let month_text = month_like(case.words(self.month_span), month)?;
        let (first, second) = if self.day_span < self.month_span {
            ((self.day_span, day_text), (self.month_span, month_text))
        } else {
            ((self.month_span, month_text), (self.day_span, day_text))
        };
        let mut text = body.get(from..first.0.start)?.to_owned();
        text.push_str(&first.1);
        let between = body.get(first.0.end..second.0.start)?;
        let day_is_first = self.day_span < self.month_span;
        text.push_str(&if day_is_first { reordinal(between, day) } else { between.to_owned() });
        text.push_str(&second.1);
        let rest = body.get(second.0.end..to)?;
        text.push_str(&if day_is_first { rest.to_owned() } else { reordinal(rest, day) });
        Some(text)
    }
}

/// Returns the number written as the old one was: "06" gives "07", "thirty-first" gives "30th".
fn number_like(old: &str, new: u32, form: Form) -> String {
    if !old.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("{new}{}", ending(new));
    }
    if form == Form::Digits && old.len() == 2 { format!("{new:02}") } else { new.to_string() }
}

/// Returns the month written as the old one was: "Jun", "JUNE", "06".
fn month_like(old: &str, month: u32) -> Option<String> {
    if old.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(if old.len() == 2 { format!("{month:02}") } else { month.to_string() });
    }
    let name = month_name(month)?;
    let short =
        old.len() <= 4 && !matches!(old.to_ascii_lowercase().as_str(), "may" | "june" | "july");
    // With a full stop as newspapers have them: "Sept. 3", but "March 3".
    let stopped = old.len() == 4;
    let name = match (short, stopped || matches!(old, "Sept" | "sept"), month) {
        (false, ..) => name,
        (true, true, 9) => "Sept",
        (true, ..) => name.get(..3)?,
    };
    let upper = old.len() > 1 && old.bytes().all(|byte| byte.is_ascii_uppercase());
    Some(if upper { name.to_ascii_uppercase() } else { name.to_owned() })
}

/// Returns the number of one or two digits at token `at`.
fn small(case: &Case<'_>, at: usize) -> Option<u32> {
    let text = case.printed(at);
    let plain = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten().filter(|day| *day > 0)
}

/// Returns the year of four digits at token `at`: 1000 to 2999.
pub(super) fn year_at(case: &Case<'_>, at: usize) -> Option<i32> {
    let text = case.printed(at);
    if text.len() != 4 || case.kind(at) != Some(TokenKind::Number) {
        return None;
    }
    text.parse().ok().filter(|year| (1000..3000).contains(year))
}

/// A day number, what it is printed as and the tokens around it.
#[derive(Clone, Copy)]
struct Part {
    day: u32,
    span: Span,
    first: usize,
    end: usize,
    ordinal: bool,
}

/// Reads the day number that begins at token `at`: "31", "31st", "thirty-first".
fn day_at(case: &Case<'_>, at: usize) -> Option<Part> {
    if let Some(day) = small(case, at) {
        let ordinal = case.glued(at + 1) && case.is(at + 1, w!["st", "nd", "rd", "th"]);
        let end = at + 1 + usize::from(ordinal);
        let span = case.tokens().get(at)?.span;
        return Some(Part { day, span, first: at, end, ordinal });
    }
    let (day, end) = worded(case, at)?;
    let span = case.tokens().get(at)?.span.cover(case.tokens().get(end - 1)?.span);
    Some(Part { day, span, first: at, end, ordinal: true })
}

/// Reads "thirtieth" and "thirty-first".
fn worded(case: &Case<'_>, at: usize) -> Option<(u32, usize)> {
    const ORDINALS: &Words = w![
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let place = |at: usize| {
        let key = case.key(at);
        let place = ORDINALS.iter().position(|word| *word == key)?;
        u32::try_from(place + 1).ok()
    };
    if case.is(at, w!["thirtieth"]) {
        return Some((30, at + 1));
    }
    let tens = match () {
        () if case.is(at, w!["twenty"]) => 20,
        () if case.is(at, w!["thirty"]) => 30,
        () => return place(at).map(|day| (day, at + 1)),
    };
    let hyphen = usize::from(matches!(case.printed(at + 1), "-" | "‑"));
    let ones = place(at + 1 + hyphen).filter(|ones| *ones < 10)?;
    Some((tens + ones, at + 2 + hyphen))
}

/// Returns where the next day of a list may begin behind token `end`: "2 and 3", "2-6", "1, 2".
fn joined(case: &Case<'_>, end: usize) -> Option<usize> {
    const JOINTS: &Words =
        w!["and", "or", "to", "through", "thru", "until", "-", "–", "—", "&", "/"];
    if case.is(end, JOINTS) {
        return Some(end + 1);
    }
    if case.printed(end) != "," {
        return None;
    }
    Some(if case.is(end + 1, w!["and", "or"]) { end + 2 } else { end + 1 })
}

/// Reads the days printed with the month or in the digits at token `at`, and returns the token
/// after them.
pub(super) fn read(case: &Case<'_>, at: usize, found: &mut Vec<PrintedDay>) -> Option<usize> {
    match case.kind(at)? {
        TokenKind::Word => named(case, at, month_at(case, at)?, found),
        TokenKind::Number => digits::read(case, at, found),
        _ => None,
    }
}

/// Reads the days around the month name at token `at`; returns the token after them.
fn named(case: &Case<'_>, at: usize, month: u32, found: &mut Vec<PrintedDay>) -> Option<usize> {
    let month_span = case.tokens().get(at)?.span;
    let cut = !case.is(at, w!["may", "june", "july"]) && month_span.end - month_span.start < 5;
    let dot = cut && case.glued(at + 1) && case.printed(at + 1) == ".";
    let next = at + 1 + usize::from(dot);
    let before = days_before(case, at);
    if before.is_empty() {
        return days_behind(case, at, next, (month, month_span), found);
    }
    // "10:15 June 4" has the day behind.
    let behind = day_at(case, next).filter(|part| part.day <= 31 && case.printed(next - 1) != ",");
    if behind.is_some() && before.iter().all(|part| !part.ordinal) {
        return days_behind(case, at, next, (month, month_span), found);
    }
    let comma = usize::from(case.printed(next) == ",");
    let year = year_at(case, next + comma).filter(|_| !case.is(next + comma + 1, w!["people"]));
    let end = if year.is_some() { next + comma + 1 } else { at + 1 };
    let first = before.first()?.first;
    let whole = case.tokens().get(first)?.span.cover(case.tokens().get(end - 1)?.span);
    let of = case.is(at - 1, w!["of"]);
    let count = before.len();
    found.extend(before.iter().enumerate().map(|(place, part)| PrintedDay {
        whole,
        day: part.day,
        day_span: part.span,
        month,
        month_span,
        year,
        form: Form::DayFirst { ordinal: part.ordinal || of },
        place,
        count,
    }));
    Some(end)
}

/// Reads the days right before a month name: "31", "the 28th and 31st of", "28-31".
fn days_before(case: &Case<'_>, month: usize) -> Vec<Part> {
    /// As many days as a list names.
    const MOST_DAYS: usize = 7;
    /// Where a day in words begins before its end: "thirty-first" has three tokens.
    const LONGEST_DAY: usize = 3;
    let mut parts: Vec<Part> = Vec::new();
    let mut end = month;
    if end.checked_sub(1).is_some_and(|last| case.is(last, w!["of"])) {
        end -= 1;
    }
    while parts.len() < MOST_DAYS {
        let starts = (1..=LONGEST_DAY).rev().filter_map(|count| end.checked_sub(count));
        let read = |start: usize| day_at(case, start).filter(|part| part.end == end);
        let Some(part) = { starts }.find_map(read) else { break };
        // "the second April" is no day, "10:15 June" a time.
        let alone = part.first == 0
            || !case.glued(part.first)
            || matches!(
                case.printed(part.first - 1),
                "-" | "–" | "—" | "(" | "/" | "\"" | "“" | "["
            );
        let needs_of = part.ordinal
            && !part.span.of(&case.text.body).starts_with(|c: char| c.is_ascii_digit());
        if !alone || needs_of && parts.is_empty() && end == month || case.glued(end) && end == month
        {
            break;
        }
        parts.insert(0, part);
        let Some(before) = part.first.checked_sub(1) else { break };
        let the = usize::from(case.is(before, w!["the"]));
        let Some(joint) = before.checked_sub(the) else { break };
        let joint_first = match joint.checked_sub(1) {
            Some(comma) if case.is(joint, w!["and", "or"]) && case.printed(comma) == "," => comma,
            _ => joint,
        };
        if joined(case, joint_first).is_none_or(|next| next != joint + 1) {
            break;
        }
        end = joint_first;
    }
    parts
}

/// Reads the days behind a month name: "31", "the 31st", "1, 15 and 31", "28-31".
fn days_behind(
    case: &Case<'_>,
    at: usize,
    next: usize,
    (month, month_span): (u32, Span),
    found: &mut Vec<PrintedDay>,
) -> Option<usize> {
    const MOST_DAYS: usize = 7;
    let start = if case.is(next, w!["the"]) { next + 1 } else { next };
    let first = day_at(case, start).filter(|part| start == next || part.ordinal)?;
    let in_words = case.kind(start) != Some(TokenKind::Number);
    if !closes(case, first.end) || in_words && first.day < 20 || case.glued(start) {
        return None;
    }
    let mut parts = vec![first];
    let mut end = first.end;
    while parts.len() < MOST_DAYS
        && let Some(more) = joined(case, end)
        && let Some(part) = day_at(case, if case.is(more, w!["the"]) { more + 1 } else { more })
        // "June 28 and 12 July", "May 3 and 5 others"
        && month_at(case, part.end).is_none()
        && !case.is(part.end, w!["of"])
        && closes(case, part.end)
        && lists_on(case, &part, first.day)
    {
        parts.push(part);
        end = part.end;
    }
    let comma = usize::from(case.printed(end) == ",");
    let year = year_at(case, end + comma);
    if year.is_some() {
        end += comma + 1;
    }
    let whole = case.tokens().get(at)?.span.cover(case.tokens().get(end - 1)?.span);
    let count = parts.len();
    found.extend(parts.iter().enumerate().map(|(place, part)| PrintedDay {
        whole,
        day: part.day,
        day_span: part.span,
        month,
        month_span,
        year,
        form: Form::MonthFirst { ordinal: part.ordinal },
        place,
        count,
    }));
    Some(end)
}

/// Whether a day number may end before token `at`: not "31-year", "31%", "31:00" or "31 million".
fn closes(case: &Case<'_>, at: usize) -> bool {
    let scales = w!["hundred", "thousand", "million", "billion", "percent", "%"];
    if case.is(at, scales) {
        return false;
    }
    let sign = case.printed(at);
    let range = matches!(sign, "-" | "–" | "—")
        && (!case.glued(at) || !case.glued(at + 1) || small(case, at + 1).is_some());
    !case.glued(at)
        || range
        || matches!(
            sign,
            "," | "." | ";" | ":" | ")" | "]" | "!" | "?" | "\"" | "”" | "’" | "—" | "–"
        ) && !(sign == ":" && case.glued(at + 1))
        || sign == "/" && small(case, at + 1).is_some()
        || case.kind(at) == Some(TokenKind::Suffix)
}

/// Whether a further number is a day of the list and no count: "July 2 and 3", not "July 2 and 3
/// more" nor "July 2, 3 people".
fn lists_on(case: &Case<'_>, part: &Part, first: u32) -> bool {
    let next = case.kind(part.end);
    let word =
        matches!(next, Some(TokenKind::Word | TokenKind::Code)) && !ends_phrase(case, part.end);
    part.ordinal || part.day > first && !word
}

/// Whether token `at` cannot be a noun that a number before it counts.
pub(super) fn ends_phrase(case: &Case<'_>, at: usize) -> bool {
    const CLOSED: &Words = w![
        "and", "or", "but", "nor", "at", "in", "on", "with", "as", "to", "until", "till",
        "through", "when", "where", "which", "who", "that", "for", "from", "by", "is", "was",
        "were", "are", "be", "has", "have", "had", "will", "would", "could", "should", "may",
        "can", "the", "a", "an", "his", "her", "its", "their", "our", "my", "he", "she", "it",
        "they", "we", "i", "after", "before", "because", "if", "while", "during", "near",
        "outside", "inside", "under", "over", "about", "against", "without", "said", "not", "this",
        "last", "next", "there",
    ];
    match case.kind(at) {
        None | Some(TokenKind::Suffix) => true,
        Some(TokenKind::Word) => case.is(at, CLOSED),
        Some(TokenKind::Sign) => !matches!(case.printed(at), "%" | "$" | "€" | "£" | "°"),
        Some(_) => false,
    }
}
