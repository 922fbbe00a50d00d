//! What editors change about an article as a whole: headline, author, address, section, closing
//! time, publication date, and whether it is listed. Another date is another reading of the same
//! text, so that earlier readings stay as they were.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Acted, By, Fields};
use super::before::{Before, before};
use super::claims::{FIGURE_COLUMNS, figure};
use super::content;
use super::error::{Error, Trouble};
use super::further::{Carried, Compared, Found, Further, further_draft};
use super::standing;
use super::{NewArticle, Store, utc};
use crate::check::Settings;
use crate::desk::rights::Right;
use crate::desk::row::FigureRow;
use crate::desk::{Analysis, analyse};
use crate::text::{Published, Span, Text};

/// What to change; `None` leaves it, `Some(None)` takes it away.
#[derive(Clone, Copy, Debug, Default)]
pub struct ArticleEdit<'a> {
    /// The headline.
    pub title: Option<&'a str>,
    /// Who wrote it.
    pub author: Option<Option<&'a str>>,
    /// Where it stands or will stand.
    pub url: Option<Option<&'a str>>,
    /// In which part of the paper.
    pub section: Option<Option<&'a str>>,
    /// When the desk must be done.
    pub due_at: Option<Option<DateTime<Utc>>>,
    /// When it is (to be) published.
    pub published: Option<Option<Published>>,
}

impl Store {
    /// Changes what is said of an article. Where another date gives another reading, that is a
    /// further draft with the same text, and is returned.
    pub fn edit_article<'a>(
        &mut self,
        by: &By<'_>,
        article_id: i64,
        edit: &ArticleEdit<'_>,
        settings: impl Into<Settings<'a>>,
    ) -> Result<Acted<Option<Further>>, Error> {
        let settings = settings.into();
        self.act(by, Right::EditArticle, "edited", |act| change(act, article_id, edit, settings))
    }

    /// Takes an article out of the listings.
    pub fn withdraw_article(
        &mut self,
        by: &By<'_>,
        article_id: i64,
        reason: &str,
    ) -> Result<Acted<()>, Error> {
        self.act(by, Right::Withdraw, "withdrawn", |act| withdraw(act, article_id, reason))
    }

    /// Puts a withdrawn article back into the listings.
    pub fn restore_article(&mut self, by: &By<'_>, article_id: i64) -> Result<Acted<()>, Error> {
        self.act(by, Right::Withdraw, "restored", |act| restore(act, article_id))
    }
}

fn change(
    act: &mut Act<'_>,
    article_id: i64,
    edit: &ArticleEdit<'_>,
    settings: Settings<'_>,
) -> Result<Option<Further>, Trouble> {
    standing::article_state(act.tx, article_id)?;
    act.on("articles", article_id);
    act.in_article(article_id);
    let was = current_text(act.tx, article_id)?;
    if !act.update("articles", article_id, fields(edit))? {
        return Ok(None);
    }
    if let Some(published) = edit.published.filter(|published| *published != was.text.published) {
        let further = read_anew(act, article_id, was, published, settings)?;
        if further.is_some() {
            return Ok(further);
        }
    }
    act.grow_article(article_id)?;
    let about_sha256 = content::of_article(act.tx, article_id)?;
    act.fact("about_sha256", about_sha256);
    Ok(None)
}

fn fields(edit: &ArticleEdit<'_>) -> Fields {
    let mut fields = Fields::new();
    if let Some(title) = edit.title {
        fields = fields.text("title", title);
    }
    for (column, value) in [("author", edit.author), ("url", edit.url), ("section", edit.section)] {
        if let Some(value) = value {
            fields = fields.maybe(column, value);
        }
    }
    if let Some(due_at) = edit.due_at {
        fields = fields.set("due_at", due_at.map(utc));
    }
    if let Some(published) = edit.published {
        fields = fields.set("published", published.map(|published| published.to_string()));
    }
    fields
}

/// The current draft as it was read.
struct Current {
    text: Text,
    sha256: String,
    origin: String,
}

fn current_text(conn: &Connection, article_id: i64) -> Result<Current, Trouble> {
    let (body, skipped, sha256, origin, title, published): (
        String,
        String,
        String,
        String,
        String,
        Option<String>,
    ) = conn
        .prepare_cached(
            "SELECT r.body, r.skipped, r.sha256, r.origin, a.title, a.published
               FROM articles AS a
               JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
              WHERE a.article_id = ?1",
        )?
        .query_row([article_id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
        })?;
    let skipped = markup(&skipped, article_id)?;
    let published = published.as_deref().and_then(Published::parse);
    Ok(Current { text: Text { body, title, published, skipped }, sha256, origin })
}

/// Reads the stored places of a draft's markup.
pub(super) fn markup(json: &str, article_id: i64) -> Result<Vec<Span>, Trouble> {
    let spans: Vec<[usize; 2]> = serde_json::from_str(json).map_err(|_| {
        Trouble::row(format!("a draft of a{article_id}"), "the places of its markup are unreadable")
    })?;
    Ok(spans.into_iter().map(|[start, end]| Span::new(start, end)).collect())
}

/// Reads the text with another date; `None` when that makes no difference.
fn read_anew(
    act: &mut Act<'_>,
    article_id: i64,
    was: Current,
    published: Option<Published>,
    settings: Settings<'_>,
) -> Result<Option<Further>, Trouble> {
    let Current { mut text, sha256, origin } = was;
    let old = analyse(&sha256, &text, settings);
    text.published = published;
    let analysis = analyse(&sha256, &text, settings);
    if analysis == old {
        return Ok(None);
    }
    text.title = current_title(act.tx, article_id)?;
    let before = before(act.tx, article_id)?;
    let figures = figures_of(act.tx, before.revision_id)?;
    let carried = at_the_same_places(&before, &figures, &analysis);
    let new = NewArticle {
        analysis: &analysis,
        text: &text,
        sha256: &sha256,
        origin: &origin,
        author: None,
        url: None,
        due_at: None,
    };
    further_draft(act, article_id, &new, &carried, "date changed").map(Some)
}

fn current_title(conn: &Connection, article_id: i64) -> Result<String, Trouble> {
    Ok(conn
        .prepare_cached("SELECT title FROM articles WHERE article_id = ?1")?
        .query_row([article_id], |row| row.get(0))?)
}

type Figures = HashMap<Span, FigureRow>;

fn figures_of(conn: &Connection, revision_id: i64) -> Result<Figures, Trouble> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {FIGURE_COLUMNS} FROM figures AS f WHERE f.revision_id = ?1"
    ))?;
    let rows = statement.query_map([revision_id], figure)?;
    let placed = |row: rusqlite::Result<FigureRow>| row.map(|f| (Span::new(f.start, f.end), f));
    Ok(rows.map(placed).collect::<Result<_, _>>()?)
}

/// In the same text every claim is where it was; what its figures mean may have changed.
fn at_the_same_places(before: &Before, figures: &Figures, analysis: &Analysis) -> Vec<Carried> {
    let mut free: Vec<usize> = (0..analysis.claims.len()).collect();
    let mut carried = Vec::with_capacity(before.claims.len());
    for claim in &before.claims {
        let read_as = claim.read_as.as_ref().unwrap_or(&claim.known.kind);
        let at = |index: usize| analysis.claims.get(index);
        let same_place =
            |index: usize| at(index).is_some_and(|c| Span::new(c.start, c.end) == claim.span);
        let same_kind = |index: usize| at(index).is_some_and(|c| c.kind == *read_as);
        let found = if claim.made_by.is_some() {
            Found::ByHand(claim.span)
        } else {
            let same = (free.iter().position(|&index| same_place(index) && same_kind(index)))
                .or_else(|| free.iter().position(|&index| same_place(index)));
            let Some(index) = same.map(|at| free.remove(at)) else { continue };
            Found::Read(index)
        };
        let compared = match same_figures(claim.span, figures, analysis) {
            false => Compared::ValueChanged,
            true if claim.unconfirmed => Compared::Reworded, // it still waits for its key
            true => Compared::Unchanged,
        };
        carried.push(Carried { claim_id: claim.known.claim_id, found, compared });
    }
    carried
}

/// Whether the figures inside the words say what they said.
fn same_figures(span: Span, old: &Figures, analysis: &Analysis) -> bool {
    let inside = |figure: &&FigureRow| span.contains(Span::new(figure.start, figure.end));
    let mut new = analysis.figures.iter().filter(inside);
    let same = new.all(|figure| old.get(&Span::new(figure.start, figure.end)) == Some(figure));
    same && old.values().filter(inside).count() == analysis.figures.iter().filter(inside).count()
}

fn withdraw(act: &mut Act<'_>, article_id: i64, reason: &str) -> Result<(), Trouble> {
    standing::article_state(act.tx, article_id)?;
    if let Some((since, why)) = withdrawn(act.tx, article_id)? {
        return Err(Trouble::refused(
            format!("a{article_id} is withdrawn already, since {since}: {why}"),
            format!("factdesk article restore a{article_id} puts it back."),
        ));
    }
    let at = act.at.clone();
    act.in_article(article_id);
    let fields = Fields::new().text("withdrawn_at", &at).text("withdrawn_for", reason);
    act.update("articles", article_id, fields)?;
    act.grow_article(article_id)
}

fn restore(act: &mut Act<'_>, article_id: i64) -> Result<(), Trouble> {
    standing::article_state(act.tx, article_id)?;
    if withdrawn(act.tx, article_id)?.is_none() {
        return Err(Trouble::refused(
            format!("a{article_id} is not withdrawn: there is nothing to restore."),
            "factdesk articles lists what is there.",
        ));
    }
    act.in_article(article_id);
    let nothing = || None::<String>;
    let fields = Fields::new().set("withdrawn_at", nothing()).set("withdrawn_for", nothing());
    act.update("articles", article_id, fields)?;
    act.grow_article(article_id)
}

/// Refuses what makes no sense with an article that is out of the listings.
pub(super) fn refuse_withdrawn(conn: &Connection, article_id: i64) -> Result<(), Trouble> {
    let Some((since, why)) = withdrawn(conn, article_id)? else { return Ok(()) };
    Err(Trouble::refused(
        format!("a{article_id} is withdrawn, since {since}: {why}"),
        format!("factdesk article restore a{article_id} puts it back."),
    ))
}

/// Returns since when an article is withdrawn, and why.
fn withdrawn(conn: &Connection, article_id: i64) -> Result<Option<(String, String)>, Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT withdrawn_at, COALESCE(withdrawn_for, '') FROM articles
              WHERE article_id = ?1 AND withdrawn_at IS NOT NULL",
        )?
        .query_row([article_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found)
}
