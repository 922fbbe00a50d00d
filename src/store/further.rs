//! A further draft of an article: a new text, or the same text read anew. Its claims are those of
//! the draft before where the caller says so; what no longer holds is reopened, and what people
//! answered to a doubt goes with the doubt. Which claim is which is decided by whoever calls.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension};

use super::NewArticle;
use super::act::{Act, Fields};
use super::add::refuse_misfits;
use super::asides;
use super::before::{Before, before};
use super::clearances::take_back;
use super::content;
use super::draft::{Draft, Known, Numbering, Stored};
use super::error::Trouble;
use super::flag_answers;
use super::flags_carried::{self, Moved};
use super::hand_place::{ByHand, place_by_hand};
use super::kinds;
use super::place::{self, int};
use super::standing;
use super::unsettle::{open_again, unsettle};
use crate::desk::row::ExtractedClaim;
use crate::desk::state::ClaimState;
use crate::text::{Offsets, Span};

/// How a claim's new place compares with the one in the draft before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// The same words at the same place.
    Unchanged,
    /// The same words elsewhere.
    Moved,
    /// Other words, the same fact: somebody has to confirm that the verdict holds.
    Reworded,
    /// Another fact: no verdict holds.
    ValueChanged,
    /// The words that its standing resolution asked for: the verdict holds for them.
    AsAgreed,
}

impl Compared {
    /// Returns the code in `claim_places.compared`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Moved => "moved",
            Self::Reworded => "reworded",
            Self::ValueChanged => "value_changed",
            Self::AsAgreed => "as_agreed",
        }
    }
}

/// Where a claim is found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is that claim of the new reading, by its index in `analysis.claims`.
    Read(usize),
    /// It stands there, though the machine does not say so: its place was set by hand before.
    ByHand(Span),
}

/// A claim of the article that stands in the further draft too.
#[derive(Clone, Copy, Debug)]
pub struct Carried {
    /// 17 is c17.
    pub claim_id: i64,
    /// Where it is found again.
    pub found: Found,
    /// How that compares with the draft before.
    pub compared: Compared,
}

/// What has come of a further draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Further {
    /// Its number in the article.
    pub number: i64,
    /// The number of the draft that it was compared with.
    pub before: i64,
    /// Claims that are new in it.
    pub new: Vec<i64>,
    /// Claims of the draft before that no longer stand.
    pub gone: Vec<i64>,
    /// Claims that were settled or set aside, and are open again.
    pub reopened: Vec<i64>,
    /// Whether the article was cleared, and no longer is.
    pub taken_back: bool,
}

/// Stores a further draft within an act and makes it the current one. Claims not carried are gone
/// from it; claims of the reading that nobody is carried to are new, and numbered on.
///
/// `why` goes into the event of the reading: "revised", "date changed".
pub(super) fn further_draft(
    act: &mut Act<'_>,
    article_id: i64,
    new: &NewArticle<'_>,
    carried: &[Carried],
    why: &'static str,
) -> Result<Further, Trouble> {
    refuse_misfits(new)?;
    act.in_article(article_id);
    let before = before(act.tx, article_id)?;
    let plan = plan(act.tx, &before, new, carried)?;
    let number = before.next_draft;
    head_of_article(act, article_id, number, new)?;
    let about_sha256 = content::of_article(act.tx, article_id)?.unwrap_or_default();
    let at = act.at.clone();
    let mut draft = Draft::insert(act.tx, new, (article_id, number), None, &at)?;
    let revision_id = draft.revision_id;
    draft.sentences()?;
    let mut stored = draft.claims(&plan.numbering)?;
    draft.figures(&stored)?;
    let new_claims = stored.iter().filter(|claim| claim.is_new).map(|claim| claim.claim_id);
    let new_claims: Vec<_> = new_claims.collect();
    stored.extend(plan.by_hand.iter().map(Hand::stored));
    draft.flags(&stored)?;
    draft.close(&about_sha256, Some(why))?;
    act.fact("about_sha256", about_sha256);
    let by = act.by.id;
    act.update("revisions", revision_id, Fields::new().set("added_by", by))?;
    places_by_hand(act, revision_id, new, &plan)?;
    let mut further = Further {
        number,
        before: before.number,
        new: new_claims,
        gone: plan.gone(&before),
        reopened: Vec::new(),
        taken_back: false,
    };
    for one in carried {
        further.reopened.extend(compare(act, revision_id, one, &before, new)?);
    }
    for &gone in &further.gone {
        let gone = standing::claim(act.tx, gone)?;
        further.reopened.extend(asides::stand_aside_no_more(act, &gone, "is gone")?);
    }
    further.reopened.extend(asides::let_go(act, article_id)?);
    let moved = Moved { from: before.revision_id, to: revision_id, body: &new.text.body };
    flags_carried::carry(act, &moved, &spans(&before, &stored, carried))?;
    for one in carried {
        back(act, &before, &stored, one, &moved)?;
    }
    flag_answers::carry_to_further(act, revision_id, before.revision_id)?;
    let other = |compared| matches!(compared, Compared::ValueChanged | Compared::Reworded);
    let changed = carried.iter().any(|one| other(one.compared));
    if changed || !further.new.is_empty() || !further.gone.is_empty() {
        further.taken_back = take_back(act, article_id, "A new draft has other facts.")?;
    }
    Ok(further)
}

/// The article's own row speaks of the current draft.
fn head_of_article(
    act: &mut Act<'_>,
    article_id: i64,
    number: i64,
    new: &NewArticle<'_>,
) -> Result<(), Trouble> {
    let fields = Fields::new().set("revision", number).text("title", &new.text.title);
    act.update("articles", article_id, fields)?;
    act.grow_article(article_id)
}

/// A claim whose place is carried by hand.
struct Hand {
    claim_id: i64,
    span: Span,
    speaker: Option<String>,
    made_by: Option<i64>,
    /// Its figures, by their index in the new reading.
    figures: Vec<usize>,
}

impl Hand {
    fn stored(&self) -> Stored {
        Stored {
            claim_id: self.claim_id,
            span: self.span,
            has_figures: !self.figures.is_empty(),
            figures: self.figures.clone(),
            is_new: false,
        }
    }
}

/// What is to be written, worked out before anything is.
struct Plan {
    numbering: Numbering,
    by_hand: Vec<Hand>,
    kept: HashSet<i64>,
}

impl Plan {
    fn gone(&self, before: &Before) -> Vec<i64> {
        let ids = before.claims.iter().map(|claim| claim.known.claim_id);
        ids.filter(|id| !self.kept.contains(id)).collect()
    }
}

fn plan(
    conn: &Connection,
    before: &Before,
    new: &NewArticle<'_>,
    carried: &[Carried],
) -> Result<Plan, Trouble> {
    let misfit = |words: String| Trouble::Given { name: new.origin.to_owned(), words };
    let (mut known, mut by_hand) = (HashMap::new(), Vec::new());
    let mut kept = HashSet::new();
    for one in carried {
        let standing = standing::claim(conn, one.claim_id)?;
        let id = one.claim_id;
        if !kept.insert(id) {
            return Err(misfit(format!("claim c{id} is to stand at two places")));
        }
        let Found::ByHand(span) = one.found else {
            let Found::Read(index) = one.found else { continue };
            let claim = Known { claim_id: id, number: standing.number, kind: standing.kind };
            let there = index < new.analysis.claims.len();
            if !there || known.insert(index, claim).is_some() {
                return Err(misfit(format!("claim c{id} is to stand where another does")));
            }
            continue;
        };
        if span.of(&new.text.body).trim().is_empty() {
            return Err(misfit(format!("claim c{id} is to stand where there are no words")));
        }
        by_hand.push(hand(before, one.claim_id, span, new));
    }
    let taken: HashSet<usize> = by_hand.iter().flat_map(|hand| hand.figures.clone()).collect();
    let apart = taken_apart(conn, &by_hand)?;
    let replaced = |(index, claim): (usize, &ExtractedClaim)| {
        let replaced = claim.figures.iter().any(|figure| taken.contains(figure))
            || apart.iter().any(|(span, quote)| {
                *quote == claim.quote && span.overlaps(Span::new(claim.start, claim.end))
            });
        (replaced && !known.contains_key(&index)).then_some(index)
    };
    let left_out = new.analysis.claims.iter().enumerate().filter_map(replaced).collect();
    Ok(Plan { numbering: Numbering { known, left_out, taken, next: before.next }, by_hand, kept })
}

/// Returns the words that the machine once read as one claim and a person has taken apart or
/// together since, with where that claim is to stand: read as one again, they are no new claim.
fn taken_apart(conn: &Connection, by_hand: &[Hand]) -> Result<Vec<(Span, String)>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT quote FROM claim_places
          WHERE claim_id = ?1 AND made_by IS NULL AND superseded_at IS NOT NULL",
    )?;
    let mut apart = Vec::new();
    for hand in by_hand {
        for quote in statement.query_map([hand.claim_id], |row| row.get(0))? {
            apart.push((hand.span, quote?));
        }
    }
    Ok(apart)
}

/// A claim by hand takes the figures inside its words if it had figures before: a quote around
/// figures has none.
fn hand(before: &Before, claim_id: i64, span: Span, new: &NewArticle<'_>) -> Hand {
    let claim = before.claims.iter().find(|claim| claim.known.claim_id == claim_id);
    let has_figures = claim.is_some_and(|claim| claim.has_figures);
    let inside =
        new.analysis.figures.iter().enumerate().filter(|(_, figure)| {
            has_figures && span.contains(Span::new(figure.start, figure.end))
        });
    Hand {
        claim_id,
        span,
        speaker: claim.and_then(|claim| claim.speaker.clone()),
        made_by: claim.and_then(|claim| claim.made_by),
        figures: inside.map(|(index, _)| index).collect(),
    }
}

fn places_by_hand(
    act: &mut Act<'_>,
    revision_id: i64,
    new: &NewArticle<'_>,
    plan: &Plan,
) -> Result<(), Trouble> {
    let offsets = Offsets::new(&new.text.body);
    let mut taken = HashSet::new();
    for hand in &plan.by_hand {
        let made_by = hand.made_by.unwrap_or(act.by.id);
        let place = ByHand { claim_id: hand.claim_id, span: hand.span, made_by };
        let fields = Fields::new().maybe("speaker", hand.speaker.as_deref());
        place_by_hand(act, revision_id, (&new.text.body, &offsets), &place, fields)?;
        for &figure in hand.figures.iter().filter(|figure| taken.insert(**figure)) {
            let figure_id = figure_at(act.tx, revision_id, figure)?;
            act.update("figures", figure_id, Fields::new().set("claim_id", hand.claim_id))?;
        }
    }
    Ok(())
}

fn figure_at(conn: &Connection, revision_id: i64, position: usize) -> Result<i64, Trouble> {
    Ok(conn
        .prepare_cached("SELECT figure_id FROM figures WHERE revision_id = ?1 AND position = ?2")?
        .query_row((revision_id, int(position)), |row| row.get(0))?)
}

/// Writes down how a claim compares with the draft before, and returns the claims that are open
/// again: itself, or its duplicates.
fn compare(
    act: &mut Act<'_>,
    revision_id: i64,
    one: &Carried,
    before: &Before,
    new: &NewArticle<'_>,
) -> Result<Vec<i64>, Trouble> {
    let mut claim = standing::claim(act.tx, one.claim_id)?;
    let Some(place) = standing::place_of(act.tx, one.claim_id, revision_id)? else {
        return Ok(Vec::new());
    };
    let mut reopened = false;
    let compared = Fields::new().text("compared", one.compared.code());
    act.update("claim_places", place.row, compared)?;
    let old = before.claims.iter().find(|claim| claim.known.claim_id == one.claim_id);
    if let (Found::Read(index), Some(old)) = (one.found, old) {
        let read = new.analysis.claims.get(index).map(|claim| claim.kind.as_str());
        // A kind that a person has corrected stays.
        let corrected = old.read_as.as_ref().is_some_and(|read_as| *read_as != old.known.kind);
        if let Some(read) = read.filter(|read| *read != claim.kind && !corrected) {
            reopened |= kinds::set(act, &mut claim, read)?;
        }
    }
    if !matches!(one.compared, Compared::Unchanged | Compared::Moved) {
        act.grow(&mut claim, Fields::new())?;
    }
    let mut opened = Vec::new();
    let words = format!("Draft {} says something else.", before.next_draft);
    let dismissed = claim.state == ClaimState::Dismissed && !is_merged(act.tx, one.claim_id)?;
    match one.compared {
        Compared::ValueChanged if claim.state != ClaimState::Dismissed || dismissed => {
            reopened |= unsettle(act, &mut claim, &words)?;
        }
        Compared::Reworded | Compared::AsAgreed if dismissed => {
            reopened |= open_again(act, &mut claim, &words)?;
        }
        _ => {}
    }
    if matches!(one.compared, Compared::ValueChanged | Compared::AsAgreed) {
        opened = asides::stand_aside_no_more(act, &claim, "says something else now")?;
    }
    opened.extend(reopened.then_some(one.claim_id));
    Ok(opened)
}

/// What was taken into another claim changes with that one.
fn is_merged(conn: &Connection, claim_id: i64) -> Result<bool, Trouble> {
    Ok(conn
        .prepare_cached("SELECT merged_into IS NOT NULL FROM claims WHERE claim_id = ?1")?
        .query_row([claim_id], |row| row.get(0))?)
}

/// A claim that was in an earlier draft and is back brings along what was doubted about it.
fn back(
    act: &mut Act<'_>,
    before: &Before,
    stored: &[Stored],
    one: &Carried,
    moved: &Moved<'_>,
) -> Result<(), Trouble> {
    if before.claims.iter().any(|claim| claim.known.claim_id == one.claim_id) {
        return Ok(());
    }
    let last: Option<(i64, usize, usize)> = act
        .tx
        .prepare_cached(
            "SELECT p.revision_id, p.start_byte, p.end_byte FROM claim_places AS p
               JOIN revisions AS r ON r.revision_id = p.revision_id AND r.taken_back_at IS NULL
              WHERE p.claim_id = ?1 AND p.revision_id < ?2 AND p.superseded_at IS NULL
              ORDER BY p.revision_id DESC LIMIT 1",
        )?
        .query_row((one.claim_id, moved.to), |row| {
            Ok((row.get(0)?, place::count(row, 1)?, place::count(row, 2)?))
        })
        .optional()?;
    let is = stored.iter().find(|claim| claim.claim_id == one.claim_id).map(|claim| claim.span);
    if let (Some((from, start, end)), Some(is)) = (last, is) {
        let same_fact = one.compared != Compared::ValueChanged;
        let claim = flags_carried::Claim { was: Span::new(start, end), is, same_fact };
        flags_carried::carry_of(act, &Moved { from, ..*moved }, one.claim_id, claim)?;
    }
    Ok(())
}

/// Returns where each carried claim stood and stands, for those whose fact is the same.
fn spans(
    before: &Before,
    stored: &[Stored],
    carried: &[Carried],
) -> HashMap<i64, flags_carried::Claim> {
    let of = |one: &Carried| {
        let was = before.claims.iter().find(|claim| claim.known.claim_id == one.claim_id)?;
        let is = stored.iter().find(|claim| claim.claim_id == one.claim_id)?;
        let same_fact = !matches!(one.compared, Compared::ValueChanged | Compared::AsAgreed);
        Some((one.claim_id, flags_carried::Claim { was: was.span, is: is.span, same_fact }))
    };
    carried.iter().filter_map(of).collect()
}
