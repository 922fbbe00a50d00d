//! What people write, table by table: which columns an event repeats as facts, which it only hashes
//! because they are words that may have to be redacted, and what undoing an insertion means. The
//! recorder (`act.rs`), `undo` and `verify` all go by this one list.

/// One table that people write to.
pub(super) struct Table {
    /// Its name.
    pub(super) name: &'static str,
    /// Its key column.
    pub(super) key: &'static str,
    /// Columns that stand in an event as they are: ids, codes, times.
    pub(super) facts: &'static [&'static str],
    /// Columns of which an event holds a salted hash.
    pub(super) words: &'static [&'static str],
    /// Who makes its rows.
    pub(super) born: Born,
    /// How an inserted row is taken back, since nothing is ever deleted.
    pub(super) undone: Undone,
}

/// Who makes the rows of a table.
pub(super) enum Born {
    /// People only: every row has an act.
    ByPeople,
    /// The machine, except where that column names a person; with these values at first. Columns
    /// not listed are covered by the content hash of the draft, or follow from it.
    ByMachine(Option<&'static str>, &'static [(&'static str, Plain)]),
    /// The program, when the desk is made: rows without an act are those of a fresh desk.
    BuiltIn,
}

/// A value that a column has at first.
#[derive(Clone, Copy)]
pub(super) enum Plain {
    /// Nothing.
    Null,
    /// A number.
    Number(i64),
    /// A code.
    Code(&'static str),
}

/// How an inserted row is taken back.
pub(super) enum Undone {
    /// This column gets the time of the undoing.
    At(&'static str),
    /// This column gets that value.
    Set(&'static str, Plain),
    /// It stays, since nothing follows from it.
    Stays,
    /// It is not, nor is the act that wrote it.
    Never,
}

use Born::{BuiltIn, ByMachine, ByPeople};
use Plain::{Code, Null, Number};
use Undone::{At, Never, Set, Stays};

/// Every table that people write to.
pub(super) const ALL: &[Table] = &[
    Table {
        name: "reviewers",
        key: "reviewer_id",
        facts: &["handle", "initials", "role", "active", "added_at"],
        words: &["name"],
        born: ByPeople,
        undone: Set("active", Number(0)),
    },
    Table {
        name: "accounts",
        key: "reviewer_id",
        facts: &["set_by", "set_at"],
        // What stands in an event is a salted hash of a salted hash.
        words: &["password"],
        born: ByPeople,
        undone: Never,
    },
    Table {
        name: "invitations",
        key: "invitation_id",
        facts: &["reviewer_id", "made_by", "made_at", "ends_at", "used_at"],
        words: &["key_sha256"],
        born: ByPeople,
        undone: At("used_at"),
    },
    Table {
        name: "settings",
        key: "name",
        facts: &["value"],
        words: &[],
        born: BuiltIn,
        undone: Never,
    },
    Table {
        name: "scales",
        key: "scale",
        facts: &["name"],
        words: &[],
        born: BuiltIn,
        undone: Never,
    },
    Table {
        name: "scale_steps",
        key: "step_id",
        facts: &[
            "scale",
            "code",
            "position",
            "label",
            "ordinal",
            "passes",
            "needs_reason",
            "doubts",
            "meaning",
        ],
        words: &[],
        born: BuiltIn,
        undone: Never,
    },
    Table {
        name: "articles",
        key: "article_id",
        facts: &[
            "version",
            "state",
            "revision",
            "withdrawn_at",
            "title",
            "published",
            "author",
            "url",
            "section",
            "due_at",
        ],
        words: &["withdrawn_for"],
        born: ByMachine(
            None,
            &[
                ("version", Number(1)),
                ("state", Code("draft")),
                ("revision", Number(1)),
                ("withdrawn_at", Null),
                ("withdrawn_for", Null),
            ],
        ),
        undone: Never,
    },
    Table {
        name: "revisions",
        key: "revision_id",
        facts: &["added_by", "content_sha256", "sha256", "taken_back_at"],
        words: &["title", "body"],
        // Who brought a draft is said by its reading, see `follows.rs`.
        born: ByMachine(None, &[("taken_back_at", Null)]),
        undone: Never,
    },
    Table {
        name: "claims",
        key: "claim_id",
        facts: &[
            "article_id",
            "number",
            "version",
            "kind",
            "state",
            "second_read",
            "duplicate_of",
            "split_from",
            "merged_into",
            "made_by",
            "added_at",
        ],
        words: &[],
        born: ByMachine(
            Some("made_by"),
            &[
                ("version", Number(1)),
                ("state", Code("open")),
                ("second_read", Number(0)),
                ("duplicate_of", Null),
                ("split_from", Null),
                ("merged_into", Null),
            ],
        ),
        undone: Set("state", Code("dismissed")),
    },
    Table {
        name: "claim_moves",
        key: "move_id",
        facts: &["claim_id", "revision_id", "state", "reviewer_id", "moved_at", "superseded_at"],
        words: &["reason"],
        born: ByPeople,
        undone: At("superseded_at"),
    },
    Table {
        name: "claim_places",
        key: "place_id",
        facts: &[
            "claim_id",
            "revision_id",
            "start_byte",
            "end_byte",
            "start_char",
            "end_char",
            "sentence",
            "read_as",
            "compared",
            "confirmed_by",
            "confirmed_at",
            "made_by",
            "superseded_at",
        ],
        words: &["quote", "speaker"],
        born: ByMachine(
            Some("made_by"),
            &[
                ("compared", Code("new")),
                ("confirmed_by", Null),
                ("confirmed_at", Null),
                ("superseded_at", Null),
            ],
        ),
        undone: At("superseded_at"),
    },
    Table {
        name: "figures",
        key: "figure_id",
        facts: &[
            "revision_id",
            "position",
            "claim_id",
            "start_byte",
            "end_byte",
            "start_char",
            "end_char",
            "number_start_char",
            "number_end_char",
            "kind",
            "value",
            "low",
            "high",
            "bound",
            "direction",
            "unit",
            "per",
            "relation",
            "pair",
            "timex",
            "from_date",
            "to_date",
            "made_by",
        ],
        words: &["surface", "thing", "base", "period"],
        born: ByMachine(Some("made_by"), &[]),
        undone: Set("claim_id", Null),
    },
    Table {
        name: "flags",
        key: "flag_id",
        facts: &[
            "revision_id",
            "claim_id",
            "code",
            "severity",
            "start_byte",
            "end_byte",
            "start_char",
            "end_char",
            "sentence",
            "related",
            "suggestions",
            "state",
            "raised_by",
            "raised_at",
        ],
        words: &["quote", "message", "computation"],
        born: ByMachine(Some("raised_by"), &[("state", Code("open"))]),
        undone: Set("state", Code("withdrawn")),
    },
    Table {
        name: "flag_answers",
        key: "answer_id",
        facts: &[
            "flag_id",
            "answer",
            "verdict_id",
            "everywhere",
            "carried_from",
            "reviewer_id",
            "answered_at",
            "superseded_at",
        ],
        words: &["reason", "suggestion"],
        born: ByPeople,
        undone: At("superseded_at"),
    },
    Table {
        name: "verdicts",
        key: "verdict_id",
        facts: &[
            "claim_id",
            "revision_id",
            "claim_version",
            "answers",
            "reading",
            "scale",
            "verdict",
            "confidence",
            "category",
            "valid_until",
            "reviewer_id",
            "reviewed_at",
            "supersedes_id",
            "superseded_at",
        ],
        words: &["rationale", "correction"],
        born: ByPeople,
        undone: At("superseded_at"),
    },
    Table {
        name: "resolutions",
        key: "resolution_id",
        facts: &[
            "claim_id",
            "revision_id",
            "verdict_id",
            "resolution",
            "said_at",
            "approved_by",
            "reviewer_id",
            "resolved_at",
            "supersedes_id",
            "superseded_at",
        ],
        words: &["new_text", "said_by", "reason"],
        born: ByPeople,
        undone: At("superseded_at"),
    },
    Table {
        name: "source_files",
        key: "sha256",
        facts: &["size_bytes", "read_at", "kept_at"],
        words: &["name"],
        born: ByPeople,
        undone: Stays,
    },
    Table {
        name: "sources",
        key: "source_id",
        facts: &[
            "version",
            "file_sha256",
            "accessed_at",
            "archived_at",
            "proximity",
            "type",
            "derives_from",
            "confidential",
            "merged_into",
            "withdrawn_at",
            "added_by",
            "added_at",
        ],
        words: &["title", "publisher", "url", "url_clean", "file_name", "archived_url"],
        born: ByPeople,
        undone: At("withdrawn_at"),
    },
    Table {
        name: "citations",
        key: "citation_id",
        facts: &[
            "claim_id",
            "source_id",
            "claim_version",
            "verdict_id",
            "stance",
            "reviewer_id",
            "cited_at",
            "supersedes_id",
            "superseded_at",
        ],
        words: &["locator", "quoted", "translation", "translator"],
        born: ByPeople,
        undone: At("superseded_at"),
    },
    Table {
        name: "notes",
        key: "note_id",
        facts: &[
            "article_id",
            "claim_id",
            "reply_to",
            "privileged",
            "reviewer_id",
            "written_at",
            "resolved_by",
            "resolved_at",
            "supersedes_id",
            "superseded_at",
        ],
        words: &["body"],
        born: ByPeople,
        undone: At("superseded_at"),
    },
    Table {
        name: "questions",
        key: "question_id",
        facts: &[
            "article_id",
            "claim_id",
            "asked_of",
            "source_id",
            "flag_id",
            "due_at",
            "reviewer_id",
            "asked_at",
            "withdrawn_at",
        ],
        words: &["person", "contact", "body"],
        born: ByPeople,
        undone: At("withdrawn_at"),
    },
    Table {
        name: "answers",
        key: "answer_id",
        facts: &[
            "question_id",
            "said_at",
            "reviewer_id",
            "answered_at",
            "supersedes_id",
            "superseded_at",
        ],
        words: &["body", "said_by"],
        born: ByPeople,
        undone: At("superseded_at"),
    },
    Table {
        name: "assignments",
        key: "assignment_id",
        facts: &[
            "article_id",
            "claim_id",
            "reviewer_id",
            "reading",
            "due_at",
            "assigned_by",
            "assigned_at",
            "ended_at",
        ],
        words: &["chosen_by"],
        born: ByPeople,
        undone: At("ended_at"),
    },
    Table {
        name: "clearances",
        key: "clearance_id",
        facts: &[
            "article_id",
            "revision_id",
            "act",
            "open_reasons",
            "reviewer_id",
            "done_at",
            "undone_at",
        ],
        words: &["gate", "reason", "notice"],
        born: ByPeople,
        undone: At("undone_at"),
    },
    Table {
        name: "redactions",
        key: "redaction_id",
        facts: &["table_name", "row_id", "column_name", "sha256", "reviewer_id", "redacted_at"],
        words: &["reason"],
        born: ByPeople,
        undone: Never,
    },
];

/// Returns the table of that name.
pub(super) fn table(name: &str) -> Option<&'static Table> {
    ALL.iter().find(|table| table.name == name)
}

impl Table {
    /// Returns every column an event speaks of, facts first.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.facts.iter().chain(self.words).copied()
    }

    /// Returns whether an event holds only a hash of that column.
    pub(super) fn is_words(&self, column: &str) -> bool {
        self.words.contains(&column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::upgrade::SCHEMA;

    /// Columns of tables that people write to which no event repeats, each for a reason.
    const LEFT_OUT: &[(&str, &str)] = &[
        ("articles", "origin"), // never edited; covered by the hash of what is said of it
        ("articles", "sha256"), // identity; compared with the first draft's text
        ("articles", "added_at"), // as origin
        ("revisions", "article_id"), // these four: never edited
        ("revisions", "number"), //
        ("revisions", "skipped"), // covered by the content hash
        ("revisions", "extractor"), //
        ("revisions", "origin"), //
        ("revisions", "added_at"), //
        ("claim_places", "worth"), // the machine's; covered by the content hash
        ("source_files", "bytes"), // their hash is the key
    ];

    #[test]
    fn every_column_of_these_tables_is_a_fact_words_or_left_out_for_a_reason() {
        let conn = rusqlite::Connection::open_in_memory().unwrap();
        conn.execute_batch(SCHEMA).unwrap();
        for table in ALL {
            let mut statement = conn.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
            let mut there: Vec<String> = statement
                .query_map([table.name], |row| row.get::<_, String>(0))
                .unwrap()
                .map(Result::unwrap)
                .filter(|name| name != table.key)
                .filter(|name| !LEFT_OUT.contains(&(table.name, name.as_str())))
                .collect();
            let mut listed: Vec<_> = table.columns().map(str::to_owned).collect();
            there.sort();
            listed.sort();
            assert_eq!(there, listed, "{}", table.name);
        }
    }
}
