//! Dates told from the publication date: "yesterday", "last June", "next week", "this year", "the
//! past decade".

use chrono::{Days, NaiveDate, TimeDelta};

use super::found::{Grain, monday};
use super::offset::weekdays_from;
use super::{Found, Reader, Side, period};
use crate::quantity::duration::shift_months;
use crate::quantity::lexicon::Lexeme;
use crate::text::{Published, TokenKind, Words};
use crate::w;

impl Reader<'_, '_> {
    /// "yesterday", "last June", "late June", "next week", "this year", "fiscal 2019".
    pub(super) fn relative(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let word = view.word(at);
        let is = |words: &Words| word.is_in(words);
        if is(w!["today", "tonight"]) {
            return Some(self.day_away(at, 0));
        }
        if is(w!["yesterday"]) {
            return Some(self.day_away(at, -1));
        }
        if is(w!["tomorrow", "tmrw"]) {
            return Some(self.day_away(at, 1));
        }
        if is(w!["last"]) {
            return self.last_of(at).or_else(|| self.sided(at, at + 1, Side::Last));
        }
        if is(w!["previous"]) {
            return self.sided(at, at + 1, Side::Last).filter(|_| !view.before_is(at, w!["the"]));
        }
        if is(w!["this"]) {
            // "this coming Friday", "this past summer"
            let side = match () {
                () if view.is(at + 1, w!["coming", "upcoming"]) => Side::Next,
                () if view.is(at + 1, w!["past"]) => Side::Last,
                () => return self.sided(at, at + 1, Side::This),
            };
            return self.sided(at + 1, at + 2, side).map(|found| found.from(at));
        }
        if is(w!["next", "coming"]) {
            return self.sided(at, at + 1, Side::Next);
        }
        if is(w!["early", "late", "mid"]) {
            return self.parted(at);
        }
        if is(w!["fiscal"]) { self.fiscal_year(at) } else { None }
    }

    /// So many days before or after publication.
    pub(super) fn day_away(&self, at: usize, offset: i64) -> Found {
        let day = self.today().and_then(|day| day.checked_add_signed(TimeDelta::days(offset)));
        match day {
            Some(day) => Found::open_day(at, at + 1, day),
            None => Found::unresolved(at, at + 1, "PRESENT_REF".to_owned(), Grain::Day),
        }
    }

    /// "early June", "late last year", "early in the week", "late in 2018".
    fn parted(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let part = self.part_at(at)?;
        let next = at + 1 + usize::from(view.hyphen(at + 1));
        let inner = match view.lex(next) {
            Lexeme::Month(month) if self.written_as_name(next) && !self.is_person(next) => {
                self.month_first(at, next, month, Side::Open)?
            }
            _ if view.is(next, w!["last", "this", "next", "the"]) && next == at + 1 => {
                let the = usize::from(view.is(next, w!["the"]));
                if the == 1 {
                    return None; // "late the next day" is no part of it
                }
                self.relative(next)?
            }
            _ if view.is(next, w!["in", "on"]) => {
                let the = usize::from(view.is(next + 1, w!["the"]));
                let unit = view.word(next + 1 + the);
                let units = w!["year", "month", "week", "decade", "century"];
                if the == 1 && unit.is_in(units) && view.is(next, w!["in"]) {
                    self.current(at, next + 3, unit)?
                } else {
                    self.single(next + 1 + the).filter(|found| found.first == next + 1 + the)?
                }
            }
            _ => return None,
        };
        let inner =
            if view.is(at, w!["mid"]) && inner.grain == Grain::Day { return None } else { inner };
        Some(part.of(inner).from(at))
    }

    /// "last June", "this week", "next summer": `at` is the word behind "last".
    pub(super) fn sided(&self, first: usize, at: usize, side: Side) -> Option<Found> {
        let view = self.view;
        match view.lex(at) {
            Lexeme::Weekday(day) if self.written_as_name(at) => {
                // "this coming Friday" is the first one ahead, "this past Friday" the last behind.
                if view.is(first, w!["coming", "upcoming", "past"])
                    && let Some(found) = self.nearest_but_today(first, at, day)
                {
                    return Some(found);
                }
                return self.weekday(first, at, day, side);
            }
            Lexeme::Month(month) if self.written_as_name(at) => {
                return self.month_first(first, at, month, side);
            }
            _ => {}
        }
        if view.is(at, w!["week"])
            && let Some(found) = self
                .day_of_week(first, at + 1, side)
                .or_else(|| self.days_of_week(first, at + 1, side))
        {
            return Some(found);
        }
        if let Some(found) = self.holiday(at) {
            return self.holiday_near(first, &found, side);
        }
        if view.is(at, w!["fiscal", "financial"]) && view.is(at + 1, w!["year", "quarter"]) {
            let timex = side.reference().to_owned();
            return Some(Found::unresolved(first, at + 2, timex, Grain::Whole));
        }
        if view.reads(at, w!["calendar", "year"]) {
            return self.unit_of_time(first, at + 1, side).map(|found| Found { first, ..found });
        }
        // "last year's first quarter"
        if view.is(at, w!["year"])
            && view.is(at + 1, w!["'s", "’s"])
            && let Lexeme::Ordinal(n) = view.lex(at + 2)
            && let Some(found) = self.quarter(at + 2, at + 3, n)
        {
            return Some(found.from(first));
        }
        // "over the last year": the year up to now.
        if view.before_is(first, w!["the"])
            && side != Side::This
            && !view.is(first, w!["coming"])
            && (view.is(at, w!["year", "month", "week", "decade"])
                || view.is(at, w!["day"]) && self.within_last_day(first))
        {
            // "The next week he flew home" tells of another week than ours.
            let within = w!["over", "in", "for", "during", "within", "of", "through", "throughout"];
            if side == Side::Next && !(first >= 2 && view.is(first - 2, within)) {
                let timex = side.reference().to_owned();
                return Some(Found::unresolved(first, at + 1, timex, Grain::Whole));
            }
            return self.rolling(first, at, side);
        }
        let found = self.unit_of_time(first, at, side)?;
        Some(self.season_of_year(first, &found).unwrap_or(found))
    }

    /// "the spring of next year", "summer last year": the year stands at `at`.
    fn season_of_year(&self, at: usize, year: &Found) -> Option<Found> {
        let view = self.view;
        let of = usize::from(view.before_is(at, w!["of"]));
        // "the fall of last year’s ministry"
        let owner = view.kind(year.end) == Some(TokenKind::Suffix);
        let season = at.checked_sub(1 + of).filter(|_| year.grain == Grain::Year && !owner)?;
        let name = period::season(view.word(season))?;
        if of == 0 && !view.before_is(season, w!["in", "the", "since", "until", "by"])
            || view.is(season, w!["fall"]) && !view.before_is(season, w!["the", "in"])
        {
            return None;
        }
        let (from, to) = period::season_days(name, chrono::Datelike::year(&year.days?.0))?;
        let timex = format!("{}-{name}", year.timex);
        let found = Found::span(season, year.end, from, to);
        Some(self.narrowed(Found { timex, grain: Grain::Quarter, open: true, ..found }))
    }

    /// "coming Friday", "past Friday": a week away where today is one; a printed date says more.
    fn nearest_but_today(&self, first: usize, at: usize, day: u8) -> Option<Found> {
        let view = self.view;
        let next = at + 1 + usize::from(view.is(at + 1, w![","]));
        let weekday = chrono::Weekday::try_from(day - 1).ok()?;
        if view.is_number(next) || matches!(view.lex(next), Lexeme::Month(_)) {
            return None;
        }
        let ahead = !view.is(first, w!["past"]);
        let day = weekdays_from(self.today()?, weekday, 1, ahead)?;
        Some(Found::open_day(first, at + 1, day))
    }

    /// "in the last day": not the last one of something.
    fn within_last_day(&self, last: usize) -> bool {
        let view = self.view;
        last >= 2
            && view.is(last, w!["last"])
            && view.is(last - 2, w!["in", "over", "during", "within"])
            && (self.free(last + 2) || view.is(last + 2, w!["alone", "or"]))
    }

    /// "last week between Monday and Thursday", "next week from Tuesday to Thursday": `at` is the
    /// token behind the week.
    fn days_of_week(&self, first: usize, at: usize, side: Side) -> Option<Found> {
        let view = self.view;
        let Lexeme::Weekday(from) = view.lex(at + 1) else { return None };
        let Lexeme::Weekday(to) = view.lex(at + 3) else { return None };
        let joined = view.is(at, w!["between"]) && view.is(at + 2, w!["and"])
            || view.is(at, w!["from"])
                && view.is(at + 2, w!["to", "until", "till", "through", "thru"]);
        if !joined || from >= to || view.is(at + 4, w![","]) && view.is_number(at + 5) {
            return None;
        }
        let end = at + 4;
        let week = self.today().and_then(|today| {
            monday(today)?.checked_add_signed(TimeDelta::weeks(i64::from(side.step())))
        });
        let Some(week) = week else {
            let timex = format!("XXXX-WXX-{from}/XXXX-WXX-{to}");
            return Some(Found::unresolved(first, end, timex, Grain::Whole));
        };
        let day = |n: u8| week.checked_add_days(Days::new(u64::from(n)));
        let found = Found::span(first, end, day(from - 1)?, day(to)?);
        Some(Found { open: true, ..found })
    }

    /// "the past year", "the last week": as long, up to or from the publication date.
    pub(super) fn rolling(&self, first: usize, at: usize, side: Side) -> Option<Found> {
        let view = self.view;
        let (months, days) = match () {
            () if view.is(at, w!["day"]) => (0, 1),
            () if view.is(at, w!["week"]) => (0, 7),
            () if view.is(at, w!["fortnight"]) => (0, 14),
            () if view.is(at, w!["month"]) => (1, 0),
            () if view.is(at, w!["quarter"]) => (3, 0),
            () if view.is(at, w!["year"]) => (12, 0),
            () if view.is(at, w!["decade"]) => (120, 0),
            () if view.is(at, w!["century"]) => (1200, 0),
            () => return None,
        };
        let step = side.step();
        let days = self.today().and_then(|today| {
            // What is past ends with yesterday, what comes begins with tomorrow.
            let today = if step > 0 { today.succ_opt()? } else { today };
            let other = shift_months(today, months * step)?
                .checked_add_signed(TimeDelta::days(days * i64::from(step)))?;
            Some((today.min(other), today.max(other)))
        });
        Some(match days {
            Some((from, to)) => Found { open: true, ..Found::span(first, at + 1, from, to) },
            None => Found::unresolved(first, at + 1, side.reference().to_owned(), Grain::Whole),
        })
    }

    /// A unit of time, back, here or ahead: "year", "week", "summer", "night".
    pub(super) fn unit_of_time(&self, first: usize, at: usize, side: Side) -> Option<Found> {
        let view = self.view;
        let word = view.word(at);
        let is = |words: &Words| word.is_in(words);
        let step = side.step();
        let end = at + 1;
        let year = self.published.map(Published::year);
        let found = if is(w!["year"]) {
            year.map(|year| Found::year(first, end, year + step))
        } else if is(w!["month"]) {
            self.month_away(step).map(|day| Found::month(first, end, day))
        } else if is(w!["week"]) {
            let day = self.today();
            day.and_then(|day| day.checked_add_signed(TimeDelta::weeks(i64::from(step))))
                .map(|day| Found::week(first, end, day))
        } else if is(w!["weekend"]) {
            self.weekend_near(side).map(|day| Found::weekend(first, end, day))
        } else if is(w!["quarter"]) {
            self.quarter_away(step).map(|(timex, from, to)| Found {
                timex,
                grain: Grain::Quarter,
                ..Found::span(first, end, from, to)
            })
        } else if is(w!["decade"]) {
            year.map(|year| Found::years(first, end, (year.div_euclid(10) + step) * 10, 10))
        } else if is(w!["century"]) {
            year.map(|year| Found::years(first, end, (year.div_euclid(100) + step) * 100, 100))
        } else if is(w!["day"]) && view.is(first, w!["next", "previous"]) && !view.hyphen(end) {
            None // told from a date of the sentence, if from any
        } else if is(w!["night"]) && side == Side::Last {
            self.today().and_then(|day| day.pred_opt()).map(|day| Found::day(first, end, day))
        } else if is(w!["morning", "afternoon", "evening"]) && side == Side::This {
            self.today().map(|day| Found::day(first, end, day))
        } else if let Some(name) = period::season(word) {
            self.season_near(name, step).map(|(year, from, to)| Found {
                timex: format!("{year}-{name}"),
                grain: Grain::Quarter,
                ..Found::span(first, end, from, to)
            })
        } else if is(w!["season"]) {
            None
        } else {
            return None;
        };
        Some(match found {
            Some(found) => Found { open: true, ..found },
            None => Found::unresolved(first, end, side.reference().to_owned(), Grain::Whole),
        })
    }

    /// The first day of the month so many months away.
    pub(super) fn month_away(&self, step: i32) -> Option<NaiveDate> {
        let published = self.published.filter(|published| published.month().is_some())?;
        shift_months(published.first_day(), 0)
            .and_then(|day| shift_months(chrono::Datelike::with_day(&day, 1)?, step))
    }

    fn quarter_away(&self, step: i32) -> Option<(String, NaiveDate, NaiveDate)> {
        let published = self.published?;
        let month = i32::try_from(published.month()?).ok()?;
        let quarters = published.year() * 4 + (month - 1) / 3 + step;
        let (year, n) = (quarters.div_euclid(4), quarters.rem_euclid(4));
        let from = NaiveDate::from_ymd_opt(year, u32::try_from(n * 3 + 1).ok()?, 1)?;
        Some((format!("{year}-Q{}", n + 1), from, shift_months(from, 3)?))
    }

    /// A day of the weekend meant.
    pub(super) fn weekend_near(&self, side: Side) -> Option<NaiveDate> {
        let today = self.today()?;
        // Days since the Saturday before, or of today.
        let since = (today - monday(today)?).num_days();
        let this = monday(today)?;
        let last = if since >= 5 { this } else { this.checked_sub_days(Days::new(7))? };
        match side {
            Side::Last if since >= 5 => last.checked_sub_days(Days::new(7)),
            Side::Last | Side::Open => Some(last),
            // From Monday to Friday "this weekend" is the coming one.
            Side::This => Some(this),
            Side::Next => this.checked_add_days(Days::new(7)),
        }
    }
}
