//! HTML inside Markdown: which parts of it are words. What a tag means is left aside, but for
//! scripts and styles, whose content nobody reads.

use crate::text::Span;

/// Walks through pieces of HTML in order; a tag or comment may begin in one and end in another.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// What ends the markup that is open.
    until: Option<&'static str>,
}

/// How markup that is no plain tag begins, and what ends it.
const ODD: &[(&str, &str)] =
    &[("<!--", "-->"), ("<script", "</script"), ("<style", "</style"), ("<?", "?>")];

/// The entities of spaces and soft hyphens as people write them in HTML.
const SPACES: &[&str] =
    &["&nbsp;", "&#160;", "&#xA0;", "&#xa0;", "&thinsp;", "&ensp;", "&emsp;", "&shy;"];

impl Tags {
    /// Adds the words of one piece, which begins at byte `start`.
    pub(super) fn read(&mut self, html: &str, start: usize, words: &mut Vec<Span>) {
        let lower = html.to_ascii_lowercase();
        let mut at = 0;
        while at < html.len() {
            let rest = lower.get(at..).unwrap_or("");
            if let Some(end) = self.until {
                let Some(found) = rest.find(end) else { return };
                at += found + end.len();
                self.until = end.starts_with("</").then_some(">");
                continue;
            }
            let tag = next_tag(rest);
            push_words(rest.get(..tag).unwrap_or(""), start + at, words);
            at += tag;
            let tag = rest.get(tag..).unwrap_or("");
            if !tag.is_empty() {
                let odd = ODD.iter().find(|(begin, _)| tag.starts_with(begin));
                self.until = Some(odd.map_or(">", |(_, end)| end));
            }
        }
    }

    /// Returns whether the text here is a script or a style.
    pub(super) fn is_unread(&self) -> bool {
        self.until.is_some()
    }
}

/// Returns where the next tag begins, or the end. "5 < 6" is no tag.
fn next_tag(html: &str) -> usize {
    let begins = |at: &usize| {
        let after = html.get(at + 1..).and_then(|after| after.chars().next());
        after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    };
    html.match_indices('<').map(|(at, _)| at).find(begins).unwrap_or(html.len())
}

fn push_words(html: &str, start: usize, words: &mut Vec<Span>) {
    let mut from = 0;
    for (at, _) in html.match_indices('&') {
        let entity = html.get(at..).unwrap_or("");
        if let Some(space) = SPACES.iter().find(|space| entity.starts_with(**space)) {
            push(Span::new(start + from, start + at), words);
            from = at + space.len();
        }
    }
    push(Span::new(start + from, start + html.len()), words);
}

fn push(span: Span, words: &mut Vec<Span>) {
    if !span.is_empty() {
        words.push(span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(pieces: &[&str]) -> String {
        let whole = pieces.concat();
        let (mut tags, mut found, mut start) = (Tags::default(), Vec::new(), 0);
        for piece in pieces {
            tags.read(piece, start, &mut found);
            start += piece.len();
        }
        let words: String = found.iter().map(|span| span.of(&whole)).collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_between_tags_are_words() {
        for (pieces, left) in [
            (&["<p>Up <b>5</b> percent</p>\n"][..], "Up 5 percent"),
            (&["<p\n", " class=\"c9\">\n", "Up 5\n"], "Up 5"),
            (&["<!-- 12\n", "13 > 12 -->Up 5\n"], "Up 5"),
            (&["<SCRIPT>\n", "x = '<b>7';\n", "</Script >Up 5"], "Up 5"),
            (&["5 < 6 &amp; 7 <"], "5 < 6 &amp; 7 <"),
            (&["5&nbsp;million&#xA0;t"], "5milliont"),
            (&["<b"], ""),
        ] {
            assert_eq!(words(pieces), left, "{pieces:?}");
        }
    }
}
