//! Flags that people raise: a doubt of their own about a claim, or about words of an article. What
//! a check raises comes with its draft.

use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::flag_answers::{self, Doubtful};
use super::hand_place::sentence_at;
use super::place::int;
use super::{Store, standing};
use crate::check::Severity;
use crate::desk::flagged::EDITOR;
use crate::desk::rights::Right;
use crate::desk::state::{ClaimMove, ClaimState};
use crate::desk::typed;
use crate::text::{Offsets, Span};

/// What a flag is raised on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RaisedOn {
    /// A claim.
    Claim(i64),
    /// Words of an article.
    Article(i64),
}

/// A flag to be raised.
#[derive(Clone, Copy, Debug)]
pub struct NewFlag<'a> {
    /// On what.
    pub on: RaisedOn,
    /// On these words there; a claim is flagged as a whole without them.
    pub words: Option<&'a str>,
    /// Which of the places where the words stand, from 1.
    pub nth: Option<usize>,
    /// How loudly.
    pub severity: Severity,
    /// Why.
    pub reason: &'a str,
}

/// A flag that stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// 12 is f12.
    pub flag_id: i64,
    /// On which claim; `None`: on none.
    pub claim_id: Option<i64>,
    /// The doubtful words.
    pub quote: String,
    /// Whether its claim was settled and is open again.
    pub reopened: bool,
    /// Whether its article was cleared, which is taken back.
    pub taken_back: bool,
}

impl Store {
    /// Raises a flag of one's own.
    pub fn flag(&mut self, by: &By<'_>, new: &NewFlag<'_>) -> Result<Acted<Raised>, Error> {
        self.act(by, Right::Flag, "flagged", |act| raise(act, new))
    }
}

fn raise(act: &mut Act<'_>, new: &NewFlag<'_>) -> Result<Raised, Trouble> {
    let spot = spot(act, new)?;
    let offsets = Offsets::new(&spot.body);
    let sentence = sentence_at(act.tx, spot.revision_id, spot.span.start)?;
    let (by, at) = (act.by.id, act.at.clone());
    let quote = spot.span.of(&spot.body).to_owned();
    let flag_id = act.insert(
        "flags",
        Fields::new()
            .set("revision_id", spot.revision_id)
            .set("claim_id", spot.claim_id)
            .text("code", EDITOR)
            .text("severity", new.severity.code())
            .set("start_byte", int(spot.span.start))
            .set("end_byte", int(spot.span.end))
            .set("start_char", int(offsets.char_at(spot.span.start)))
            .set("end_char", int(offsets.char_at(spot.span.end)))
            .text("quote", &quote)
            .set("sentence", sentence.map(|(position, _)| position))
            .text("message", new.reason)
            .text("computation", "")
            .set("raised_by", by)
            .text("raised_at", &at),
    )?;
    let on = Doubtful {
        article_id: spot.article_id,
        claim_id: spot.claim_id,
        severity: new.severity.code(),
    };
    let stirred = flag_answers::doubt(act, &on, new.reason)?;
    act.on("flags", flag_id);
    let (reopened, taken_back) = (stirred.claim_id.is_some(), stirred.taken_back);
    Ok(Raised { flag_id, claim_id: spot.claim_id, quote, reopened, taken_back })
}

/// Where a flag is to stand.
struct Spot {
    article_id: i64,
    revision_id: i64,
    claim_id: Option<i64>,
    body: String,
    span: Span,
}

fn spot(act: &mut Act<'_>, new: &NewFlag<'_>) -> Result<Spot, Trouble> {
    match new.on {
        RaisedOn::Claim(claim_id) => on_claim(act, claim_id, new),
        RaisedOn::Article(article_id) => in_article(act, article_id, new),
    }
}

fn on_claim(act: &mut Act<'_>, claim_id: i64, new: &NewFlag<'_>) -> Result<Spot, Trouble> {
    let claim = act.claim(claim_id)?;
    if claim.state == ClaimState::Dismissed {
        let reopen = ClaimMove::Reopen.code();
        return Err(Trouble::refused(
            format!("{} is dismissed: it takes no flag.", claim.name()),
            format!("Doubt it again with factdesk {reopen} c{claim_id} --reason …"),
        ));
    }
    let place = claim.in_draft()?;
    let text = text(act.tx, claim.revision_id)?;
    let span = match new.words {
        None => place.span,
        Some(words) => {
            let mut places = typed::find(&text.body, &text.skipped, words);
            places.retain(|found| place.span.contains(*found));
            chosen(&places, words, new.nth, &format!("c{claim_id}"))?
        }
    };
    Ok(Spot {
        article_id: claim.article_id,
        revision_id: claim.revision_id,
        claim_id: Some(claim_id),
        body: text.body,
        span,
    })
}

fn in_article(act: &mut Act<'_>, article_id: i64, new: &NewFlag<'_>) -> Result<Spot, Trouble> {
    let revision_id = standing::current_revision(act.tx, article_id)?;
    act.in_article(article_id);
    let Some(words) = new.words else {
        return Err(Trouble::refused(
            format!("It is not said which words of a{article_id} are in doubt."),
            "Add --words with them, as they stand in the text, or flag a claim.",
        ));
    };
    let text = text(act.tx, revision_id)?;
    let places = typed::find(&text.body, &text.skipped, words);
    let span = chosen(&places, words, new.nth, &format!("a{article_id}"))?;
    let claim_id = claim_under(act.tx, revision_id, span)?;
    if let Some(claim_id) = claim_id {
        act.on_claim(claim_id);
    }
    Ok(Spot { article_id, revision_id, claim_id, body: text.body, span })
}

/// Returns the place meant, of those where the words stand.
fn chosen(places: &[Span], words: &str, nth: Option<usize>, place: &str) -> Result<Span, Trouble> {
    let count = places.len();
    let found = match (places, nth) {
        ([only], None) => Some(*only),
        (all, Some(nth)) => nth.checked_sub(1).and_then(|at| all.get(at)).copied(),
        _ => None,
    };
    found.ok_or_else(|| match (count, nth) {
        (0, _) => Trouble::refused(
            format!("The words {words:?} do not stand in {place}"),
            "Copy them from the text; white space and the shape of quotes do not matter.",
        ),
        (_, None) => Trouble::refused(
            format!("The words {words:?} stand {count} times in {place}"),
            format!("Say which is meant with --nth 1 to {count}, or add a word."),
        ),
        (_, Some(nth)) => Trouble::refused(
            format!("There is no place {nth}: the words {words:?} stand {count} times in {place}"),
            format!("Say which is meant with --nth 1 to {count}"),
        ),
    })
}

/// The text of a draft, and the markup in it.
struct DraftText {
    body: String,
    skipped: Vec<Span>,
}

fn text(conn: &Connection, revision_id: i64) -> Result<DraftText, Trouble> {
    let (body, skipped): (String, String) = conn
        .prepare_cached("SELECT body, skipped FROM revisions WHERE revision_id = ?1")?
        .query_row([revision_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let skipped: Vec<[usize; 2]> = serde_json::from_str(&skipped).map_err(|_| {
        Trouble::row(format!("revision {revision_id}"), "its list of markup is unreadable")
    })?;
    Ok(DraftText {
        body,
        skipped: skipped.into_iter().map(|[from, to]| Span::new(from, to)).collect(),
    })
}

/// Returns the claim that words stand in: one with figures first, then the one they cover most of.
fn claim_under(conn: &Connection, revision_id: i64, span: Span) -> Result<Option<i64>, Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT p.claim_id
               FROM claim_places AS p JOIN claims AS c ON c.claim_id = p.claim_id
              WHERE p.revision_id = ?1 AND p.superseded_at IS NULL AND c.state <> 'dismissed'
                AND p.start_byte < ?3 AND p.end_byte > ?2
              ORDER BY EXISTS (SELECT 1 FROM figures AS f
                                WHERE f.claim_id = p.claim_id AND f.revision_id = ?1) DESC,
                       MIN(p.end_byte, ?3) - MAX(p.start_byte, ?2) DESC, p.claim_id
              LIMIT 1",
        )?
        .query_row((revision_id, int(span.start), int(span.end)), |row| row.get(0))
        .optional()?;
    Ok(found)
}
