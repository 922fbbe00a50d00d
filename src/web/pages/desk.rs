//! The desk: what is mine, what is doubtful, what closes next, and how far every article is.

use askama::Template;

use super::filters;
use super::may::May;
use crate::check::Severity;
use crate::desk::rights::Right;
use crate::desk::row::{ArticleRow, FlagListRow, UnmendedRow};
use crate::desk::state::ArticleState;
use crate::web::address;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, look};
use crate::workbench::{self, Error, Mine};

pub(super) const ROUTES: &[Route] =
    &[look("/", Right::Read, show), look("/articles", Right::Read, all)];

/// More doubts than that are looked at in their galleys.
const MOST_DOUBTS: usize = 8;
/// More claims of one person than that are found in the queue.
const MOST_MINE: usize = 6;
/// So many articles in work are listed; the rest stand among all articles.
const MOST_IN_WORK: usize = 40;
/// So many of them are shown among those that close next.
const MOST_CLOSING: usize = 5;
/// So many stand on one page of all articles.
const A_PAGE: usize = 100;

#[derive(Template)]
#[template(path = "desk.html")]
struct Page {
    frame: Frame,
    may: May,
    told: Option<String>,
    mine: Mine,
    /// What was found wrong and is not mended.
    unmended: Vec<UnmendedRow>,
    doubts: Vec<Doubt>,
    closing: Vec<Line>,
    articles: Vec<Line>,
    /// Whether there is no article at all, cleared ones included.
    empty: bool,
}

impl Page {
    /// Returns whether anything waits for this person.
    fn has_mine(&self) -> bool {
        !(self.mine.held.is_empty() && self.mine.handed.is_empty())
    }
}

/// A flag that waits, and where it is answered.
pub(super) struct Doubt {
    pub(super) to: String,
    pub(super) severity: &'static str,
    pub(super) flag: FlagListRow,
}

impl Doubt {
    /// Returns those that wait for an answer at query or above, the loudest first.
    pub(super) fn waiting(flags: Vec<FlagListRow>) -> Vec<Self> {
        let mut loud: Vec<(Severity, FlagListRow)> = flags
            .into_iter()
            .filter(|flag| flag.state == "open")
            .filter_map(|flag| Some((Severity::from_code(&flag.severity)?, flag)))
            .filter(|(severity, _)| *severity >= Severity::Warning)
            .collect();
        loud.sort_by_key(|(severity, _)| std::cmp::Reverse(*severity));
        loud.into_iter()
            .map(|(severity, flag)| {
                let to = match &flag.claim {
                    Some(claim) => format!("/c/{claim}"),
                    None => format!("/a/{}#flag-{}", flag.article, flag.id),
                };
                Self { to, severity: severity.words(), flag }
            })
            .collect()
    }
}

/// An article with how it stands to its closing time.
pub(super) struct Line {
    pub(super) row: ArticleRow,
    /// Whether it should have closed already.
    pub(super) late: bool,
}

impl Line {
    fn of(row: ArticleRow) -> Self {
        let now = chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        let mut line = Self { row, late: false };
        line.late = line.in_work() && line.row.due_at.as_ref().is_some_and(|due| *due < now);
        line
    }

    fn in_work(&self) -> bool {
        ["draft", "checking"].contains(&self.row.state.as_str())
    }

    fn done(&self) -> i64 {
        self.row.claims - self.row.open
    }
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let rows = workbench::pressing(call.desk, MOST_IN_WORK)?;
    let closing = rows.iter().filter(|row| row.due_at.is_some()).take(MOST_CLOSING).cloned();
    let closing = closing.map(Line::of).collect();
    let mut any = !rows.is_empty();
    if !any {
        workbench::articles(call.desk, None, Some(1), None, &mut |_| {
            any = true;
            Ok(())
        })?;
    }
    Answer::page(&Page {
        frame: call.frame("Desk", "Desk"),
        may: May::of(call),
        told: call.query.filled("told"),
        mine: workbench::mine(call.desk, call.who, MOST_MINE)?,
        unmended: workbench::unmended(call.desk, MOST_DOUBTS)?,
        doubts: Doubt::waiting(workbench::doubts(call.desk, MOST_DOUBTS)?),
        closing,
        articles: rows.into_iter().map(Line::of).collect(),
        empty: !any,
    })
}

#[derive(Template)]
#[template(path = "articles.html")]
struct All {
    frame: Frame,
    articles: Vec<Line>,
    /// Each state with whether it is the one asked for.
    states: Vec<(&'static str, bool)>,
    state: String,
    /// Where the next page is.
    next: Option<String>,
}

fn all(call: &mut Call<'_>) -> Result<Answer, Error> {
    let state = call.query.filled("state");
    let after = call.query.filled("after");
    let mut articles = Vec::new();
    let most = i64::try_from(A_PAGE).unwrap_or(i64::MAX);
    workbench::articles(call.desk, state.as_deref(), Some(most), after.as_deref(), &mut |row| {
        articles.push(Line::of(row));
        Ok(())
    })?;
    let state = state.unwrap_or_default();
    let last = articles.last().filter(|_| articles.len() == A_PAGE);
    let next =
        last.map(|line| address::with("/articles", &[("state", &state), ("after", &line.row.id)]));
    let states = ArticleState::ALL.map(|one| (one.code(), one.code() == state)).to_vec();
    Answer::page(&All { frame: call.frame("Articles", "Desk"), articles, states, state, next })
}
