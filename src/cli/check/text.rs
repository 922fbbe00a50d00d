//! Flags underlined in the text, as a good compiler does it: the words around them, the sum, and
//! the readings that would fit.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::super::layout::{columns, wrap};
use super::super::output::{BOLD, Output};
use super::Shown;
use super::place::Places;
use crate::check::Severity;
use crate::desk::row::RaisedFlag;
use crate::report::{one_line, visible};
use crate::workbench::{Checked, Error};

/// Draws for people.
pub(super) struct Text;

impl Shown for Text {
    fn article(&mut self, article: &Checked, out: &mut Output) -> Result<(), Error> {
        let places = Places::of(&article.body);
        for flag in &article.flags {
            let drawn = drawn(article, flag, &places, out);
            out.print(&drawn)?;
        }
        Ok(())
    }
}

fn drawn(article: &Checked, flag: &RaisedFlag, places: &Places<'_>, out: &Output) -> String {
    /// What the drawing itself takes on a note's line: "  = note: ".
    const NOTE_INDENT: usize = 14;

    let severity = Severity::from_code(&flag.severity).unwrap_or(Severity::Warning);
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let (line, column) = places.line_and_column(flag.start);
    let margin = line.to_string().len() + 3;
    let window = Window::around(&article.body, places, flag, out.width.saturating_sub(margin + 1));
    let name = visible(&article.name);
    let wrapped = |text: &str| {
        let width = out.width.saturating_sub(NOTE_INDENT).max(20);
        wrap(&visible(text), width).join("\n")
    };
    let (sum, readings) = (wrapped(&flag.computation), wrapped(&readings(&flag.suggestions)));
    let place = Origin::path(name.as_ref());
    let place = place.line(line).char_column(column);
    let snippet = Snippet::source(window.text.as_str())
        .line_start(line)
        .annotation(AnnotationKind::Primary.span(window.start..window.end));
    let mut group = Group::with_level(level).element(place).element(snippet);
    if !sum.is_empty() {
        group = group.element(Level::NOTE.with_name("sum").message(sum.as_str()));
    }
    let beside = wrapped(&beside(flag, places));
    if !beside.is_empty() {
        group = group.element(Level::NOTE.with_name("beside").message(beside.as_str()));
    }
    if !readings.is_empty() {
        group = group.element(Level::HELP.with_name("would fit").message(readings.as_str()));
    }
    let renderer = if out.colour { Renderer::styled() } else { Renderer::plain() };
    // The line is already cut to fit; the renderer must not cut it again.
    let renderer = renderer.term_width(out.width.max(window.width + margin + 8));
    format!("{}{}\n", title(severity, flag, out), without_dots(&renderer.render(&[group])))
}

/// The message over the full width: the renderer would indent it by its own heading.
fn title(severity: Severity, flag: &RaisedFlag, out: &Output) -> String {
    let head = format!("{}[{}]:", severity.words(), flag.code);
    let text = wrap(&format!("{head} {}", visible(&flag.message)), out.width).join("\n");
    match text.strip_prefix(&head) {
        Some(message) => {
            let head = out.paint(Output::severity_style(severity.code()), &head);
            format!("{head}{}\n", out.paint(BOLD, message))
        }
        None => format!("{text}\n"),
    }
}

/// The renderer draws ":::" between a place and its line, as if they came from two files.
fn without_dots(drawn: &str) -> String {
    let mut kept = String::with_capacity(drawn.len());
    for line in drawn.lines() {
        if anstream::adapter::strip_str(line).to_string().trim() != ":::" {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// The other figures that the doubt rests on, each with its line.
fn beside(flag: &RaisedFlag, places: &Places<'_>) -> String {
    /// A table that does not add up has many; the first ones show what is meant.
    const MOST: usize = 4;

    let others = flag.related.iter();
    let others = others
        .filter(|other| other.end_char <= flag.start_char || flag.end_char <= other.start_char);
    let said = others.take(MOST).map(|other| {
        let (words, line) = places.words(other.start_char, other.end_char);
        format!("“{}” (line {line})", one_line(words))
    });
    said.collect::<Vec<_>>().join(", ")
}

fn readings(readings: &[String]) -> String {
    match readings {
        [] => String::new(),
        [one] => format!("“{one}”"),
        [some @ .., last] => {
            let some: Vec<_> = some.iter().map(|reading| format!("“{reading}”")).collect();
            format!("{} or “{last}”", some.join(", "))
        }
    }
}

/// The part of a line that fits the terminal, with the flagged words in it.
struct Window {
    text: String,
    start: usize,
    end: usize,
    width: usize,
}

impl Window {
    fn around(body: &str, places: &Places<'_>, flag: &RaisedFlag, width: usize) -> Self {
        let (before, after) = places.around(flag.start, flag.end);
        let quote = flat(body.get(flag.start..flag.end).unwrap_or(""));
        let room = width.saturating_sub(columns(&quote)).max(16);
        let (before, after) = (Side::of(before, true, width), Side::of(after, false, width));
        let for_after = after.columns.min(room / 2);
        let for_before = before.columns.min(room - for_after);
        let (before, after) = (before.fitted(for_before), after.fitted(room - for_before));
        let text = format!("{before}{quote}{after}");
        let width = columns(&text);
        Self { start: before.len(), end: before.len() + quote.len(), text, width }
    }
}

/// What stands on one side of the flagged words, as much of it as could ever be shown.
struct Side {
    words: String,
    columns: usize,
    more: bool,
    is_before: bool,
}

impl Side {
    /// A line may be megabytes long, so it is cut before anything is measured.
    fn of(line: &str, is_before: bool, width: usize) -> Self {
        let near: String = if is_before {
            let mut signs: Vec<_> = line.chars().rev().take(width).collect();
            signs.reverse();
            signs.into_iter().collect()
        } else {
            line.chars().take(width).collect()
        };
        let more = near.len() < line.len();
        let near = if is_before && !more { near.trim_start() } else { near.as_str() };
        let words = flat(near);
        Self { columns: columns(&words) + 2 * usize::from(more), words, more, is_before }
    }

    /// Returns the words nearest to the flagged ones that fit, and "…" where there is more.
    fn fitted(self, room: usize) -> String {
        if !self.more && self.columns <= room {
            return self.words;
        }
        let room = room.saturating_sub(2);
        if self.is_before {
            let starts = self.words.match_indices(' ').map(|(at, _)| self.words.get(at..));
            let kept = starts.flatten().find(|words| columns(words) <= room).unwrap_or("");
            format!("…{kept}")
        } else {
            let ends = self.words.match_indices(' ').map(|(at, _)| self.words.get(..=at));
            let kept = ends.flatten().take_while(|words| columns(words) <= room).last();
            format!("{}…", kept.unwrap_or(""))
        }
    }
}

/// On one line and with every hidden sign visible; the number of spaces stays.
fn flat(text: &str) -> String {
    visible(&text.replace(['\n', '\r', '\t'], " ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Places, RaisedFlag, Window, columns};

    fn window(body: &str, quote: &str, width: usize) -> String {
        let start = body.find(quote).unwrap();
        let flag = RaisedFlag {
            code: String::new(),
            severity: String::new(),
            message: String::new(),
            computation: String::new(),
            start,
            end: start + quote.len(),
            start_char: 0,
            end_char: 0,
            related: Vec::new(),
            suggestions: Vec::new(),
        };
        let window = Window::around(body, &Places::of(body), &flag, width);
        assert_eq!(window.text.get(window.start..window.end), Some(quote));
        window.text
    }

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        let body = "One.\nIt buys 1.64 tons a year.\nThree.";
        assert_eq!(window(body, "1.64 tons", 60), "It buys 1.64 tons a year.");
    }

    #[test]
    fn a_long_line_is_cut_at_words_on_both_sides() {
        let body = "word ".repeat(500_000) + "buys 1.64 tons of" + &" oil".repeat(500_000);
        let shown = window(&body, "1.64 tons", 40);
        assert_eq!(shown, "… word buys 1.64 tons of oil oil …");
        assert!(columns(&shown) <= 40);
    }
}
