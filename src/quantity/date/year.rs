//! Years, decades and centuries: "2018-19", "the 1970s", "'90s", "44 BC", "the 19th century".

use super::{Found, Grain, PART, Reader, Side};
use crate::quantity::lexicon::Lexeme;
use crate::quantity::{measure, numeral};
use crate::text::{Word, Words};
use crate::w;
use chrono::NaiveDate;

/// Words before four digits that make them a year.
const CUES: &Words = w![
    "in",
    "since",
    "from",
    "by",
    "until",
    "till",
    "of",
    "during",
    "before",
    "after",
    "early",
    "late",
    "mid",
    "around",
    "between",
    "through",
    "year",
    "fiscal",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "(",
    "circa",
    "the",
    "for",
    "back",
    "christmas",
    "season",
    "into",
];

/// Things whose number looks like a year: "Room 1942", "Windows 2000".
const NUMBERED: &Words = w![
    "room", "windows", "office", "flight", "route", "highway", "number", "no", "page", "section",
    "chapter", "gate", "suite", "box", "model", "class", "channel", "unit", "studio", "lot",
];

impl Reader<'_, '_> {
    /// "2018", "2018-19", "2004 to 2008", as years and not as counts.
    pub(super) fn years(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let year = self.year(at)?;
        let hyphened_name = view.hyphen(at.wrapping_sub(1)) && !view.before_is(at - 1, PART);
        let slashed = view.is(at + 1, w!["/"]) && self.year_range(at, year) > at + 1;
        if at > 0
            && view.glued(at)
            && !view.before_is(at, w!["(", "–", "—", "\"", "“", "‘", "'", "/", "-"])
            || at > 0 && hyphened_name && !view.is_number(at - 2)
            || view.glued(at + 1)
                && (view.is_word(at + 1)
                    || !slashed && matches!(view.text(at + 1), "%" | "°" | "²" | "/" | ":"))
        {
            return None;
        }
        let cued = view.before_is(at, CUES) || at > 0 && view.dash(at - 1);
        let end = self.year_range(at, year);
        if end > at + 1 {
            let last = self.end_year(year, end - 1)?;
            let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
            let to = NaiveDate::from_ymd_opt(last + 1, 1, 1)?;
            return Some(Found::span(self.part_before(at), end, from, to));
        }
        if let Some(found) = self.part_of_year_behind(at, year) {
            return Some(found);
        }
        if view.before_is(at, NUMBERED) || !self.reads_as_year(at, year, cued) {
            return None;
        }
        if let Some(found) = self.season_of(at, year) {
            return Some(found);
        }
        Some(self.narrowed(Found::year(at, at + 1, year)))
    }

    /// "2024 October", "2024 Q3", "2024 H2".
    fn part_of_year_behind(&self, at: usize, year: i32) -> Option<Found> {
        let view = self.view;
        // "1997, Oct" ends there; "In 1997, October was wet."
        let comma = usize::from(view.is(at + 1, w![","]));
        let next = at + 1 + comma;
        if let Lexeme::Month(month) = view.lex(next)
            && !view.glued(next)
            && (comma == 0 || self.free(self.after_dot(next)))
            && self.written_as_name(next)
            && !self.is_person(next)
            && (1800..2100).contains(&year)
            && self.day_number(self.after_dot(next)).is_none()
        {
            return Some(super::day::whole_month(at, next + 1, Some(year), month));
        }
        let part = at + 1 + usize::from(view.hyphen(at + 1));
        let found = self.fiscal_part(part, part + 1, Some(year))?;
        Some(found.from(at))
    }

    pub(super) fn reads_as_year(&self, at: usize, year: i32, cued: bool) -> bool {
        const PARTS: &Words = w![
            "spring", "summer", "autumn", "fall", "winter", "year", "end", "start", "treaty",
            "battle", "siege", "war", "peace", "plague", "revolt", "famine", "fire", "edict",
            "council", "act",
        ];
        let view = self.view;
        let next_unit = measure::unit_at(view, at + 1, numeral::Form::Digits, false);
        if next_unit.is_some() || matches!(view.lex(at + 1), Lexeme::Hundred | Lexeme::Scale(_)) {
            return false;
        }
        let approximate =
            view.before_is(at, w!["about", "some", "nearly", "than", "over", "almost"]);
        let round = year % 50 == 0;
        let plural_next = measure::noun_phrase(view, at + 1)
            .is_some_and(|(phrase, _)| measure::ends_in_plural(phrase.of(view.body)));
        let usual = (1800..=2050).contains(&year);
        // "by 2140" lies ahead; "an average of 1700" is no year at all.
        let ahead = year > 2050 && view.before_is(at, w!["by", "until"]);
        let part = at >= 2
            && view.before_is(at, w!["of"])
            && (view.is(at - 2, PARTS) || matches!(view.lex(at - 2), Lexeme::Month(_)));
        let told = part
            || view.before_is(at, w!["in", "since", "year", "circa"])
            || self.part_named(at).is_some_and(|part| {
                view.before_is(part, w!["in", "since", "until", "by", "during", "from"])
            });
        let old = !usual && !ahead && !told;
        match (cued, plural_next) {
            _ if approximate || old => false,
            (true, false) => true,
            (true, true) => !round || usual && view.before_is(at, w!["the", "in", "since"]),
            // "Chile's 2017 elections", but "carried 1908 visitors"
            (false, true) => usual && !round && year >= 1900 && self.owned(at),
            (false, false) => usual,
        }
    }

    /// Where "early" begins in "in early 1762", "mid" in "by mid-2140", "autumn" in "since autumn
    /// 1762", with the year at `at`.
    fn part_named(&self, at: usize) -> Option<usize> {
        let part = self.part_before(at);
        let season = |word: &usize| super::period::season(self.view.word(*word)).is_some();
        if part < at { Some(part) } else { at.checked_sub(1).filter(season) }
    }

    /// Whether a name or a possessive stands before a year, or what comes every year behind it:
    /// "Chile's 2017 laws", "had 1994 sales of".
    fn owned(&self, at: usize) -> bool {
        const YEARLY: &Words = w![
            "sales",
            "earnings",
            "profits",
            "revenues",
            "results",
            "elections",
            "games",
            "figures",
            "levels",
            "estimates",
            "forecasts",
            "accounts",
            "championships",
            "finals",
            "playoffs",
            "riots",
            "protests",
            "talks",
            "attacks",
            "floods",
            "prices",
            "taxes",
            "models",
        ];
        let view = self.view;
        if view.is(at + 1, YEARLY) {
            return true;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        view.capital(before)
            || view.kind(before) == Some(crate::text::TokenKind::Suffix)
            || view.is(before, w!["his", "her", "its", "their", "our", "my", "this", "last"])
    }

    /// The token after "2018-19", "2018/19", "2004 to 2008", or after the year alone.
    fn year_range(&self, at: usize, year: i32) -> usize {
        let view = self.view;
        let slash = view.is(at + 1, w!["/"]) && self.end_year(year, at + 2) == Some(year + 1);
        let joined = view.dash(at + 1)
            || slash
            || view.is(at + 1, w!["to", "until", "till", "through"])
                && view.before_is(at, w!["from", "("])
            || view.is(at + 1, w!["and"]) && view.before_is(at, w!["between"]);
        let later = joined && self.end_year(year, at + 2).is_some_and(|end| end > year);
        // "2007 – 08" in old wires
        let season = view.is(at + 1, w!["–"]) && self.end_year(year, at + 2) == Some(year + 1);
        let glued = view.glued(at + 1) && view.glued(at + 2) || season;
        let whole = self.year(at + 2).is_some();
        if later && (whole || glued && !self.goes_on(at + 3)) { at + 3 } else { at + 1 }
    }

    /// Whether letters, digits or another dash hang on at `at`.
    fn goes_on(&self, at: usize) -> bool {
        let view = self.view;
        view.glued(at) && (view.is_word(at) || view.is_number(at) || view.dash(at))
    }

    /// The year at `at`, in full or as its last two digits after `start`.
    fn end_year(&self, start: i32, at: usize) -> Option<i32> {
        let text = self.view.text(at);
        if !self.view.is_number(at) {
            return None;
        }
        match text.len() {
            4 => self.year(at),
            2 => text.parse::<i32>().ok().map(|short| start / 100 * 100 + short),
            _ => None,
        }
    }

    /// "1970s", "1970's"; "the 70s", "in the 80's".
    pub(super) fn decade(&self, first: usize, at: usize) -> Option<Found> {
        let view = self.view;
        let plural = view.glued(at + 1) && matches!(view.text(at + 1), "s" | "'s" | "’s");
        if !plural {
            return None;
        }
        if let Some(year) = self.year(at) {
            let found = Found::years(first, at + 2, year, 10);
            return (year % 10 == 0).then(|| self.narrowed(found));
        }
        let tens: i32 = view.text(at).parse().ok().filter(|_| view.text(at).len() == 2)?;
        let cued = view.before_is(at, w!["the", "in", "early", "late", "mid"])
            || view.hyphen(at.wrapping_sub(1)) && view.before_is(at - 1, PART);
        if tens % 10 != 0 || tens == 10 || !cued || self.of_degrees(at) {
            return None;
        }
        Some(self.narrowed(Found::years(first, at + 2, full_decade(tens), 10)))
    }

    /// "'90s".
    pub(super) fn short_decade(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let tens: i32 = view.text(at + 1).parse().ok()?;
        let quoted =
            matches!(view.text(at), "'" | "’" | "‘") && view.glued(at + 1) && view.glued(at + 2);
        if !quoted || view.text(at + 2) != "s" || tens % 10 != 0 || !(0..100).contains(&tens) {
            return None;
        }
        Some(self.narrowed(Found::years(at, at + 3, full_decade(tens), 10)))
    }

    /// "the seventies", "the mid-eighties", "the nineteen sixties".
    pub(super) fn worded_decade(
        &self,
        first: usize,
        at: usize,
        century: Option<i32>,
    ) -> Option<Found> {
        let view = self.view;
        let Lexeme::Decade(tens) = view.lex(at) else { return None };
        let tens = i32::from(tens);
        let cued = view.before_is(first, w!["the", "early", "late", "mid"])
            || view.hyphen(first.wrapping_sub(1)) && view.before_is(first - 1, PART);
        if !cued || self.of_degrees(at) {
            return None;
        }
        let year = century.map_or_else(|| full_decade(tens), |century| century + tens);
        Some(self.narrowed(Found::years(first, at + 1, year, 10)))
    }

    /// "19th century".
    pub(super) fn digit_century(&self, at: usize) -> Option<Found> {
        let suffixed = self.view.glued(at + 1) && self.view.is(at + 1, w!["st", "nd", "rd", "th"]);
        let n: u32 =
            self.view.text(at).parse().ok().filter(|n| suffixed && (1..=30).contains(n))?;
        self.century(at, at + 2, n)
    }

    /// "19th century", "twentieth century", "fourth century BC"; as TIMEX3 has it, the 20th began
    /// in 1900.
    pub(super) fn century(&self, first: usize, at: usize, n: u32) -> Option<Found> {
        let view = self.view;
        let hyphen = usize::from(view.hyphen(at));
        if !view.is(at + hyphen, w!["century", "centuries"]) {
            return None;
        }
        let end = at + hyphen + 1;
        if let Some(end) = self.before_christ(end) {
            let timex = format!("BC{:02}", n - 1);
            return Some(Found::unresolved(first, end, timex, Grain::Whole));
        }
        let start = i32::try_from(n).ok()? * 100 - 100;
        let mut found = Found::years(first, end, start, 100);
        if start == 0 {
            found.days = None;
        }
        Some(self.narrowed(found))
    }

    /// The token after "BC" or "BCE".
    fn before_christ(&self, at: usize) -> Option<usize> {
        self.view.is(at, w!["bc", "bce", "b.c.", "b.c.e."]).then_some(at + 1)
    }

    /// "44 BC", "AD 79", "300 A.D.".
    pub(super) fn era(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let text = view.text(at);
        let dated = view.is(at + 1, super::ERAS)
            || view.before_is(at, w!["ad", "a.d.", "year"])
            || at >= 3 && view.is(at - 3, w!["ad", "a.d."]);
        if !dated {
            return None;
        }
        let year: i32 = text.replace(',', "").parse().ok()?;
        if year == 0 {
            return None;
        }
        if let Some(found) = self.early_year(at, year) {
            return Some(found);
        }
        if let Some(end) = self.before_christ(at + 1) {
            return Some(Found::unresolved(at, end, format!("BC{year:04}"), Grain::Whole));
        }
        let ad = w!["ad", "ce", "a.d.", "c.e."];
        let capital = |at: usize| view.text(at).starts_with(|c: char| c.is_ascii_uppercase());
        // "9 AD 7": the letters belong to the number before them.
        let before = view.before_is(at, w!["ad", "a.d."])
            && capital(at - 1)
            && !view.glued(at)
            && !(at >= 2 && view.is_number(at - 2));
        let after = view.is(at + 1, ad) && capital(at + 1) && !view.glued(at + 1);
        // "between A.D. 410 and 1066"
        let second = at >= 3
            && (view.is(at - 1, w!["and", "to"]) || view.dash(at - 1))
            && view.is(at - 3, w!["ad", "a.d."])
            && capital(at - 3)
            && view.text(at - 2).parse().is_ok_and(|first: i32| first < year)
            && !view.glued(at + 1);
        if year > 2100 || !(before || after || second) {
            return None;
        }
        let found = Found::year(at - usize::from(before), at + 1 + usize::from(after), year);
        Some(found)
    }

    /// "in the year 731": three digits that the text itself calls a year.
    fn early_year(&self, at: usize, year: i32) -> Option<Found> {
        let view = self.view;
        // "last year 138 per cent"
        let told =
            at > 0 && !view.before_is(at - 1, w!["this", "last", "next", "a", "per", "each"]);
        let plain = view.text(at).len() == 3 && year >= 100 && view.before_is(at, w!["year"]);
        let plain = plain && told && !view.is(at + 1, w!["per"]);
        let free = self.free(at + 1) || view.lex(at + 1) == Lexeme::Small;
        (plain && free && !view.glued(at)).then(|| Found::year(at - 1, at + 1, year))
    }

    /// "summer 2018", "the autumn of 1349", with the year at `at`.
    fn season_of(&self, at: usize, year: i32) -> Option<Found> {
        let view = self.view;
        let of = usize::from(view.before_is(at, w!["of", ","]));
        let season = at.checked_sub(1 + of)?;
        let name = super::period::season(view.word(season))?;
        // "the fall of 1989", but not "a fall of 2010 points"
        if view.is(season, w!["fall"])
            && !view.before_is(season, w!["the", "in", "last", "early", "late"])
        {
            return None;
        }
        let (from, to) = super::period::season_days(name, year)?;
        let timex = format!("{year:04}-{name}");
        let found = Found { timex, grain: Grain::Quarter, ..Found::span(season, at + 1, from, to) };
        Some(self.narrowed(found))
    }

    /// The century, decade or year that the publication date lies in: "the end of the century".
    pub(super) fn current(&self, first: usize, end: usize, unit: Word) -> Option<Found> {
        let year = self.published?.year();
        let found = match () {
            () if unit == Word::of("year") => Found::year(first, end, year),
            () if unit == Word::of("decade") => Found::years(first, end, year / 10 * 10, 10),
            () if unit == Word::of("century") => Found::years(first, end, year / 100 * 100, 100),
            () => return self.unit_of_time(first, end - 1, Side::This),
        };
        Some(Found { open: true, ..found })
    }
}

/// The decade meant by "the 90s".
const fn full_decade(tens: i32) -> i32 {
    if tens < 20 { 2000 + tens } else { 1900 + tens }
}
