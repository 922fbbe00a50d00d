//! The desk's file: `SQLite`, and the only room that names `rusqlite`. The shape is `schema.sql`;
//! each file here serves one family of tables, statements in full beside the functions that run
//! them. What people may do, and when, is left to `desk` and `workbench`.

mod accounts;
mod act;
mod add;
mod adjudications;
mod anchor;
mod article_edits;
mod articles;
mod asides;
mod assign;
mod backup;
mod before;
mod built_on;
mod choice;
mod citations;
mod claim_asides;
mod claim_merge;
mod claim_split;
mod claim_states;
mod claims;
mod claims_by_hand;
mod clearances;
mod conform;
mod content;
mod corrections;
mod covered;
mod doctor;
mod draft;
mod error;
mod event_list;
mod events;
mod flag_answers;
mod flags;
mod flags_carried;
mod fold;
mod follows;
mod found;
mod fresh;
mod further;
mod galley;
mod gate;
mod hand_place;
mod held;
mod history;
mod hurry;
mod kinds;
mod ledger;
mod markup;
mod mine;
mod moment;
mod names;
mod notes;
mod open;
mod outcomes;
mod passages;
mod people;
mod place;
mod pressing;
mod progress;
mod query;
mod question_list;
mod questions;
mod queue;
mod raised;
mod redact;
mod redact_draft;
mod reopen;
mod resolutions;
mod reviewers;
mod reviews;
mod revise;
mod said;
mod scales;
mod search;
mod sessions;
mod setting_versions;
mod settings;
mod settled;
mod source_files;
mod source_list;
mod sources;
mod standing;
mod sweep;
mod together;
mod told;
mod turn;
mod undo;
mod unmended;
mod unsettle;
mod upgrade;
mod verdict_rows;
mod verdicts;
mod verify;
mod versions;
mod work_done;

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::Connection;

pub use self::accounts::AccountRow;
pub use self::act::{Acted, By};
pub use self::adjudications::{Adjudicated, NewAdjudication};
pub use self::anchor::Anchor;
pub use self::article_edits::ArticleEdit;
pub use self::assign::{HandOut, Handed};
pub use self::backup::{Backup, BackupTo};
pub use self::choice::Choice;
pub use self::citations::{NewCitation, Passage};
pub use self::claim_split::Cut;
pub use self::claim_states::{ClaimStates, StateOfClaim};
pub use self::claims_by_hand::{HandMade, NewClaim};
pub use self::clearances::{Misprint, Passed, Passing};
pub use self::doctor::Finding;
pub use self::error::Error;
use self::error::Trouble;
pub use self::event_list::EventFilter;
pub use self::flag_answers::{Accepted, Dismissed, FlagReopened, Proposal};
pub use self::further::{Carried, Compared, Found, Further};
pub use self::notes::{NewNote, NoteFilter, NoteOn};
pub use self::people::{Eyes, Person};
pub use self::question_list::QuestionFilter;
pub use self::questions::{NewAnswer, NewQuestion, QuestionOn};
pub use self::queue::{Asking, Left, Next, Taken};
pub use self::raised::{NewFlag, Raised, RaisedOn};
pub use self::redact::{REDACTABLE, Redactable, Redacted, Redacting};
pub use self::reopen::Reopened;
pub use self::resolutions::{NewResolution, Resolved};
pub use self::reviewers::{Edited, NewPerson, PersonEdit};
pub use self::reviews::{NewVerdict, Reviewed};
pub use self::revise::{GoneClaim, StoredClaim, StoredDraft};
pub use self::search::{MOST_HITS, Searched};
pub use self::sessions::{IDLE, LONGEST, Session, TO_WITHIN};
pub use self::source_files::NewFile;
pub use self::source_list::{CitationFilter, SourceFilter};
pub use self::sources::{AddedSource, AnySource, NewSource, SourceEdit};
pub use self::undo::Undone;
pub use self::verify::Verified;
use crate::check::Severity;
use crate::desk::Analysis;
use crate::desk::row::{ArticleDetail, ArticleRow, ClaimRow, FlagListRow, SearchRow};
use crate::text::Text;

/// What is to be done with the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Reads and writes; makes the file, or brings it up to date, where needed.
    ReadWrite,
    /// Only reads; never makes a file.
    ReadOnly,
}

/// One desk's file, open.
///
/// ```
/// use factdesk::store::{ArticleFilter, Store};
/// let store = Store::in_memory()?;
/// assert!(store.articles(&ArticleFilter::default())?.is_empty());
/// # Ok::<(), factdesk::store::Error>(())
/// ```
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    file: PathBuf,
    turn: turn::Turn,
    /// Whether what is written now is kept together with other acts.
    together: bool,
    /// Let go after the connection.
    _held: held::Held,
}

/// An article to be stored, with all that was read out of it.
#[derive(Clone, Copy, Debug)]
pub struct NewArticle<'a> {
    /// What the machine read.
    pub analysis: &'a Analysis,
    /// The text it read.
    pub text: &'a Text,
    /// The text's hash: the article's identity.
    pub sha256: &'a str,
    /// The name of the file it came from.
    pub origin: &'a str,
    /// Who wrote it.
    pub author: Option<&'a str>,
    /// Where it stands or will stand.
    pub url: Option<&'a str>,
    /// When the desk must be done.
    pub due_at: Option<DateTime<Utc>>,
}

/// An article that is in the store now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// `a1`.
    pub article: String,
    /// Whether it was there before.
    pub already: bool,
    /// Whether it is out of the listings, having been withdrawn.
    pub withdrawn: bool,
}

/// Which articles.
#[derive(Clone, Debug, Default)]
pub struct ArticleFilter {
    /// In that state.
    pub state: Option<String>,
    /// At most so many.
    pub limit: Option<i64>,
    /// After the article with that id.
    pub after: Option<i64>,
}

/// Which claims.
#[derive(Clone, Debug, Default)]
pub struct ClaimFilter {
    /// Of that article.
    pub article: Option<i64>,
    /// As they stood in the draft of that number, instead of the current one.
    pub draft: Option<i64>,
    /// Just these; empty: all.
    pub ids: Vec<i64>,
    /// In that state.
    pub state: Option<String>,
    /// Of that kind.
    pub kind: Option<String>,
    /// With a flag of that check.
    pub flag: Option<String>,
    /// Given to that person, or with a verdict of theirs that stands.
    pub reviewer: Option<String>,
    /// With that verdict standing.
    pub verdict: Option<String>,
    /// At most so many.
    pub limit: Option<i64>,
    /// After that claim in galley order.
    pub after: Option<i64>,
}

/// Which flags.
#[derive(Clone, Debug, Default)]
pub struct FlagFilter {
    /// Of that article.
    pub article: Option<i64>,
    /// In the draft of that number, instead of the current one.
    pub draft: Option<i64>,
    /// Of that check.
    pub code: Option<String>,
    /// This loud or louder.
    pub at_least: Option<Severity>,
}

impl Store {
    /// Opens a desk; makes it (readable by its owner only) or brings it up to date when it may be
    /// written. A file that is foreign, newer or damaged is refused and no byte of it changed.
    pub fn open(path: &Path, access: Access) -> Result<Self, Error> {
        Self::open_within(path, access, settings::PATIENCE)
    }

    /// Opens a desk, but waits for others no longer than that, now and later.
    pub fn open_within(path: &Path, access: Access, patience: Duration) -> Result<Self, Error> {
        let (conn, held) = open::open(path, access, patience)?;
        let turn = turn::Turn::new(path, patience);
        Ok(Self { conn, file: path.to_path_buf(), turn, together: false, _held: held })
    }

    /// Returns a new desk that lives as long as it is held.
    pub fn in_memory() -> Result<Self, Error> {
        Ok(Self {
            conn: open::in_memory()?,
            file: PathBuf::from("memory"),
            turn: turn::Turn::new(Path::new("memory"), settings::PATIENCE),
            together: false,
            _held: held::Held::NOTHING,
        })
    }

    /// Stores articles with all that was read out of them, all of them or none. A text that is
    /// there already is not stored again.
    pub fn add(
        &mut self,
        batch: &[NewArticle<'_>],
        now: DateTime<Utc>,
    ) -> Result<Vec<Added>, Error> {
        self.add_by(batch, None, now)
    }

    /// The same, with the person who brought them, by the id of their row.
    pub fn add_by(
        &mut self,
        batch: &[NewArticle<'_>],
        person: Option<i64>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Added>, Error> {
        let at = utc(now);
        self.write(|tx| batch.iter().map(|new| add::article(tx, new, person, &at)).collect())
    }

    /// Returns the article whose first draft has the text of that hash.
    pub fn knows(&self, sha256: &str) -> Result<Option<Added>, Error> {
        self.read(|conn| articles::knows(conn, sha256))
    }

    /// Lists articles, oldest first.
    pub fn articles(&self, filter: &ArticleFilter) -> Result<Vec<ArticleRow>, Error> {
        self.read(|conn| articles::list(conn, filter))
    }

    /// Returns one article with its current text.
    pub fn article(&self, id: i64) -> Result<Option<ArticleDetail>, Error> {
        self.read(|conn| articles::detail(conn, id, None))
    }

    /// Returns one article with the text of one of its drafts.
    pub fn article_at(&self, id: i64, draft: i64) -> Result<Option<ArticleDetail>, Error> {
        self.read(|conn| articles::detail(conn, id, Some(draft)))
    }

    /// Lists claims of the current drafts in galley order: by article, then by place.
    pub fn claims(&self, filter: &ClaimFilter) -> Result<Vec<ClaimRow>, Error> {
        self.read(|conn| claims::list(conn, filter))
    }

    /// Returns the numbers of an article's claims in its current draft, in galley order.
    pub fn claim_numbers(&self, article_id: i64) -> Result<Vec<i64>, Error> {
        self.read(|conn| claims::numbers(conn, article_id))
    }

    /// Lists flags of the current drafts: by article, then by place.
    pub fn flags(&self, filter: &FlagFilter) -> Result<Vec<FlagListRow>, Error> {
        self.read(|conn| flags::list(conn, filter))
    }

    /// Finds claims in whose sentence all of `words` stand, best first. Any input is fine.
    pub fn search(&self, words: &str, limit: i64) -> Result<Vec<SearchRow>, Error> {
        self.read(|conn| search::find(conn, words, limit))
    }

    /// Finds them among the claims that the filter lets through; its draft, ids and place count
    /// for nothing here.
    pub fn search_among(&self, words: &str, filter: &ClaimFilter) -> Result<Searched, Error> {
        self.read(|conn| search::find_among(conn, words, filter))
    }

    /// Looks the desk over: settings, file, every place against its words, every hash.
    pub fn doctor(&self) -> Result<Vec<Finding>, Error> {
        self.read(doctor::examine)
    }

    /// Reads in one transaction, so that a listing shows one moment.
    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Trouble>) -> Result<T, Error> {
        let done = || {
            if !self.conn.is_autocommit() {
                return work(&self.conn); // within `at_one_moment`, or among what is written
            }
            let moment = self.conn.unchecked_transaction()?;
            work(&moment)
        };
        done().map_err(|trouble| trouble.at(&self.file))
    }
}

/// Returns a moment as the file holds it: UTC, ISO 8601, whole seconds.
fn utc(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}
