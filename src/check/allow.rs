//! What an article itself allows: `<!-- factdesk: allow wrong-weekday (as the letter says) -->`
//! silences a check for one paragraph, `allow-file` for the whole text. A comment is markup, so
//! only one that its reader skips over counts; without the colon it silences nothing. What to tell
//! people of it is left to the desk.

use std::collections::HashSet;

use super::flag::Flag;
use crate::text::{Span, Text, comments};

/// The comments of one article that speak to the checks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Allowances {
    /// Each comment, in order.
    all: Vec<Allowance>,
    /// The paragraphs they hold for, in order and apart.
    paragraphs: Vec<Span>,
    /// What is silenced where.
    silenced: HashSet<(Place, String)>,
}

/// One comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowance {
    /// The comment, from `<!--` to `-->`.
    pub comment: Span,
    /// What it says, without the marks.
    pub words: Span,
    /// The checks it names, known or not; none when it cannot be read.
    pub codes: Vec<String>,
    /// Where it holds; `None`: there is no paragraph it could belong to.
    pub place: Option<Place>,
}

/// Where a comment holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the whole article.
    Article,
    /// In this paragraph.
    Paragraph(Span),
}

impl Allowances {
    /// Returns what `text` allows.
    pub fn of(text: &Text) -> Self {
        let found: Vec<_> = comments(&text.body).filter(|c| is_markup(c.0, text)).collect();
        if found.is_empty() {
            return Self::default();
        }
        let spans: Vec<_> = found.iter().map(|(comment, _)| *comment).collect();
        let lines = Lines::of(text, &spans);
        let allowance = |(comment, words): (Span, Span)| {
            let (whole, codes) = said(words.of(&text.body)).unwrap_or_default();
            let paragraph = || lines.paragraph_of(comment).map(Place::Paragraph);
            let place = if whole { Some(Place::Article) } else { paragraph() };
            Allowance { comment, words, codes, place }
        };
        let all: Vec<_> = found.into_iter().map(allowance).collect();
        let mut allowances = Self::default();
        for Allowance { codes, place, .. } in &all {
            let Some(place) = *place else { continue };
            if let Place::Paragraph(span) = place {
                allowances.paragraphs.push(span);
            }
            allowances.silenced.extend(codes.iter().map(|code| (place, code.clone())));
        }
        allowances.paragraphs.sort_unstable();
        allowances.paragraphs.dedup();
        allowances.all = all;
        allowances
    }

    /// Returns each comment, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Allowance> {
        self.all.iter()
    }

    /// Takes out of `flags` what a comment silences; returns of which check and by which place.
    pub fn sift(&self, flags: &mut Vec<Flag>) -> Vec<(Place, &'static str)> {
        let mut silenced = Vec::new();
        if !self.all.is_empty() {
            flags.retain(|flag| {
                let places = [Some(Place::Article), self.paragraph_at(flag.span.start)];
                let by = places.into_iter().flatten().filter(|&place| self.is_silent(place, flag));
                let before = silenced.len();
                silenced.extend(by.take(1).map(|place| (place, flag.code)));
                silenced.len() == before
            });
        }
        silenced
    }

    fn is_silent(&self, place: Place, flag: &Flag) -> bool {
        self.silenced.contains(&(place, flag.code.to_owned()))
    }

    fn paragraph_at(&self, byte: usize) -> Option<Place> {
        let at = self.paragraphs.partition_point(|span| span.end <= byte);
        let span = self.paragraphs.get(at).filter(|span| span.start <= byte)?;
        Some(Place::Paragraph(*span))
    }
}

fn is_markup(comment: Span, text: &Text) -> bool {
    let next = text.skipped.partition_point(|skip| skip.end <= comment.start);
    text.skipped.get(next).is_some_and(|skip| skip.start <= comment.start)
}

/// Reads `factdesk: allow CODE, CODE (reason)`: whether it is for the whole file, and the codes.
fn said(words: &str) -> Option<(bool, Vec<String>)> {
    let (name, said) = words.split_once(':')?;
    if name.trim_end().contains(char::is_whitespace) {
        return None;
    }
    let said = said.split_once('(').map_or(said, |(before, _)| before);
    let mut parts = said.split([' ', '\t', '\r', '\n', ',', ';']).filter(|part| !part.is_empty());
    let whole = match parts.next()? {
        "allow" => false,
        "allow-file" => true,
        _ => return None,
    };
    Some((whole, parts.map(str::to_lowercase).collect()))
}

/// What stands on a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Words, with or without a comment.
    Words,
    /// Comments of ours and no words.
    Comment,
    /// Neither.
    Nothing,
}

struct Line {
    span: Span,
    holds: Holds,
    /// How many lines up to here hold nothing.
    empty: usize,
}

/// The lines of an article and its paragraphs: a heading or a list item is one of its own, a
/// comment on a line of its own parts two.
struct Lines<'a> {
    text: &'a Text,
    all: Vec<Line>,
    /// First line, and line after the last.
    paragraphs: Vec<(usize, usize)>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a Text, comments: &[Span]) -> Self {
        let (mut all, mut paragraphs): (Vec<Line>, Vec<(usize, usize)>) = (Vec::new(), Vec::new());
        let mut markup = text.skipped.iter().copied().peekable();
        let mut comments = comments.iter().copied().peekable();
        let (mut at, mut empty) = (0, 0);
        for line in text.body.split_inclusive('\n') {
            let span = Span::new(at, at + line.len());
            at = span.end;
            while markup.next_if(|skip| skip.end <= span.start).is_some() {}
            while comments.next_if(|comment| comment.end <= span.start).is_some() {}
            let holds = if has_words(&text.body, span, markup.clone()) {
                Holds::Words
            } else if comments.peek().is_some_and(|comment| comment.overlaps(span)) {
                Holds::Comment
            } else {
                Holds::Nothing
            };
            empty += usize::from(holds == Holds::Nothing);
            if holds == Holds::Words {
                let goes_on = all.last().is_some_and(|before: &Line| {
                    before.holds == Holds::Words && !heads(before.span, text)
                });
                match paragraphs.last_mut() {
                    Some((_, end)) if goes_on && !opens_block(line) => *end = all.len() + 1,
                    _ => paragraphs.push((all.len(), all.len() + 1)),
                }
            }
            all.push(Line { span, holds, empty });
        }
        Self { text, all, paragraphs }
    }

    /// Returns the paragraph that `comment` stands in; one on lines of its own belongs to the
    /// paragraph it touches, the one below first, or else to the next. A heading above it is no
    /// such paragraph: whoever writes under a heading means what comes.
    fn paragraph_of(&self, comment: Span) -> Option<Span> {
        let first = self.line_at(comment.start);
        let last = self.line_at(comment.end.saturating_sub(1));
        let with_words = [first, last].into_iter().find(|&line| self.holds(line) == Holds::Words);
        if let Some(line) = with_words {
            let at = self.paragraphs.partition_point(|&(_, end)| end <= line);
            return self.span(at);
        }
        let below = self.paragraphs.partition_point(|&(start, _)| start <= last);
        let touches_below = self
            .paragraphs
            .get(below)
            .is_some_and(|&(start, _)| self.empty(start) == self.empty(last));
        if touches_below {
            return self.span(below);
        }
        let above = below.checked_sub(1).filter(|&above| {
            let last = self.paragraphs.get(above).map_or(0, |&(_, end)| end.saturating_sub(1));
            let heads = self.all.get(last).is_some_and(|line| heads(line.span, self.text));
            self.empty(last) == self.empty(first) && !heads
        });
        self.span(above.unwrap_or(below))
    }

    fn line_at(&self, byte: usize) -> usize {
        self.all.partition_point(|line| line.span.end <= byte)
    }

    fn holds(&self, line: usize) -> Holds {
        self.all.get(line).map_or(Holds::Nothing, |line| line.holds)
    }

    fn empty(&self, line: usize) -> usize {
        self.all.get(line).map_or(0, |line| line.empty)
    }

    fn span(&self, paragraph: usize) -> Option<Span> {
        let &(first, end) = self.paragraphs.get(paragraph)?;
        Some(self.all.get(first)?.span.cover(self.all.get(end - 1)?.span))
    }
}

/// Whether a letter or digit stands on the line outside markup.
fn has_words(body: &str, line: Span, markup: impl Iterator<Item = Span>) -> bool {
    let mut at = line.start;
    for skip in markup.take_while(|skip| skip.start < line.end) {
        let words = Span::new(at, skip.start.max(at));
        if words.of(body).chars().any(char::is_alphanumeric) {
            return true;
        }
        at = skip.end.max(at);
    }
    Span::new(at, line.end.max(at)).of(body).chars().any(char::is_alphanumeric)
}

fn is_heading(line: &str) -> bool {
    let line = line.trim_start();
    let tag = || line.strip_prefix("<h").or_else(|| line.strip_prefix("<H"));
    line.starts_with('#') || tag().is_some_and(|tag| tag.starts_with(|c: char| c.is_ascii_digit()))
}

/// A heading, or the headline on the first line of a text without marks.
fn heads(line: Span, text: &Text) -> bool {
    let words = line.of(&text.body);
    let headline = || {
        !text.title.is_empty()
            && words.trim() == text.title
            && text.body.get(..line.start).is_some_and(|before| before.trim().is_empty())
    };
    is_heading(words) || headline()
}

/// A heading, or the first line of a list item.
fn opens_block(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let after_digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = after_digits.len() < line.len()
        && (after_digits.starts_with(". ") || after_digits.starts_with(") "));
    let bullets = ["- ", "* ", "+ ", "• ", "– "];
    is_heading(line) || numbered || bullets.iter().any(|bullet| line.starts_with(bullet))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Severity;

    /// A text whose comments are markup, as its reader would have it.
    fn marked(body: &str) -> Text {
        let mut text = Text::plain(body);
        text.skipped = comments(body).map(|(comment, _)| comment).collect();
        text
    }

    fn flag(code: &'static str, body: &str, at: &str) -> Flag {
        let start = body.find(at).unwrap();
        Flag {
            code,
            severity: Severity::Warning,
            span: Span::new(start, start + at.len()),
            message: String::new(),
            computation: String::new(),
            related: Vec::new(),
            suggestions: Vec::new(),
        }
    }

    /// Which of the words "one", "two", "three" of a text are silenced for a check.
    fn silenced(body: &str) -> Vec<&str> {
        let allowances = Allowances::of(&marked(body));
        let words = ["one", "two", "three"].into_iter().filter(|word| body.contains(word));
        let mut flags: Vec<_> = words.map(|word| flag("wrong-weekday", body, word)).collect();
        let other = flag("wrong-duration", body, "one");
        assert!(allowances.sift(&mut vec![other]).is_empty());
        let all: Vec<_> = flags.iter().map(|flag| flag.span.of(body)).collect();
        allowances.sift(&mut flags);
        let left: Vec<_> = flags.iter().map(|flag| flag.span.of(body)).collect();
        all.into_iter().filter(|words| !left.contains(words)).collect()
    }

    #[test]
    fn a_comment_holds_for_the_paragraph_it_touches() {
        const HERE: &str = "<!-- factdesk: allow wrong-weekday (so it was) -->";
        for (body, quiet) in [
            // On the line before, at the end, in the middle, at the beginning.
            ("one\n\n§\ntwo\nand three\n", &["two", "three"][..]),
            ("one\n\ntwo\nand three §\n", &["two", "three"]),
            ("one\n\ntwo §\nand three\n", &["two", "three"]),
            ("one\n\n§ two\r\n\r\nand three\n", &["two"]),
            // Right below, or between two: below comes first; alone, it holds for what follows.
            ("one\n\ntwo\n§\n\nthree", &["two"]),
            ("one\n\ntwo\n§\nthree", &["three"]),
            ("one\n\n§\n\ntwo\n\nthree", &["two"]),
            // Under a heading it is for what comes.
            ("# one\n§\n\ntwo\n\nthree", &["two"]),
            ("# one\n§\ntwo\n\nthree", &["two"]),
            ("# one\n\n§\n\ntwo\n\nthree", &["two"]),
            ("<h2>one</h2>\n§\n\n<p>two</p>\n", &["two"]),
            ("one\n\ntwo\n\n§", &[]),
            // A heading and a list item are paragraphs of their own.
            ("# one §\ntwo\n", &["one"]),
            ("§\n# one\ntwo\n", &["one"]),
            ("- one\n- two §\n- three", &["two"]),
            ("1. one §\n2. two\n   three", &["one"]),
            ("> one\n> two\n>\n> three §", &["three"]),
        ] {
            let body = body.replace('§', HERE);
            assert_eq!(silenced(&body), quiet, "{body}");
        }
    }

    #[test]
    fn a_comment_says_what_it_allows() {
        for (comment, quiet) in [
            ("<!-- factdesk: allow wrong-weekday -->", true),
            ("<!--Factdesk:allow wrong-weekday-->", true),
            ("<!--\n  factdesk: allow\n  lost-scale-word,wrong-weekday\n-->", true),
            ("<!-- factdesk: allow Wrong-Weekday (as he wrote it: (sic)) -->", true),
            ("<!-- factdesk: allow lost-scale-word (not wrong-weekday) -->", false),
            ("<!-- factdesk: ignore wrong-weekday -->", false),
            ("<!-- factdesk wrong-weekday -->", false),
            ("<!-- factdesk allow wrong-weekday -->", false),
            ("<!-- factdesk allow wrong-weekday: so it was -->", false),
            ("<!-- our factdesk: allow wrong-weekday -->", false),
            ("<!-- factdesk: allow wrong-weekday", false),
        ] {
            assert_eq!(!silenced(&format!("one {comment}\n")).is_empty(), quiet, "{comment}");
        }
        let whole = "one\n\n# two\n\n<!-- factdesk: allow-file wrong-weekday -->\n\nthree";
        assert_eq!(silenced(whole), ["one", "two", "three"]);
    }

    #[test]
    fn under_the_headline_of_a_plain_text_it_holds_for_what_comes() {
        let body = "One bridge\n<!-- factdesk: allow wrong-weekday -->\n\ntwo\n\nthree";
        let mut text = marked(body);
        let quiet = |text: &Text| {
            let mut flags = vec![flag("wrong-weekday", body, "two")];
            Allowances::of(text).sift(&mut flags);
            flags.is_empty()
        };
        assert!(!quiet(&text));
        text.title = "One bridge".to_owned();
        assert!(quiet(&text));
    }

    #[test]
    fn several_comments_add_up_and_parts_of_one_may_stand_on_lines() {
        let body = "<!-- factdesk: allow wrong-duration -->\n\
                    <!-- factdesk:\n allow wrong-weekday -->\none\n\ntwo";
        let allowances = Allowances::of(&marked(body));
        let mut flags = ["wrong-weekday", "wrong-duration", "missing-base"]
            .map(|code| flag(code, body, "one"))
            .to_vec();
        assert_eq!(allowances.sift(&mut flags).len(), 2);
        assert_eq!(flags[0].code, "missing-base");
    }

    #[test]
    fn a_comment_that_is_no_markup_says_nothing() {
        let body = "```\n<!-- factdesk: allow wrong-weekday -->\none\n```";
        assert_eq!(Allowances::of(&Text::plain(body)), Allowances::default());
    }

    #[test]
    fn many_comments_and_open_ones_take_linear_time() {
        let closed = "<!-- factdesk: allow wrong-weekday --> ".repeat(20_000);
        assert_eq!(Allowances::of(&marked(&closed)).iter().count(), 20_000);
        let open = "<!-- factdesk: allow wrong-weekday ".repeat(40_000);
        assert_eq!(Allowances::of(&marked(&open)).iter().count(), 0);
    }

    #[test]
    fn spoilt_comments_are_read_or_left_without_a_panic() {
        const PIECES: [&str; 14] = [
            "<!--",
            "-->",
            "factdesk:",
            " allow",
            "-file",
            " wrong-weekday",
            ",",
            " (é)",
            "\n",
            "\r\n\n",
            "one ü",
            "- ",
            "# ",
            "<!-- factdesk: allow wrong-weekday -->",
        ];
        let mut state = 0x0FAC_7DE5_u64;
        let mut roll = |sides: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % sides
        };
        for _ in 0..3000 {
            let body: String = (0..roll(30)).map(|_| PIECES[roll(PIECES.len())]).collect();
            for allowance in Allowances::of(&marked(&body)).iter() {
                assert!(allowance.comment.of(&body).starts_with("<!--"), "{body:?}");
                assert!(allowance.words.of(&body).to_lowercase().starts_with("factdesk"));
                if let Some(Place::Paragraph(span)) = allowance.place {
                    let words = span.of(&body);
                    assert!(words.chars().any(char::is_alphanumeric), "{body:?}");
                }
            }
        }
    }
}
