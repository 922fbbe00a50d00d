//! Where a claim and its article stand at the moment of an act, and moving them by the tables in
//! `desk::state`. What an act writes besides is left to its own file.

use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Fields};
use super::error::{Error, Trouble};
use super::{Store, place};
use crate::desk::state::{ArticleMove, ArticleState, ClaimMove, ClaimState};
use crate::text::Span;

/// A claim as it stands now.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    /// 17 is c17.
    pub(super) claim_id: i64,
    /// In which article.
    pub(super) article_id: i64,
    /// What people call it there.
    pub(super) number: String,
    /// Grows with every change a person makes.
    pub(super) version: i64,
    /// What sort of fact.
    pub(super) kind: String,
    /// Where the work is.
    pub(super) state: ClaimState,
    /// The draft people have before them now.
    pub(super) revision_id: i64,
    /// Its place in that draft; `None` when it no longer stands in it.
    pub(super) place: Option<Place>,
}

/// Where a claim stands in the current draft.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The place's row.
    pub(super) row: i64,
    /// The words.
    pub(super) quote: String,
    /// Half-open bytes in the draft's text.
    pub(super) span: Span,
}

/// Returns how the claim stands; refuses one that is not there.
pub(super) fn claim(conn: &Connection, claim_id: i64) -> Result<Standing, Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT c.article_id, c.number, c.version, c.kind, c.state, r.revision_id
               FROM claims AS c
               JOIN articles AS a ON a.article_id = c.article_id
               JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
              WHERE c.claim_id = ?1",
        )?
        .query_row([claim_id], |row| {
            Ok(Standing {
                claim_id,
                article_id: row.get(0)?,
                number: row.get(1)?,
                version: row.get(2)?,
                kind: row.get(3)?,
                state: ClaimState::from_code(&row.get::<_, String>(4)?).unwrap_or(ClaimState::Open),
                revision_id: row.get(5)?,
                place: None,
            })
        })
        .optional()?;
    let Some(mut found) = found else {
        let message = format!("This desk has no claim c{claim_id}");
        return Err(Trouble::refused(message, "factdesk claims lists them."));
    };
    found.place = place_of(conn, claim_id, found.revision_id)?;
    Ok(found)
}

impl Store {
    /// Returns the id of the claim with that number in that article: "17a".
    pub fn claim_numbered(&self, article_id: i64, number: &str) -> Result<Option<i64>, Error> {
        self.read(|conn| {
            let found = conn
                .prepare_cached(
                    "SELECT claim_id FROM claims WHERE article_id = ?1 AND number = ?2",
                )?
                .query_row((article_id, number), |row| row.get(0))
                .optional()?;
            Ok(found)
        })
    }
}

/// Returns the claim's standing place in that draft.
pub(super) fn place_of(
    conn: &Connection,
    claim_id: i64,
    revision_id: i64,
) -> Result<Option<Place>, Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT place_id, quote, start_byte, end_byte FROM claim_places
              WHERE claim_id = ?1 AND revision_id = ?2 AND superseded_at IS NULL",
        )?
        .query_row((claim_id, revision_id), |row| {
            let span = Span::new(place::count(row, 2)?, place::count(row, 3)?);
            Ok(Place { row: row.get(0)?, quote: row.get(1)?, span })
        })
        .optional()?;
    Ok(found)
}

/// Returns where an article is; refuses one that is not there.
pub(super) fn article_state(conn: &Connection, article_id: i64) -> Result<ArticleState, Trouble> {
    let state = conn
        .prepare_cached("SELECT state FROM articles WHERE article_id = ?1")?
        .query_row([article_id], |row| row.get::<_, String>(0))
        .optional()?;
    state.and_then(|state| ArticleState::from_code(&state)).ok_or_else(|| no_article(article_id))
}

/// Returns the row of the draft people have before them now; refuses an article that is not there.
pub(super) fn current_revision(conn: &Connection, article_id: i64) -> Result<i64, Trouble> {
    let revision_id = conn
        .prepare_cached(
            "SELECT r.revision_id FROM articles AS a
               JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
              WHERE a.article_id = ?1",
        )?
        .query_row([article_id], |row| row.get(0))
        .optional()?;
    revision_id.ok_or_else(|| no_article(article_id))
}

/// Returns the refusal of an article that is not there.
pub(super) fn no_article(article_id: i64) -> Trouble {
    let message = format!("This desk has no article a{article_id}");
    Trouble::refused(message, "factdesk articles lists them.")
}

impl Act<'_> {
    /// Returns how a claim stands, and writes down that the act happens on it.
    pub(super) fn claim(&mut self, claim_id: i64) -> Result<Standing, Trouble> {
        let standing = claim(self.tx, claim_id)?;
        self.in_article(standing.article_id);
        self.on_claim(claim_id);
        Ok(standing)
    }

    /// Does the same on each of these claims, once, and writes down that the act happens on all.
    pub(super) fn on_each<T>(
        &mut self,
        claims: &[i64],
        mut one: impl FnMut(&mut Self, i64) -> Result<T, Trouble>,
    ) -> Result<Vec<T>, Trouble> {
        let mut all = Vec::with_capacity(claims.len());
        for claim_id in claims {
            if !all.contains(claim_id) {
                all.push(*claim_id);
            }
        }
        if all.len() > 1 {
            self.fact("claims", all.clone());
        }
        let many = all.len() > 1;
        let done: Result<_, _> = all.into_iter().map(|claim_id| one(self, claim_id)).collect();
        done.map_err(|trouble| match trouble {
            Trouble::Refused { message, hint } if many => {
                Trouble::refused(message, format!("Of the claims named none was touched. {hint}"))
            }
            other => other,
        })
    }

    /// Moves a claim as the table of moves allows, or says what is allowed here; its version grows
    /// either way, and its article is being checked from now on.
    pub(super) fn move_claim(
        &mut self,
        claim: &mut Standing,
        by: ClaimMove,
    ) -> Result<ClaimState, Trouble> {
        self.move_claim_through(claim, &[by])
    }

    /// Moves a claim several times in one go: a verdict that comes with its resolution.
    pub(super) fn move_claim_through(
        &mut self,
        claim: &mut Standing,
        moves: &[ClaimMove],
    ) -> Result<ClaimState, Trouble> {
        let from = claim.state;
        for &by in moves {
            claim.refuse_illegal(by)?;
            claim.state = claim.state.after(by).unwrap_or(from);
        }
        self.grow(claim, Fields::new().text("state", claim.state.code()))?;
        Ok(claim.state)
    }

    /// Changes a claim's row; its version grows, and its article is being checked from now on.
    pub(super) fn grow(&mut self, claim: &mut Standing, fields: Fields) -> Result<(), Trouble> {
        claim.version += 1;
        self.update("claims", claim.claim_id, fields.set("version", claim.version))?;
        self.begin_checking(claim.article_id)
    }

    /// The first act on an article that lies there as a draft begins the checking.
    pub(super) fn begin_checking(&mut self, article_id: i64) -> Result<(), Trouble> {
        if article_state(self.tx, article_id)? == ArticleState::Draft {
            self.move_article(article_id, ArticleMove::Begin)?;
        }
        Ok(())
    }

    /// Moves an article as the table of moves allows, or says what is allowed here.
    pub(super) fn move_article(
        &mut self,
        article_id: i64,
        by: ArticleMove,
    ) -> Result<ArticleState, Trouble> {
        let state = article_state(self.tx, article_id)?;
        let Some(to) = state.after(by) else {
            let allowed: Vec<_> = state.allowed().map(ArticleMove::code).collect();
            return Err(Trouble::refused(
                format!("a{article_id} is {}, so it cannot be {}.", state.code(), by.done()),
                format!("What can be done now: {}", allowed.join(", ")),
            ));
        };
        self.in_article(article_id);
        self.update("articles", article_id, Fields::new().text("state", to.code()))?;
        self.grow_article(article_id)?;
        Ok(to)
    }

    /// Lets an article's version grow: somebody changed something about it.
    pub(super) fn grow_article(&mut self, article_id: i64) -> Result<(), Trouble> {
        let version: i64 = self
            .tx
            .prepare_cached("SELECT version FROM articles WHERE article_id = ?1")?
            .query_row([article_id], |row| row.get(0))?;
        self.update("articles", article_id, Fields::new().set("version", version + 1))?;
        Ok(())
    }
}

impl Standing {
    /// Refuses a move that is not allowed where the claim is, with what is allowed instead.
    pub(super) fn refuse_illegal(&self, by: ClaimMove) -> Result<(), Trouble> {
        if self.state.after(by).is_some() {
            return Ok(());
        }
        let mut allowed: Vec<_> = self.state.allowed().map(ClaimMove::code).collect();
        allowed.dedup();
        let (name, state) = (self.name(), self.state.code());
        Err(Trouble::refused(
            format!("{name} is {state}: it takes no {}.", by.noun()),
            format!("What can be done with it now: {}", allowed.join(", ")),
        ))
    }

    /// Returns the place in the current draft; refuses a claim whose words have left it.
    pub(super) fn in_draft(&self) -> Result<&Place, Trouble> {
        self.place.as_ref().ok_or_else(|| {
            Trouble::refused(
                format!("{} no longer stands in the current draft.", self.name()),
                format!("factdesk claims --article a{} lists what does.", self.article_id),
            )
        })
    }

    /// Returns what people call it: "Claim 17a (c21)".
    pub(super) fn name(&self) -> String {
        format!("Claim {} (c{})", self.number, self.claim_id)
    }
}
