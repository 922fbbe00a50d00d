//! Citations: what a source says about a claim. The same source with the same stance again takes
//! the place of what was cited before; nothing is erased.

use rusqlite::Connection;

use super::Store;
use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::sources::{self, AnySource};
use super::standing::Standing;
use super::versions;
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
    /// Cites a source on a claim, without a verdict, and returns the source. A claim that is at
    /// another version than the one given is left alone; so below.
    pub fn cite(
        &mut self,
        by: &By<'_>,
        (claim_id, if_version): (i64, Option<i64>),
        source: &AnySource,
        stance: Stance,
        passage: Passage<'_>,
    ) -> Result<Acted<i64>, Error> {
        self.act(by, Right::Cite, "cited", |act| {
            let mut standing = seen(act, claim_id, if_version)?;
            let source_id = sources::any_source(act, source)?;
            let new = NewCitation { claim_id, source_id, verdict_id: None, stance, passage };
            if let (citation_id, true) = write(act, &new, standing.version)? {
                act.on("citations", citation_id);
                act.grow(&mut standing, Fields::new())?;
            }
            Ok(source_id)
        })
    }

    /// Cites a source in place of all it is cited for on a claim, and returns the source. Where no
    /// passage is given, each that was cited stays cited, now to this effect.
    pub fn cite_instead(
        &mut self,
        by: &By<'_>,
        (claim_id, if_version): (i64, Option<i64>),
        source: &AnySource,
        stance: Stance,
        passage: Passage<'_>,
    ) -> Result<Acted<i64>, Error> {
        self.act(by, Right::Cite, "cited", |act| {
            let mut claim = seen(act, claim_id, if_version)?;
            let source_id = sources::any_source(act, source)?;
            let before = standing_on(act.tx, claim_id, source_id)?;
            let new = NewCitation { claim_id, source_id, verdict_id: None, stance, passage };
            let is_other = |cited: &Cited| cited.stance != stance.code();
            let (citation_id, written) = in_place_of(act, &new, claim.version, &before, is_other)?;
            if written || before.iter().any(is_other) {
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
        (claim_id, if_version): (i64, Option<i64>),
        source_id: i64,
        stance: Option<Stance>,
    ) -> Result<Acted<()>, Error> {
        self.act(by, Right::Cite, "citation withdrawn", |act| {
            let mut standing = seen(act, claim_id, if_version)?;
            let source_id = sources::visible(act.tx, source_id, &act.by)?.id;
            let cited = standing_on(act.tx, claim_id, source_id)?;
            let mut withdrawn = false;
            for earlier in cited.iter().filter(|c| stance.is_none_or(|s| s.code() == c.stance)) {
                supersede(act, earlier)?;
                withdrawn = true;
            }
            if !withdrawn {
                return Err(not_cited(claim_id, source_id, stance));
            }
            act.grow(&mut standing, Fields::new())
        })
    }
}

/// Returns how a claim stands; refuses one that has changed since it was seen.
fn seen(act: &mut Act<'_>, claim_id: i64, if_version: Option<i64>) -> Result<Standing, Trouble> {
    let claim = act.claim(claim_id)?;
    versions::refuse_if_changed(act, &claim, if_version, "word about its source")?;
    Ok(claim)
}

/// Writes a citation of a verdict within an act. It takes the place of an earlier one of the same
/// source with the same stance, and of what the reviewer's earlier verdict cited that source for to
/// another effect; a passage of theirs stays cited when it brings none of its own. The claim's
/// version is left to the caller.
pub(super) fn cite(
    act: &mut Act<'_>,
    new: &NewCitation<'_>,
    earlier_verdict: Option<i64>,
) -> Result<(), Trouble> {
    let version = act.claim(new.claim_id)?.version;
    let source_id = sources::visible(act.tx, new.source_id, &act.by)?.id;
    let before = standing_on(act.tx, new.claim_id, source_id)?;
    let own = |cited: &Cited| {
        cited.verdict_id.is_some()
            && cited.verdict_id == earlier_verdict
            && cited.stance != new.stance.code()
    };
    in_place_of(act, new, version, &before, own)?;
    Ok(())
}

/// Writes a citation in place of some of those that stand, which are of the same source with
/// another stance. Their passages go over to it, unless it brings one of its own. Returns the
/// citation, and whether it had to be written.
fn in_place_of(
    act: &mut Act<'_>,
    new: &NewCitation<'_>,
    claim_version: i64,
    before: &[Cited],
    goes: impl Fn(&Cited) -> bool,
) -> Result<(i64, bool), Trouble> {
    let same = |cited: &&Cited| cited.stance == new.stance.code();
    let mut passages: Vec<Passage<'_>> = Vec::new();
    for gone in before.iter().filter(|cited| goes(cited)) {
        supersede(act, gone)?;
        let passage = gone.passage();
        let told = before.iter().filter(same).any(|cited| cited.passage() == passage);
        if passage != Passage::default() && !told && !passages.contains(&passage) {
            passages.push(passage);
        }
    }
    if new.passage != Passage::default() || passages.is_empty() {
        return write(act, new, claim_version);
    }
    // One without a passage has nothing to say beside them.
    let bare = before.iter().filter(same).find(|cited| cited.passage() == Passage::default());
    if let Some(bare) = bare {
        supersede(act, bare)?;
    }
    let mut citation_id = 0;
    for passage in passages.into_iter().rev() {
        let new = NewCitation { passage, ..*new };
        citation_id = insert(act, &new, claim_version, bare.map(|bare| bare.citation_id))?;
    }
    Ok((citation_id, true))
}

fn supersede(act: &mut Act<'_>, cited: &Cited) -> Result<(), Trouble> {
    let gone = Fields::new().text("superseded_at", &act.at.clone());
    act.update("citations", cited.citation_id, gone)?;
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
    let same: Vec<_> = standing.iter().filter(|one| one.stance == new.stance.code()).collect();
    let own = same.iter().find(|one| one.reviewer_id == act.by.id);
    let earlier = own.or(same.first()).copied();
    if let Some(same) = earlier.filter(|earlier| !says_more(new, earlier)) {
        return Ok((same.citation_id, false));
    }
    let said = new.passage != Passage::default();
    let passage = match earlier {
        Some(earlier) if !said => earlier.passage(),
        _ => new.passage,
    };
    // Without a passage of its own it takes the place of one that says the same, and of no other.
    for one in same.into_iter().filter(|one| said || one.passage() == passage) {
        supersede(act, one)?;
    }
    let new = NewCitation { source_id, passage, ..*new };
    let citation_id = insert(act, &new, claim_version, earlier.map(|one| one.citation_id))?;
    Ok((citation_id, true))
}

fn insert(
    act: &mut Act<'_>,
    new: &NewCitation<'_>,
    claim_version: i64,
    supersedes: Option<i64>,
) -> Result<i64, Trouble> {
    let (by, at) = (act.by.id, act.at.clone());
    act.insert(
        "citations",
        Fields::new()
            .set("claim_id", new.claim_id)
            .set("source_id", new.source_id)
            .set("claim_version", claim_version)
            .set("verdict_id", new.verdict_id)
            .text("stance", new.stance.code())
            .maybe("locator", new.passage.locator)
            .maybe("quoted", new.passage.quoted)
            .maybe("translation", new.passage.translation)
            .maybe("translator", new.passage.translator)
            .set("reviewer_id", by)
            .text("cited_at", &at)
            .set("supersedes_id", supersedes),
    )
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
    reviewer_id: i64,
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
                t.verdict_id, t.reviewer_id
           FROM citations AS t JOIN sources AS d ON d.source_id = t.source_id
          WHERE t.claim_id = ?1 AND COALESCE(d.merged_into, d.source_id) = ?2
            AND t.superseded_at IS NULL
          ORDER BY t.citation_id DESC",
    )?;
    let cited = statement.query_map((claim_id, source_id), |row| {
        Ok(Cited {
            citation_id: row.get(0)?,
            verdict_id: row.get(6)?,
            reviewer_id: row.get(7)?,
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
