//! Claims laid out to be read: number, words, kind, value, and under a doubtful one what does not
//! fit and what would. `add` and `show` share it.

use std::fmt::Write as _;

use super::layout::{columns, pad, pad_left, wrap, wrap_at_most};
use super::output::{BOLD, DIM, GOOD, Output};
use crate::check::Severity;
use crate::desk::row::{ClaimRow, FlagListRow, FlagRow};
use crate::report::{in_words, one_line};

/// Spaces between columns.
const GAP: usize = 2;
/// A quotation may be a paragraph; so many lines of it are enough to find it.
const QUOTE_LINES: usize = 3;
/// So much text in a line is easy to read, however wide the terminal is.
const READABLE: usize = 100;

/// Returns claims loudest first, and in galley order among equals.
pub(super) fn doubtful_first(claims: &[ClaimRow]) -> Vec<&ClaimRow> {
    let mut claims: Vec<_> = claims.iter().collect();
    claims.sort_by_key(|claim| std::cmp::Reverse(loudest(claim)));
    claims
}

/// Returns how loudly a claim's flags ask; `None` when there is nothing to answer.
pub(super) fn loudest(claim: &ClaimRow) -> Option<Severity> {
    let open = claim.flags.iter().filter(|flag| flag.asks());
    open.filter_map(|flag| Severity::from_code(&flag.severity)).max()
}

/// Widths of the columns; the words get what the others leave.
struct Widths {
    number: usize,
    quote: usize,
    kind: usize,
    value: usize,
}

impl Widths {
    fn of(claims: &[&ClaimRow], width: usize) -> Self {
        let widest = |text: &dyn Fn(&ClaimRow) -> String, least: usize| {
            claims.iter().map(|claim| columns(&text(claim))).max().unwrap_or(0).max(least)
        };
        let number = widest(&|claim| claim.number.clone(), "No.".len());
        let kind = widest(&|claim| claim.kind.clone(), "Kind".len());
        let rest = width.min(READABLE + 20).saturating_sub(number + kind + 3 * GAP);
        let value = widest(&value, "Value".len()).min(rest * 2 / 5);
        let quote = widest(&|claim| one_line(&claim.quote), "Claim".len()).min(rest - value);
        Self { number, quote, kind, value }
    }

    fn row(&self, number: &str, quote: &str, kind: &str, value: &str) -> String {
        let gap = " ".repeat(GAP);
        let row = format!(
            "{}{gap}{}{gap}{}{gap}{value}",
            pad_left(number, self.number),
            pad(quote, self.quote),
            pad(kind, self.kind)
        );
        row.trim_end().to_owned()
    }

    fn whole(&self) -> usize {
        self.number + self.quote + self.kind + self.value + 3 * GAP
    }
}

fn value(claim: &ClaimRow) -> String {
    let values: Vec<_> = claim.figures.iter().map(in_words).collect();
    match (&claim.speaker, values.is_empty()) {
        (Some(speaker), true) => one_line(&format!("— {speaker}")),
        _ => one_line(&values.join("; ")),
    }
}

/// Lays out claims in the order given, each doubtful one with its flags beneath.
pub(super) fn laid_out(claims: &[&ClaimRow], out: &Output) -> String {
    if claims.is_empty() {
        return String::new();
    }
    let widths = Widths::of(claims, out.width);
    let mut text = String::new();
    let head = widths.row("No.", "Claim", "Kind", "Value");
    let _ = writeln!(text, "{}", out.paint(DIM, &head));
    let _ = writeln!(text, "{}", out.paint(DIM, &"─".repeat(widths.whole())));
    let mut after_flag = false;
    for claim in claims {
        let quote = wrap_at_most(&one_line(&claim.quote), widths.quote, QUOTE_LINES);
        let value = wrap(&value(claim), widths.value);
        let doubt = loudest(claim);
        if after_flag {
            text.push('\n');
        }
        for line in 0..quote.len().max(value.len()) {
            let at = |lines: &[String]| lines.get(line).cloned().unwrap_or_default();
            let first = |text: &str| if line == 0 { text.to_owned() } else { String::new() };
            let row =
                widths.row(&first(&claim.number), &at(&quote), &first(&claim.kind), &at(&value));
            let row = if doubt.is_some() { out.paint(BOLD, &row) } else { row };
            let _ = writeln!(text, "{row}");
        }
        for flag in claim.flags.iter().filter(|flag| flag.asks()) {
            text.push_str(&doubted(flag, widths.number + GAP, out));
        }
        after_flag = doubt.is_some();
    }
    text
}

/// What a flag says, indented under its claim.
pub(super) fn doubted(flag: &FlagRow, indent: usize, out: &Output) -> String {
    let doubt = Doubt {
        severity: &flag.severity,
        by: flag.raised_by.as_deref(),
        message: &flag.message,
        suggestions: &flag.suggestions,
        accepted: flag.accepted.as_deref().zip(flag.accepted_by.as_deref()),
    };
    doubt.said(indent, out)
}

/// Flags that stand on no claim, with the words they stand on.
pub(super) fn loose(flags: &[FlagListRow], out: &Output) -> String {
    let mut text = String::new();
    for flag in flags.iter().filter(|flag| flag.asks()) {
        let quote = format!("“{}”", one_line(&flag.quote));
        let quote = wrap_at_most(&quote, out.width.min(READABLE), QUOTE_LINES).join("\n");
        let _ = writeln!(text, "\n{}", out.paint(BOLD, &quote));
        let doubt = Doubt {
            severity: &flag.severity,
            by: flag.raised_by.as_deref(),
            message: &flag.message,
            suggestions: &flag.suggestions,
            accepted: flag.accepted.as_deref().zip(flag.accepted_by.as_deref()),
        };
        text.push_str(&doubt.said(GAP, out));
    }
    text
}

/// What a flag says, wherever it stands.
struct Doubt<'a> {
    severity: &'a str,
    /// Whose doubt it is, when it is a person's.
    by: Option<&'a str>,
    message: &'a str,
    suggestions: &'a [String],
    /// The reading proposed, and by whom.
    accepted: Option<(&'a str, &'a str)>,
}

impl Doubt<'_> {
    fn said(&self, indent: usize, out: &Output) -> String {
        let words = Severity::from_code(self.severity).map_or(self.severity, |s| s.words());
        let width = out.width.min(READABLE).saturating_sub(indent);
        let margin = " ".repeat(indent);
        let mut text = String::new();
        let by = self.by.map_or_else(String::new, |by| format!(" by {by}"));
        let message = format!("{words}{by}: {}", one_line(self.message));
        for (number, line) in wrap(&message, width).iter().enumerate() {
            let line = match line.strip_prefix(words) {
                Some(rest) if number == 0 => {
                    let style = Output::severity_style(self.severity);
                    format!("{}{rest}", out.paint(style, words))
                }
                _ => line.clone(),
            };
            let _ = writeln!(text, "{margin}{line}");
        }
        for line in self.readings().iter().flat_map(|reading| wrap(reading, width)) {
            let _ = writeln!(text, "{margin}{}", out.paint(GOOD, &line));
        }
        text
    }

    /// The reading somebody proposes, or those that would fit.
    fn readings(&self) -> Vec<String> {
        if let Some((reading, by)) = self.accepted {
            return vec![format!("proposed: {} ({by}), needs a source", one_line(reading))];
        }
        let fits = |reading: &String| format!("would fit: {}", one_line(reading));
        self.suggestions.iter().map(fits).collect()
    }
}
