//! The current draft as somebody works on it by hand: its words, claims and figures in one place,
//! and the questions asked before words become a claim. What is then written is left to the acts.

use rusqlite::{Connection, Row};

use super::article_edits::markup;
use super::error::Trouble;
use super::place::count;
use super::standing::{self, Standing};
use crate::claim::ClaimKind;
use crate::desk::typed;
use crate::text::{Offsets, Span};

/// The current draft of an article.
pub(super) struct Galley {
    /// Which article.
    pub(super) article_id: i64,
    /// The draft's row.
    pub(super) revision_id: i64,
    /// Its text.
    pub(super) body: String,
    skipped: Vec<Span>,
    /// Its claims, in galley order.
    pub(super) claims: Vec<GalleyClaim>,
    /// Its figures, in order.
    pub(super) figures: Vec<GalleyFigure>,
}

/// A claim in the galley.
pub(super) struct GalleyClaim {
    /// 17 is c17.
    pub(super) claim_id: i64,
    /// What people call it.
    pub(super) number: String,
    kind: String,
    /// Where it stands.
    pub(super) span: Span,
    dismissed: bool,
    has_figures: bool,
}

/// A figure in the galley.
pub(super) struct GalleyFigure {
    /// Its row.
    pub(super) figure_id: i64,
    /// Whose it is; `None`: a figure outside all claims.
    pub(super) claim_id: Option<i64>,
    /// Where it stands.
    pub(super) span: Span,
    kind: String,
    /// Whether it goes up or down, or from one to another.
    changes: bool,
}

/// Reads the current draft of an article; refuses one that is not there.
pub(super) fn galley(conn: &Connection, article_id: i64) -> Result<Galley, Trouble> {
    standing::article_state(conn, article_id)?;
    let (revision_id, body, skipped): (i64, String, String) = conn
        .prepare_cached(
            "SELECT r.revision_id, r.body, r.skipped FROM articles AS a
               JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
              WHERE a.article_id = ?1",
        )?
        .query_row([article_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(Galley {
        article_id,
        revision_id,
        body,
        skipped: markup(&skipped, article_id)?,
        claims: claims(conn, revision_id)?,
        figures: figures(conn, revision_id)?,
    })
}

fn claims(conn: &Connection, revision_id: i64) -> Result<Vec<GalleyClaim>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT c.claim_id, c.number, c.kind, p.start_byte, p.end_byte, c.state = 'dismissed',
                EXISTS (SELECT 1 FROM figures AS f
                         WHERE f.claim_id = c.claim_id AND f.revision_id = p.revision_id)
           FROM claim_places AS p JOIN claims AS c ON c.claim_id = p.claim_id
          WHERE p.revision_id = ?1 AND p.superseded_at IS NULL
          ORDER BY p.start_byte, p.end_byte, p.claim_id",
    )?;
    let rows = statement.query_map([revision_id], |row| {
        Ok(GalleyClaim {
            claim_id: row.get(0)?,
            number: row.get(1)?,
            kind: row.get(2)?,
            span: span(row, 3)?,
            dismissed: row.get(5)?,
            has_figures: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn figures(conn: &Connection, revision_id: i64) -> Result<Vec<GalleyFigure>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT figure_id, claim_id, start_byte, end_byte, kind,
                direction IS NOT NULL OR relation IS 'from_to'
           FROM figures WHERE revision_id = ?1 ORDER BY position",
    )?;
    let rows = statement.query_map([revision_id], |row| {
        Ok(GalleyFigure {
            figure_id: row.get(0)?,
            claim_id: row.get(1)?,
            span: span(row, 2)?,
            kind: row.get(4)?,
            changes: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn span(row: &Row<'_>, column: usize) -> rusqlite::Result<Span> {
    Ok(Span::new(count(row, column)?, count(row, column + 1)?))
}

/// Returns whether a claim of that kind may stand around others: it has no figures of its own.
pub(super) fn encloses(kind: &str) -> bool {
    !ClaimKind::WITH_FIGURES.iter().any(|with| with.code() == kind)
}

impl Galley {
    /// Returns where words stand that the person typed; asks which are meant where they stand
    /// several times.
    pub(super) fn locate(&self, words: &str, nth: Option<usize>) -> Result<Span, Trouble> {
        let places = typed::find(&self.body, &self.skipped, words);
        match (places.as_slice(), nth) {
            ([], _) => Err(self.not_there(words)),
            ([only], None) => Ok(*only),
            (all, Some(nth)) => {
                nth.checked_sub(1).and_then(|at| all.get(at)).copied().ok_or_else(|| {
                    let times = times(all.len());
                    let message = format!("“{}” stands {times} in a{}", words, self.article_id);
                    Trouble::refused(message, format!("Give a number from 1 to {}.", all.len()))
                })
            }
            (all, None) => Err(self.which(words, all)),
        }
    }

    /// Returns every place of the words inside `within`.
    pub(super) fn places(&self, words: &str, within: Span) -> Vec<Span> {
        let mut places = typed::find(&self.body, &self.skipped, words);
        places.retain(|place| within.contains(*place));
        places
    }

    fn not_there(&self, words: &str) -> Trouble {
        let message = format!("“{words}” does not stand in a{}", self.article_id);
        let hint = match typed::nearest_line(&self.body, words) {
            Some((line, there)) => format!("Nearest is line {line}: {}", short(there)),
            None => format!("factdesk show a{} prints the draft.", self.article_id),
        };
        Trouble::refused(message, hint)
    }

    fn which(&self, words: &str, places: &[Span]) -> Trouble {
        const SHOWN: usize = 8;
        let offsets = Offsets::new(&self.body);
        let lines = places.iter().map(|place| offsets.line_at(place.start).to_string());
        let mut lines: Vec<_> = lines.take(SHOWN).collect();
        lines.dedup();
        if places.len() > SHOWN {
            lines.push("…".to_owned());
        }
        let on = if lines.len() == 1 { "on line" } else { "on lines" };
        Trouble::refused(
            format!(
                "“{words}” stands {} in a{}, {on} {}.",
                times(places.len()),
                self.article_id,
                lines.join(", ")
            ),
            "Say which with --nth 1, 2 …, or give more of the words.",
        )
    }

    /// Returns the figures wholly inside the words.
    pub(super) fn figures_in(&self, span: Span) -> impl Iterator<Item = &GalleyFigure> {
        self.figures.iter().filter(move |figure| span.contains(figure.span))
    }

    /// Refuses words that begin or end within a figure.
    pub(super) fn refuse_cut_figure(&self, span: Span) -> Result<(), Trouble> {
        let cut =
            |figure: &&GalleyFigure| figure.span.overlaps(span) && !span.contains(figure.span);
        let Some(figure) = self.figures.iter().find(cut) else { return Ok(()) };
        let figure = figure.span.of(&self.body);
        Err(Trouble::refused(
            format!("“{}” cuts the figure “{figure}” in two.", short(span.of(&self.body))),
            "Take all of it, or nothing of it.",
        ))
    }

    /// Refuses words that another claim with figures holds already, but for these.
    pub(super) fn refuse_taken(&self, span: Span, but: &[i64]) -> Result<(), Trouble> {
        let in_the_way = |claim: &&GalleyClaim| {
            claim.span.overlaps(span)
                && !claim.dismissed
                && (claim.has_figures || !encloses(&claim.kind))
                && !but.contains(&claim.claim_id)
        };
        let Some(claim) = self.claims.iter().find(in_the_way) else { return Ok(()) };
        Err(Trouble::refused(
            format!(
                "Claim {} (c{}) holds these words: “{}”.",
                claim.number,
                claim.claim_id,
                short(claim.span.of(&self.body))
            ),
            format!(
                "Split or merge it: factdesk claim split c{0} --at WORDS, or factdesk claim merge \
                 c{0} OTHER; a quote or an event may stand around it",
                claim.claim_id
            ),
        ))
    }

    /// Refuses what a claim of that kind says already in exactly these words.
    pub(super) fn refuse_twin(&self, span: Span, kind: &str) -> Result<(), Trouble> {
        let twin = |claim: &&GalleyClaim| claim.span == span && claim.kind == kind;
        let Some(claim) = self.claims.iter().find(twin) else { return Ok(()) };
        let (number, id) = (&claim.number, claim.claim_id);
        let hint = if claim.dismissed {
            format!("It is dismissed: factdesk reopen c{id} brings it back.")
        } else {
            format!("factdesk show c{id} shows it.")
        };
        Err(Trouble::refused(format!("Claim {number} (c{id}) is these words already."), hint))
    }

    /// Returns whether a live claim other than this one has the figure.
    pub(super) fn is_held(&self, figure: &GalleyFigure) -> bool {
        let holds = |claim: &GalleyClaim| figure.claim_id == Some(claim.claim_id);
        self.claims.iter().any(|claim| holds(claim) && !claim.dismissed)
    }

    /// Returns the number of the claim that stands before these words.
    pub(super) fn number_before(&self, span: Span) -> Option<&str> {
        let before =
            |claim: &&GalleyClaim| (claim.span.start, claim.span.end) <= (span.start, span.end);
        self.claims.iter().rfind(before).map(|claim| claim.number.as_str())
    }

    /// Returns the kind that the figures inside suggest; without any, that of a quote where the
    /// words are quoted, else an event.
    pub(super) fn kind_of(&self, span: Span, quoted: bool) -> String {
        let inside: Vec<_> = self.figures_in(span).collect();
        match inside.as_slice() {
            figures if figures.iter().any(|figure| figure.changes) => "change",
            [first, ..] if first.kind == "number" => "quantity",
            [first, ..] => &first.kind,
            [] if quoted || self.is_quoted(span) => "quote",
            [] => "event",
        }
        .to_owned()
    }

    /// Whether a quotation mark opens the words, or stands just before them.
    fn is_quoted(&self, span: Span) -> bool {
        const OPENING: [char; 3] = ['"', '“', '«'];
        let before = self.body.get(..span.start).unwrap_or("");
        span.of(&self.body).starts_with(OPENING) || before.ends_with(OPENING)
    }
}

/// Refuses a claim that has no place in the current draft, or is dismissed, for what is done to its
/// words; returns its place.
pub(super) fn words_of(claim: &Standing) -> Result<Span, Trouble> {
    use crate::desk::state::ClaimState;

    let (number, id) = (&claim.number, claim.claim_id);
    if claim.state == ClaimState::Dismissed {
        let message = format!("Claim {number} (c{id}) is dismissed.");
        return Err(Trouble::refused(message, format!("factdesk reopen c{id} brings it back.")));
    }
    claim.place.as_ref().map(|place| place.span).ok_or_else(|| {
        let message = format!("Claim {number} (c{id}) no longer stands in the current draft.");
        let hint = format!("factdesk show a{} shows what does.", claim.article_id);
        Trouble::refused(message, hint)
    })
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}

/// Returns as much of some words as fits in a message.
pub(super) fn short(words: &str) -> String {
    const SHOWN_CHARS: usize = 80;
    match words.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or("")),
        None => words.to_owned(),
    }
}
