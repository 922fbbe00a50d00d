//! The sections of a text, by its headings: what lies between one and the next. Where a text has
//! headings in Markdown or HTML, these are all; otherwise they are the lines that stand alone.

use crate::text::{Span, on_one_line};

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its words, without markup.
    pub heading: String,
    /// From the heading to the next one that is no deeper.
    pub span: Span,
}

/// A longer line is a paragraph.
const LONGEST_HEADING_CHARS: usize = 120;
/// Deeper than any marked heading.
const ALONE: usize = 7;

/// Returns the sections of a text in the order of their headings; a deeper one lies in another.
///
/// ```
/// let text = "# Oil\n\nIt rose.\n\n## Prices\n\nThey fell.\n";
/// let sections = factdesk::desk::section::sections(text);
/// assert_eq!(sections[1].heading, "Prices");
/// assert!(sections[0].span.of(text).ends_with("They fell.\n"));
/// ```
pub fn sections(text: &str) -> Vec<Section> {
    let lines = lines(text);
    let mut headings: Vec<_> =
        lines.iter().filter_map(|line| Some((line.0, marked(line.1)?))).collect();
    if headings.is_empty() {
        headings = alone(&lines);
    }
    let ends = |index: usize, level: usize| {
        let rest = headings.get(index + 1..).unwrap_or_default();
        rest.iter().find(|(_, (next, _))| *next <= level).map_or(text.len(), |(at, _)| *at)
    };
    headings
        .iter()
        .enumerate()
        .map(|(index, (start, (level, words)))| Section {
            heading: words.clone(),
            span: Span::new(*start, ends(index, *level)),
        })
        .collect()
}

/// Returns headings as they are compared: small letters, one space between words.
pub fn folded(heading: &str) -> String {
    on_one_line(heading).to_lowercase()
}

/// Every line with its first byte.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let begins = |line: &str| {
        at += line.len();
        at - line.len()
    };
    let starts: Vec<_> = text.split_inclusive('\n').map(begins).collect();
    starts.into_iter().zip(text.split_inclusive('\n').map(str::trim)).collect()
}

/// Reads a heading in Markdown (`## Prices`) or HTML (`<h2>Prices</h2>`): how deep, and its words.
fn marked(line: &str) -> Option<(usize, String)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let words = if (1..ALONE).contains(&level) {
        let words = line.get(level..)?;
        words.starts_with([' ', '\t']).then(|| words.trim_end_matches('#').to_owned())?
    } else {
        return html(line);
    };
    let words = bare(&words);
    (!words.is_empty()).then_some((level, words))
}

fn html(line: &str) -> Option<(usize, String)> {
    let tag = line.get(..3).filter(|tag| tag.to_ascii_lowercase().starts_with("<h"))?;
    let level = tag.get(2..)?.parse().ok().filter(|level| (1..ALONE).contains(level))?;
    let (_, rest) = line.split_once('>')?;
    let inside = rest.split("</h").next().and_then(|rest| rest.split("</H").next())?;
    let mut words = String::new();
    let mut in_tag = false;
    for sign in inside.chars() {
        in_tag = (in_tag || sign == '<') && sign != '>';
        if !in_tag && sign != '>' {
            words.push(sign);
        }
    }
    let words = bare(&words);
    (!words.is_empty()).then_some((level, words))
}

fn bare(words: &str) -> String {
    let words: String = words.chars().filter(|sign| !"*_`".contains(*sign)).collect();
    on_one_line(&words)
}

/// Lines between two empty ones that do not end as a sentence does.
fn alone(lines: &[(usize, &str)]) -> Vec<(usize, (usize, String))> {
    let empty = |line: Option<&(usize, &str)>| line.is_none_or(|(_, words)| words.is_empty());
    let mut found = Vec::new();
    for (index, (at, words)) in lines.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| lines.get(before));
        let is_short = words.chars().count() <= LONGEST_HEADING_CHARS;
        let speaks = words.chars().any(char::is_alphabetic);
        let ends_open =
            !words.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', ':', ',', ';']);
        if empty(before) && empty(lines.get(index + 1)) && is_short && speaks && ends_open {
            found.push((*at, (ALONE, bare(words))));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(String, &str)> {
        sections(text).into_iter().map(|s| (s.heading, s.span.of(text).trim_end())).collect()
    }

    #[test]
    fn a_section_reaches_to_the_next_heading_that_is_no_deeper() {
        let text = "# Budget\nA\n## The *plan* ##\nB\n### Cuts\nC\n## Votes\nD\n";
        let all = shown(text);
        assert_eq!(all[0].1, text.trim_end());
        assert_eq!(all[1], ("The plan".to_owned(), "## The *plan* ##\nB\n### Cuts\nC"));
        assert_eq!(all[2].1, "### Cuts\nC");
        assert_eq!(all[3], ("Votes".to_owned(), "## Votes\nD"));
        assert_eq!(shown("<h2 class=\"x\">Who <b>pays</b></h2>\n<p>A</p>")[0].0, "Who pays");
    }

    #[test]
    fn plain_text_has_lines_that_stand_alone() {
        let text =
            "Oil deal\n\nIt rose 5 percent.\n\nWho pays?\n\nThe state does.\nAll of it.\n\nNo.";
        let all = shown(text);
        let headings: Vec<_> = all.iter().map(|(heading, _)| heading.as_str()).collect();
        assert_eq!(headings, ["Oil deal", "Who pays?"]);
        assert_eq!(all[0].1, "Oil deal\n\nIt rose 5 percent.");
        assert!(sections("One paragraph only, with a full stop.").is_empty());
        assert!(sections("").is_empty());
    }
}
