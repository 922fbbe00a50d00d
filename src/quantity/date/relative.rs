//! Dates told from the publication date: "yesterday", "last June", "next week", "this year".

use crate::w;
use chrono::{Datelike, Days, NaiveDate};

use super::{Found, Reader, Side, one_day};
use crate::quantity::duration::shift_months;
use crate::quantity::lexicon::Lexeme;
use crate::text::Published;

impl Reader<'_, '_> {
    /// "yesterday", "last June", "late June", "next week", "this year", "fiscal 2019".
    pub(super) fn relative(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let day = |offset: i64| {
            let day = self.published.and_then(Published::day);
            let day = day.and_then(|day| day.checked_add_signed(chrono::TimeDelta::days(offset)));
            let timex = day.map_or_else(|| "PRESENT_REF".to_owned(), |day| day.to_string());
            Some(Found { first: at, end: at + 1, timex, days: day.and_then(one_day) })
        };
        match view.text(at).to_ascii_lowercase().as_str() {
            "today" | "tonight" => day(0),
            "yesterday" => day(-1),
            "tomorrow" => day(1),
            "last" => self.sided(at, at + 1, Side::Last),
            "previous" => {
                self.sided(at, at + 1, Side::Last).filter(|_| !view.before_is(at, w!["the"]))
            }
            "this" => self.sided(at, at + 1, Side::This),
            "next" | "coming" => self.sided(at, at + 1, Side::Next),
            "early" | "late" | "mid" => {
                let next = at + 1 + usize::from(view.hyphen(at + 1));
                match view.lex(next) {
                    Lexeme::Month(month) => Some(self.month_first(at, next, month, Side::Open)),
                    _ if view.is(next, w!["last", "this", "next"]) => {
                        self.relative(next).map(|found| Found { first: at, ..found })
                    }
                    _ => None,
                }
            }
            "fiscal" => {
                let year_at = at + 1 + usize::from(view.is(at + 1, w!["year"]));
                let year = self.year(year_at)?;
                Some(Found { first: at, end: year_at + 1, timex: format!("FY{year}"), days: None })
            }
            _ => None,
        }
    }

    pub(super) fn sided(&self, first: usize, at: usize, side: Side) -> Option<Found> {
        let view = self.view;
        match view.lex(at) {
            Lexeme::Weekday(day) => return self.weekday(first, at, day, side),
            Lexeme::Month(month) if self.written_as_name(at) => {
                return Some(self.month_first(first, at, month, side));
            }
            _ => {}
        }
        let step = match side {
            Side::Last => -1,
            Side::This | Side::Open => 0,
            Side::Next => 1,
        };
        let unit = view.text(at).to_ascii_lowercase();
        let day = self.published.and_then(Published::day);
        let year = self.published.map(Published::year);
        let (timex, days) = match unit.as_str() {
            "year" => {
                let year = year.map(|year| year + step);
                let from = year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
                let to = year.and_then(|year| NaiveDate::from_ymd_opt(year + 1, 1, 1));
                (year.map(|year| year.to_string()), from.zip(to))
            }
            "month" => {
                let month = self.published.filter(|published| published.month().is_some());
                let from = month
                    .and_then(|published| shift_months(published.first_day().with_day(1)?, step));
                let to = from.and_then(|from| shift_months(from, 1));
                (from.map(|from| from.format("%Y-%m").to_string()), from.zip(to))
            }
            "week" => {
                let monday = day.and_then(|day| {
                    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
                });
                let from = monday.and_then(|day| {
                    day.checked_add_signed(chrono::TimeDelta::weeks(i64::from(step)))
                });
                let to = from.and_then(|from| from.checked_add_days(Days::new(7)));
                (from.map(|from| from.format("%G-W%V").to_string()), from.zip(to))
            }
            "weekend" => {
                // From Monday to Thursday "this weekend" is the coming one.
                let early = day.is_some_and(|day| day.weekday().num_days_from_monday() < 4);
                let coming = i32::from(side == Side::This && early);
                let saturday = day.and_then(|day| {
                    let back = (day.weekday().num_days_from_monday() + 2) % 7;
                    day.checked_sub_days(Days::new(u64::from(back)))
                });
                let from = saturday.and_then(|day| {
                    day.checked_add_signed(chrono::TimeDelta::weeks(i64::from(
                        step.max(0) + coming,
                    )))
                });
                let to = from.and_then(|from| from.checked_add_days(Days::new(2)));
                (from.map(|from| from.format("%G-W%V-WE").to_string()), from.zip(to))
            }
            "night" if side == Side::Last => {
                let from = day.and_then(|day| day.pred_opt());
                (from.map(|from| from.to_string()), from.and_then(one_day))
            }
            "summer" | "winter" | "spring" | "autumn" | "season" | "quarter" | "decade"
            | "century" => (None, None),
            _ => return None,
        };
        let timex = timex.unwrap_or_else(|| {
            match side {
                Side::Last => "PAST_REF",
                Side::This | Side::Open => "PRESENT_REF",
                Side::Next => "FUTURE_REF",
            }
            .to_owned()
        });
        Some(Found { first, end: at + 1, timex, days })
    }
}
