//! The headline of a text that nobody gave one: the first line, when it stands alone.

use std::borrow::Cow;

use crate::text::Span;

/// A headline is shorter than this; a longer first line is a paragraph.
const LONGEST_CHARS: usize = 300;

/// Returns the first line with words on it, without markup, when it stands alone: no full stop at
/// its end, and a blank line or the end of the text after it.
pub(super) fn first_line(body: &str, skipped: &[Span]) -> Option<String> {
    let mut markup = skipped.iter().copied().peekable();
    let mut at = 0;
    let mut title: Option<String> = None;
    let ends = memchr::memchr_iter(b'\n', body.as_bytes()).map(|at| at + 1).chain([body.len()]);
    for end in ends {
        let span = Span::new(at, end);
        at = span.end;
        while markup.next_if(|skip| skip.end <= span.start).is_some() {}
        if title.is_none() && span.len() > 4 * LONGEST_CHARS + 1024 {
            return None;
        }
        let words = visible(body, span, markup.clone());
        let words = words.trim();
        match title {
            None if words.is_empty() => {}
            None if stands_alone(words) => title = Some(words.to_owned()),
            Some(_) if words.is_empty() => return title,
            _ => return None,
        }
    }
    title
}

/// Returns whether nothing but markup, spaces and invisible characters is there.
pub(super) fn is_blank(body: &str, skipped: &[Span]) -> bool {
    let mut at = 0;
    let ends = skipped.iter().copied().chain([Span::new(body.len(), body.len())]);
    for skip in ends {
        let words = body.get(at..skip.start).unwrap_or("");
        if !words.chars().all(is_invisible) {
            return false;
        }
        at = skip.end;
    }
    true
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn stands_alone(words: &str) -> bool {
    let end = words.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', '*', '_']);
    !end.ends_with('.') && words.chars().count() <= LONGEST_CHARS
}

fn visible(body: &str, line: Span, markup: impl Iterator<Item = Span>) -> Cow<'_, str> {
    let mut markup = markup.take_while(|skip| skip.start < line.end).peekable();
    if markup.peek().is_none() {
        return Cow::Borrowed(line.of(body));
    }
    let mut words = String::new();
    let mut at = line.start;
    for skip in markup {
        words.push_str(body.get(at..skip.start.max(at)).unwrap_or(""));
        if skip.of(body).starts_with('&') {
            words.push(' ');
        }
        at = skip.end.min(line.end).max(at);
    }
    words.push_str(body.get(at..line.end).unwrap_or(""));
    Cow::Owned(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_title_when_it_stands_alone() {
        for (body, title) in [
            ("Oil for Cuba\n\nIt buys oil.", Some("Oil for Cuba")),
            ("Oil for Cuba\r\n\r\nIt buys oil.", Some("Oil for Cuba")),
            ("\n  Oil for Cuba \n \t\nIt buys oil.", Some("Oil for Cuba")),
            ("Who pays for the oil?", Some("Who pays for the oil?")),
            ("Oil for Cuba\n", Some("Oil for Cuba")),
            ("Oil for Cuba\nIt buys oil.", None),
            ("It buys oil.\n\nFrom Russia.", None),
            ("“It buys oil.”\n\nFrom Russia.", None),
            ("\u{A0}\n", None),
        ] {
            assert_eq!(first_line(body, &[]).as_deref(), title, "{body:?}");
        }
        assert_eq!(first_line(&"word ".repeat(100), &[]), None);
    }

    #[test]
    fn markup_is_no_part_of_the_title() {
        let body = "**Oil** for&nbsp;Cuba\n\nText.";
        let skipped = [Span::new(0, 2), Span::new(5, 7), Span::new(11, 17)];
        assert_eq!(first_line(body, &skipped).as_deref(), Some("Oil for Cuba"));
    }

    #[test]
    fn spaces_and_markup_alone_are_blank() {
        assert!(is_blank("", &[]));
        assert!(is_blank(" \r\n\u{A0}\u{200B}\u{FEFF}", &[]));
        assert!(is_blank("## \n", &[Span::new(0, 2)]));
        assert!(!is_blank("## 5", &[Span::new(0, 2)]));
    }
}
