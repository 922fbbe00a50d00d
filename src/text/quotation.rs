//! Quotations.
use super::{Span, Token};
/// Finds quoted words.
pub fn quotations(_body: &str, _tokens: &[Token]) -> Vec<Span> {
    Vec::new()
}
