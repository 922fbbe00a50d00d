//! Dates in running text: days, months, years, decades, weekdays and their usual wordings, each
//! with its TIMEX3 value and the days it covers. The publication date decides what is open; counted
//! times ("six decades") are figures with a unit and left to `duration.rs`.

mod compared;
mod day;
mod found;
mod holiday;
mod list;
mod lone;
mod named;
mod nth;
mod numeric;
mod offset;
mod part;
mod period;
mod range;
mod relative;
mod short;
mod side;
mod stretch;
mod tense;
mod weekday;
mod worded;
mod year;

pub(super) use found::{Found, timex_of};

use found::Grain;
use side::Side;

use super::lexicon::Lexeme;
use super::view::View;
use crate::text::{Published, TokenKind, Words};
use crate::w;

/// Reads the date expression, or the range of two, that begins at token `at`.
pub(super) fn read(view: &View<'_>, at: usize, published: Option<Published>) -> Option<Found> {
    let reader = Reader { view, published };
    let found = reader.single(at)?;
    Some(reader.range(found))
}

/// Words that are nothing else to the grammar and may open a date: "weekend", "end of March".
pub(super) const OPENERS: &Words = named::OPENERS;

/// The same, with a capital: "Christmas".
pub(super) const HOLIDAYS: &Words = holiday::OPENERS;

/// What tells how years are counted: "44 BC", "AD 79".
pub(super) const ERAS: &Words = w!["bc", "bce", "b.c.", "b.c.e.", "ad", "ce", "a.d.", "c.e."];

struct Reader<'v, 'a> {
    view: &'v View<'a>,
    published: Option<Published>,
}

/// Words that part a month or year: early June, the late 1970s.
const PART: &Words = w!["early", "late", "mid"];

impl Reader<'_, '_> {
    /// One date at token `at`.
    fn single(&self, at: usize) -> Option<Found> {
        match self.view.kind(at)? {
            TokenKind::Number => self
                .day_first(at, at)
                .or_else(|| self.numeric(at))
                .or_else(|| self.decade(at, at))
                .or_else(|| self.digit_century(at))
                .or_else(|| self.nth_in_digits(at))
                .or_else(|| self.lone_day(at))
                .or_else(|| self.listed_day(at))
                .or_else(|| self.era(at))
                .or_else(|| self.weekdays_away(at))
                .or_else(|| self.years(at)),
            TokenKind::Word => self.word(at),
            TokenKind::Code => self.fiscal_code(at).or_else(|| self.glued_day(at)),
            TokenKind::Sign => self.short_decade(at),
            TokenKind::Suffix => None,
        }
    }

    fn word(&self, at: usize) -> Option<Found> {
        let view = self.view;
        match view.lex(at) {
            Lexeme::Month(_) | Lexeme::Weekday(_) if self.is_place(at) => None,
            Lexeme::Weekday(day) if self.is_weekday(at) => self.weekday(at, at, day, Side::Open),
            Lexeme::Month(month) if self.written_as_name(at) && !self.is_person(at) => {
                self.month_first(at, at, month, Side::Open)
            }
            Lexeme::Ordinal(n) => self
                .quarter(at, at + 1, n)
                .or_else(|| self.century(at, at + 1, u32::from(n)))
                .or_else(|| self.nth(at, at + 1, n))
                .or_else(|| self.day_first(at, at))
                .or_else(|| self.lone_day(at)),
            Lexeme::A => self.article_away(at),
            Lexeme::Tens(_) | Lexeme::Ones(_) => self.weekdays_away(at).or_else(|| self.worded(at)),
            Lexeme::Decade(_) => self.worded_decade(at, at, None),
            Lexeme::Cue if !self.is_title(at) => self.relative(at),
            Lexeme::Small | Lexeme::Other => self.named(at),
            _ => None,
        }
    }

    /// "Theresa May", "Jan Novak", "April Jones": a month's name next to another name.
    fn is_person(&self, at: usize) -> bool {
        const GIVEN: &Words =
            w!["may", "april", "june", "august", "jan", "mar", "march", "jun", "jul"];
        const TITLES: &Words = w!["ms", "mr", "mrs", "dr", "miss", "judge", "sir", "lady", "lord"];
        let view = self.view;
        if !view.is(at, GIVEN) {
            return false;
        }
        let name = |at: usize| view.capital(at) && view.lex(at) == Lexeme::Other;
        let behind = at > 0 && name(at - 1) && !view.is_number(at + 1) && !view.hyphen(at + 1);
        // "Ms May", "Mr. March", "April and June Marsh"
        let titled =
            at > 0 && view.is(at - 1 - usize::from(at > 1 && view.is(at - 1, w!["."])), TITLES);
        let paired = view.is(at + 1, w!["and"])
            && matches!(view.lex(at + 2), Lexeme::Month(_))
            && name(at + 3);
        let second = at >= 2
            && view.is(at - 1, w!["and"])
            && matches!(view.lex(at - 2), Lexeme::Month(_))
            && name(at + 1);
        behind || titled || paired || second || name(at + 1) && !self.after_preposition(at)
    }

    /// "May Street", "March Hall", "Friday Bridge".
    fn is_place(&self, at: usize) -> bool {
        const PLACES: &Words = w![
            "street", "road", "avenue", "hall", "lane", "square", "house", "park", "island",
            "bridge", "river", "valley", "hill",
        ];
        let view = self.view;
        view.is(at + 1, PLACES) && view.text(at + 1).starts_with(char::is_uppercase)
    }

    /// "Last Night", "This Week", "The Day After Tomorrow": capitals inside a sentence are a title.
    fn is_title(&self, at: usize) -> bool {
        let view = self.view;
        at > 0
            && view.capital(at)
            && !view.is(at, w!["fiscal"])
            && (view.capital(at + 1)
                && !matches!(view.lex(at + 1), Lexeme::Month(_) | Lexeme::Weekday(_))
                || view.capital(at - 1) && view.lex(at - 1) != Lexeme::The)
    }

    fn after_preposition(&self, at: usize) -> bool {
        const BEFORE: &Words = w![
            "in", "since", "until", "by", "of", "from", "before", "after", "during", "last",
            "next", "this", "early", "late", "mid", "on", "and", "to", "through",
        ];
        self.view.before_is(at, BEFORE)
    }

    /// "May", "March", "Sat" and "Sun" are dates only with a capital, or where a text without them
    /// leaves no doubt: "on may 19".
    fn written_as_name(&self, at: usize) -> bool {
        let view = self.view;
        let ambiguous =
            view.is(at, w!["may", "march", "sat", "sun", "mar", "mon", "wed", "tue", "thu"]);
        let month = || {
            let day_first = at >= 2 && view.before_is(at - 1, w!["on"]);
            view.is(at, w!["may", "march"]) && day_first && self.day_number(at - 1).is_some()
                || view.is(at, w!["may", "march"])
                    && self.after_preposition(at)
                    && !view.before_is(at, w!["and", "through", "to"])
                    && (self.day_number(at + 1).is_some() || self.year(at + 1).is_some())
        };
        !ambiguous || view.text(at).starts_with(|c: char| c.is_ascii_uppercase()) || month()
    }

    /// Whether lower-case words stand close by that say what is counted in tens here: not years.
    fn of_degrees(&self, at: usize) -> bool {
        const OTHERS: &Words = w![
            "temperature",
            "temperatures",
            "degree",
            "degrees",
            "highs",
            "lows",
            "his",
            "her",
            "their",
            "my",
            "your",
            "our",
            "mph",
            "percent",
            "shot",
            "scores",
            "scored",
        ];
        self.view.any_before(at, 6, OTHERS)
    }
}

#[cfg(test)]
mod tests;
