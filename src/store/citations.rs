//! Citations: what a source says about a claim. The same source with the same stance again takes
//! the place of what was cited before; nothing is erased.

use rusqlite::Connection;

use super::Store;
use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::sources::{self, AnySource};
use crate::desk::rights::Right;
use crate::desk::source::Stance;

/// A citation to be written.
#[derive(Clone, Copy, Debug)]
pub struct NewCitation<'a> {
    /// On which claim.
    pub claim_id: i64,
    /// Which source.
    pub source_id: i64,
    /// Given together with that verdict.
    pub verdict_id: Option<i64>,
    /// What it does to the claim.
    pub stance: Stance,
    /// Which passage.
    pub passage: Passage<'a>,
}

/// What a source says, and where in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passage<'a> {
    /// Page or timestamp.
    pub locator: Option<&'a str>,
    /// The passage, word for word.
    pub quoted: Option<&'a str>,
    /// In the desk's language.
    pub translation: Option<&'a str>,
    /// Whose translation.
    pub translator: Option<&'a str>,
}

impl Store {
    /// Cites a source on a claim, without a verdict, and returns the source.
    pub fn cite(
        &mut self,
        by: &By<'_>,
        claim_id: i64,
        source: &AnySource,
        stance: Stance,
        passage: Passage<'_>,
    ) -> Result<Acted<i64>, Error> {
        self.act(by, Right::Cite, "cited", |act| {
            let mut standing = act.claim(claim_id)?;
            let source_id = sources::any_source(act, source)?;
            let new = NewCitation { claim_id, source_id, verdict_id: None, stance, passage };
            if let (citation_id, true) = write(act, &new, standing.version)? {
                act.on("citations", citation_id);
                act.grow(&mut standing, Fields::new())?;
            }
            Ok(source_id)
        })
    }

    /// Cites a source in place of all it is cited for on a claim, and returns the source. A passage
    /// that was cited stays cited, where no other is given.
    pub fn cite_instead(
        &mut self,
        by: &By<'_>,
        claim_id: i64,
        source: &AnySource,
        stance: Stance,
        passage: Passage<'_>,
    ) -> Result<Acted<i64>, Error> {
        self.act(by, Right::Cite, "cited", |act| {
            let mut claim = act.claim(claim_id)?;
            let source_id = sources::any_source(act, source)?;
            let before = standing_on(act.tx, claim_id, source_id)?;
            let others: Vec<_> =
                before.iter().filter(|cited| cited.stance != stance.code()).collect();
            let passage = match others.first() {
                Some(other) if passage == Passage::default() => other.passage(),
                _ => passage,
            };
            let new = NewCitation { claim_id, source_id, verdict_id: None, stance, passage };
            let (citation_id, written) = write(act, &new, claim.version)?;
            for other in &others {
                let gone = Fields::new().text("superseded_at", &act.at.clone());
                act.update("citations", other.citation_id, gone)?;
            }
            if written || !others.is_empty() {
                act.on("citations", citation_id);
                act.grow(&mut claim, Fields::new())?;
            }
            Ok(source_id)
        })
    }

    /// Takes back what a source is cited for on a claim, with one stance or with any.
    pub fn withdraw_citation(
        &mut self,
        by: &By<'_>,
        claim_id: i64,
        source_id: i64,
        stance: Option<Stance>,
    ) -> Result<Acted<()>, Error> {
        self.act(by, Right::Cite, "citation withdrawn", |act| {
            let mut standing = act.claim(claim_id)?;
            let source_id = sources::visible(act.tx, source_id, &act.by)?.id;
            let cited = standing_on(act.tx, claim_id, source_id)?;
            let at = act.at.clone();
            let mut withdrawn = false;
            for earlier in cited.iter().filter(|c| stance.is_none_or(|s| s.code() == c.stance)) {
                let gone = Fields::new().text("superseded_at", &at);
                withdrawn |= act.update("citations", earlier.citation_id, gone)?;
            }
            if !withdrawn {
                return Err(not_cited(claim_id, source_id, stance));
            }
            act.grow(&mut standing, Fields::new())
        })
    }
}

/// Writes a citation within an act and returns its id. It takes the place of an earlier one of the
/// same source with the same stance, and of its passage when it brings none of its own. The claim's
/// version is left to the caller.
pub(super) fn cite(act: &mut Act<'_>, new: &NewCitation<'_>) -> Result<i64, Trouble> {
    let standing = act.claim(new.claim_id)?;
    Ok(write(act, new, standing.version)?.0)
}

/// Lets no longer stand what a verdict cited a source for to another effect than this one.
pub(super) fn supersede_of(
    act: &mut Act<'_>,
    (claim_id, source_id): (i64, i64),
    verdict_id: i64,
    stance: Stance,
) -> Result<(), Trouble> {
    let before = standing_on(act.tx, claim_id, source_id)?;
    let own =
        |cited: &&Cited| cited.verdict_id == Some(verdict_id) && cited.stance != stance.code();
    for cited in before.iter().filter(own) {
        let gone = Fields::new().text("superseded_at", &act.at.clone());
        act.update("citations", cited.citation_id, gone)?;
    }
    Ok(())
}

/// Returns the citation, and whether it had to be written.
fn write(
    act: &mut Act<'_>,
    new: &NewCitation<'_>,
    claim_version: i64,
) -> Result<(i64, bool), Trouble> {
    let source_id = sources::visible(act.tx, new.source_id, &act.by)?.id;
    let standing = standing_on(act.tx, new.claim_id, source_id)?;
    let stance = new.stance.code();
    let earlier = standing.iter().find(|cited| cited.stance == stance);
    if let Some(same) = earlier.filter(|earlier| !says_more(new, earlier)) {
        return Ok((same.citation_id, false));
    }
    let passage = match earlier {
        Some(earlier) if new.passage == Passage::default() => earlier.passage(),
        _ => new.passage,
    };
    let (by, at) = (act.by.id, act.at.clone());
    for earlier in standing.iter().filter(|cited| cited.stance == stance) {
        let gone = Fields::new().text("superseded_at", &at);
        act.update("citations", earlier.citation_id, gone)?;
    }
    let citation_id = act.insert(
        "citations",
        Fields::new()
            .set("claim_id", new.claim_id)
            .set("source_id", source_id)
            .set("claim_version", claim_version)
            .set("verdict_id", new.verdict_id)
            .text("stance", stance)
            .maybe("locator", passage.locator)
            .maybe("quoted", passage.quoted)
            .maybe("translation", passage.translation)
            .maybe("translator", passage.translator)
            .set("reviewer_id", by)
            .text("cited_at", &at)
            .set("supersedes_id", earlier.map(|earlier| earlier.citation_id)),
    )?;
    Ok((citation_id, true))
}

/// Whether a citation says anything that the earlier one does not.
fn says_more(new: &NewCitation<'_>, earlier: &Cited) -> bool {
    let other = new.passage != Passage::default() && new.passage != earlier.passage();
    other || new.verdict_id.is_some()
}

/// A citation that stands.
struct Cited {
    citation_id: i64,
    verdict_id: Option<i64>,
    stance: String,
    locator: Option<String>,
    quoted: Option<String>,
    translation: Option<String>,
    translator: Option<String>,
}

impl Cited {
    fn passage(&self) -> Passage<'_> {
        Passage {
            locator: self.locator.as_deref(),
            quoted: self.quoted.as_deref(),
            translation: self.translation.as_deref(),
            translator: self.translator.as_deref(),
        }
    }
}

/// Lists what stands of that source, or of those merged into it, on that claim, newest first.
fn standing_on(conn: &Connection, claim_id: i64, source_id: i64) -> Result<Vec<Cited>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT t.citation_id, t.stance, t.locator, t.quoted, t.translation, t.translator,
                t.verdict_id
           FROM citations AS t JOIN sources AS d ON d.source_id = t.source_id
          WHERE t.claim_id = ?1 AND COALESCE(d.merged_into, d.source_id) = ?2
            AND t.superseded_at IS NULL
          ORDER BY t.citation_id DESC",
    )?;
    let cited = statement.query_map((claim_id, source_id), |row| {
        Ok(Cited {
            citation_id: row.get(0)?,
            verdict_id: row.get(6)?,
            stance: row.get(1)?,
            locator: row.get(2)?,
            quoted: row.get(3)?,
            translation: row.get(4)?,
            translator: row.get(5)?,
        })
    })?;
    Ok(cited.collect::<Result<_, _>>()?)
}

fn not_cited(claim_id: i64, source_id: i64, stance: Option<Stance>) -> Trouble {
    let so = stance.map_or_else(String::new, |stance| format!(" as {}", stance.code()));
    Trouble::refused(
        format!("s{source_id} is not cited{so} on c{claim_id}"),
        format!("factdesk show c{claim_id} lists its sources."),
    )
}
