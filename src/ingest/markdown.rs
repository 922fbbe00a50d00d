//! Markdown: what is markup is skipped and stays in the text, so that spans cut what the file
//! holds. The front matter's keys are left to `front_matter.rs`.
//!
//! Skipped are signs of emphasis, headings, lists, quotes and code, link and image targets, the
//! pipes and rules of tables, HTML tags and comments, and entities that mean a space or a soft
//! hyphen (`&nbsp;`, `&shy;`). Other entities (`&pound;`) stay, since skipping them would lose
//! what they say. Line breaks are never skipped: they part words and paragraphs.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::front_matter::{self, FrontMatter};
use super::tags::Tags;
use super::{Format, Found};
use crate::text::Span;

/// Markdown with front matter.
pub(super) const FORMAT: Format =
    Format { name: "Markdown", extensions: &["md", "markdown"], read };

fn read(body: &str) -> Found {
    let front = front_matter::read(body).unwrap_or_default();
    let text_start = front.span.end;
    let mut words = Words { body, visible: Vec::new(), title: None };
    words.collect(text_start);
    let is_word = |span: &&Span| !is_space(span.of(body));
    let first_word = words.visible.iter().find(is_word).map(|span| span.start);
    let title = match &words.title {
        _ if front.title.is_some() => front.title.clone(),
        Some((heading, words)) if first_word >= Some(heading.start) => Some(words.clone()),
        _ => None,
    };
    // A heading further down is the last resort: a first line that stands alone comes before it.
    let skipped = complement(body, text_start, &words.visible, front.span);
    let title = title
        .or_else(|| super::title::first_line(body, &skipped))
        .or_else(|| words.title.map(|(_, words)| words));
    let FrontMatter { date, author, url, .. } = front;
    Found { title, date, author, url, skipped }
}

struct Words<'a> {
    body: &'a str,
    visible: Vec<Span>,
    /// The first level-1 heading: where it stands, and its words.
    title: Option<(Span, String)>,
}

impl Words<'_> {
    fn collect(&mut self, text_start: usize) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let markdown = self.body.get(text_start..).unwrap_or("");
        let (mut heading, mut in_address, mut tags) = (None, false, Tags::default());
        for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
            let span = Span::new(range.start + text_start, range.end + text_start);
            match event {
                Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })
                    if self.title.is_none() =>
                {
                    heading = Some((span, String::new()));
                }
                Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
                    let whole = heading.take().filter(|(_, words)| !words.trim().is_empty());
                    self.title = self.title.take().or(whole);
                }
                Event::Start(Tag::Link { link_type, .. }) => {
                    in_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                }
                Event::End(TagEnd::Link) => in_address = false,
                Event::Text(words) if !in_address && !tags.is_unread() => {
                    if let Some((_, title)) = &mut heading {
                        title.push_str(&words);
                    }
                    if words.as_ref() == span.of(self.body) || !is_space(&words) {
                        self.visible.push(span);
                    }
                }
                Event::Code(words) => {
                    if let Some((_, title)) = &mut heading {
                        title.push_str(&words);
                    }
                    self.visible.push(within_backticks(self.body, span));
                }
                Event::SoftBreak | Event::HardBreak => {
                    if let Some((_, title)) = &mut heading {
                        title.push(' ');
                    }
                }
                Event::Html(_) | Event::InlineHtml(_) => {
                    tags.read(span.of(self.body), span.start, &mut self.visible);
                }
                // A script or style that nobody closed ends with its block.
                Event::End(TagEnd::HtmlBlock | TagEnd::Paragraph) => tags = Tags::default(),
                _ => {}
            }
        }
    }
}

fn is_space(words: &str) -> bool {
    words.chars().all(|c| c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}'))
}

fn within_backticks(body: &str, span: Span) -> Span {
    let code = span.of(body);
    let ticks = code.len() - code.trim_start_matches('`').len();
    let end_ticks = code.len() - code.trim_end_matches('`').len();
    Span::new(span.start + ticks, span.end.saturating_sub(end_ticks))
}

/// Returns what lies between the visible words, cut at line ends and without spaces around it.
fn complement(body: &str, text_start: usize, visible: &[Span], front: Span) -> Vec<Span> {
    let mut visible = visible.to_vec();
    visible.sort_unstable();
    let mut skipped = Vec::new();
    if !front.is_empty() {
        skipped.push(front);
    }
    let mut at = text_start;
    for words in visible.into_iter().chain([Span::new(body.len(), body.len())]) {
        if words.start > at {
            push_pieces(body, at..words.start, &mut skipped);
        }
        at = at.max(words.end);
    }
    skipped
}

fn push_pieces(body: &str, gap: Range<usize>, skipped: &mut Vec<Span>) {
    let mut line_start = gap.start;
    for line in body.get(gap).unwrap_or("").split_inclusive('\n') {
        let start = line_start + (line.len() - line.trim_start().len());
        let end = line_start + line.trim_end().len();
        line_start += line.len();
        if start < end {
            skipped.push(Span::new(start, end));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words left when the markup is taken out, one space for each piece of white space.
    fn words(body: &str) -> String {
        let mut left = String::new();
        let mut at = 0;
        for skip in read(body).skipped {
            left.push_str(Span::new(at, skip.start).of(body));
            at = skip.end;
        }
        left.push_str(Span::new(at, body.len()).of(body));
        left.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn markup_is_skipped_and_words_stay() {
        for (body, left) in [
            ("## Oil\n\nIt buys **1.64** million _tons_.", "Oil It buys 1.64 million tons."),
            ("See [the 2023 deal](http://a.example/45 \"No. 7\") now.", "See the 2023 deal now."),
            ("![A 40-ton gift](gift-12.png)", "A 40-ton gift"),
            ("[a]: http://a.example/45\n\nText [a] and <http://b.example/9>.", "Text a and ."),
            ("- 40 tons\n- [ ] 30 tons\n\n1. 20 tons", "40 tons 30 tons 20 tons"),
            ("> He said 5.\n\n---\n\nEnd", "He said 5. End"),
            ("Oil\n===\n\nGas\n---\n", "Oil Gas"),
            ("| town | dead |\n|:--|--:|\n| Ash | 17 |\n", "town dead Ash 17"),
            ("```text\n5 tons\n```\n\n`7 tons`", "5 tons 7 tons"),
            ("<p class=\"c9\">Up 5&nbsp;percent</p>\n\n<b>3</b> up", "Up 5percent 3 up"),
            ("<!-- 12\n13 -->\n\n<script>\nx = 5;\n\ny = 6;\n</script>\n\nFour", "Four"),
            ("> <div\n> class=\"c9\">Four</div>\n\nFive", "Four Five"),
            ("A <style>b 5 c\n\nFive", "A Five"),
            ("A note.[^1]\n\n[^1]: From 2023.", "A note. From 2023."),
            ("5 * 3 * 2 and \\*6\\* and a_b_c", "5 * 3 * 2 and *6* and a_b_c"),
            ("up ~~5~~ 6", "up 5 6"),
            ("$5 and $6, ~7", "$5 and $6, ~7"),
        ] {
            assert_eq!(words(body), left, "{body:?}");
        }
    }

    #[test]
    fn entities_of_spaces_are_skipped_and_others_stay() {
        assert_eq!(words("1.64&nbsp;mil&shy;lion for &pound;5 A&amp;B"), {
            "1.64million for &pound;5 A&amp;B"
        });
        assert_eq!(words("1.64&#160;million&thinsp;t"), "1.64milliont");
    }

    #[test]
    fn lines_keep_their_ends() {
        let body = "---\r\ntitle: Oil\r\n---\r\n\r\n# A\r\n\r\n<div>\r\n\r\n**b**\r\n";
        let found = read(body);
        let cut: Vec<_> = found.skipped.iter().map(|span| span.of(body)).collect();
        assert_eq!(cut, ["---\r\ntitle: Oil\r\n---", "#", "<div>", "**", "**"]);
    }

    #[test]
    fn the_front_matter_names_the_title_then_the_first_heading_then_the_first_line() {
        for (body, title) in [
            ("---\ntitle: Oil\n---\n# Gas\n", Some("Oil")),
            ("# Oil for **Cuba** &amp; gas.\n\nText.", Some("Oil for Cuba & gas.")),
            ("<!-- draft -->\n\nOil ends.\n===\n\nText.", Some("Oil ends.")),
            ("**Oil for Cuba**\n\n# Part one\n\nText.", Some("Oil for Cuba")),
            ("It buys oil.\n\n# Oil\n\nText.", Some("Oil")),
            ("It buys oil.\n\n## Oil\n\nText.", None),
        ] {
            assert_eq!(read(body).title.as_deref(), title, "{body:?}");
        }
    }
}
