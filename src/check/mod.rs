//! Checks: what does not fit.
mod flag;
pub use flag::{Flag, Severity};
use crate::claim::Extraction;
use crate::text::{Published, Text};
/// Usual sizes.
#[derive(Clone, Debug, Default)]
pub struct References;
impl References {
    /// The built-in table.
    pub fn built_in() -> Self { Self }
    /// The built-in table and the rows of a desk's own CSV; says line and column of what is wrong.
    pub fn with(self, _name: &str, _csv: &str) -> Result<Self, String> { Ok(self) }
}
/// What the checks look at.
pub struct Case<'a> {
    /// The article.
    pub text: &'a Text,
    /// Its figures and claims.
    pub extraction: &'a Extraction,
    /// Usual sizes.
    pub references: &'a References,
}
/// One check as data.
pub struct Check {
    /// kebab-case code.
    pub code: &'static str,
    /// One line.
    pub summary: &'static str,
    /// A paragraph.
    pub why: &'static str,
    /// The loudest it gets.
    pub severity: Severity,
    /// Finds what does not fit.
    pub run: fn(&Case<'_>) -> Vec<Flag>,
    /// It must fire on these.
    pub fires: &'static [Example],
    /// It must stay silent on these.
    pub silent: &'static [Example],
}
/// A text written for a check.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The publication date, or empty.
    pub date: &'static str,
    /// The words.
    pub text: &'static str,
    /// The words it must stand on; empty for a silent example.
    pub at: &'static str,
}
/// Every check, in the order the user sees.
pub const ALL: &[Check] = &[];
/// The check of that code.
pub fn by_code(code: &str) -> Option<&'static Check> { ALL.iter().find(|check| check.code == code) }
/// Runs every check; flags in order of place.
pub fn run_all(case: &Case<'_>) -> Vec<Flag> {
    let _ = Published::parse;
    ALL.iter().flat_map(|check| (check.run)(case)).collect()
}
