//! What people do with claims, pure: the rows that join claim, flags and verdict, verdict scales,
//! states. No SQL, no clock.

mod analysis;
mod hash;
pub mod row;

pub use analysis::{Analysis, analyse};
pub use hash::text_sha256;
