//! Claims that a person makes: words the machine missed. Splitting, merging and setting aside have
//! files of their own, and share with this one how a claim is written.

use rusqlite::Connection;

use super::Store;
use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::galley::{Galley, encloses, galley};
use super::hand_place::{ByHand, place_by_hand};
use super::standing::Standing;
use crate::desk::number;
use crate::desk::rights::Right;
use crate::text::{Offsets, Span};

/// A claim to be made of words in the current draft.
#[derive(Clone, Copy, Debug, Default)]
pub struct NewClaim<'a> {
    /// In which article.
    pub article_id: i64,
    /// The words as typed.
    pub words: &'a str,
    /// Which of their places, from 1.
    pub nth: Option<usize>,
    /// What sort of fact; `None`: what the figures inside suggest.
    pub kind: Option<&'a str>,
    /// Who said it, for a quote.
    pub speaker: Option<&'a str>,
}

/// A claim as a person has made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandMade {
    /// 17 is c17.
    pub claim_id: i64,
    /// What people call it in its article.
    pub number: String,
    /// What sort of fact.
    pub kind: String,
    /// The words as printed.
    pub quote: String,
    /// Whether it was settled, and is reopened.
    pub reopened: bool,
}

impl Store {
    /// Makes a claim of words that the machine missed.
    pub fn add_claim(&mut self, by: &By<'_>, new: &NewClaim<'_>) -> Result<Acted<HandMade>, Error> {
        self.act(by, Right::EditClaims, "added", |act| add(act, new))
    }
}

fn add(act: &mut Act<'_>, new: &NewClaim<'_>) -> Result<HandMade, Trouble> {
    let galley = galley(act.tx, new.article_id)?;
    let span = galley.locate(new.words, new.nth)?;
    let suggested = galley.kind_of(span, new.speaker.is_some());
    let kind = new.kind.unwrap_or(&suggested);
    galley.refuse_twin(span, kind)?;
    if !encloses(kind) {
        galley.refuse_taken(span, &[])?;
        galley.refuse_cut_figure(span)?;
    }
    let number = new_number(act.tx, &galley, galley.number_before(span))?;
    let born = Born { kind, number: &number, span, speaker: new.speaker, split_from: None };
    let claim = make(act, &galley, &born)?;
    act.on("claims", claim.claim_id);
    act.on_claim(claim.claim_id);
    let figures = galley.figures_in(span).filter(|figure| !galley.is_held(figure));
    if !encloses(kind) {
        let figures: Vec<_> = figures.map(|figure| figure.figure_id).collect();
        give_figures(act, &figures, Some(claim.claim_id))?;
    }
    let loose = flags_of(act.tx, &galley, None)?;
    let under = loose.into_iter().filter(|flag| flag.span.overlaps(span));
    give_flags(act, under.map(|flag| flag.flag_id), claim.claim_id)?;
    changed(act, &galley)?;
    Ok(claim)
}

/// The article is being checked from now on.
pub(super) fn changed(act: &mut Act<'_>, galley: &Galley) -> Result<(), Trouble> {
    act.in_article(galley.article_id);
    act.begin_checking(galley.article_id)
}

/// A claim about to be written.
pub(super) struct Born<'a> {
    pub(super) kind: &'a str,
    pub(super) number: &'a str,
    pub(super) span: Span,
    pub(super) speaker: Option<&'a str>,
    pub(super) split_from: Option<i64>,
}

/// Writes a claim with its place.
pub(super) fn make(
    act: &mut Act<'_>,
    galley: &Galley,
    born: &Born<'_>,
) -> Result<HandMade, Trouble> {
    let (by, at) = (act.by.id, act.at.clone());
    act.in_article(galley.article_id);
    let fields = Fields::new()
        .set("article_id", galley.article_id)
        .text("number", born.number)
        .text("kind", born.kind)
        .set("split_from", born.split_from)
        .set("made_by", by)
        .text("added_at", &at);
    let claim_id = act.insert("claims", fields)?;
    set_place(act, galley, claim_id, born.span, born.speaker)?;
    Ok(hand_made(galley, claim_id, born.number, born.kind, born.span))
}

/// Writes a claim's place, set by whoever acts.
pub(super) fn set_place(
    act: &mut Act<'_>,
    galley: &Galley,
    claim_id: i64,
    span: Span,
    speaker: Option<&str>,
) -> Result<(), Trouble> {
    let place = ByHand { claim_id, span, made_by: act.by.id };
    let text = (galley.body.as_str(), &Offsets::new(&galley.body));
    let fields = Fields::new().maybe("speaker", speaker);
    place_by_hand(act, galley.revision_id, text, &place, fields)?;
    Ok(())
}

/// Replaces a claim's place by another, and returns who said it.
pub(super) fn move_place(
    act: &mut Act<'_>,
    galley: &Galley,
    claim: &Standing,
    span: Span,
) -> Result<Option<String>, Trouble> {
    let Some(place) = &claim.place else { return Ok(None) };
    let speaker: Option<String> = act
        .tx
        .prepare_cached("SELECT speaker FROM claim_places WHERE place_id = ?1")?
        .query_row([place.row], |row| row.get(0))?;
    if place.span == span {
        return Ok(speaker);
    }
    let since = Fields::new().text("superseded_at", &act.at);
    act.update("claim_places", place.row, since)?;
    set_place(act, galley, claim.claim_id, span, speaker.as_deref())?;
    Ok(speaker)
}

/// Returns what is told of a claim made by hand.
pub(super) fn hand_made(
    galley: &Galley,
    claim_id: i64,
    number: &str,
    kind: &str,
    span: Span,
) -> HandMade {
    let quote = span.of(&galley.body).to_owned();
    HandMade { claim_id, number: number.to_owned(), kind: kind.to_owned(), quote, reopened: false }
}

/// Returns a number that was never given, behind that one.
pub(super) fn new_number(
    conn: &Connection,
    galley: &Galley,
    before: Option<&str>,
) -> Result<String, Trouble> {
    let mut statement = conn.prepare_cached("SELECT number FROM claims WHERE article_id = ?1")?;
    let given = statement.query_map([galley.article_id], |row| row.get(0))?;
    let given: Vec<String> = given.collect::<Result<_, _>>()?;
    Ok(number::between(before, given.iter().map(String::as_str)))
}

/// Hands figures to a claim, or to none.
pub(super) fn give_figures(
    act: &mut Act<'_>,
    figures: &[i64],
    claim_id: Option<i64>,
) -> Result<(), Trouble> {
    for &figure in figures {
        act.update("figures", figure, Fields::new().set("claim_id", claim_id))?;
    }
    Ok(())
}

/// A flag of the draft.
pub(super) struct PlacedFlag {
    pub(super) flag_id: i64,
    pub(super) span: Span,
}

/// Returns the flags of a claim in the draft, or those on no claim.
pub(super) fn flags_of(
    conn: &Connection,
    galley: &Galley,
    claim_id: Option<i64>,
) -> Result<Vec<PlacedFlag>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT flag_id, start_byte, end_byte FROM flags
          WHERE revision_id = ?1 AND claim_id IS ?2",
    )?;
    let rows = statement.query_map((galley.revision_id, claim_id), |row| {
        let span = super::place::span(row, 1)?.unwrap_or_default();
        Ok(PlacedFlag { flag_id: row.get(0)?, span })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Hands flags to a claim.
pub(super) fn give_flags(
    act: &mut Act<'_>,
    flags: impl IntoIterator<Item = i64>,
    claim_id: i64,
) -> Result<(), Trouble> {
    for flag in flags {
        act.update("flags", flag, Fields::new().set("claim_id", claim_id))?;
    }
    Ok(())
}
