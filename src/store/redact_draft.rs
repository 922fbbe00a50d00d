//! Taking words out of an article's drafts: each character gives way to a sign of the same length,
//! so that every place stays where it is; what was read out of them goes with them.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::act::{Act, Fields};
use super::content::{self, Head};
use super::error::Trouble;
use super::events::MACHINE;
use super::fold::{self, Change, Key};
use super::place::count;
use super::redact::{MARK, Redacted, record};
use super::{ledger, names};
use crate::desk::text_sha256;
use crate::text::Span;

/// Takes these words out of every draft of the article, or one of their places in each.
pub(super) fn take_out(
    act: &mut Act<'_>,
    article_id: i64,
    words: &str,
    nth: Option<usize>,
    reason: &str,
) -> Result<Redacted, Trouble> {
    super::standing::article_state(act.tx, article_id)?;
    act.on("articles", article_id);
    act.in_article(article_id);
    let mut rows = Vec::new();
    for draft in drafts(act.tx, article_id)? {
        let spans = places(&draft.body, words, nth);
        let titled = nth.is_none() && draft.title.contains(words);
        if !spans.is_empty() || titled {
            Taking { act, draft: &draft, spans: &spans, words, reason, titled }.all()?;
            rows.push(format!("draft {} of a{article_id}", draft.number));
        }
    }
    if rows.is_empty() {
        return Err(Trouble::refused(
            format!("These words stand in no draft of a{article_id}"),
            "Give them exactly as they stand there, with capitals and punctuation.",
        ));
    }
    if nth.is_none() {
        title(act, article_id, words, reason)?;
        forget(act, article_id, words)?;
    }
    act.tx.execute("INSERT INTO claim_search (claim_search) VALUES ('optimize')", [])?;
    let elsewhere = elsewhere(act.tx, words)?;
    Ok(Redacted { rows, elsewhere, swept: false })
}

/// Returns text in which every character has given way to one of the same length in UTF-8.
fn masked(text: &str) -> String {
    let mask = |sign: char| match sign.len_utf8() {
        1 if sign == '\n' => '\n',
        1 => '*',
        2 => '¤',
        3 => '█',
        _ => '🟥',
    };
    text.chars().map(mask).collect()
}

struct Draft {
    revision_id: i64,
    number: i64,
    title: String,
    body: String,
}

fn drafts(conn: &Connection, article_id: i64) -> Result<Vec<Draft>, Trouble> {
    let mut statement = conn.prepare(
        "SELECT revision_id, number, title, body FROM revisions
          WHERE article_id = ?1 ORDER BY number",
    )?;
    let rows = statement.query_map([article_id], |row| {
        Ok(Draft {
            revision_id: row.get(0)?,
            number: row.get(1)?,
            title: row.get(2)?,
            body: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn places(body: &str, words: &str, nth: Option<usize>) -> Vec<Span> {
    let all = body.match_indices(words).map(|(at, words)| Span::new(at, at + words.len()));
    match nth {
        Some(nth) => all.skip(nth.saturating_sub(1)).take(1).collect(),
        None => all.collect(),
    }
}

/// One draft while words are taken out of it.
struct Taking<'a, 't> {
    act: &'a mut Act<'t>,
    draft: &'a Draft,
    spans: &'a [Span],
    words: &'a str,
    reason: &'a str,
    titled: bool,
}

impl Taking<'_, '_> {
    fn all(mut self) -> Result<(), Trouble> {
        let searched = self.searched()?;
        let mut body = self.draft.body.clone();
        for span in self.spans {
            body.replace_range(span.start..span.end, &masked(span.of(&self.draft.body)));
        }
        let id = Key::Number(self.draft.revision_id);
        let mut fields = Fields::new().text("body", &body).text("sha256", &text_sha256(&body));
        if self.titled {
            fields = fields.text("title", &self.mask(&self.draft.title));
        }
        self.act.overwrite("revisions", &id, fields)?;
        self.claim_places(&body)?;
        self.figures(&body)?;
        self.flags(&body)?;
        self.search_anew(&searched)?;
        let content_sha256 = content_of(self.act.tx, self.draft.revision_id)?;
        let fields = Fields::new().text("content_sha256", &content_sha256);
        self.act.overwrite("revisions", &id, fields)?;
        record(self.act, ("revisions", &id, "body"), self.words, self.reason)
    }

    /// Returns a text with the words masked in it.
    fn mask(&self, text: &str) -> String {
        text.replace(self.words, &masked(self.words))
    }

    fn hit(&self, span: Span) -> bool {
        self.spans.iter().any(|taken| taken.overlaps(span))
    }

    /// Returns what the search knows of this draft's claims.
    fn searched(&self) -> Result<Vec<(i64, String, String)>, Trouble> {
        let mut statement = self.act.tx.prepare_cached(
            "SELECT w.place_id, w.quote, w.sentence FROM claim_words AS w
               JOIN claim_places AS p ON p.place_id = w.place_id
              WHERE p.revision_id = ?1
                AND EXISTS (SELECT 1 FROM claim_search_docsize AS d WHERE d.id = w.place_id)",
        )?;
        let rows = statement.query_map([self.draft.revision_id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The index holds no text, so that it can only forget what it is told it knew.
    fn search_anew(&self, before: &[(i64, String, String)]) -> Result<(), Trouble> {
        let tx = self.act.tx;
        for (place_id, quote, sentence) in before {
            tx.prepare_cached(
                "INSERT INTO claim_search (claim_search, rowid, quote, sentence)
                 VALUES ('delete', ?1, ?2, ?3)",
            )?
            .execute((place_id, quote, sentence))?;
            tx.prepare_cached(
                "INSERT INTO claim_search (rowid, quote, sentence)
                 SELECT place_id, quote, sentence FROM claim_words WHERE place_id = ?1",
            )?
            .execute([place_id])?;
        }
        Ok(())
    }

    fn claim_places(&mut self, body: &str) -> Result<(), Trouble> {
        for row in self.rows("claim_places", "place_id", &["speaker"])? {
            let mut fields = self.masked_fields(&row);
            if self.hit(row.span) {
                fields = fields.text("quote", row.span.of(body));
            }
            self.overwrite("claim_places", row.id, fields)?;
        }
        Ok(())
    }

    /// A figure's value says its words again, in digits.
    fn figures(&mut self, body: &str) -> Result<(), Trouble> {
        const SAYS_IT: [&str; 9] =
            ["value", "low", "high", "thing", "base", "period", "timex", "from_date", "to_date"];
        for row in self.rows("figures", "figure_id", &["thing", "base", "period"])? {
            let mut fields = self.masked_fields(&row);
            if self.hit(row.span) {
                fields = Fields::new().text("surface", row.span.of(body));
                for column in SAYS_IT {
                    fields = fields.set(column, Value::Null);
                }
            }
            self.overwrite("figures", row.id, fields)?;
        }
        Ok(())
    }

    /// A flag quotes what it doubts in its message and its sum, perhaps in part.
    fn flags(&mut self, body: &str) -> Result<(), Trouble> {
        let columns = ["message", "computation", "suggestions"];
        for row in self.rows("flags", "flag_id", &columns)? {
            let mut fields = self.masked_fields(&row);
            if self.hit(row.span) {
                fields = Fields::new()
                    .text("quote", row.span.of(body))
                    .text("message", MARK)
                    .text("computation", MARK)
                    .text("suggestions", "[]");
            }
            self.overwrite("flags", row.id, fields)?;
        }
        Ok(())
    }

    /// Returns this draft's rows of a table, with the texts of those columns.
    fn rows(&self, table: &str, key: &str, columns: &[&'static str]) -> Result<Vec<Read>, Trouble> {
        let sql = format!(
            "SELECT start_byte, end_byte, {key}, {} FROM {table} WHERE revision_id = ?1",
            columns.join(", ")
        );
        let mut statement = self.act.tx.prepare_cached(&sql)?;
        let rows = statement.query_map([self.draft.revision_id], |row| {
            let texts = columns.iter().zip(3..).map(|(column, at)| Ok((*column, row.get(at)?)));
            Ok(Read {
                span: Span::new(count(row, 0)?, count(row, 1)?),
                id: row.get(2)?,
                texts: texts.collect::<rusqlite::Result<_>>()?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns the texts in which the words stand, masked.
    fn masked_fields(&self, row: &Read) -> Fields {
        let texts = row.texts.iter().filter_map(|(column, text)| Some((*column, text.as_ref()?)));
        let hit = texts.filter(|(_, text)| text.contains(self.words));
        hit.fold(Fields::new(), |fields, (column, text)| fields.text(column, &self.mask(text)))
    }

    fn overwrite(&mut self, table: &'static str, id: i64, fields: Fields) -> Result<(), Trouble> {
        if fields.is_empty() {
            return Ok(());
        }
        self.act.overwrite(table, &Key::Number(id), fields)
    }
}

/// A row that was read out of the draft.
struct Read {
    span: Span,
    id: i64,
    texts: Vec<(&'static str, Option<String>)>,
}

fn content_of(conn: &Connection, revision_id: i64) -> Result<String, Trouble> {
    let sql = "SELECT sha256, skipped, title, extractor, origin, added_at
                 FROM revisions WHERE revision_id = ?1";
    let texts: [String; 6] = conn.query_row(sql, [revision_id], |row| {
        Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?])
    })?;
    let [text_sha256, skipped, title, extractor, origin, added_at] = &texts;
    let head = Head { text_sha256, skipped, title, extractor, origin, added_at };
    content::of_stored(conn, revision_id, &head)
}

fn title(act: &mut Act<'_>, article_id: i64, words: &str, reason: &str) -> Result<(), Trouble> {
    let sql = "SELECT title FROM articles WHERE article_id = ?1";
    let title: String = act.tx.query_row(sql, [article_id], |row| row.get(0))?;
    if title.contains(words) {
        let key = Key::Number(article_id);
        let fields = Fields::new().text("title", &title.replace(words, &masked(words)));
        act.overwrite("articles", &key, fields)?;
        record(act, ("articles", &key, "title"), words, reason)?;
        let about_sha256 = content::of_article(act.tx, article_id)?;
        act.fact("about_sha256", about_sha256);
    }
    Ok(())
}

/// Facts that may repeat words of a draft: a headline that was edited, a reading that was offered.
const REPEATED: &[(&str, &[&str])] = &[
    ("articles", &["title", "author", "url", "section"]),
    ("flags", &["suggestions"]),
    ("figures", &["value", "low", "high", "unit", "per", "timex", "from_date", "to_date"]),
];

/// Takes out the payloads of this article's acts in which the words stand as a fact, and says anew
/// what those acts left.
fn forget(act: &mut Act<'_>, article_id: i64, words: &str) -> Result<(), Trouble> {
    let found: Vec<(i64, String)> = act
        .tx
        .prepare(
            "SELECT p.seq, p.body FROM event_payloads AS p JOIN events AS e ON e.seq = p.seq
              WHERE e.actor <> ?1 AND json_extract(p.body, '$.article') = ?2 ORDER BY p.seq",
        )?
        .query_map((MACHINE, article_id), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut forgotten = Vec::new();
    for (seq, body) in found {
        let payload = serde_json::from_str(&body).unwrap_or_default();
        let changes = fold::changes(&payload).unwrap_or_default();
        if !changes.iter().any(|change| repeats(change, words)) {
            continue;
        }
        let sql = "UPDATE event_payloads SET body = NULL, redacted_at = ?2 WHERE seq = ?1";
        act.tx.prepare_cached(sql)?.execute((seq, &act.at))?;
        for change in changes {
            act.restate(change.table, &change.key, change.new)?;
        }
        forgotten.push(seq);
    }
    if !forgotten.is_empty() {
        act.fact("forgets", forgotten);
    }
    Ok(())
}

fn repeats(change: &Change, words: &str) -> bool {
    let columns = REPEATED.iter().find(|(table, _)| *table == change.table.name);
    columns.is_some_and(|(_, columns)| {
        let said = change.set.iter().chain(&change.was);
        let mut texts = said.filter(|(column, _)| columns.contains(&column.as_str()));
        texts.any(|(_, value)| value.as_str().is_some_and(|text| text.contains(words)))
    })
}

/// Returns the rows that people wrote in which the words still stand.
fn elsewhere(conn: &Connection, words: &str) -> Result<Vec<String>, Trouble> {
    const TABLES_OF_DRAFTS: [&str; 4] = ["revisions", "claim_places", "figures", "flags"];
    let mut found = Vec::new();
    for table in ledger::ALL.iter().filter(|table| !TABLES_OF_DRAFTS.contains(&table.name)) {
        for column in table.words {
            let sql = format!(
                "SELECT {} FROM {} WHERE instr({column}, ?1) LIMIT 20",
                table.key, table.name
            );
            let mut statement = conn.prepare(&sql)?;
            let mut rows = statement.query([words])?;
            while let Some(row) = rows.next()? {
                found.push(names::row(table.name, &super::verify::key_of(row)?));
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn a_mask_is_as_long_as_what_it_hides() {
        for text in ["555-0199", "Díaz-Canel", "“€”", "🛢️ oil\nrig", ""] {
            let mask = masked(text);
            assert_eq!(mask.len(), text.len(), "{mask}");
            assert_eq!(mask.chars().count(), text.chars().count());
        }
        assert_eq!(masked("Díaz\n1"), "*¤**\n*");
    }
}
