//! Words that must go leave no trace, and the desk still verifies.

use factdesk::store::{
    ArticleEdit, ClaimFilter, Eyes, FlagFilter, NoteFilter, Redacted, Redacting,
};

use super::verify::{mara, unfit, worked};
use super::*;

/// Every byte of the file and what lies beside it.
fn bytes(folder: &Folder) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder.folder.path()).unwrap() {
        bytes.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    bytes
}

fn holds(folder: &Folder, words: &str) -> bool {
    let words = words.as_bytes();
    bytes(folder).windows(words.len()).any(|window| window.eq_ignore_ascii_case(words))
}

#[track_caller]
fn redact(store: &mut Store, what: Redacting<'_>) -> Redacted {
    let done = store.redact(&mara(50), what, "Counsel, by telephone.").unwrap();
    assert_eq!(unfit(store, None), "");
    assert!(done.value.swept);
    done.value
}

fn kept(letter: char, id: i64, what: &str) -> Redacting<'_> {
    Redacting::Kept { letter, id, what }
}

#[test]
fn words_that_people_wrote_leave_a_mark_and_a_hash() {
    let folder = worked();
    let mut store = folder.store();
    for (what, rows, gone) in [
        (kept('n', 1, "note"), "n1", "Rang the ministry."),
        (kept('n', 3, "note"), "n3", "Who wrote this?"),
        (kept('s', 1, "title"), "s1", "The treaty"),
        (kept('s', 1, "url"), "s1", "example.org/treaty"),
        (kept('c', 2, "quoted"), "citation 1", "1.64 million tonnes"),
        (kept('s', 1, "file"), "file ", "Article 1"),
    ] {
        assert!(holds(&folder, gone), "{gone}");
        let redacted = redact(&mut store, what);
        assert!(redacted.rows.concat().starts_with(rows), "{redacted:?}");
        assert!(!holds(&folder, gone), "{gone}");
        let again = store.redact(&mara(51), what, "Twice.").unwrap_err().to_string();
        assert!(again.contains("that could be taken out"), "{again}");
    }
    assert!(!holds(&folder, "treaty.pdf"));
    let notes = store.notes(&NoteFilter::default(), Eyes::default()).unwrap();
    let notes: Vec<_> = notes.iter().map(|note| note.body.as_str()).collect();
    assert_eq!(notes, ["[redacted]", "They say million.", "[redacted]"]);
    let words = store.verify(None).unwrap().findings.pop().unwrap().words;
    assert!(words.ends_with("with 6 redactions"), "{words}");
    let undone = store.undo(&mara(52)).unwrap_err().to_string();
    assert!(undone.contains("are in no part of the desk any more"), "{undone}");

    // Nobody can bring the words back, or pretend they were others.
    folder
        .raw()
        .execute_batch("UPDATE notes SET body = 'Rang the ministry.' WHERE note_id = 1")
        .unwrap();
    assert!(unfit(&store, None).contains("n1: its body is not what mara wrote"));
}

#[test]
fn words_of_a_draft_give_way_to_signs_of_the_same_length() {
    let folder = worked();
    let mut store = folder.store();
    let edit =
        ArticleEdit { title: Some("Díaz-Canel and 1.64 tons of oil"), ..ArticleEdit::default() };
    store.edit_article(&mara(40), 1, &edit, &factdesk::check::References::built_in()).unwrap();
    let before = store.article(1).unwrap().unwrap();
    let gone = "1.64 tons of oil";
    assert!(holds(&folder, gone));
    let missing = Redacting::Draft { article: 1, words: "1.64 TONS", nth: None };
    let refused = store.redact(&mara(41), missing, "x").unwrap_err().to_string();
    assert!(refused.contains("stand in no draft of a1"), "{refused}");

    let redacted = redact(&mut store, Redacting::Draft { article: 1, words: gone, nth: None });
    assert_eq!((redacted.rows, redacted.elsewhere), (vec!["draft 1 of a1".to_owned()], Vec::new()));
    assert!(!holds(&folder, gone), "in the text, the quotes, the headline or its edits");
    for word in ["1.64 ton", "tons of oil"] {
        assert!(!holds(&folder, word), "{word}");
    }
    let after = store.article(1).unwrap().unwrap();
    assert_eq!(after.body.len(), before.body.len());
    assert_eq!(after.row.title, "Díaz-Canel and ****************");
    assert_eq!(after.sentences, before.sentences);
    let claim =
        store.claims(&ClaimFilter { ids: vec![2], ..Default::default() }).unwrap().remove(0);
    assert_eq!(claim.quote, "**************** per year");
    assert_eq!(
        (claim.figures[0].value.as_deref(), claim.figures[0].surface.as_str()),
        (None, "**************** per year")
    );
    let flags = store.flags(&FlagFilter { article: Some(1), ..FlagFilter::default() }).unwrap();
    assert!(flags.iter().any(|flag| flag.message == "[redacted]" && flag.suggestions.is_empty()));
    assert_eq!(store.search("oil", 9).unwrap(), []);
    assert_eq!(store.search("agreed purchase", 9).unwrap().len(), 1, "the rest is found as before");

    // The same text is known as before, and the desk goes on.
    assert!(oil().add_to(&mut store).already);
    assert_eq!(unfit(&store, None), "");
}

#[test]
fn one_place_of_several_can_be_taken_out_and_what_stands_elsewhere_is_said() {
    let folder = Folder::new();
    let mut store = folder.store();
    Draft::new("Calls", "Ring 555-0199 “now”. Or ring 555-0199 later.").add_to(&mut store);
    let note = factdesk::store::NewNote {
        on: factdesk::store::NoteOn::Article(1),
        body: "It is 555-0199.",
        privileged: false,
    };
    store.note(&mara(1), &note).unwrap();
    redact(&mut store, Redacting::Draft { article: 1, words: "555-0199", nth: Some(2) });
    let body = store.article(1).unwrap().unwrap().body;
    assert_eq!(body, "Ring 555-0199 “now”. Or ring ******** later.");
    let redacted =
        redact(&mut store, Redacting::Draft { article: 1, words: "555-0199", nth: None });
    assert_eq!(redacted.elsewhere, ["n1"]);
    redact(&mut store, kept('n', 1, "note"));
    assert!(!holds(&folder, "555-0199"));
}

/// While somebody reads the old pages they cannot go; afterwards they can.
#[test]
fn a_file_in_use_is_cleaned_later() {
    let folder = worked();
    let mut store = folder.store();
    let reader = folder.raw();
    reader.execute_batch("BEGIN; SELECT COUNT(*) FROM notes;").unwrap();
    let mut impatient =
        Store::open_within(&folder.file, Access::ReadWrite, std::time::Duration::from_millis(50))
            .unwrap();
    let what = kept('n', 1, "note");
    assert!(!impatient.redact(&mara(50), what, "Counsel.").unwrap().value.swept);
    reader.execute_batch("COMMIT").unwrap();
    assert!(store.sweep().unwrap());
    assert!(!holds(&folder, "Rang the ministry."));
    assert_eq!(unfit(&store, None), "");
}
