//! The verbs of the program, one call each: they read, analyse, store and list, own the
//! transaction and the clock, and answer with values. How an answer looks is left to the faces.

mod check;
mod error;
mod explain;
mod extract;
mod input;

pub use check::{Checked, Checking, check};
pub use error::{Error, Kind, did_you_mean};
pub use explain::{Explained, ExplainedExample, check_codes, explain, explain_all};
pub use extract::{Extracted, Extracting, Output as ExtractOutput, extract};
pub use input::{Input, InputKind, inputs, references};
