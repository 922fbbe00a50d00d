//! One claim on the screen, with all that the desk knows of it.

use std::fmt::Write as _;

use super::super::galley::doubted;
use super::super::layout::wrap;
use super::super::output::{BOLD, DIM, GOOD, Output};
use super::found;
use super::threads::gathered;
use crate::desk::row::{ClaimHistory, ClaimRow};
use crate::report::{in_words, one_line};
use crate::workbench::Threads;

/// Returns the claim as text.
pub(in crate::cli) fn one_claim(
    claim: &ClaimRow,
    found: &ClaimHistory,
    threads: &Threads,
    out: &Output,
) -> String {
    let mut text = format!(
        "{}  {}\n{}\n\n",
        claim.id,
        out.paint(BOLD, &one_line(&claim.quote)),
        out.paint(
            DIM,
            &format!(
                "claim {} of {} “{}” · {} · {} · version {}",
                claim.number,
                claim.article,
                one_line(&claim.article_title),
                claim.kind,
                claim.state,
                claim.version
            )
        )
    );
    for line in wrap(&one_line(&claim.sentence), out.width.min(100)) {
        let _ = writeln!(text, "{line}");
    }
    text.push('\n');
    let mut said = |name: &str, words: &str| {
        let lines = wrap(&one_line(words), out.width.min(100).saturating_sub(12));
        let _ = writeln!(
            text,
            "{} {}",
            out.paint(DIM, &format!("{name:>10}:")),
            lines.join(&format!("\n{}", " ".repeat(12)))
        );
    };
    for figure in &claim.figures {
        said("figure", &format!("{} = {}", figure.surface, in_words(figure)));
    }
    if let Some(speaker) = &claim.speaker {
        said("said by", speaker);
    }
    for line in found::lines(claim, found) {
        said(line.name, &line.words);
    }
    text.push_str(&gathered(threads, out));
    for flag in &claim.flags {
        let _ = writeln!(text, "\n{}  {}", flag.id, out.paint(BOLD, &flag.code));
        if let Some(answer) = found::answer(flag) {
            for line in wrap(&answer, out.width.min(100) - 2) {
                let _ = writeln!(text, "  {}", out.paint(DIM, &line));
            }
        }
        text.push_str(&doubted(flag, 2, out));
        if flag.computation.is_empty() {
            continue;
        }
        for line in wrap(&format!("sum: {}", one_line(&flag.computation)), out.width.min(100) - 2) {
            let _ = writeln!(text, "  {}", out.paint(GOOD, &line));
        }
    }
    text
}
