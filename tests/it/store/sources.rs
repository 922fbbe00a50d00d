//! Sources that are one, sources that rest on each other, and what of them others may see.

use factdesk::desk::address::clean_url;
use factdesk::desk::question::AskedOf;
use factdesk::desk::source::Stance;
use factdesk::store::{
    AnySource, By, CitationFilter, ClaimFilter, Eyes, NewAnswer, NewFile, NewQuestion, NewSource,
    NewVerdict, NoteFilter, Passage, QuestionFilter, QuestionOn, SourceEdit, SourceFilter, Store,
};

use super::{Draft, Folder, now};

fn mara() -> By<'static> {
    By { handle: "mara", now: now() }
}

fn desk(folder: &Folder) -> Store {
    let mut store = folder.store();
    let draft = Draft::new("Oil", "It buys 5 tons. It sells 6 tons.")
        .claim("quantity", "5 tons", &[])
        .claim("quantity", "6 tons", &[]);
    draft.add_to(&mut store);
    store
}

fn page(url: &str) -> NewSource {
    NewSource { address: Some(clean_url(url).unwrap()), ..NewSource::default() }
}

fn add(store: &mut Store, new: &NewSource) -> i64 {
    store.add_source(&mara(), new).unwrap().value.id
}

fn cite(store: &mut Store, claim: i64, source: i64, stance: Stance, passage: Passage<'_>) {
    store.cite(&mara(), (claim, None), &AnySource::Known(source), stance, passage).unwrap();
}

fn said(error: &factdesk::store::Error) -> String {
    error.to_string()
}

#[test]
fn merged_sources_are_one_wherever_they_are_named() {
    let folder = Folder::new();
    let mut store = desk(&folder);
    let urls = ["https://a.example/1", "https://b.example/2", "https://c.example/3"];
    let [one, two, three] = urls.map(|url| add(&mut store, &page(url)));
    cite(&mut store, 1, one, Stance::Supports, Passage::default());
    cite(&mut store, 1, two, Stance::Supports, Passage::default());
    cite(&mut store, 1, two, Stance::Refutes, Passage::default());
    cite(&mut store, 2, three, Stance::Context, Passage::default());
    assert_eq!(store.merge_sources(&mara(), one, two).unwrap().value, two);
    assert_eq!(store.merge_sources(&mara(), two, three).unwrap().value, three);
    let again = store.merge_sources(&mara(), three, one).unwrap_err();
    assert!(said(&again).contains("s3 and s1 are one source already."));

    assert_eq!(add(&mut store, &page(urls[0])), three, "found by the address of a duplicate");
    let rows = store.sources(&SourceFilter::default(), Eyes::default()).unwrap();
    assert_eq!((rows.len(), rows[0].id.as_str(), rows[0].claims), (1, "s3", 2));
    let shown = store.source(one, Eyes::default()).unwrap().unwrap();
    assert_eq!(shown.merged, ["s1", "s2"]);
    assert_eq!(shown.citations.len(), 4);
    let claims = store.claims(&ClaimFilter::default()).unwrap();
    let sources: Vec<_> =
        claims[0].sources.iter().map(|s| (s.id.as_str(), s.stance.as_str())).collect();
    assert_eq!(sources, [("s3", "supports"), ("s3", "refutes")], "each stance once");

    // One citation takes the place of both that have become one.
    let passage = Passage { locator: Some("p. 3"), ..Passage::default() };
    cite(&mut store, 1, three, Stance::Supports, passage);
    let cited = CitationFilter { claim: Some(1), ..CitationFilter::default() };
    let cited = store.citations(&cited, Eyes::default()).unwrap();
    let cited: Vec<_> = cited.iter().map(|c| (c.stance.as_str(), c.locator.as_deref())).collect();
    assert_eq!(cited, [("refutes", None), ("supports", Some("p. 3"))]);
}

/// What stands on claim 1: each stance with its page and its words.
fn stands(store: &Store) -> Vec<String> {
    let cited = CitationFilter { claim: Some(1), ..CitationFilter::default() };
    let cited = store.citations(&cited, Eyes::default()).unwrap();
    let told = |one: &factdesk::desk::row::CitationRow| {
        let (at, words) = (one.locator.as_deref(), one.quoted.as_deref());
        format!("{} {} {}", one.stance, at.unwrap_or("-"), words.unwrap_or("-"))
    };
    cited.iter().map(told).collect()
}

const FOUR: Passage<'static> =
    Passage { locator: Some("p. 4"), quoted: Some("four"), translation: None, translator: None };
const NINE: Passage<'static> =
    Passage { locator: Some("p. 9"), quoted: Some("nine"), translation: None, translator: None };

#[test]
fn each_passage_that_was_cited_stays_cited_when_its_source_does_something_else() {
    let folder = Folder::new();
    let mut store = desk(&folder);
    let source = add(&mut store, &page("https://a.example/1"));
    cite(&mut store, 1, source, Stance::Supports, FOUR);
    cite(&mut store, 1, source, Stance::Context, NINE);
    cite(&mut store, 1, source, Stance::Refutes, Passage::default());
    let instead = |store: &mut Store, stance, passage| {
        let known = AnySource::Known(source);
        store.cite_instead(&mara(), (1, None), &known, stance, passage).unwrap().seq
    };
    instead(&mut store, Stance::Supports, Passage::default());
    assert_eq!(stands(&store), ["supports p. 4 four", "supports p. 9 nine"]);
    assert_eq!(store.claims(&ClaimFilter::default()).unwrap()[0].sources.len(), 1);
    let again = instead(&mut store, Stance::Supports, Passage::default());
    assert!(again.is_none(), "it is cited so already");
    // Both go over together, over one that has no passage and beside none that says the same.
    cite(&mut store, 1, source, Stance::Refutes, Passage::default());
    instead(&mut store, Stance::Refutes, Passage::default());
    assert_eq!(stands(&store), ["refutes p. 4 four", "refutes p. 9 nine"]);
    let five = Passage { locator: Some("p. 5"), ..Passage::default() };
    instead(&mut store, Stance::Context, five);
    assert_eq!(stands(&store), ["context p. 5 -"], "a new passage takes the place of all");
    store.undo(&mara()).unwrap();
    assert_eq!(stands(&store), ["refutes p. 4 four", "refutes p. 9 nine"]);
}

#[test]
fn a_changed_verdict_keeps_the_passage_it_rests_on() {
    let folder = Folder::new();
    let mut store = desk(&folder);
    let source = add(&mut store, &page("https://a.example/1"));
    let mut review = |verdict, stance, passage| {
        let sources = [(AnySource::Known(source), stance)];
        let verdict = NewVerdict {
            claim_id: 1,
            verdict,
            sources: &sources,
            passage,
            ..NewVerdict::default()
        };
        store.review(&mara(), &verdict).unwrap();
        stands(&store)
    };
    let nothing = Passage::default();
    assert_eq!(review("accurate", Stance::Supports, FOUR), ["supports p. 4 four"]);
    assert_eq!(review("wrong", Stance::Refutes, nothing), ["refutes p. 4 four"]);
    assert_eq!(review("wrong", Stance::Refutes, nothing), ["refutes p. 4 four"]);
    assert_eq!(review("accurate", Stance::Supports, NINE), ["supports p. 9 nine"]);
}

#[test]
fn no_source_rests_on_itself() {
    let folder = Folder::new();
    let mut store = desk(&folder);
    let wire = add(&mut store, &page("https://wire.example/1"));
    let from = |origin| NewSource { derives_from: Some(origin), ..page("https://paper.example/2") };
    let paper = add(&mut store, &from(wire));
    let blog = NewSource { derives_from: Some(paper), ..page("https://blog.example/3") };
    let blog = add(&mut store, &blog);
    for origin in [wire, blog] {
        let edit = SourceEdit { derives_from: Some(origin), ..SourceEdit::default() };
        let refused = said(&store.edit_source(&mara(), wire, &edit).unwrap_err());
        assert!(refused.contains("rests on s1 itself"), "{refused}");
    }
    let refused = said(&store.merge_sources(&mara(), blog, wire).unwrap_err());
    assert!(refused.contains("a rewrite is no duplicate"), "{refused}");
    let rows = store.sources(&SourceFilter::default(), Eyes::default()).unwrap();
    let origins: Vec<_> = rows.iter().map(|row| row.derives_from.as_deref()).collect();
    assert_eq!(origins, [None, Some("s1"), Some("s2")]);
}

#[test]
fn what_was_taken_back_holds_nothing_up() {
    let folder = Folder::new();
    let mut store = desk(&folder);
    let source = add(&mut store, &page("https://a.example/1"));
    cite(&mut store, 1, source, Stance::Supports, Passage::default());
    let withdrawn = "UPDATE sources SET withdrawn_at = '2023-07-04T16:50:00Z'";
    folder.raw().execute_batch(withdrawn).unwrap();
    let again = store.cite(
        &mara(),
        (1, None),
        &AnySource::Known(source),
        Stance::Context,
        Passage::default(),
    );
    assert!(said(&again.unwrap_err()).contains("s1 has been taken back"));
    assert!(store.claims(&ClaimFilter::default()).unwrap()[0].sources.is_empty());
    assert!(store.citations(&CitationFilter::default(), Eyes::default()).unwrap().is_empty());
    assert_eq!(add(&mut store, &page("https://a.example/1")), 2, "it can be added anew");
}

#[test]
fn a_file_is_kept_once_whatever_it_is_called() {
    let folder = Folder::new();
    let mut store = desk(&folder);
    let file = |name: &str, copy: Option<&[u8]>| NewSource {
        file: Some(NewFile {
            name: format!("/files/{name}"),
            sha256: "ab".repeat(32),
            size_bytes: 3,
            copy: copy.map(<[u8]>::to_vec),
        }),
        ..NewSource::default()
    };
    let first = add(&mut store, &file("contract.pdf", None));
    assert_eq!(store.source_copy(first, Eyes::default()).unwrap(), None);
    let done = store.add_source(&mara(), &file("copy.pdf", Some(b"a\0b"))).unwrap();
    assert!(done.value.already && done.seq.is_some(), "the copy came later");
    let done = store.add_source(&mara(), &file("copy.pdf", Some(b"a\0b"))).unwrap();
    assert!(done.value.already && done.seq.is_none(), "and only once");
    assert_eq!(store.source_copy(first, Eyes::default()).unwrap().unwrap(), b"a\0b");
    let row = store.source(first, Eyes::default()).unwrap().unwrap();
    assert_eq!(row.source.file_name.as_deref(), Some("contract.pdf"));
    assert_eq!(row.file.as_deref(), Some("/files/contract.pdf"));
    // Not one byte of a copy is repeated in the chain.
    let sql = "SELECT COUNT(*) FROM event_payloads WHERE instr(body, '\"bytes\"')";
    let told: i64 = folder.raw().query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(told, 0);
}

#[test]
fn a_question_about_a_confidential_source_names_nobody_to_others() {
    let folder = Folder::new();
    let mut store = desk(&folder);
    let hidden = NewSource {
        title: Some("A caller".to_owned()),
        confidential: true,
        ..NewSource::default()
    };
    let source = add(&mut store, &hidden);
    let new = NewQuestion {
        on: QuestionOn::Claim(1),
        body: "Did Ana see the invoice?",
        asked_of: AskedOf::Source,
        person: Some("Ana"),
        contact: Some("at night"),
        source: Some(source),
        due_at: None,
    };
    store.question(&mara(), &new).unwrap();
    let answer = NewAnswer {
        question_id: 1,
        body: "Ana did.",
        said_by: Some("Ana's sister"),
        said_at: None,
        if_version: None,
    };
    store.answer(&mara(), &answer).unwrap();
    let asked = |eyes: Eyes, person: Option<&str>| {
        let person = person.map(str::to_owned);
        let filter = QuestionFilter { eyes, person, ..QuestionFilter::default() };
        store.questions(&filter).unwrap()
    };
    let others = asked(Eyes::default(), None);
    assert!(!format!("{others:?}").contains("Ana") && others[0].source.is_none());
    assert_eq!((others[0].state.as_str(), others[0].confidential), ("answered", true));
    assert!(asked(Eyes::default(), Some("ana")).is_empty());
    let editor = asked(store.eyes(Some("mara")).unwrap(), Some("ANA"));
    assert_eq!(editor[0].answer.as_deref(), Some("Ana did."));
    assert!(store.notes(&NoteFilter::default(), Eyes::default()).unwrap().is_empty());
}
