//! What a figure is and where one stands: numbers, scale words, units, dimensions, bounds, ranges,
//! dates. Knows no claims, no checks, no clock: what is relative is resolved by the publication
//! date.
#![allow(clippy::indexing_slicing, clippy::string_slice)] // a scanner over tokens may index

mod age;
mod bound;
mod date;
mod decimal;
mod duration;
mod figure;
mod interval;
mod lexicon;
mod measure;
mod numeral;
mod rank;
mod ratio;
mod reject;
mod scan;
mod score;
mod structure;
mod unit;
mod view;

pub use decimal::Decimal;
pub use figure::{Amount, Bound, Direction, Figure, FigureKind, Relation};
pub use interval::Interval;
pub use lexicon::is_function_word;
pub use scan::figures;
pub use unit::{Dimension, UNITS, Unit, Units, plural};
