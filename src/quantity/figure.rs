//! What a figure is: one number with what it measures. Finding one in a text is left to `scan.rs`.

use chrono::NaiveDate;

use super::decimal::Decimal;
use super::interval::Interval;
use super::unit::Unit;
use crate::text::Span;

/// One number with what it measures, as the contract describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The whole figure: currency prefix, number, unit, rate. Half-open bytes.
    pub span: Span,
    /// The digits or number words with their scale word.
    pub number: Span,
    /// The figure with the bound word before it: "over six decades".
    pub phrase: Span,
    /// What it measures, in the large.
    pub kind: FigureKind,
    /// How much; [`Amount::Unknown`] for a date.
    pub amount: Amount,
    /// Power of ten of the last printed digit, scale applied: 4 for "1.64 million", 0 for "375".
    pub last_digit: i32,
    /// The bound or hedge printed before (or after) it.
    pub bound: Bound,
    /// Set only where a verb, particle or sign moves an amount of change.
    pub direction: Option<Direction>,
    /// The unit; a counted noun stands in `thing` instead.
    pub unit: Option<&'static Unit>,
    /// The rate's denominator, with its amount if not one: "year", "100,000 people".
    pub per: Option<String>,
    /// What is counted or what stuff is measured, as printed.
    pub thing: Option<String>,
    /// The whole of which a percent or ratio is taken.
    pub base: Option<String>,
    /// The time the figure holds for, as printed.
    pub period: Option<String>,
    /// The scale word or letter as printed: "million", "bn"; empty when none.
    pub scale: Option<Span>,
    /// How it stands to the figure at index `pair`.
    pub relation: Option<Relation>,
    /// The other figure's index in the article.
    pub pair: Option<usize>,
    /// TIMEX3 value of a date or duration.
    pub timex: Option<String>,
    /// First day covered.
    pub from_date: Option<NaiveDate>,
    /// First day after.
    pub to_date: Option<NaiveDate>,
}

impl Figure {
    /// Returns a bare number: neither unit nor thing, printed exactly.
    pub fn number(span: Span, amount: Amount) -> Self {
        Self {
            span,
            number: span,
            phrase: span,
            kind: FigureKind::Number,
            amount,
            last_digit: 0,
            bound: Bound::Exact,
            direction: None,
            unit: None,
            per: None,
            thing: None,
            base: None,
            period: None,
            scale: None,
            relation: None,
            pair: None,
            timex: None,
            from_date: None,
            to_date: None,
        }
    }

    /// Returns the value when it is a single number.
    pub fn value(&self) -> Option<Decimal> {
        match self.amount {
            Amount::Value(value) => Some(value),
            Amount::Range(..) | Amount::Unknown => None,
        }
    }

    /// Returns what the figure can mean, from its printed precision and its bound.
    pub fn interval(&self) -> Option<Interval> {
        Interval::of(self)
    }
}

/// How much a figure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// One number, scale applied.
    Value(Decimal),
    /// From the first to the second, both ends included.
    Range(Decimal, Decimal),
    /// Nothing that can be computed with: a date.
    Unknown,
}

/// What a figure measures, in the large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FigureKind {
    /// A measured or counted amount.
    Quantity,
    /// An amount in a currency.
    Money,
    /// Percent, percentage points, basis points.
    Percent,
    /// A fraction, a multiple, one in five.
    Ratio,
    /// A result: 3-1.
    Score,
    /// How old.
    Age,
    /// A day, month, year, decade.
    Date,
    /// A counted time.
    Duration,
    /// A place in an order.
    Rank,
    /// Neither unit nor thing.
    Number,
}

impl FigureKind {
    /// Every kind, in the contract's order.
    pub const ALL: [Self; 10] = [
        Self::Quantity,
        Self::Money,
        Self::Percent,
        Self::Ratio,
        Self::Score,
        Self::Age,
        Self::Date,
        Self::Duration,
        Self::Rank,
        Self::Number,
    ];

    /// Returns the contract's name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Ratio => "ratio",
            Self::Score => "score",
            Self::Age => "age",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Rank => "rank",
            Self::Number => "number",
        }
    }
}

/// A bound or hedge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Printed as it is.
    Exact,
    /// about, around, roughly, some, nearly, almost.
    About,
    /// more than, over.
    Above,
    /// at least.
    AtLeast,
    /// less than, under.
    Below,
    /// at most, up to.
    AtMost,
}

impl Bound {
    /// Every bound, in the contract's order.
    pub const ALL: [Self; 6] =
        [Self::Exact, Self::About, Self::Above, Self::AtLeast, Self::Below, Self::AtMost];

    /// Returns the contract's sign.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "=",
            Self::About => "~",
            Self::Above => ">",
            Self::AtLeast => ">=",
            Self::Below => "<",
            Self::AtMost => "<=",
        }
    }
}

/// Which way an amount of change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// More than before.
    Up,
    /// Less than before.
    Down,
}

impl Direction {
    /// Returns the contract's name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// How two figures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// From the first to the second.
    FromTo,
    /// The same amount in another unit, in brackets.
    Parallel,
    /// Members of one list.
    List,
}

impl Relation {
    /// Returns the contract's name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FromTo => "from_to",
            Self::Parallel => "parallel",
            Self::List => "list",
        }
    }
}
