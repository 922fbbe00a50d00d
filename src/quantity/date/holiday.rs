//! Holidays whose day is fixed or can be computed: Christmas, Easter, Thanksgiving.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::found::monday;
use super::{Found, Grain, Reader, Side};
use crate::text::Words;
use crate::w;

/// First words of their names.
pub(super) const OPENERS: &Words = w![
    "christmas",
    "boxing",
    "new",
    "halloween",
    "valentine",
    "easter",
    "good",
    "palm",
    "ash",
    "thanksgiving",
    "memorial",
    "labor",
    "bastille",
    "martin",
    "veterans",
    "juneteenth",
    "epiphany",
    "pentecost",
    "ascension",
    "shrove",
    "fat",
    "black",
    "cyber",
];

/// When a holiday comes in a year.
#[derive(Clone, Copy)]
enum Rule {
    /// Month and day.
    Fixed(u32, u32),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// Month, weekday and which of them; 0 is the last. Then days added.
    Nth(u32, Weekday, u32, u64),
}

/// Names with their rule, longer ones first where one begins like another.
const HOLIDAYS: &[(&Words, Rule)] = &[
    (w!["christmas", "eve"], Rule::Fixed(12, 24)),
    (w!["christmas", "day"], Rule::Fixed(12, 25)),
    (w!["christmas"], Rule::Fixed(12, 25)),
    (w!["boxing", "day"], Rule::Fixed(12, 26)),
    (w!["new", "year", "'s", "eve"], Rule::Fixed(12, 31)),
    (w!["new", "year", "’s", "eve"], Rule::Fixed(12, 31)),
    (w!["new", "year", "'s", "day"], Rule::Fixed(1, 1)),
    (w!["new", "year", "’s", "day"], Rule::Fixed(1, 1)),
    (w!["halloween"], Rule::Fixed(10, 31)),
    (w!["valentine", "'s", "day"], Rule::Fixed(2, 14)),
    (w!["valentine", "’s", "day"], Rule::Fixed(2, 14)),
    (w!["bastille", "day"], Rule::Fixed(7, 14)),
    (w!["veterans", "day"], Rule::Fixed(11, 11)),
    (w!["juneteenth"], Rule::Fixed(6, 19)),
    (w!["epiphany"], Rule::Fixed(1, 6)),
    (w!["easter", "sunday"], Rule::Easter(0)),
    (w!["easter", "monday"], Rule::Easter(1)),
    (w!["easter"], Rule::Easter(0)),
    (w!["good", "friday"], Rule::Easter(-2)),
    (w!["palm", "sunday"], Rule::Easter(-7)),
    (w!["ash", "wednesday"], Rule::Easter(-46)),
    (w!["shrove", "tuesday"], Rule::Easter(-47)),
    (w!["fat", "tuesday"], Rule::Easter(-47)),
    (w!["ascension", "day"], Rule::Easter(39)),
    (w!["pentecost"], Rule::Easter(49)),
    (w!["thanksgiving", "day"], Rule::Nth(11, Weekday::Thu, 4, 0)),
    (w!["thanksgiving"], Rule::Nth(11, Weekday::Thu, 4, 0)),
    (w!["black", "friday"], Rule::Nth(11, Weekday::Thu, 4, 1)),
    (w!["cyber", "monday"], Rule::Nth(11, Weekday::Thu, 4, 4)),
    (w!["memorial", "day"], Rule::Nth(5, Weekday::Mon, 0, 0)),
    (w!["labor", "day"], Rule::Nth(9, Weekday::Mon, 1, 0)),
    (w!["martin", "luther", "king", "day"], Rule::Nth(1, Weekday::Mon, 3, 0)),
];

/// A holiday's name in the text.
pub(super) struct Named {
    end: usize,
    rule: Rule,
}

impl Reader<'_, '_> {
    /// The holiday whose name begins at `at`.
    pub(super) fn holiday(&self, at: usize) -> Option<Named> {
        let view = self.view;
        if !view.is(at, OPENERS) {
            return None;
        }
        let (name, rule) = HOLIDAYS.iter().find(|(name, _)| view.reads(at, name))?;
        Some(Named { end: at + name.len(), rule: *rule })
    }

    /// "on Christmas Day", "by Easter 2016", "before Thanksgiving".
    pub(super) fn on_holiday(&self, at: usize) -> Option<Found> {
        const BEFORE: &Words = w![
            "on", "at", "by", "before", "after", "since", "until", "till", "over", "around",
            "every",
        ];
        let view = self.view;
        let named = self.holiday(at)?;
        if view.is(named.end, w!["weekend"]) && view.capital(at) {
            return self.holiday_weekend(at, &named);
        }
        // "on Christmas cards", "on Good Friday Agreement": a name of something else.
        let more =
            view.noun(named.end) || view.capital(named.end) && !view.is(named.end, w!["day"]);
        if !view.before_is(at, BEFORE) || more || view.before_is(at, w!["every"]) {
            return None;
        }
        let (year, end) = self.year_after(named.end);
        if let Some(year) = year {
            return Some(Found::day(at, end, named.rule.day(year)?));
        }
        self.holiday_near(at, &named, Side::Open)
    }

    /// "Labor Day weekend", "the Easter weekend of 2021": with the holiday, where that adjoins it.
    fn holiday_weekend(&self, first: usize, named: &Named) -> Option<Found> {
        let end = named.end + 1;
        if self.view.noun(end) || self.view.hyphen(end) {
            return None;
        }
        let (year, end) = self.year_after(end);
        let holiday = if let Some(year) = year {
            Found::day(first, end, named.rule.day(year)?)
        } else {
            let side = if self.ahead(first) { Side::Next } else { Side::Last };
            self.holiday_near(first, named, side)?
        };
        let Some((day, _)) = holiday.days else { return Some(Found { end, ..holiday }) };
        let back = u64::from(day.weekday() == Weekday::Mon);
        let weekend = Found::weekend(first, end, day.checked_sub_days(Days::new(back))?);
        let (saturday, after) = weekend.days?;
        let days = match day.weekday() {
            Weekday::Thu | Weekday::Fri => (day, after),
            Weekday::Mon => (saturday, day.succ_opt()?),
            _ => (saturday, after),
        };
        // Good Friday comes before, Easter Monday after its weekend.
        let easter = matches!(named.rule, Rule::Easter(_)) && day.weekday() == Weekday::Sun;
        let days = if easter { (saturday.pred_opt()?, after.succ_opt()?) } else { days };
        Some(Found { days: Some(days), open: year.is_none(), ..weekend })
    }

    /// The holiday of that side that is nearest to the publication date.
    pub(super) fn holiday_near(&self, first: usize, named: &Named, side: Side) -> Option<Found> {
        let Named { end, rule } = *named;
        let Some(today) = self.today() else {
            let timex = match rule {
                Rule::Fixed(month, day) => format!("XXXX-{month:02}-{day:02}"),
                _ => "XXXX".to_owned(),
            };
            return Some(Found::unresolved(first, end, timex, Grain::Day));
        };
        let year = self.published?.year();
        let days = [year - 1, year, year + 1].into_iter().filter_map(|year| rule.day(year));
        let day = match side {
            Side::Last => { days }.rfind(|day| *day < today),
            Side::Next => { days }.find(|day| *day > today),
            Side::This => rule.day(year),
            Side::Open => {
                let ahead = self.ahead(first);
                days.min_by_key(|day| {
                    let away = (*day - today).num_days();
                    away.abs() + if (away < 0) == ahead { 90 } else { 0 }
                })
            }
        };
        Some(Found::open_day(first, end, day?))
    }
}

impl Rule {
    fn day(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Self::Easter(days) => {
                easter(year)?.checked_add_signed(chrono::TimeDelta::try_days(days)?)
            }
            Self::Nth(month, weekday, n, more) => {
                let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                let day = if n > 0 {
                    NaiveDate::from_weekday_of_month_opt(
                        year,
                        month,
                        weekday,
                        u8::try_from(n).ok()?,
                    )?
                } else {
                    let last = first.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
                    let offset = u64::from(weekday.num_days_from_monday());
                    let found = monday(last)?.checked_add_days(Days::new(offset))?;
                    if found > last { found.checked_sub_days(Days::new(7))? } else { found }
                };
                day.checked_add_days(Days::new(more))
            }
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the algorithm that an anonymous reader sent to
/// Nature in 1876; the names are those of the almanacs.
fn easter(year: i32) -> Option<NaiveDate> {
    let year_ad = u32::try_from(year).ok()?;
    let golden = year_ad % 19;
    let (century, rest) = (year_ad / 100, year_ad % 100);
    let moved = (8 * century + 13) / 25;
    let epact = (19 * golden + century + 15 - century / 4 - moved) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 19 * weekday) / 433;
    let month = (epact + weekday + 90 - 7 * late) / 25;
    let day = (epact + weekday + 33 * month + 19 - 7 * late) % 32;
    NaiveDate::from_ymd_opt(year, month, day)
}
