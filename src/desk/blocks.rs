//! A large article is read block by block, so that memory does not grow with it. Blocks end behind
//! blank lines where there are any; an article of ordinary size is one block. What is found in a
//! block is told in places of the whole article.

use std::borrow::Cow;

use crate::check::Flag;
use crate::claim::Extraction;
use crate::text::{Span, Text};

/// An article of more bytes is large: longer than any that newspapers print, or several in one.
const LARGE_BYTES: usize = 512 << 10;
/// The longest block of a large article.
const BLOCK_BYTES: usize = 128 << 10;
/// And the most numbers in digits that it holds: six times as many as a page of statistics.
const BLOCK_NUMBERS: usize = 8 << 10;

/// A part of an article.
pub(super) struct Block<'a> {
    /// Where it begins.
    pub(super) start: usize,
    /// Its words, with publication date and markup.
    pub(super) text: Cow<'a, Text>,
}

/// Returns the blocks of `text`, in order.
pub(super) fn blocks(text: &Text) -> impl Iterator<Item = Block<'_>> {
    let large = text.body.len() > LARGE_BYTES;
    let mut start = 0;
    std::iter::from_fn(move || {
        if !large {
            let whole = Block { start: 0, text: Cow::Borrowed(text) };
            return (std::mem::replace(&mut start, 1) == 0).then_some(whole);
        }
        let span = Span::new(start, block_end(&text.body, start));
        start = span.end;
        (!span.is_empty()).then(|| Block { start: span.start, text: Cow::Owned(cut(text, span)) })
    })
}

/// Where the block that begins at `start` ends.
fn block_end(body: &str, start: usize) -> usize {
    /// Behind these one may cut, the first ones first.
    const MARKS: [&str; 5] = ["\n\n", "\n\r\n", "\n", ". ", " "];
    let longest = longest(body.as_bytes().get(start..).unwrap_or_default());
    if body.len() - start <= longest {
        return body.len();
    }
    let boundary = |at: usize| (at..body.len()).find(|&at| body.is_char_boundary(at));
    let from = boundary(start + longest / 2).unwrap_or(body.len());
    let to = boundary(start + longest).unwrap_or(body.len());
    let window = body.get(from..to).unwrap_or("");
    MARKS.iter().find_map(|mark| window.rfind(mark).map(|at| from + at + mark.len())).unwrap_or(to)
}

/// How many of these bytes a block may have.
fn longest(bytes: &[u8]) -> usize {
    let mut inside = false;
    let mut begins = bytes.iter().take(BLOCK_BYTES).enumerate().filter(|(_, byte)| {
        let outside = !std::mem::replace(&mut inside, byte.is_ascii_digit());
        outside && inside
    });
    begins.nth(BLOCK_NUMBERS).map_or(BLOCK_BYTES, |(at, _)| at)
}

/// The words of `span` as a text of their own.
fn cut(text: &Text, span: Span) -> Text {
    let first = text.skipped.partition_point(|skip| skip.end <= span.start);
    let inside = text.skipped.iter().skip(first).take_while(|skip| skip.start < span.end);
    let moved = |skip: &Span| {
        Span::new(skip.start.max(span.start) - span.start, skip.end.min(span.end) - span.start)
    };
    Text {
        body: span.of(&text.body).to_owned(),
        title: String::new(),
        published: text.published,
        skipped: inside.map(moved).collect(),
    }
}

/// Moves what was found in a block to its place in the article: on by `bytes`, behind `figures`
/// others.
pub(super) fn shift(read: &mut Extraction, flags: &mut [Flag], bytes: usize, figures: usize) {
    let on = |span: &mut Span| *span = Span::new(span.start + bytes, span.end + bytes);
    read.sentences.iter_mut().for_each(|sentence| on(&mut sentence.span));
    for figure in &mut read.figures {
        on(&mut figure.span);
        on(&mut figure.number);
        on(&mut figure.phrase);
        figure.scale.iter_mut().for_each(on);
        figure.pair = figure.pair.map(|pair| pair + figures);
    }
    read.labels.iter_mut().for_each(|label| on(&mut label.span));
    for claim in &mut read.claims {
        on(&mut claim.span);
        claim.speaker.iter_mut().for_each(on);
        claim.figures.iter_mut().for_each(|figure| *figure += figures);
    }
    for flag in flags {
        on(&mut flag.span);
        flag.related.iter_mut().for_each(on);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(body: String) -> Vec<usize> {
        let text = Text::plain(body);
        let mut end = 0;
        let ends = blocks(&text).map(|block| {
            assert_eq!(block.start, end);
            end += block.text.body.len();
            assert_eq!(block.text.body, Span::new(block.start, end).of(&text.body));
            end
        });
        let ends: Vec<usize> = ends.collect();
        assert_eq!(ends.last(), Some(&text.body.len()));
        ends
    }

    #[test]
    fn blocks_end_behind_blank_lines_or_as_near_as_can_be() {
        assert_eq!(ends("A word. ".repeat(100)).len(), 1);
        for piece in ["A word.\n\n", "A word.\n", "A word. ", "Words ", "é", "x"] {
            let body = piece.repeat(LARGE_BYTES / piece.len() + 7);
            let ends = ends(body.clone());
            assert!(ends.len() > 4, "{piece:?}");
            assert!(ends.iter().all(|end| end % piece.len() == 0), "{piece:?}");
        }
    }

    #[test]
    fn a_block_holds_no_more_numbers_than_it_may() {
        for piece in ["1 ", "12\n", "a1\n\n", "3"] {
            let body = piece.repeat(LARGE_BYTES / piece.len() + 7);
            let ends = ends(body.clone());
            let begins = ends.iter().scan(0, |from, &to| Some(std::mem::replace(from, to)));
            for (from, &to) in begins.zip(&ends) {
                let block = body.get(from..to).unwrap();
                let numbers = block.split(|c: char| !c.is_ascii_digit());
                let numbers = numbers.filter(|number| !number.is_empty()).count();
                assert!(numbers <= BLOCK_NUMBERS && block.len() <= BLOCK_BYTES, "{piece:?}");
            }
        }
    }

    #[test]
    fn markup_goes_with_its_block() {
        let mut text = Text::plain("**bold** words here.\n\n".repeat(40_000));
        let marks = text.body.match_indices("**").map(|(at, _)| Span::new(at, at + 2));
        text.skipped = marks.collect();
        let mut skipped = 0;
        for block in blocks(&text) {
            let body = &block.text.body;
            assert!(block.text.skipped.iter().all(|mark| mark.of(body) == "**"));
            skipped += block.text.skipped.len();
        }
        assert_eq!(skipped, text.skipped.len());
    }
}
