//! How long a duration is meant to be, in its own unit, and how long it is between two dates.

use chrono::Datelike;

use super::{anniversary, slipped, years_each};
use crate::check::Case;
use crate::check::timeline;
use crate::check::years::{self, Stated};
use crate::quantity::{Dimension, Figure, FigureKind, Interval};

/// What a duration is counted in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Measure {
    Days,
    Weeks,
    Months,
    /// So many years to the unit: 10 for decades.
    Years(f64),
}

/// Whether seasons are counted, of which a year has one.
pub(super) fn seasons(figure: &Figure) -> bool {
    figure.unit.is_none() && matches!(figure.thing.as_deref(), Some("season" | "seasons"))
}

const HUNDRED: f64 = 100.0;

/// A duration as it is meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Length {
    pub(super) measure: Measure,
    /// As printed.
    pub(super) value: f64,
    /// What it can mean, in days, weeks or months, or in years.
    meant: Interval,
}

impl Length {
    /// Returns the length of a duration or an anniversary.
    pub(super) fn of(case: &Case<'_>, figure: &Figure) -> Option<Self> {
        let value = figure.value()?.to_f64();
        if figure.kind == FigureKind::Rank {
            let meant = Interval::new(value - 1.0, value);
            let feast =
                anniversary(case, figure) || value > 9.0 && slipped::years_counted(case, figure);
            return feast.then_some(Self { measure: Measure::Years(1.0), value, meant });
        }
        if let Some(each) = years_each(figure) {
            let meant = years::meant(figure, each)?;
            let round = each > 1.0 || value % 10.0 != 0.0;
            let slack = if round { 0.0 } else { 2.0 };
            let meant = Interval::new(meant.low - slack, meant.high + slack);
            return Some(Self { measure: Measure::Years(each), value, meant });
        }
        let old = figure.kind == FigureKind::Age
            && figure.unit.is_some_and(|unit| unit.name == "year")
            && value > 15.0;
        if figure.kind == FigureKind::Age && !old {
            return None;
        }
        if old || seasons(figure) {
            let meant = Interval::new(value - 1.0, value + 1.0);
            return Some(Self { measure: Measure::Years(1.0), value, meant });
        }
        let unit = figure.unit.filter(|unit| unit.dimension == Dimension::TIME)?;
        let measure = match unit.name {
            "day" => Measure::Days,
            "week" => Measure::Weeks,
            "month" => Measure::Months,
            _ => return None,
        };
        let stated = figure.interval()?;
        let (low, high) = (value * 0.8 - 0.5, value * 1.2 + 0.5);
        let meant = Interval::new(stated.low.max(low) - 0.2, stated.high.min(high) + 0.2);
        Some(Self { measure, value, meant })
    }

    /// Returns the name of its unit.
    pub(super) fn unit(&self) -> &'static str {
        match self.measure {
            Measure::Days => "day",
            Measure::Weeks => "week",
            Measure::Months => "month",
            Measure::Years(_) => "year",
        }
    }

    /// Returns the least and the most that lies between two dates, in its unit.
    pub(super) fn between(&self, start: &Stated, end: &Stated) -> Interval {
        /// The days of a month on average.
        const MONTH_DAYS: f64 = 30.44;
        if let Measure::Years(_) = self.measure {
            let (fewest, most) = years::apart(start, end);
            // The year that has begun may be counted.
            return Interval::new(f64::from(fewest), f64::from(most + 1));
        }
        let (fewest, most) = timeline::days_apart(start, end);
        #[expect(clippy::cast_precision_loss, reason = "a count of days")]
        let (fewest, most) = (fewest as f64 - 1.0, most as f64 + 1.0);
        let each = match self.measure {
            Measure::Weeks => 7.0,
            Measure::Months => MONTH_DAYS,
            Measure::Days | Measure::Years(_) => 1.0,
        };
        Interval::new(fewest / each, most / each)
    }

    /// Returns whether it can be the time between two dates.
    pub(super) fn fits(&self, start: &Stated, end: &Stated) -> bool {
        start.first < end.last && self.meant.meets(self.between(start, end))
    }

    /// Returns the whole numbers of its unit that would be right between two dates.
    pub(super) fn counts(&self, start: &Stated, end: &Stated) -> Vec<i32> {
        const MOST: f64 = 2000.0;
        /// "Almost three hundred years" are 297.
        const OF_HUNDREDS: f64 = 0.03;
        let real = self.real(start, end);
        let each = if let Measure::Years(each) = self.measure { each } else { 1.0 };
        // A number of years is told to the year, one of decades is rounded.
        let (below, above) = match self.measure {
            Measure::Years(each) if each > 1.0 => {
                (self.value - self.meant.low / each, self.meant.high / each - self.value)
            }
            _ => (0.0, 0.0),
        };
        let low = (real.low / each - above).clamp(1.0, MOST).ceil();
        let high = (real.high / each + below).clamp(1.0, MOST).floor();
        #[expect(clippy::cast_possible_truncation, reason = "whole numbers up to 2,000")]
        let mut found: Vec<i32> = (low as i32..=high as i32).collect();
        let hundreds = (real.high / HUNDRED).round() * HUNDRED;
        let near = (hundreds - real.high).abs() <= f64::max(2.0, hundreds * OF_HUNDREDS);
        if self.value % HUNDRED == 0.0 && each <= 1.0 && near {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number up to 2,000")]
            found.push(hundreds.clamp(0.0, MOST) as i32);
        }
        found
    }

    /// Returns whether a round number stands for the years between two dates: "four decades" for
    /// 47 years, "400 years" for 406.
    pub(super) fn rounded(&self, start: &Stated, end: &Stated) -> bool {
        const OF_HUNDREDS: f64 = 0.03;
        let Measure::Years(each) = self.measure else { return false };
        let real = self.real(start, end).high;
        let years = self.value * each;
        // "A quarter of a century" is not half of one.
        if each > 1.0 && self.value < 1.0 {
            return (real - years).abs() <= years / 4.0;
        }
        if each > 1.0 {
            return (years - each / 2.0..years + each).contains(&real);
        }
        self.value % HUNDRED == 0.0 && (real - years).abs() <= years * OF_HUNDREDS
    }

    /// Returns whether it is the time between two dates to the year.
    pub(super) fn exact(&self, start: &Stated, end: &Stated) -> bool {
        let real = self.real(start, end);
        let own = if self.measure == Measure::Years(1.0) {
            Interval::new(self.value, self.value)
        } else {
            self.meant
        };
        start.last < end.first && own.meets(real)
    }

    /// The time between two dates; in years the last one need not be full.
    fn real(&self, start: &Stated, end: &Stated) -> Interval {
        if let Measure::Years(_) = self.measure {
            let gone = f64::from(end.year() - start.year());
            let (fewest, _) = years::apart(start, end);
            let bare = (start.last - start.first).num_days() > 31;
            return Interval::new(if bare { gone } else { f64::from(fewest) }, gone);
        }
        self.between(start, end)
    }

    /// Returns whether a number of years is that of the months between two dates to the month.
    pub(super) fn right_in_months(&self, start: &Stated, end: &Stated) -> bool {
        const FEWEST: f64 = 2.0;
        const MONTH_DAYS: i64 = 32;
        let known = |date: &Stated| (date.last - date.first).num_days() < MONTH_DAYS;
        let months = (end.year() - start.year()) * 12 + end.first.month0().cast_signed()
            - start.first.month0().cast_signed();
        self.measure == Measure::Years(1.0)
            && self.value >= FEWEST
            && known(start)
            && known(end)
            && (self.value - f64::from(months)).abs() < 0.6
    }

    /// Returns whether weeks or months lie between dates of another age: "for 16 months, longer
    /// than the comet of 1744".
    pub(super) fn far_from(&self, start: &Stated, end: &Stated) -> bool {
        const TIMES: f64 = 15.0;
        let years = matches!(self.measure, Measure::Years(_));
        !years && self.between(start, end).low > TIMES * self.value
    }

    /// Returns whether it is longer than the time between two dates.
    pub(super) fn longer(&self, start: &Stated, end: &Stated) -> bool {
        self.meant.low > self.between(start, end).high
    }

    /// Returns whether it fits with its digits in another order.
    pub(super) fn swapped(&self, start: &Stated, end: &Stated) -> bool {
        let real = self.between(start, end);
        let whole = self.value.fract() == 0.0 && (10.0..1000.0).contains(&self.value);
        let digits = |value: f64| {
            let mut digits = format!("{value:.0}").into_bytes();
            digits.sort_unstable();
            digits
        };
        let own = digits(self.value);
        let near = [real.low.ceil(), real.low.ceil() + 1.0, real.high.floor()];
        whole
            && self.measure != Measure::Years(10.0)
            && near.into_iter().any(|near| {
                (near - self.value).abs() > 0.5 && real.holds(near) && digits(near) == own
            })
    }

    /// Whether another digit for the tens of a number above a hundred makes it fit.
    fn other_ten(&self, real: Interval) -> bool {
        let hundreds = (self.value / 100.0).floor() * 100.0;
        let fits = |tens: u8| {
            let value = hundreds + f64::from(tens) * 10.0 + self.value % 10.0;
            real.meets(Interval::new(value - 0.5, value + 0.5))
        };
        (0..10).any(fits)
    }

    /// Returns whether a usual slip explains it: a wrong ten, swapped digits, in it or in a year;
    /// to the year, where the tie is loose.
    pub(super) fn explained(&self, start: &Stated, end: &Stated, loose: bool) -> bool {
        let exact = loose && self.measure == Measure::Years(1.0);
        let own = if exact {
            Self { meant: Interval::new(self.value - 0.1, self.value + 0.1), ..*self }
        } else {
            *self
        };
        let to_the_year = |start: &Stated, end: &Stated| {
            let gone = f64::from(end.year() - start.year());
            if exact { Interval::new(gone, gone) } else { own.between(start, end) }
        };
        let fits = |start: &Stated, end: &Stated| {
            start.first < end.last && own.meant.meets(to_the_year(start, end))
        };
        let real = to_the_year(start, end);
        let whole = self.value.fract() == 0.0;
        let each = if let Measure::Years(each) = self.measure { each } else { 1.0 };
        let of = |value: f64| {
            let moved = (value - self.value) * each;
            Interval::new(own.meant.low + moved, own.meant.high + moved).meets(real)
        };
        let tens = if each > 1.0 { [-1.0, 1.0] } else { [-10.0, 10.0] };
        let value = whole
            && (tens.into_iter().any(|tens| self.value + tens > 0.0 && of(self.value + tens))
                || self.value >= 100.0 && each <= 1.0 && self.other_ten(real)
                || self.swapped(start, end));
        let near = |year: i32, slip: i32| matches!((slip - year).abs(), 20 | 900);
        let slips = |year: i32| years::slips(year).filter(move |slip| !near(year, *slip));
        let moved = |date: &Stated, year: i32| timeline::in_year(date, year);
        value
            || slips(start.year())
                .filter_map(|year| moved(start, year))
                .any(|start| fits(&start, end))
            || slips(end.year()).filter_map(|year| moved(end, year)).any(|end| fits(start, &end))
    }
}
