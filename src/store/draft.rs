//! Writing a draft: its text, and all that was read out of it, with the one event that says so.
//! Which of its claims the desk knows from the draft before is decided by whoever calls.

use std::collections::{HashMap, HashSet};

use rusqlite::named_params;

use super::NewArticle;
use super::content::{Content, Head};
use super::error::Trouble;
use super::events::{self, Event};
use super::flag_answers;
use super::place::{self, int};
use super::together::Tx;
use crate::desk::row::{ExtractedClaim, FigureRow, RaisedFlag};
use crate::text::Span;

/// What is written beside every draft: who read it.
const EXTRACTOR: &str = concat!("factdesk ", env!("CARGO_PKG_VERSION"));

/// What the claims of a draft are to be called.
pub(super) struct Numbering {
    /// Claims known from an earlier draft, by their index in the reading.
    pub(super) known: HashMap<usize, Known>,
    /// Claims whose words the desk has taken apart or together by hand: not stored.
    pub(super) left_out: HashSet<usize>,
    /// Figures that belong to a claim whose place was set by hand, by their index.
    pub(super) taken: HashSet<usize>,
    /// The number of the first claim that is new.
    pub(super) next: i64,
}

impl Numbering {
    /// Returns the numbering in which every claim is new.
    pub(super) fn of_a_first_draft() -> Self {
        let (left_out, taken) = (HashSet::new(), HashSet::new());
        Self { known: HashMap::new(), left_out, taken, next: 1 }
    }
}

/// A claim that the desk knows already.
#[derive(Clone)]
pub(super) struct Known {
    /// 17 is c17.
    pub(super) claim_id: i64,
    /// What people call it.
    pub(super) number: String,
    /// What sort of fact it is.
    pub(super) kind: String,
}

/// A claim with its place in this draft.
pub(super) struct Stored {
    /// 17 is c17.
    pub(super) claim_id: i64,
    /// Where it stands.
    pub(super) span: Span,
    /// Claims with figures go before the quotes and events around them.
    pub(super) has_figures: bool,
    /// Its figures, by their index.
    pub(super) figures: Vec<usize>,
    /// Whether it has come with this draft.
    pub(super) is_new: bool,
}

/// A draft while its rows are written; the content hash grows with them.
pub(super) struct Draft<'t, 'n> {
    tx: &'t Tx<'t>,
    new: &'n NewArticle<'n>,
    at: &'n str,
    article_id: i64,
    number: i64,
    /// Its row.
    pub(super) revision_id: i64,
    added_by: Option<i64>,
    content: Content,
    counts: (usize, usize),
}

impl<'t, 'n> Draft<'t, 'n> {
    /// Begins the draft of that number.
    pub(super) fn insert(
        tx: &'t Tx<'t>,
        new: &'n NewArticle<'n>,
        (article_id, number): (i64, i64),
        added_by: Option<i64>,
        at: &'n str,
    ) -> Result<Self, Trouble> {
        let spans: Vec<_> = new.text.skipped.iter().map(|span| [span.start, span.end]).collect();
        let skipped = json(&spans);
        tx.prepare_cached(
            "INSERT INTO revisions (article_id, number, title, body, skipped, sha256,
                                    content_sha256, extractor, origin, added_by, added_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute((
            article_id,
            number,
            &new.text.title,
            &new.text.body,
            &skipped,
            new.sha256,
            "0".repeat(64), // until all is written
            EXTRACTOR,
            new.origin,
            added_by,
            at,
        ))?;
        let revision_id = tx.last_insert_rowid();
        let content = Content::new(&Head {
            text_sha256: new.sha256,
            skipped: &skipped,
            title: &new.text.title,
            extractor: EXTRACTOR,
            origin: new.origin,
            added_at: at,
        });
        Ok(Self { tx, new, at, article_id, number, revision_id, added_by, content, counts: (0, 0) })
    }

    /// Writes the sentences.
    pub(super) fn sentences(&mut self) -> Result<(), Trouble> {
        let mut insert = self.tx.prepare_cached(
            "INSERT INTO sentences (revision_id, position, start_byte, end_byte, start_char,
                                    end_char, worth, reasons)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for (position, row) in (0_i64..).zip(&self.new.analysis.sentences) {
            let reasons = json(&row.reasons);
            insert.execute((
                self.revision_id,
                position,
                int(row.start),
                int(row.end),
                int(row.start_char),
                int(row.end_char),
                row.worth,
                &reasons,
            ))?;
            self.content.sentence(row, &reasons);
        }
        Ok(())
    }

    /// Writes the claims and their places, in galley order.
    pub(super) fn claims(&mut self, numbering: &Numbering) -> Result<Vec<Stored>, Trouble> {
        let mut stored = Vec::with_capacity(self.new.analysis.claims.len());
        let mut next = numbering.next;
        for (index, row) in in_galley_order(&self.new.analysis.claims) {
            if numbering.left_out.contains(&index) {
                continue;
            }
            let known = numbering.known.get(&index);
            let claim = if let Some(known) = known {
                known.clone()
            } else {
                next += 1;
                self.new_claim(next - 1, row)?
            };
            let read_as = (row.kind != claim.kind).then_some(row.kind.as_str());
            self.place(claim.claim_id, row, read_as)?;
            self.content.claim(&claim.number, row);
            let free = row.figures.iter().filter(|figure| !numbering.taken.contains(figure));
            stored.push(Stored {
                claim_id: claim.claim_id,
                span: Span::new(row.start, row.end),
                has_figures: !row.figures.is_empty(),
                figures: free.copied().collect(),
                is_new: known.is_none(),
            });
        }
        self.counts.0 = stored.len();
        Ok(stored)
    }

    fn new_claim(&self, number: i64, row: &ExtractedClaim) -> Result<Known, Trouble> {
        let number = number.to_string();
        self.tx
            .prepare_cached(
                "INSERT INTO claims (article_id, number, kind, added_at) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute((self.article_id, &number, &row.kind, self.at))?;
        Ok(Known { claim_id: self.tx.last_insert_rowid(), number, kind: row.kind.clone() })
    }

    fn place(
        &self,
        claim_id: i64,
        row: &ExtractedClaim,
        read_as: Option<&str>,
    ) -> Result<(), Trouble> {
        let sentence = self.sentence_at(row.start);
        self.tx
            .prepare_cached(
                "INSERT INTO claim_places (claim_id, revision_id, start_byte, end_byte, start_char,
                                           end_char, quote, sentence, speaker, worth, read_as)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute((
                claim_id,
                self.revision_id,
                int(row.start),
                int(row.end),
                int(row.start_char),
                int(row.end_char),
                &row.quote,
                sentence.map(|(position, _)| position),
                &row.speaker,
                row.worth,
                read_as,
            ))?;
        let place_id = self.tx.last_insert_rowid();
        let span = sentence.map(|(_, span)| span);
        place::index(self.tx, place_id, &self.new.text.body, span, &row.quote)
    }

    /// Writes the figures, each under its claim.
    pub(super) fn figures(&mut self, claims: &[Stored]) -> Result<(), Trouble> {
        let mut owners: HashMap<usize, i64> = HashMap::new();
        for claim in claims {
            for &figure in &claim.figures {
                if figure >= self.new.analysis.figures.len()
                    || owners.insert(figure, claim.claim_id).is_some()
                {
                    let words = format!("figure {figure} does not belong to exactly one claim");
                    return Err(Trouble::Given { name: self.new.origin.to_owned(), words });
                }
            }
        }
        let mut insert = self.tx.prepare_cached(
            "INSERT INTO figures (revision_id, position, claim_id, start_byte, end_byte, start_char,
                                  end_char, number_start_char, number_end_char, surface, kind,
                                  value, low, high, bound, direction, unit, per, thing, base,
                                  period, relation, pair, timex, from_date, to_date)
             VALUES (:revision, :position, :claim, :start, :end, :start_char, :end_char,
                     :number_start, :number_end, :surface, :kind, :value, :low, :high, :bound,
                     :direction, :unit, :per, :thing, :base, :period, :relation, :pair, :timex,
                     :from, :to)",
        )?;
        for (position, row) in self.new.analysis.figures.iter().enumerate() {
            self.content.figure(row);
            let FigureRow { start, end, start_char, end_char, .. } = *row;
            insert.execute(named_params! {
                ":revision": self.revision_id,
                ":position": int(position),
                ":claim": owners.get(&position),
                ":start": int(start),
                ":end": int(end),
                ":start_char": int(start_char),
                ":end_char": int(end_char),
                ":number_start": int(row.number_start_char),
                ":number_end": int(row.number_end_char),
                ":surface": row.surface,
                ":kind": row.kind,
                ":value": row.value,
                ":low": row.low,
                ":high": row.high,
                ":bound": row.bound,
                ":direction": row.direction,
                ":unit": row.unit,
                ":per": row.per,
                ":thing": row.thing,
                ":base": row.base,
                ":period": row.period,
                ":relation": row.relation,
                ":pair": row.pair.map(int),
                ":timex": row.timex,
                ":from": row.from_date,
                ":to": row.to_date,
            })?;
        }
        Ok(())
    }

    /// Writes the flags, each under the claim it is about.
    pub(super) fn flags(&mut self, claims: &[Stored]) -> Result<(), Trouble> {
        // One flag a check and place: should a check say two things of one place, the first stands.
        let mut insert = self.tx.prepare_cached(
            "INSERT INTO flags (revision_id, claim_id, code, severity, start_byte, end_byte,
                                start_char, end_char, quote, sentence, message, computation,
                                related, suggestions, raised_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
             ON CONFLICT DO NOTHING",
        )?;
        for row in &self.new.analysis.flags {
            let span = Span::new(row.start, row.end);
            let quote = span.of(&self.new.text.body);
            let (related, suggestions) = (json(&row.related), json(&row.suggestions));
            let stored = insert.execute((
                self.revision_id,
                claim_under(claims, row),
                &row.code,
                &row.severity,
                int(row.start),
                int(row.end),
                int(row.start_char),
                int(row.end_char),
                quote,
                self.sentence_at(row.start).map(|(position, _)| position),
                &row.message,
                &row.computation,
                &related,
                &suggestions,
                self.at,
            ))?;
            if stored == 1 {
                self.counts.1 += 1;
                self.content.flag(row, quote, &related, &suggestions);
            }
        }
        Ok(())
    }

    /// Writes the content hash, and the one event that says all this was read. `why` says what a
    /// further reading is for.
    pub(super) fn close(self, about_sha256: &str, why: Option<&str>) -> Result<(), Trouble> {
        let content_sha256 = self.content.finish();
        self.tx
            .prepare_cached("UPDATE revisions SET content_sha256 = ?2 WHERE revision_id = ?1")?
            .execute((self.revision_id, &content_sha256))?;
        let mut payload = serde_json::json!({
            "article": self.article_id,
            "revision": self.number,
            "text_sha256": self.new.sha256,
            "content_sha256": content_sha256,
            "about_sha256": about_sha256,
            "extractor": EXTRACTOR,
            "added_by": self.added_by,
            "claims": self.counts.0,
            "figures": self.new.analysis.figures.len(),
            "flags": self.counts.1,
        });
        if let (Some(why), Some(facts)) = (why, payload.as_object_mut()) {
            facts.insert("why".to_owned(), why.into());
        }
        // A further draft is brought by a person, whose act says what is carried.
        let (changes, salt) = match self.number {
            1 => flag_answers::carry_to_new(self.tx, self.revision_id, self.at)?,
            _ => Default::default(),
        };
        if let (false, Some(facts)) = (changes.is_empty(), payload.as_object_mut()) {
            facts.insert("changes".to_owned(), changes.into());
        }
        events::append(
            self.tx,
            &Event {
                at: self.at,
                actor: events::MACHINE,
                action: "extracted",
                entity: "revisions",
                entity_id: self.revision_id,
                payload: &payload.to_string(),
                salt: &salt,
            },
        )?;
        Ok(())
    }

    fn sentence_at(&self, at: usize) -> Option<(i64, Span)> {
        let sentences = &self.new.analysis.sentences;
        let position = sentences.partition_point(|sentence| sentence.start <= at).checked_sub(1)?;
        let sentence = sentences.get(position)?;
        let span = Span::new(sentence.start, sentence.end);
        (at < span.end).then_some((int(position), span))
    }
}

fn in_galley_order(claims: &[ExtractedClaim]) -> Vec<(usize, &ExtractedClaim)> {
    let mut ordered: Vec<_> = claims.iter().enumerate().collect();
    ordered.sort_by_key(|(_, claim)| (claim.start, claim.end));
    ordered
}

/// Returns the claim a flag hangs on: of those it overlaps, one with figures first, then the one
/// it covers most of, then the first.
fn claim_under(claims: &[Stored], flag: &RaisedFlag) -> Option<i64> {
    let span = Span::new(flag.start, flag.end);
    let shared = |claim: &Stored| {
        claim.span.end.min(span.end).saturating_sub(claim.span.start.max(span.start))
    };
    claims
        .iter()
        .filter(|claim| claim.span.overlaps(span))
        .max_by_key(|claim| (claim.has_figures, shared(claim), std::cmp::Reverse(claim.claim_id)))
        .map(|claim| claim.claim_id)
}

/// Returns a list as JSON. Lists of texts and numbers always can be written so.
pub(super) fn json(list: &impl serde::Serialize) -> String {
    serde_json::to_string(list).unwrap_or_else(|_| "[]".to_owned())
}
