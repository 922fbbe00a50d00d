//! Rows that only reports ask for.

use super::Store;
use super::error::Error;

impl Store {
    /// Returns the verdicts that may be given here, or once were.
    pub fn verdict_codes(&self) -> Result<Vec<String>, Error> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT s.code
                   FROM scale_steps AS s
                   LEFT JOIN settings AS t ON t.name = 'scale' AND t.value = s.scale
                  WHERE t.value IS NOT NULL
                     OR EXISTS (SELECT 1 FROM verdicts AS v
                                 WHERE v.scale = s.scale AND v.verdict = s.code)
                  GROUP BY s.code ORDER BY MIN(s.position), s.code",
            )?;
            let codes = statement.query_map([], |row| row.get(0))?;
            Ok(codes.collect::<Result<_, _>>()?)
        })
    }
}
