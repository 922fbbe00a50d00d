//! Places of stored rows: every one is compared with the words it should cut, whenever it is
//! written or read.

use rusqlite::{Connection, Row};

use super::error::Trouble;
use crate::text::Span;

/// A longer sentence is none (a table, a page without full stops): what is shown and searched is
/// then the claim and its surroundings. `schema.sql` knows the same number.
const LONGEST_SENTENCE_BYTES: usize = 2_000;

/// What is shown on either side of a claim in such a sentence.
const AROUND_BYTES: usize = 300;

/// Refuses a place that does not cut exactly `words` out of `body`.
pub(super) fn check(
    body: &str,
    (start, end): (usize, usize),
    words: &str,
    row: impl FnOnce() -> String,
) -> Result<(), Trouble> {
    let there = body.get(start..end);
    if there == Some(words) && start < end {
        return Ok(());
    }
    let there =
        there.map_or("no whole characters".to_owned(), |there| format!("“{}”", short(there)));
    let words = short(words);
    Err(Trouble::row(row(), format!("bytes {start} to {end} hold {there}, it should be “{words}”")))
}

/// Returns the sentence to show with the words at `span`: the whole one, or what is around them
/// when it has no end, or themselves when they stand in none.
pub(super) fn sentence(body: &str, sentence: Option<Span>, span: Span) -> String {
    let Some(sentence) = sentence else { return span.of(body).to_owned() };
    if sentence.len() <= LONGEST_SENTENCE_BYTES {
        return sentence.of(body).to_owned();
    }
    let start = sentence.start.max(span.start.saturating_sub(AROUND_BYTES));
    let end = sentence.end.min(span.end.saturating_add(AROUND_BYTES)).min(body.len());
    let start = (start..=span.start).find(|&at| body.is_char_boundary(at)).unwrap_or(span.start);
    let end = (span.end..=end).rev().find(|&at| body.is_char_boundary(at)).unwrap_or(span.end);
    Span::new(start, end).of(body).to_owned()
}

/// Returns the words of that sentence that are searched: the twin of the view `claim_words`.
pub(super) fn searched<'a>(body: &'a str, sentence: Option<Span>, quote: &'a str) -> &'a str {
    match sentence {
        Some(sentence) if sentence.len() <= LONGEST_SENTENCE_BYTES => sentence.of(body),
        _ => quote,
    }
}

/// Puts a place into the search index: its words, and those of the sentence it begins in.
pub(super) fn index(
    conn: &Connection,
    place_id: i64,
    body: &str,
    sentence: Option<Span>,
    quote: &str,
) -> Result<(), Trouble> {
    conn.prepare_cached("INSERT INTO claim_search (rowid, quote, sentence) VALUES (?1, ?2, ?3)")?
        .execute((place_id, quote, searched(body, sentence, quote)))?;
    Ok(())
}

/// Reads a place or another count, none of which is negative.
pub(super) fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<usize> {
    let number: i64 = row.get(column)?;
    usize::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, number))
}

/// Reads a place of which both ends may be missing.
pub(super) fn span(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Span>> {
    match row.get::<_, Option<i64>>(column)? {
        None => Ok(None),
        Some(_) => Ok(Some(Span::new(count(row, column)?, count(row, column + 1)?))),
    }
}

/// Returns a place or count as `SQLite` holds it. No text is longer than `i64::MAX` bytes.
pub(super) fn int(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn short(words: &str) -> String {
    const SHOWN_CHARS: usize = 60;
    match words.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or("")),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_beside_its_words_is_refused_and_says_what_stands_there() {
        let body = "It bought 1.64 tons.";
        assert!(check(body, (10, 19), "1.64 tons", || "c1".into()).is_ok());
        for place in [(9, 18), (10, 18), (10, 10), (19, 10), (10, 900)] {
            assert!(check(body, place, "1.64 tons", || "c1".into()).is_err(), "{place:?}");
        }
        let Err(Trouble::Row { row, words }) = check("é!", (1, 2), "!", || "c1".into()) else {
            panic!("half a character is no place");
        };
        assert_eq!(row, "c1");
        assert!(words.contains("no whole characters"), "{words}");
    }

    #[test]
    fn an_endless_sentence_is_shown_around_the_claim() {
        let body = format!("{}1.64 tons{}", "é ".repeat(5_000), " ü".repeat(5_000));
        let at = body.find("1.64").unwrap();
        let span = Span::new(at, at + 9);
        let shown = sentence(&body, Some(Span::new(0, body.len())), span);
        assert!(shown.contains("1.64 tons") && shown.len() < 700, "{}", shown.len());
        assert_eq!(sentence(&body, None, span), "1.64 tons");
    }
}
