//! Intervals.
use super::Figure;
/// What a printed figure can mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}
impl Interval {
    pub(super) fn of(_figure: &Figure) -> Option<Self> {
        None
    }
}
