//! What people do with claims, pure: the rows that join claim, flags and verdict, verdict scales,
//! states and rights, sources, the gate, correction notices. No SQL, no clock, no disk.

pub mod address;
mod allowed;
mod analysis;
pub mod answers;
pub mod archive;
mod blocks;
pub mod category;
pub mod flagged;
pub mod gate;
mod hash;
mod nearest;
pub mod notice;
pub mod number;
pub mod numbers;
pub mod password;
pub mod person;
pub mod question;
mod read_through;
pub mod reading;
pub mod resolution;
pub mod revision;
pub mod rights;
pub mod row;
mod rows_events;
mod rows_people;
mod rows_questions;
mod rows_reports;
mod rows_reviews;
mod rows_sources;
pub mod scale_file;
pub mod section;
pub mod source;
pub mod state;
pub mod tally;
pub mod token;
pub mod typed;
pub mod verdict;

pub use allowed::Allowed;
pub use analysis::{Analysis, allowed, analyse, analysed};
pub use hash::{BytesHash, FieldHash, text_sha256};
pub use nearest::{did_you_mean, either, meant, near_ones};
pub use read_through::{Reading, readings, readings_together, unchecked};
