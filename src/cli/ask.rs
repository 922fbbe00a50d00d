//! A question to whoever sits at the terminal, for the few steps that ask first.

use std::io::{BufRead as _, IsTerminal as _};

use super::output::Output;
use crate::workbench::Error;

/// Returns whether there is somebody to ask.
pub(super) fn somebody_there() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks, and returns whether the answer was yes; anything but a yes is a no.
pub(super) fn yes(question: &str, out: &mut Output) -> Result<bool, Error> {
    out.flush()?;
    Output::question(question);
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    let answer = answer.trim().to_lowercase();
    Ok(read.is_ok() && matches!(answer.as_str(), "y" | "yes"))
}
