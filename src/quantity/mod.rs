//! What a figure is.
mod decimal;
mod figure;
mod interval;
mod unit;
pub use decimal::Decimal;
pub use figure::{Amount, Bound, Direction, Figure, FigureKind, Relation};
pub use interval::Interval;
pub use unit::Unit;
