//! The next draft as far as the desk can write it: the current one with the agreed changes made.
//! What it becomes is left to whoever brings it.

use std::collections::HashMap;

use super::error::Error;
use super::list::article;
use super::open::Desk;
use crate::store::ClaimFilter;
use crate::text::Span;

/// A text with the agreed changes made, and how many they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextDraft {
    /// The whole text.
    pub text: String,
    /// How many changes stand in it.
    pub changes: usize,
}

/// Returns the current draft with every change made that is agreed and not yet in it; `None` when
/// there is none such. Of changes inside one another the outer one is made.
pub fn next_draft(desk: &Desk, id: &str) -> Result<Option<NextDraft>, Error> {
    let (number, detail) = article(desk, id)?;
    let mut agreed = desk.store.corrections(number)?;
    agreed.retain(|row| !row.made && row.change != "correct");
    if agreed.is_empty() {
        return Ok(None);
    }
    let which = ClaimFilter { article: Some(number), ..ClaimFilter::default() };
    let claims = desk.store.claims(&which)?.into_iter();
    let places: HashMap<_, _> =
        claims.map(|claim| (claim.id, Span::new(claim.start, claim.end))).collect();
    let edits = agreed.into_iter().filter_map(|row| {
        let place = *places.get(row.claim.as_ref()?)?;
        let new = if row.change == "cut" { String::new() } else { row.new_text? };
        Some((place, new))
    });
    let next = applied(&detail.body, edits.collect());
    Ok((next.changes > 0).then_some(next))
}

/// Makes the changes in a text.
fn applied(body: &str, mut edits: Vec<(Span, String)>) -> NextDraft {
    edits.sort_by_key(|(place, _)| (place.start, std::cmp::Reverse(place.end)));
    let (mut text, mut at, mut changes) = (String::with_capacity(body.len()), 0, 0);
    for (place, new) in edits {
        let (Some(before), true) = (body.get(at..place.start), place.start >= at) else { continue };
        text.push_str(before);
        text.push_str(&new);
        at = place.end;
        changes += 1;
        // Words that are cut take one of the spaces around them along.
        let spaced = text.is_empty() || text.ends_with(char::is_whitespace);
        if new.is_empty() && spaced && body.get(at..).is_some_and(|rest| rest.starts_with(' ')) {
            at += 1;
        }
    }
    text.push_str(body.get(at..).unwrap_or(""));
    NextDraft { text, changes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreed_changes_are_made_and_the_rest_stays() {
        let body = "The dam holds 40 tons, many say, and 7 gates.";
        let at = |words: &str| {
            let start = body.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let edits = vec![
            (at("many say,"), String::new()),
            (at("40 tons"), "40 million tons".to_owned()),
            (at("tons"), "pounds".to_owned()),
        ];
        let next = applied(body, edits);
        assert_eq!(next.text, "The dam holds 40 million tons, and 7 gates.");
        assert_eq!(next.changes, 2);
    }
}
