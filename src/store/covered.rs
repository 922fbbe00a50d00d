//! Events that a report tells only in part: those about a confidential source or a privileged note.

use std::collections::HashSet;

use super::Store;
use super::error::Error;

impl Store {
    /// Returns those of these events that are about a confidential source, what it is cited for,
    /// a question about it, or a privileged note; one that takes such an act back is, too.
    pub fn covered_events(&self, seqs: &[i64]) -> Result<HashSet<i64>, Error> {
        let seqs = serde_json::to_string(seqs).unwrap_or_default();
        self.read(|conn| {
            let mut statement = conn.prepare_cached(
                "WITH secret AS (
                   SELECT d.source_id
                     FROM sources AS d
                     JOIN sources AS s ON s.source_id = COALESCE(d.merged_into, d.source_id)
                    WHERE d.confidential = 1 OR s.confidential = 1),
                 about AS (
                   SELECT e.seq, COALESCE(u.entity, e.entity) AS entity,
                          COALESCE(u.entity_id, e.entity_id) AS id
                     FROM json_each(?1) AS j
                     JOIN events AS e ON e.seq = j.value
                     LEFT JOIN event_payloads AS p ON p.seq = e.seq
                     LEFT JOIN events AS u ON u.seq = json_extract(p.body, '$.undoes'))
                 SELECT a.seq FROM about AS a
                  WHERE CASE a.entity
                    WHEN 'sources' THEN a.id IN secret
                    WHEN 'citations' THEN EXISTS (SELECT 1 FROM citations AS t
                                                   WHERE t.citation_id = a.id
                                                     AND t.source_id IN secret)
                    WHEN 'questions' THEN EXISTS (SELECT 1 FROM questions AS q
                                                   WHERE q.question_id = a.id
                                                     AND q.source_id IN secret)
                    WHEN 'answers' THEN EXISTS (SELECT 1 FROM answers AS n
                                                  JOIN questions AS q
                                                    ON q.question_id = n.question_id
                                                 WHERE n.answer_id = a.id
                                                   AND q.source_id IN secret)
                    WHEN 'notes' THEN EXISTS (SELECT 1 FROM notes AS n
                                               WHERE n.note_id = a.id AND n.privileged = 1)
                    ELSE 0 END",
            )?;
            let covered = statement.query_map([seqs], |row| row.get(0))?;
            Ok(covered.collect::<Result<_, _>>()?)
        })
    }
}
