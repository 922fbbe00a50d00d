//! What a figure is and where one stands: numbers, scale words, units, dimensions, bounds, ranges,
//! dates. Knows no claims, no checks, no clock: what is relative is resolved by the publication
//! date.
#![allow(clippy::indexing_slicing, clippy::string_slice)] // a scanner over tokens may index

mod anchor;
mod bound;
mod currency;
mod date;
mod decimal;
mod direction;
mod duration;
mod elide;
pub mod examples;
mod figure;
mod interval;
mod known;
mod label;
mod letter;
mod lexicon;
mod measure;
pub mod motion;
mod noun;
mod numeral;
mod partitive;
mod rate;
pub mod rules;
mod scan;
mod structure;
mod unit;
pub mod verbs;
mod view;

pub use decimal::Decimal;
pub use figure::{Amount, Bound, Direction, Figure, FigureKind, Relation};
pub use interval::Interval;
pub use label::{Label, LabelSort};
pub use lexicon::{is_function, is_function_word};
pub use scan::{Numbers, read};
pub use unit::{Dimension, UNITS, Unit, Units, plural};
