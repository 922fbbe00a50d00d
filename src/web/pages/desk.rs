//! The desk: what is doubtful, and how far every article is.

use askama::Template;

use super::filters;
use crate::check::Severity;
use crate::desk::rights::Right;
use crate::desk::row::{ArticleRow, FlagListRow};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, look};
use crate::workbench::{self, Error};

pub(super) const ROUTES: &[Route] = &[look("/", Right::Read, show)];

/// More doubts than that are looked at in their galleys.
const MOST_DOUBTS: usize = 12;
/// More articles than that are found by searching.
const MOST_ARTICLES: i64 = 200;

#[derive(Template)]
#[template(path = "desk.html")]
struct Page {
    frame: Frame,
    articles: Vec<ArticleRow>,
    doubts: Vec<Doubt>,
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

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let mut articles = Vec::new();
    workbench::articles(call.desk, None, Some(MOST_ARTICLES), None, &mut |row| {
        articles.push(row);
        Ok(())
    })?;
    let mut flags = Vec::new();
    for row in articles.iter().filter(|row| row.flags > 0) {
        if flags.len() >= MOST_DOUBTS {
            break;
        }
        workbench::flags(call.desk, Some(&row.id), &mut |flag| {
            flags.push(flag);
            Ok(())
        })?;
    }
    let mut doubts = Doubt::waiting(flags);
    doubts.truncate(MOST_DOUBTS);
    Answer::page(&Page { frame: call.frame("Desk", "Desk"), articles, doubts })
}
