//! How words get into a page: made safe, and signs that hide or turn the reading direction written
//! out, as in the printable pages. `askama.toml` names it.

use std::fmt::{self, Write};

use askama::filters::Escaper;

use crate::report::escaped;

/// Escapes as every page of the desk does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Visible;

impl Escaper for Visible {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        dest.write_str(&escaped(string))
    }
}
