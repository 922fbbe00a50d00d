//! The queue: which claim somebody takes next, and the lease that keeps others off it. A lease is
//! no act and has no event; it ends by itself, and a reviewer's verdict never needs one.

use chrono::TimeDelta;
use rusqlite::{OptionalExtension, named_params};

use super::act::{Acted, By};
use super::error::{Error, Trouble};
use super::people::{self, Person};
use super::together::Tx;
use super::{Store, utc};
use crate::desk::rights::Right;

/// What somebody asks the queue for.
#[derive(Clone, Copy, Debug)]
pub struct Asking {
    /// Only of that article.
    pub article: Option<i64>,
    /// How long nobody else is handed the claim.
    pub minutes: i64,
    /// The loudest flags of an article first, otherwise as they are printed.
    pub doubtful_first: bool,
    /// Go on behind that claim in its article.
    pub after: Option<i64>,
}

/// What the queue has for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// This claim, now theirs for a while.
    Claim(Taken),
    /// Nothing.
    Nothing(Left),
}

/// A claim taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// 17 is c17.
    pub claim_id: i64,
    /// Until when nobody else is handed it, UTC.
    pub until: String,
    /// Whether they had it already.
    pub renewed: bool,
    /// For which reading it was handed to them; `None`: it was nobody's.
    pub reading: Option<String>,
}

/// What is still to do, though not by who asked, and not now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Claims whose questions have no answer yet.
    pub waiting: i64,
    /// Claims on somebody else's screen.
    pub taken: i64,
    /// Other claims that nobody has settled: handed to others, or behind the one named.
    pub others: i64,
}

impl Store {
    /// Gives somebody the next claim and keeps others off it, or says what is left. Two who ask at
    /// once never get the same.
    pub fn next(&mut self, by: &By<'_>, asking: &Asking) -> Result<Acted<Next>, Error> {
        let (at, until) = (utc(by.now), utc(by.now + TimeDelta::minutes(asking.minutes)));
        self.write(|tx| {
            let (by, joined) = people::acting(tx, by.handle, &at)?;
            people::allowed(tx, &by, Right::Take)?;
            let queue = Queue { tx, by: &by, at: &at, asking };
            let value = match queue.pick()? {
                Some(picked) => Next::Claim(queue.take(picked, &until)?),
                None => Next::Nothing(queue.left()?),
            };
            Ok(Acted { value, seq: None, by, joined, shut: Vec::new() })
        })
    }

    /// Gives back what somebody has taken and returns those claims.
    pub fn give_back(
        &mut self,
        by: &By<'_>,
        article: Option<i64>,
    ) -> Result<Acted<Vec<i64>>, Error> {
        let at = utc(by.now);
        self.write(|tx| {
            let (by, joined) = people::acting(tx, by.handle, &at)?;
            people::allowed(tx, &by, Right::Take)?;
            let mut statement = tx.prepare_cached(
                "DELETE FROM leases
                  WHERE reviewer_id = ?1
                    AND (?2 IS NULL OR claim_id IN (SELECT claim_id FROM claims
                                                     WHERE article_id = ?2))
                 RETURNING claim_id, until",
            )?;
            let given = statement.query_map((by.id, article), |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
            })?;
            let given: Vec<_> = given.collect::<Result<_, _>>()?;
            let mut held: Vec<_> =
                given.into_iter().filter(|(_, until)| *until > at).map(|(id, _)| id).collect();
            held.sort_unstable();
            drop(statement);
            Ok(Acted { value: held, seq: None, by, joined, shut: Vec::new() })
        })
    }
}

/// One person before the queue.
struct Queue<'q> {
    tx: &'q Tx<'q>,
    by: &'q Person,
    at: &'q str,
    asking: &'q Asking,
}

/// A claim picked, and for which reading it was handed out.
type Picked = (i64, Option<String>);

/// Claims of current drafts. The statement goes on with whose they are: `g` is a hand-out.
pub(super) const CLAIMS: &str = "
   JOIN articles AS a ON a.article_id = c.article_id AND a.withdrawn_at IS NULL
   JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
   JOIN claim_places AS p ON p.claim_id = c.claim_id AND p.revision_id = r.revision_id
                         AND p.superseded_at IS NULL";

/// Who may be handed a claim now: nobody else has it on their screen, and it is not behind us.
const FREE: &str = "
    AND (:article IS NULL OR c.article_id = :article)
    AND (:only IS NULL OR c.claim_id = :only)
    AND NOT EXISTS (SELECT 1 FROM leases AS l
                     WHERE l.claim_id = c.claim_id AND l.reviewer_id <> :me AND l.until > :now)
    AND NOT EXISTS (SELECT 1 FROM claims AS x
                      JOIN claim_places AS y ON y.claim_id = x.claim_id
                                            AND y.revision_id = r.revision_id
                                            AND y.superseded_at IS NULL
                     WHERE x.claim_id = :after AND x.article_id = c.article_id
                       AND (p.start_byte, p.end_byte, p.claim_id)
                        <= (y.start_byte, y.end_byte, y.claim_id))";

/// An open question on the claim.
const QUESTION: &str = "SELECT 1 FROM questions AS q
                     WHERE q.claim_id = c.claim_id AND q.withdrawn_at IS NULL
                       AND NOT EXISTS (SELECT 1 FROM answers AS w
                                        WHERE w.question_id = q.question_id
                                          AND w.superseded_at IS NULL)";

/// Loudest first where that is asked for; then as printed.
const IN_ORDER: &str = "
          CASE WHEN :doubtful THEN
            (SELECT MIN(CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END)
               FROM flags AS f
              WHERE f.claim_id = c.claim_id AND f.revision_id = r.revision_id
                AND f.state = 'open') END NULLS LAST,
          p.start_byte, p.end_byte, c.claim_id
          LIMIT 1";

impl Queue<'_> {
    /// Returns the next claim: the one they have on their screen, else what was handed to them,
    /// else what is nobody's.
    fn pick(&self) -> Result<Option<Picked>, Trouble> {
        let mut statement = self.tx.prepare_cached(
            "SELECT claim_id FROM leases WHERE reviewer_id = ?1 AND until > ?2
              ORDER BY taken_at, claim_id",
        )?;
        let mine = statement.query_map((self.by.id, self.at), |row| row.get(0))?;
        let mine: Vec<i64> = mine.collect::<Result<_, _>>()?;
        for claim_id in mine {
            if let Some(picked) = self.pick_among(Some(claim_id))? {
                return Ok(Some(picked));
            }
        }
        self.pick_among(None)
    }

    fn pick_among(&self, only: Option<i64>) -> Result<Option<Picked>, Trouble> {
        match self.handed_to_them(only)? {
            Some(picked) => Ok(Some(picked)),
            None => self.nobodys(only),
        }
    }

    /// Returns the first claim that was handed to them and has its reading before it. A single
    /// claim handed to somebody else goes before their having the whole article. A question holds
    /// a claim up, unless it was handed to them so that they ring that source.
    fn handed_to_them(&self, only: Option<i64>) -> Result<Option<Picked>, Trouble> {
        let sql = format!(
            "WITH g (claim_id, reading, due_at, chosen_by) AS (
               SELECT claim_id, reading, due_at, chosen_by FROM assignments
                WHERE reviewer_id = :me AND ended_at IS NULL AND claim_id IS NOT NULL
               UNION ALL
               SELECT c.claim_id, w.reading, w.due_at, w.chosen_by
                 FROM assignments AS w JOIN claims AS c ON c.article_id = w.article_id
                WHERE w.reviewer_id = :me AND w.ended_at IS NULL AND w.claim_id IS NULL
                  AND NOT EXISTS (SELECT 1 FROM assignments AS o
                                   WHERE o.article_id = w.article_id AND o.claim_id = c.claim_id
                                     AND o.reviewer_id <> :me AND o.reading = w.reading
                                     AND o.ended_at IS NULL))
             SELECT c.claim_id, g.reading
               FROM g JOIN claims AS c ON c.claim_id = g.claim_id {CLAIMS}
              WHERE CASE g.reading
                      WHEN 'first' THEN c.state IN ('open','reopened')
                      WHEN 'second' THEN c.state IN ('checked','closed')
                      ELSE c.state = 'disputed' END
                AND (g.reading = 'first'
                     OR NOT EXISTS (SELECT 1 FROM verdicts AS v
                                     WHERE v.claim_id = c.claim_id AND v.reviewer_id = :me
                                       AND v.superseded_at IS NULL)) {FREE}
                AND NOT EXISTS ({QUESTION}
                       AND (q.source_id IS NULL OR g.chosen_by IS NULL
                            OR instr('; ' || g.chosen_by || ';',
                                     '; source s' || q.source_id || ';') = 0))
              ORDER BY COALESCE(g.due_at, a.due_at) NULLS LAST, a.article_id, {IN_ORDER}"
        );
        let mut statement = self.tx.prepare_cached(&sql)?;
        let picked = statement.query_row(
            named_params! {
                ":me": self.by.id,
                ":now": self.at,
                ":article": self.asking.article,
                ":only": only,
                ":after": self.asking.after,
                ":doubtful": self.asking.doubtful_first,
            },
            |row| Ok((row.get(0)?, row.get(1)?)),
        );
        Ok(picked.optional()?)
    }

    /// Returns the first claim that was handed to nobody, of articles that are not done with.
    /// Whoever may adjudicate is handed disputed claims, too, except their own.
    fn nobodys(&self, only: Option<i64>) -> Result<Option<Picked>, Trouble> {
        let sql = format!(
            "SELECT c.claim_id FROM claims AS c {CLAIMS}
              WHERE c.article_id = :in
                AND (c.state IN ('open','reopened')
                     OR (c.state = 'disputed' AND :adjudicates
                         AND NOT EXISTS (SELECT 1 FROM verdicts AS v
                                          WHERE v.claim_id = c.claim_id AND v.reviewer_id = :me
                                            AND v.superseded_at IS NULL)))
                AND NOT EXISTS (SELECT 1 FROM assignments AS g
                                 WHERE g.article_id = c.article_id AND g.ended_at IS NULL
                                   AND (g.claim_id IS NULL OR g.claim_id = c.claim_id)
                                   AND g.reading = CASE c.state WHEN 'disputed'
                                                   THEN 'adjudication' ELSE 'first' END) {FREE}
                AND NOT EXISTS ({QUESTION})
              ORDER BY {IN_ORDER}"
        );
        let mut statement = self.tx.prepare_cached(&sql)?;
        for article_id in self.articles()? {
            let picked = statement.query_row(
                named_params! {
                    ":me": self.by.id,
                    ":now": self.at,
                    ":in": article_id,
                    ":article": self.asking.article,
                    ":only": only,
                    ":after": self.asking.after,
                    ":doubtful": self.asking.doubtful_first,
                    ":adjudicates": self.by.role.may(Right::Adjudicate),
                },
                |row| row.get(0),
            );
            if let Some(claim_id) = picked.optional()? {
                return Ok(Some((claim_id, None)));
            }
        }
        Ok(None)
    }

    /// Returns the articles being checked that have work left, the most pressing first.
    fn articles(&self) -> Result<Vec<i64>, Trouble> {
        let mut statement = self.tx.prepare_cached(
            "SELECT a.article_id FROM articles AS a
               JOIN article_counts AS n ON n.article_id = a.article_id
              WHERE a.state IN ('draft','checking') AND a.withdrawn_at IS NULL
                AND n.open_claims > 0 AND (?1 IS NULL OR a.article_id = ?1)
              ORDER BY a.due_at NULLS LAST, a.article_id",
        )?;
        let ids = statement.query_map([self.asking.article], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Keeps others off the claim; sweeps away leases that have run out or are done with.
    fn take(&self, (claim_id, reading): Picked, until: &str) -> Result<Taken, Trouble> {
        self.tx
            .prepare_cached(
                "DELETE FROM leases
                  WHERE until <= ?1
                     OR (reviewer_id = ?2 AND claim_id <> ?3
                         AND claim_id IN (SELECT v.claim_id FROM verdicts AS v
                                           WHERE v.claim_id = leases.claim_id
                                             AND v.reviewer_id = ?2
                                             AND v.reviewed_at >= leases.taken_at))",
            )?
            .execute((self.at, self.by.id, claim_id))?;
        let renewed = self
            .tx
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM leases WHERE claim_id = ?1 AND reviewer_id = ?2)",
            )?
            .query_row((claim_id, self.by.id), |row| row.get(0))?;
        self.tx
            .prepare_cached(
                "INSERT INTO leases (claim_id, reviewer_id, taken_at, until)
                 VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (claim_id) DO UPDATE SET until = excluded.until",
            )?
            .execute((claim_id, self.by.id, self.at, until))?;
        Ok(Taken { claim_id, until: until.to_owned(), renewed, reading })
    }

    /// Counts what is left of the articles being checked.
    fn left(&self) -> Result<Left, Trouble> {
        let sql = format!(
            "WITH rest (waits, taken) AS (
               SELECT EXISTS ({QUESTION}),
                      EXISTS (SELECT 1 FROM leases AS l
                               WHERE l.claim_id = c.claim_id AND l.reviewer_id <> ?1
                                 AND l.until > ?2)
                 FROM claims AS c {CLAIMS}
                WHERE c.state IN ('open','reopened','disputed')
                  AND a.state IN ('draft','checking')
                  AND (?3 IS NULL OR c.article_id = ?3))
             SELECT COUNT(*) FILTER (WHERE waits), COUNT(*) FILTER (WHERE taken AND NOT waits),
                    COUNT(*) FILTER (WHERE NOT taken AND NOT waits) FROM rest"
        );
        let mut statement = self.tx.prepare_cached(&sql)?;
        let left = statement.query_row((self.by.id, self.at, self.asking.article), |row| {
            Ok(Left { waiting: row.get(0)?, taken: row.get(1)?, others: row.get(2)? })
        })?;
        Ok(left)
    }
}
