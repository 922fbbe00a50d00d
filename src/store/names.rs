//! What rows are called when they are spoken of: by their letter where people type one, otherwise
//! by the word for what they are.

use serde_json::{Map, Value as Json};

use super::fold::Key;

/// What a row of a table is called, by the letter of its id or by a word; and what a new one is
/// when an act is told, with its columns in braces.
const NAMES: &[(&str, Called, &str)] = &[
    ("articles", Called::Letter('a'), "article a{id}"),
    ("claims", Called::Letter('c'), "claim {number}"),
    ("flags", Called::Letter('f'), "flag f{id}"),
    ("sources", Called::Letter('s'), "source s{id}"),
    ("notes", Called::Letter('n'), "note n{id}"),
    ("questions", Called::Letter('q'), "question q{id}"),
    ("revisions", Called::Word("draft"), "draft {id}"),
    ("claim_moves", Called::Word("move"), "move to {state}"),
    ("claim_places", Called::Word("place"), "place {id}"),
    ("figures", Called::Word("figure"), "figure {id}"),
    ("flag_answers", Called::Word("answer to a flag,"), "answer {answer} to flag f{flag_id}"),
    ("verdicts", Called::Word("verdict"), "verdict {verdict}"),
    ("resolutions", Called::Word("resolution"), "resolution {resolution}"),
    ("citations", Called::Word("citation"), "source s{source_id} as {stance}"),
    ("answers", Called::Word("answer"), "answer to question q{question_id}"),
    ("assignments", Called::Word("assignment"), "assignment {id}"),
    ("clearances", Called::Word("clearance"), "word that it is {act}"),
    ("redactions", Called::Word("redaction"), "redaction of {column_name}"),
    ("reviewers", Called::Word("person"), "person {handle}"),
    ("accounts", Called::Word("account"), "account {id}"),
    ("invitations", Called::Word("invitation"), "invitation {id}"),
    ("source_files", Called::Word("file"), "file {id}"),
    ("settings", Called::Word("setting"), "setting {id}"),
    ("scales", Called::Word("scale"), "scale {id}"),
    ("scale_steps", Called::Word("step of a scale,"), "step {code} of scale {scale}"),
];

enum Called {
    Letter(char),
    Word(&'static str),
}

/// Returns what that row is called: `c17`, `verdict 3`, `setting scale`.
pub(super) fn row(table: &str, key: &Key) -> String {
    let called = NAMES.iter().find(|(name, ..)| *name == table).map(|(_, called, _)| called);
    match called {
        Some(Called::Letter(letter)) => format!("{letter}{key}"),
        Some(Called::Word(word)) => format!("{word} {key}"),
        None => format!("{table} {key}"),
    }
}

/// Returns what a new row is, by what an event says of it: "verdict wrong".
pub(super) fn noun(table: &str, key: &Key, set: &Map<String, Json>) -> String {
    let pattern = NAMES.iter().find(|(name, ..)| *name == table).map_or("", |(.., noun)| noun);
    let mut noun = pattern.replace("{id}", &key.to_string());
    for (column, value) in set {
        if let Some(plain) =
            value.as_str().map(str::to_owned).or_else(|| value.as_i64().map(|n| n.to_string()))
        {
            let plain = if column == "act" { plain.replace('_', " ") } else { plain };
            noun = noun.replace(&format!("{{{column}}}"), &plain);
        }
    }
    noun
}

/// Returns a stored moment as it stands in a sentence: `2023-07-04 16:42`.
pub(super) fn minute(at: &str) -> String {
    match at.split_once('T') {
        Some((day, time)) => format!("{day} {}", time.get(..5).unwrap_or(time)),
        None => at.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::ledger;

    #[test]
    fn every_table_that_people_write_to_has_a_name_for_its_rows() {
        for table in ledger::ALL {
            assert!(NAMES.iter().any(|(name, ..)| *name == table.name), "{}", table.name);
        }
        assert_eq!(row("claims", &Key::Number(17)), "c17");
        assert_eq!(row("settings", &Key::Text("scale".to_owned())), "setting scale");
    }
}
