//! A claim's place that a person sets: checked against the text, and put into the search index.

use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Fields};
use super::error::Trouble;
use super::place::{self, count, int};
use crate::text::{Offsets, Span};

/// A place that a person sets.
pub(super) struct ByHand {
    /// Whose place.
    pub(super) claim_id: i64,
    /// Where.
    pub(super) span: Span,
    /// Who sets it.
    pub(super) made_by: i64,
}

/// Writes a place that a person sets, with what else is in `fields`, and returns its row.
pub(super) fn place_by_hand(
    act: &mut Act<'_>,
    revision_id: i64,
    (body, offsets): (&str, &Offsets<'_>),
    place: &ByHand,
    fields: Fields,
) -> Result<i64, Trouble> {
    let Span { start, end } = place.span;
    let quote = place.span.of(body);
    place::check(body, (start, end), quote, || format!("c{}", place.claim_id))?;
    let sentence = sentence_at(act.tx, revision_id, start)?;
    let fields = fields
        .set("claim_id", place.claim_id)
        .set("revision_id", revision_id)
        .set("start_byte", int(start))
        .set("end_byte", int(end))
        .set("start_char", int(offsets.char_at(start)))
        .set("end_char", int(offsets.char_at(end)))
        .text("quote", quote)
        .set("sentence", sentence.map(|(position, _)| position))
        .set("made_by", place.made_by);
    let place_id = act.insert("claim_places", fields)?;
    place::index(act.tx, place_id, body, sentence.map(|(_, span)| span), quote)?;
    Ok(place_id)
}

/// Returns the sentence that a byte of a stored draft stands in: its position, and its place.
pub(super) fn sentence_at(
    conn: &Connection,
    revision_id: i64,
    at: usize,
) -> Result<Option<(i64, Span)>, Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT position, start_byte, end_byte FROM sentences
              WHERE revision_id = ?1 AND start_byte <= ?2 AND end_byte > ?2
              ORDER BY position DESC LIMIT 1",
        )?
        .query_row((revision_id, int(at)), |row| {
            Ok((row.get(0)?, Span::new(count(row, 1)?, count(row, 2)?)))
        })
        .optional()?;
    Ok(found)
}
