//! An article's text as HTML, paragraph by paragraph, cut at given places: what is underlined or
//! struck out in it is left to the page. Markup of the file stays out of it.

use std::collections::BTreeSet;

use super::escaped;
use crate::text::Span;

/// A program breaks lines that are long; a shorter one ends where its writer wanted.
const LONG_LINE_CHARS: usize = 60;

/// An article's text, and what in it is markup, in order.
pub(super) struct Galley<'a> {
    body: &'a str,
    skipped: &'a [Span],
}

/// One piece of the text between two cuts.
pub(super) struct Piece {
    /// Where it stands.
    pub(super) span: Span,
    /// Its words as HTML; empty when it is all markup.
    pub(super) html: String,
}

impl<'a> Galley<'a> {
    pub(super) fn new(body: &'a str, skipped: &'a [Span]) -> Self {
        Self { body, skipped }
    }

    /// Returns the text as paragraphs, each piece as `show` makes it.
    pub(super) fn paragraphs(
        &self,
        cuts: impl IntoIterator<Item = usize>,
        show: impl FnMut(&Piece) -> String,
    ) -> String {
        let mut html = String::with_capacity(self.body.len() * 2);
        self.each_paragraph(cuts, show, |_, words| {
            html.push_str("<p>");
            html.push_str(words);
            html.push_str("</p>\n");
        });
        html
    }

    /// Hands over paragraph after paragraph, each with its place and what `show` makes of it.
    pub(super) fn each_paragraph(
        &self,
        cuts: impl IntoIterator<Item = usize>,
        mut show: impl FnMut(&Piece) -> String,
        mut told: impl FnMut(Span, &str),
    ) {
        let mut cuts: BTreeSet<usize> = cuts.into_iter().collect();
        cuts.extend(self.skipped.iter().flat_map(|span| [span.start, span.end]));
        for paragraph in self.spans_of_paragraphs() {
            let inside = cuts.range(paragraph.start + 1..paragraph.end.max(paragraph.start + 1));
            let ends = inside.copied().chain([paragraph.end]);
            let (mut start, mut words) = (paragraph.start, String::new());
            for end in ends {
                words.push_str(&show(&self.piece(Span::new(start, end), paragraph)));
                start = end;
            }
            if words.contains(|sign: char| !sign.is_whitespace()) {
                told(paragraph, words.trim());
            }
        }
    }

    fn piece(&self, span: Span, paragraph: Span) -> Piece {
        let next = self.skipped.partition_point(|skipped| skipped.end <= span.start);
        let is_markup = self.skipped.get(next).is_some_and(|skipped| skipped.contains(span));
        let html = if is_markup { String::new() } else { self.words(span, paragraph) };
        Piece { span, html }
    }

    /// The words as HTML, short lines kept as lines.
    fn words(&self, span: Span, paragraph: Span) -> String {
        let mut html = String::new();
        let mut start = span.start;
        for line in self.body.get(span.start..span.end).unwrap_or("").split_inclusive('\n') {
            let end = start + line.len();
            let words = line.trim_end_matches(['\n', '\r']);
            html.push_str(&escaped(&words.replace('\r', "")));
            if line.ends_with('\n') {
                html.push_str(if self.is_long_line(end, paragraph) { "\n" } else { "<br>\n" });
            }
            start = end;
        }
        html
    }

    /// Whether the whole line that ends here is long, however it is cut.
    fn is_long_line(&self, end: usize, paragraph: Span) -> bool {
        let before = self.body.get(paragraph.start..end).unwrap_or("");
        let line = before.lines().next_back().unwrap_or("");
        line.chars().count() > LONG_LINE_CHARS
    }

    /// Paragraphs end at empty lines.
    fn spans_of_paragraphs(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        let (mut start, mut at) = (0, 0);
        for line in self.body.split_inclusive('\n') {
            let end = at + line.len();
            if line.trim().is_empty() {
                spans.push(self.without_end(Span::new(start, at)));
                start = end;
            }
            at = end;
        }
        spans.push(self.without_end(Span::new(start, at)));
        spans.retain(|span| !span.is_empty());
        spans
    }

    /// The last line's end is the paragraph's.
    fn without_end(&self, span: Span) -> Span {
        Span::new(span.start, span.start + span.of(self.body).trim_end().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(body: &str, skipped: &[Span], cuts: &[usize]) -> String {
        let show = |piece: &Piece| {
            if piece.html.is_empty() { String::new() } else { format!("[{}]", piece.html) }
        };
        Galley::new(body, skipped).paragraphs(cuts.iter().copied(), show)
    }

    #[test]
    fn a_cut_through_two_paragraphs_closes_and_opens_again() {
        let html = shown("One <two.\n\nThree.", &[], &[4, 13]);
        assert_eq!(html, "<p>[One ][&lt;two.]</p>\n<p>[Th][ree.]</p>\n");
    }

    #[test]
    fn markup_stays_out_and_nothing_else_does() {
        let body = "---\ntitle: x\n---\n\nIt is **big**.";
        let skipped = [Span::new(0, 17), Span::new(24, 26), Span::new(29, 31)];
        assert_eq!(shown(body, &skipped, &[]), "<p>[It is ][big][.]</p>\n");
    }

    #[test]
    fn long_lines_flow_and_short_ones_stay() {
        let long = "word ".repeat(20);
        let html = shown(&format!("{long}\nshort\nend"), &[], &[]);
        assert!(html.contains("word \nshort<br>\nend"), "{html}");
    }
}
