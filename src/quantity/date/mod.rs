//! Dates in running text: days, months, years, decades, weekdays and their usual wordings, each
//! with its TIMEX3 value and the days it covers. The publication date decides what is open; counted
//! times ("six decades") are figures with a unit and left to `duration.rs`.

use crate::w;
mod day;
mod relative;
mod year;

use chrono::NaiveDate;

use super::lexicon::Lexeme;
use super::view::View;
use crate::text::{Published, TokenKind, Word};

/// A date found in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) timex: String,
    /// First day covered and first day after; `None` when it cannot be resolved.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
}

/// Reads the date expression that begins at token `at`.
pub(super) fn read(view: &View<'_>, at: usize, published: Option<Published>) -> Option<Found> {
    let reader = Reader { view, published };
    match view.kind(at)? {
        TokenKind::Number => reader
            .day_first(at, at)
            .or_else(|| reader.numeric(at))
            .or_else(|| reader.decade(at, at))
            .or_else(|| reader.digit_century(at))
            .or_else(|| reader.years(at)),
        TokenKind::Word => reader.worded(at),
        TokenKind::Code => reader.fiscal_code(at),
        TokenKind::Sign => reader.short_decade(at),
        TokenKind::Suffix => None,
    }
}

struct Reader<'v, 'a> {
    view: &'v View<'a>,
    published: Option<Published>,
}

/// Which of several like dates is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Last,
    This,
    Next,
    /// Nothing said: news looks back, but a date a little ahead is meant as that.
    Open,
}

/// Words that part a month or year: early June, the late 1970s.
const PART: &[Word] = w!["early", "late", "mid"];

impl Reader<'_, '_> {
    /// "Theresa May", "Jan Novak", "April Jones": a month's name next to another name.
    fn is_person(&self, at: usize) -> bool {
        let view = self.view;
        let name = |at: usize| view.capital(at) && view.lex(at) == Lexeme::Other;
        let given =
            view.is(at, w!["may", "april", "june", "august", "jan", "mar", "march", "jun", "jul"]);
        let behind = at > 0 && name(at - 1) && !view.is_number(at + 1);
        given && (behind || name(at + 1) && !self.after_preposition(at))
    }

    fn after_preposition(&self, at: usize) -> bool {
        const BEFORE: &[Word] = w![
            "in", "since", "until", "by", "of", "from", "before", "after", "during", "last",
            "next", "this", "early", "late", "mid", "on", "and", "to", "through",
        ];
        self.view.before_is(at, BEFORE)
    }

    /// "The Sun", "the Mon": a weekday cut short behind an article is something else.
    fn is_newspaper(&self, at: usize) -> bool {
        self.view.before_is(at, w!["the"]) && self.view.text(at).len() == 3
    }

    /// "19th century".
    fn digit_century(&self, at: usize) -> Option<Found> {
        let suffixed = self.view.glued(at + 1) && self.view.is(at + 1, w!["st", "nd", "rd", "th"]);
        let n: u32 =
            self.view.text(at).parse().ok().filter(|n| suffixed && (1..=30).contains(n))?;
        self.century(at, at + 2, n)
    }

    fn worded(&self, at: usize) -> Option<Found> {
        let view = self.view;
        match view.lex(at) {
            Lexeme::Weekday(day) if self.written_as_name(at) && !self.is_newspaper(at) => {
                self.weekday(at, at, day, Side::Open)
            }
            Lexeme::Month(month) if self.written_as_name(at) && !self.is_person(at) => {
                Some(self.month_first(at, at, month, Side::Open))
            }
            Lexeme::Ordinal(n) => {
                self.quarter(at, n).or_else(|| self.century(at, at + 1, u32::from(n)))
            }
            Lexeme::Cue => self.relative(at),
            _ => None,
        }
    }

    /// "May", "March", "Sat" and "Sun" are dates only with a capital.
    fn written_as_name(&self, at: usize) -> bool {
        let text = self.view.text(at);
        let ambiguous = matches!(
            text.to_ascii_lowercase().as_str(),
            "may" | "march" | "sat" | "sun" | "mar" | "mon" | "wed" | "jan" | "dec"
        );
        !ambiguous || text.starts_with(|c: char| c.is_ascii_uppercase())
    }
}

fn one_day(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    Some((day, day.succ_opt()?))
}

/// TIMEX3 of a span of days: "(from,to,PnD)".
fn span_timex(from: NaiveDate, to: NaiveDate) -> String {
    format!("({from},{to},P{}D)", (to - from).num_days())
}

#[cfg(test)]
mod tests {
    use super::super::view::{View, classify};
    use super::*;
    use crate::text::tokens;

    /// Every date in `body`, written on `published`: the words, the TIMEX and the days.
    fn dates(body: &str, published: &str) -> Vec<String> {
        let tokens = tokens(body, &[]);
        let words = classify(&tokens);
        let view = View::new(body, &tokens, &words);
        let (mut found, mut at) = (Vec::new(), 0);
        while at < view.len() {
            if let Some(date) = read(&view, at, Published::parse(published)) {
                let days = date.days.map_or_else(String::new, |(from, to)| format!(" {from} {to}"));
                found.push(format!(
                    "{}: {}{days}",
                    view.spans(date.first, date.end).of(body),
                    date.timex
                ));
                at = date.end;
            } else {
                at += 1;
            }
        }
        found
    }

    #[test]
    fn days_months_years() {
        for (text, expected) in [
            ("on Sunday, 15 March 2025", "Sunday, 15 March 2025: 2025-03-15 2025-03-15 2025-03-16"),
            ("on Jan. 4, 2018,", "Jan. 4, 2018: 2018-01-04 2018-01-04 2018-01-05"),
            ("the 4th of July 1976", "4th of July 1976: 1976-07-04 1976-07-04 1976-07-05"),
            ("in March 2020", "March 2020: 2020-03 2020-03-01 2020-04-01"),
            ("since 1962", "1962: 1962 1962-01-01 1963-01-01"),
            ("in the 1970s", "1970s: 197 1970-01-01 1980-01-01"),
            ("filed 2023-07-14 late", "2023-07-14: 2023-07-14 2023-07-14 2023-07-15"),
            ("the first quarter of 2019", "first quarter of 2019: 2019-Q1 2019-01-01 2019-04-01"),
        ] {
            assert_eq!(dates(text, ""), [expected]);
        }
    }

    #[test]
    fn the_publication_date_decides_what_is_open() {
        for (text, expected) in [
            ("visited last June", "last June: 2023-06 2023-06-01 2023-07-01"),
            ("came in late June", "late June: 2023-06 2023-06-01 2023-07-01"),
            ("died on Monday", "Monday: 2023-07-10 2023-07-10 2023-07-11"),
            ("said yesterday", "yesterday: 2023-07-13 2023-07-13 2023-07-14"),
            ("fell last year", "last year: 2022 2022-01-01 2023-01-01"),
            ("from December 24", "December 24: 2022-12-24 2022-12-24 2022-12-25"),
        ] {
            assert_eq!(dates(text, "2023-07-14"), [expected]);
        }
        assert_eq!(dates("on May 4", ""), ["May 4: XXXX-05-04"]);
    }

    #[test]
    fn counts_are_no_years() {
        for text in
            ["about 2000 people", "1500 jobs", "a 1990 kg load", "it may march on", "S. 1234"]
        {
            assert_eq!(dates(text, "2023"), Vec::<String>::new(), "{text}");
        }
    }
}
