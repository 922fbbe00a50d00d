//! Where words stand in an article's current draft: every place of words that were typed, the one
//! that was selected, and what is around a claim.

use super::error::Error;
use super::id::Sort;
use super::list::{article, known_article};
use super::open::Desk;
use super::rows::DeskRows;
use super::words::checked_words;
use crate::desk::row::{ArticleRow, ClaimRow};
use crate::desk::typed;
use crate::report::{ArticleText, Rows};
use crate::text::Span;

/// So much of the text is shown around a place.
const AROUND_CHARS: usize = 60;
/// More places than that are not told apart by reading them.
const MOST_PLACES: usize = 40;

/// One place of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which of their places, from 1.
    pub nth: usize,
    /// What stands before.
    pub before: String,
    /// The words as printed.
    pub words: String,
    /// What stands after.
    pub after: String,
}

/// Returns the places of these words in an article's current draft, at most forty.
pub fn places(desk: &Desk, id: &str, words: &str) -> Result<(ArticleRow, Vec<Place>), Error> {
    let words = checked_words("The claim", words)?;
    let text = text(desk, known_article(desk, id)?, id)?;
    let found = typed::find(&text.detail.body, &text.markup, &words);
    let places = (1..).zip(found.into_iter().take(MOST_PLACES)).map(|(nth, span)| Place {
        nth,
        before: last_chars(&plain(&text, before(&text.detail.body, span)), AROUND_CHARS),
        words: plain(&text, span),
        after: first_chars(&plain(&text, after(&text.detail.body, span))),
    });
    let places = places.collect();
    Ok((text.detail.row, places))
}

/// Returns which of the places of these words was selected: in the paragraph that begins at that
/// byte, with so many code points before it as the paragraph is read. None when they stand nowhere.
pub fn selected_place(
    desk: &Desk,
    id: &str,
    words: &str,
    (paragraph, before): (usize, usize),
) -> Result<Option<usize>, Error> {
    let text = text(desk, known_article(desk, id)?, id)?;
    let found = typed::find(&text.detail.body, &text.markup, words);
    let away = |span: &Span| {
        let lead = Span::new(paragraph, span.start);
        plain(&text, lead).trim_start().chars().count().abs_diff(before)
    };
    // A place is only measured near the paragraph, so that a common word costs no more than a rare.
    let first = found.partition_point(|span| span.start < paragraph);
    let near = found.iter().enumerate().skip(first).take(MOST_PLACES);
    Ok(near.min_by_key(|(_, span)| away(span)).map(|(at, _)| at + 1))
}

/// A claim in its sentence, with the sentence before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InPlace {
    /// The sentence before.
    pub before: String,
    /// What its own sentence says first.
    pub lead: String,
    /// Its words.
    pub words: String,
    /// What its sentence goes on to say.
    pub tail: String,
    /// The sentence after.
    pub after: String,
}

/// Returns a claim of the current draft in its place: where it stands, not where the same words
/// stand first.
pub fn in_place(desk: &Desk, claim: &ClaimRow) -> Result<InPlace, Error> {
    let (number, _) = article(desk, &claim.article)?;
    let text = text(desk, number, &claim.article)?;
    let own = Span::new(claim.start, claim.end);
    let sentences = &text.detail.sentences;
    let touches = |span: Span| span.overlaps(own);
    let spans: Vec<_> =
        sentences.iter().map(|sentence| Span::new(sentence.start, sentence.end)).collect();
    let first = spans.iter().position(|span| touches(*span));
    let last = spans.iter().rposition(|span| touches(*span));
    let (Some(first), Some(last)) = (first, last) else {
        return Ok(InPlace { words: plain(&text, own), ..InPlace::default() });
    };
    let sentence = |at: Option<usize>| {
        let span = at.and_then(|at| spans.get(at)).copied();
        span.map(|span| plain(&text, span)).unwrap_or_default()
    };
    let start = spans.get(first).map_or(own.start, |span| span.start.min(own.start));
    let end = spans.get(last).map_or(own.end, |span| span.end.max(own.end));
    Ok(InPlace {
        before: last_chars(&sentence(first.checked_sub(1)), 4 * AROUND_CHARS),
        lead: last_chars(&plain(&text, Span::new(start, own.start)), 8 * AROUND_CHARS),
        words: plain(&text, own),
        tail: plain(&text, Span::new(own.end, end)),
        after: sentence(Some(last + 1)),
    })
}

/// Which claims stand before and after one in the galley, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// The one before it.
    pub before: Option<String>,
    /// The one after it.
    pub after: Option<String>,
    /// How many the draft has.
    pub of: usize,
}

/// Returns what stands before and after a claim of the current draft.
pub fn neighbours(desk: &Desk, claim: &ClaimRow) -> Result<Neighbours, Error> {
    let article = known_article(desk, &claim.article)?;
    let own = Sort::Claim.id(&claim.id)?;
    let all = desk.store.claim_numbers(article)?;
    let place = all.iter().position(|number| *number == own);
    let at = |place: Option<usize>| Some(format!("c{}", place.and_then(|at| all.get(at))?));
    Ok(Neighbours {
        before: at(place.and_then(|at| at.checked_sub(1))),
        after: at(place.map(|at| at + 1)),
        of: all.len(),
    })
}

fn text(desk: &Desk, article: i64, id: &str) -> Result<ArticleText, Error> {
    let text = DeskRows { desk }.text(article)?;
    text.ok_or_else(|| Error::usage(format!("There is no article {id}.")))
}

/// The stretch before a place from which what is shown before it is cut.
fn before(body: &str, span: Span) -> Span {
    let from = span.start.saturating_sub(8 * AROUND_CHARS);
    Span::new(
        (from..=span.start).find(|&at| body.is_char_boundary(at)).unwrap_or(span.start),
        span.start,
    )
}

fn after(body: &str, span: Span) -> Span {
    let to = (span.end + 8 * AROUND_CHARS).min(body.len());
    Span::new(span.end, (to..=body.len()).find(|&at| body.is_char_boundary(at)).unwrap_or(span.end))
}

/// The words of a stretch as they are read: without markup, every run of white space one space.
fn plain(text: &ArticleText, span: Span) -> String {
    let mut words = String::new();
    let mut at = span.start;
    let first = text.markup.partition_point(|markup| markup.end <= span.start);
    let markup = text.markup.get(first..).unwrap_or_default();
    for skipped in markup.iter().take_while(|markup| markup.start < span.end) {
        push(&mut words, Span::new(at, skipped.start.max(at)).of(&text.detail.body));
        at = skipped.end.max(at);
    }
    push(&mut words, Span::new(at, span.end.max(at)).of(&text.detail.body));
    words
}

fn push(words: &mut String, more: &str) {
    for sign in more.chars() {
        match sign {
            sign if !sign.is_whitespace() => words.push(sign),
            _ if words.ends_with(' ') => {}
            _ => words.push(' '),
        }
    }
}

fn last_chars(words: &str, most: usize) -> String {
    match words.char_indices().rev().nth(most) {
        Some((at, sign)) => format!("…{}", words.get(at + sign.len_utf8()..).unwrap_or("")),
        None => words.to_owned(),
    }
}

fn first_chars(words: &str) -> String {
    match words.char_indices().nth(AROUND_CHARS) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or("")),
        None => words.to_owned(),
    }
}
