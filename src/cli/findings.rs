//! What was looked at and how it was, for `doctor` and `verify`.

use super::layout::{columns, pad, wrap};
use super::output::{DOUBT, GOOD, LOUD, Output};
use crate::report::one_line;
use crate::workbench::{Error, Examined};

/// Prints findings, one a line: the mark, the name, the words.
pub(super) fn print(found: &[Examined], out: &mut Output) -> Result<(), Error> {
    let name = found.iter().map(|one| columns(&one.name)).max().unwrap_or(0);
    for one in found {
        let (style, mark) = match one {
            Examined { ok: false, .. } => (LOUD, "wrong"),
            Examined { advice, .. } if !advice.is_empty() => (DOUBT, "look "),
            _ => (GOOD, "well "),
        };
        let indent = name + 9;
        let words = wrap(&one_line(&one.words), out.width.saturating_sub(indent).max(20));
        let words = words.join(&format!("\n{}", " ".repeat(indent)));
        let mark = out.paint(style, mark);
        out.print(&format!("{mark}  {}  {words}\n", pad(&one_line(&one.name), name)))?;
        for advice in &one.advice {
            for line in wrap(&one_line(advice), out.width.saturating_sub(indent).max(20)) {
                out.print(&format!("{}{line}\n", " ".repeat(indent)))?;
            }
        }
    }
    Ok(())
}
