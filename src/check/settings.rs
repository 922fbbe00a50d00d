//! What a desk has set for the checks. Where it is written down is left to the workbench.

use super::flag::Flag;
use super::reference::References;

/// The usual sizes to compare with, and the checks that are to stay silent.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'a> {
    /// Usual sizes.
    pub references: &'a References,
    /// Codes of checks that stay silent.
    pub allow: &'a [String],
}

impl<'a> From<&'a References> for Settings<'a> {
    fn from(references: &'a References) -> Self {
        Self { references, allow: &[] }
    }
}

impl Settings<'_> {
    /// Takes out of `flags` what is to stay silent, and returns how many that are.
    pub fn sift(&self, flags: &mut Vec<Flag>) -> usize {
        let all = flags.len();
        flags.retain(|flag| !self.allow.iter().any(|code| code == flag.code));
        all - flags.len()
    }
}
