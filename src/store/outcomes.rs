//! What became of the checks' flags in all drafts of an article. One doubt about the same words of
//! the same claim counts once, by its last draft; one that was taken back is none.

use std::collections::HashMap;

use rusqlite::Connection;

use super::Store;
use super::error::{Error, Trouble};
use crate::desk::flagged::FlagState;
use crate::desk::tally::{FlagOutcome, Found, Outcome};
use crate::text::on_one_line;

impl Store {
    /// Lists what became of each flag that checks raised in that article, in the order of their
    /// first draft and place.
    pub fn flag_outcomes(&self, article_id: i64) -> Result<Vec<FlagOutcome>, Error> {
        self.read(|conn| of_article(conn, article_id))
    }
}

/// Check, claim, words, and the how-manieth of that sort in its draft.
type Doubt = (String, Option<i64>, String, usize);

fn of_article(conn: &Connection, article_id: i64) -> Result<Vec<FlagOutcome>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT r.number, r.number = a.revision, f.code, f.claim_id, f.quote, f.raised_at, f.state,
                s.passes, s.doubts
           FROM articles AS a
           JOIN revisions AS r ON r.article_id = a.article_id AND r.taken_back_at IS NULL
           JOIN flags AS f ON f.revision_id = r.revision_id
           LEFT JOIN flag_answers AS z
                  ON z.answer_id = (SELECT MAX(q.answer_id) FROM flag_answers AS q
                                     WHERE q.flag_id = f.flag_id AND q.superseded_at IS NULL)
           LEFT JOIN verdicts AS v ON v.verdict_id = z.verdict_id
           LEFT JOIN verdicts AS n
                  ON n.verdict_id = (SELECT MAX(x.verdict_id) FROM verdicts AS x
                                      WHERE x.claim_id = v.claim_id AND x.answers = v.answers
                                        AND x.superseded_at IS NULL)
           LEFT JOIN scale_steps AS s ON s.scale = COALESCE(n.scale, v.scale)
                                     AND s.code = COALESCE(n.verdict, v.verdict)
          WHERE a.article_id = ?1 AND f.raised_by IS NULL AND f.state <> 'withdrawn'
          ORDER BY r.number, f.start_byte, f.flag_id",
    )?;
    let mut rows = statement.query([article_id])?;
    let mut found: Vec<FlagOutcome> = Vec::new();
    let mut places: HashMap<Doubt, usize> = HashMap::new();
    let (mut draft, mut seen) = (0, HashMap::new());
    while let Some(row) = rows.next()? {
        let (number, stands): (i64, bool) = (row.get(0)?, row.get(1)?);
        if number != draft {
            draft = number;
            seen.clear();
        }
        let (code, quote): (String, String) = (row.get(2)?, row.get(4)?);
        let words = on_one_line(&quote);
        let alike = (code.clone(), row.get::<_, Option<i64>>(3)?, words);
        let times = seen.entry(alike.clone()).or_insert(0_usize);
        *times += 1;
        let doubt = (alike.0, alike.1, alike.2, *times);
        let state = FlagState::from_code(&row.get::<_, String>(6)?).unwrap_or(FlagState::Open);
        let verdict = match (row.get(7)?, row.get(8)?) {
            (Some(passes), Some(doubts)) => Some(Found { passes, doubts }),
            _ => None,
        };
        let outcome = Outcome::of(state, verdict, stands);
        let at = *places.entry(doubt).or_insert(found.len());
        match found.get_mut(at) {
            Some(known) => known.outcome = outcome,
            None => found.push(FlagOutcome { code, raised_at: row.get(5)?, outcome }),
        }
    }
    Ok(found)
}
