//! What rows are called when they are spoken of: by their letter where people type one, otherwise
//! by the word for what they are.

use super::fold::Key;

/// What a row of a table is called: with the letter of its id, or with a word.
const NAMES: &[(&str, Called)] = &[
    ("articles", Called::Letter('a')),
    ("claims", Called::Letter('c')),
    ("flags", Called::Letter('f')),
    ("sources", Called::Letter('s')),
    ("notes", Called::Letter('n')),
    ("questions", Called::Letter('q')),
    ("revisions", Called::Word("draft")),
    ("claim_moves", Called::Word("move")),
    ("claim_places", Called::Word("place")),
    ("figures", Called::Word("figure")),
    ("flag_answers", Called::Word("answer to a flag,")),
    ("verdicts", Called::Word("verdict")),
    ("resolutions", Called::Word("resolution")),
    ("citations", Called::Word("citation")),
    ("answers", Called::Word("answer")),
    ("assignments", Called::Word("assignment")),
    ("clearances", Called::Word("clearance")),
    ("redactions", Called::Word("redaction")),
    ("reviewers", Called::Word("person")),
    ("source_files", Called::Word("file")),
    ("settings", Called::Word("setting")),
    ("scales", Called::Word("scale")),
    ("scale_steps", Called::Word("step of a scale,")),
];

enum Called {
    Letter(char),
    Word(&'static str),
}

/// Returns what that row is called: `c17`, `verdict 3`, `setting scale`.
pub(super) fn row(table: &str, key: &Key) -> String {
    let called = NAMES.iter().find(|(name, _)| *name == table).map(|(_, called)| called);
    match (called, key) {
        (Some(Called::Letter(letter)), Key::Number(id)) => format!("{letter}{id}"),
        (Some(Called::Word(word)), Key::Number(id)) => format!("{word} {id}"),
        (Some(Called::Word(word)), Key::Text(id)) => format!("{word} {id}"),
        (_, Key::Number(id)) => format!("{table} {id}"),
        (_, Key::Text(id)) => format!("{table} {id}"),
    }
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
            assert!(NAMES.iter().any(|(name, _)| *name == table.name), "{}", table.name);
        }
        assert_eq!(row("claims", &Key::Number(17)), "c17");
        assert_eq!(row("settings", &Key::Text("scale".to_owned())), "setting scale");
    }
}
