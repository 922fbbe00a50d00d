//! Claims by hand, and further drafts, against real files.

use factdesk::check::References;
use factdesk::desk::analyse;
use factdesk::desk::row::ClaimRow;
use factdesk::store::{ArticleEdit, By, ClaimFilter, Cut, Error, FlagFilter, NewClaim};

use super::*;

pub(super) fn by() -> By<'static> {
    By { handle: "mara", now: now() }
}

/// A desk with one article, as the machine reads it.
pub(super) fn desk(body: &str) -> (Folder, Store) {
    let folder = Folder::new();
    let mut store = folder.store();
    let published = Published::parse("2023-07-04");
    let text = Text { body: body.into(), title: "Tin".into(), published, skipped: Vec::new() };
    let analysis = analyse("tin", &text, &References::built_in());
    let sha256 = text_sha256(body);
    let new = NewArticle {
        analysis: &analysis,
        text: &text,
        sha256: &sha256,
        origin: "tin.txt",
        author: None,
        url: None,
        due_at: None,
    };
    store.add(&[new], now()).unwrap();
    (folder, store)
}

const TIN: &str = "The mayor, who never saw a mine, spoke on Monday. Sales rose 5 percent to 12 \
                   tons; last year was dull. It closed 17 roads and 4 bridges. It paid $900 for 3 \
                   lamps.";

pub(super) fn rows(store: &Store, draft: Option<i64>) -> Vec<ClaimRow> {
    store.claims(&ClaimFilter { article: Some(1), draft, ..Default::default() }).unwrap()
}

/// Every claim in galley order: number, kind, state, words, how many figures.
fn galley(store: &Store, draft: Option<i64>) -> String {
    let line = |c: &ClaimRow| {
        format!("{} {} {} “{}” {}\n", c.number, c.kind, c.state, c.quote, c.figures.len())
    };
    rows(store, draft).iter().map(line).collect()
}

fn add(store: &mut Store, words: &str) -> String {
    let new = NewClaim { article_id: 1, words, ..NewClaim::default() };
    store.add_claim(&by(), &new).unwrap().value.number
}

fn refused(result: Result<impl std::fmt::Debug, Error>) -> String {
    let Err(Error::Refused { message, hint } | Error::Changed { message, hint, .. }) = result
    else {
        panic!("{result:?}")
    };
    format!("{message} / {hint}")
}

#[test]
fn what_the_machine_reads() {
    let (_folder, store) = desk(TIN);
    assert_eq!(
        galley(&store, None),
        "1 date open “on Monday” 1\n\
         2 change open “rose 5 percent to 12 tons” 2\n\
         3 date open “last year” 1\n\
         4 quantity open “17 roads” 1\n\
         5 quantity open “4 bridges” 1\n\
         6 money open “$900” 1\n\
         7 quantity open “3 lamps” 1\n"
    );
}

#[test]
fn a_claim_added_between_two_is_lettered_and_no_number_is_given_twice() {
    let (folder, mut store) = desk(TIN);
    assert_eq!(add(&mut store, "The mayor"), "0a");
    assert_eq!(add(&mut store, "spoke"), "0b");
    assert_eq!(add(&mut store, "It closed"), "3a");
    assert_eq!(add(&mut store, "Sales"), "1a");
    store.dismiss_claim(&by(), 10, "none", None).unwrap();
    assert_eq!(add(&mut store, "bridges. It paid"), "5a");
    let letters: Vec<_> = rows(&store, None).into_iter().map(|row| row.number).collect();
    assert_eq!(letters.join(" "), "0a 0b 1 1a 2 3 3a 4 5 5a 6 7");
    assert_eq!(complaints(&store), "");
    assert!(store.search("mayor", 9).unwrap().iter().any(|row| row.number == "0a"));
    let raw = folder.raw();
    let made: i64 =
        raw.query_row("SELECT made_by FROM claims WHERE number = '0a'", [], |r| r.get(0)).unwrap();
    assert_eq!(made, 1);
}

#[test]
fn words_that_another_claim_holds_are_refused_and_free_figures_are_taken_over() {
    let (_folder, mut store) = desk(TIN);
    let mut try_to = |words, kind, nth| {
        let new = NewClaim { article_id: 1, words, kind, nth, speaker: None };
        refused(store.add_claim(&by(), &new))
    };
    for (words, kind, nth, said) in [
        (
            "rose 5 percent",
            None,
            None,
            "Claim 2 (c2) holds these words: “rose 5 percent to 12 tons”.",
        ),
        ("17 roads and 4 bridges", None, None, "Claim 4 (c4) holds these words"),
        ("17 roads", None, None, "Claim 4 (c4) is these words already."),
        ("It", None, None, "“It” stands twice in a1, on line 1. / Say which with --nth"),
        ("It", None, Some(3), "Give a number from 1 to 2."),
        ("It", None, Some(0), "Give a number from 1 to 2."),
        ("It paid $800", None, None, "does not stand in a1 / Nearest is line 1"),
        ("spoke on Mon", Some("event"), None, "does not stand in a1"),
    ] {
        let heard = try_to(words, kind, nth);
        assert!(heard.contains(said), "{words}: {heard}");
    }
    // A quote or an event may stand around others, and takes nothing from them.
    add_kind(&mut store, "It closed 17 roads and 4 bridges", "event");
    // What is dismissed holds no words.
    store.dismiss_claim(&by(), 4, "none", None).unwrap();
    store.dismiss_claim(&by(), 5, "none", None).unwrap();
    add_kind(&mut store, "17 roads and 4 bridges", "quantity");
    let lines = galley(&store, None);
    assert!(lines.contains("3a event open “It closed 17 roads and 4 bridges” 0\n"), "{lines}");
    assert!(lines.contains("4a quantity open “17 roads and 4 bridges” 2\n"), "{lines}");
    assert_eq!(complaints(&store), "");
}

fn add_kind(store: &mut Store, words: &str, kind: &str) {
    let new = NewClaim { article_id: 1, words, kind: Some(kind), ..NewClaim::default() };
    store.add_claim(&by(), &new).unwrap();
}

/// A verdict on the claim, with a resolution and the answer to a flag, as `review` leaves them.
fn settle(folder: &Folder, claim: i64) {
    folder
        .raw()
        .execute_batch(&format!(
            "INSERT INTO verdicts (claim_id, revision_id, claim_version, scale, verdict,
                                   reviewer_id, reviewed_at)
             VALUES ({claim}, 1, 1, 'desk', 'accurate', 1, 'now');
             INSERT INTO resolutions (claim_id, revision_id, resolution, reviewer_id, resolved_at)
             VALUES ({claim}, 1, 'stet', 1, 'now');
             UPDATE claims SET state = 'checked' WHERE claim_id = {claim};"
        ))
        .unwrap();
}

/// Whether a verdict stands on the claim.
fn stands(folder: &Folder, claim: i64) -> bool {
    let sql = "SELECT COUNT(*) FROM verdicts WHERE claim_id = ?1 AND superseded_at IS NULL";
    folder.raw().query_row(sql, [claim], |row| row.get::<_, i64>(0)).unwrap() > 0
}

#[test]
fn a_split_keeps_the_number_hands_out_figures_and_lets_the_verdict_fall() {
    let (folder, mut store) = desk(TIN);
    add(&mut store, "It closed");
    settle(&folder, 2);
    let parts = store.split_claim(&by(), 2, Cut::At("to 12 tons"), None).unwrap().value;
    assert_eq!(parts.iter().map(|p| p.number.as_str()).collect::<Vec<_>>(), ["2", "2a"]);
    assert!(parts[0].reopened && !stands(&folder, 2));
    let lines = galley(&store, None);
    assert!(lines.contains("2 change reopened “rose 5 percent” 1\n"), "{lines}");
    assert!(lines.contains("2a quantity open “to 12 tons” 1\n"), "{lines}");
    let why: String = folder
        .raw()
        .query_row("SELECT reason FROM claim_moves WHERE claim_id = 2", [], |row| row.get(0))
        .unwrap();
    assert_eq!(why, "Split into 2, 2a.");
    let again = ["rose".to_owned(), "5 percent".to_owned()];
    let parts = store.split_claim(&by(), 2, Cut::Into(&again), None).unwrap().value;
    assert_eq!(parts[1].number, "2b");
    for (cut, said) in [
        (Cut::At("17 roads"), "does not hold “17 roads” there"),
        (Cut::At("percent"), "does not hold"),
        (Cut::At("rose"), "Nothing is left of claim 2 before “rose”."),
    ] {
        let heard = refused(store.split_claim(&by(), 2, cut, None));
        assert!(heard.contains(said), "{heard}");
    }
    let heard = refused(store.split_claim(&by(), 6, Cut::At("900"), None));
    assert!(heard.contains("cuts the figure") || heard.contains("does not hold"), "{heard}");
    assert_eq!(complaints(&store), "");
}

#[test]
fn a_merge_takes_in_its_neighbours_and_refuses_what_is_apart() {
    let (folder, mut store) = desk(TIN);
    add(&mut store, "It closed");
    settle(&folder, 4);
    let made = store.merge_claims(&by(), 4, &[5], None).unwrap().value;
    assert_eq!((made.quote.as_str(), made.reopened), ("17 roads and 4 bridges", true));
    let lines = galley(&store, None);
    assert!(lines.contains("4 quantity reopened “17 roads and 4 bridges” 2\n"), "{lines}");
    assert!(lines.contains("5 quantity dismissed “4 bridges” 0\n"), "{lines}");
    for (others, said) in [
        (vec![], "No other claim is named."),
        (vec![4], "is named twice"),
        (vec![5], "is dismissed"),
        (vec![7], "stand in different sentences. / If they say the same, name one a duplicate"),
        (vec![99], "This desk has no claim c99"),
    ] {
        let heard = refused(store.merge_claims(&by(), 4, &others, None));
        assert!(heard.contains(said), "{others:?}: {heard}");
    }
    oil().add_to(&mut store);
    let heard = refused(store.merge_claims(&by(), 6, &[9], None));
    assert!(heard.contains("c6 and c9 stand in two articles."), "{heard}");
    // A duplicate may stand elsewhere.
    store.duplicate_claim(&by(), 8, 9, None).unwrap();
    for (id, of, said) in [
        (7, 7, "cannot be its own"),
        (7, 8, "is dismissed itself. / c9 stands for it"),
        (8, 9, "takes no dismissal"),
        (6, 7, "Claim 6 (c6) prints a value that claim 7 (c7) does not."),
    ] {
        let heard = refused(store.duplicate_claim(&by(), id, of, None));
        assert!(heard.contains(said), "{heard}");
    }
    assert_eq!(complaints(&store), "");
}

#[test]
fn a_corrected_kind_keeps_what_the_machine_read() {
    let (folder, mut store) = desk(TIN);
    store.set_claim_kind(&by(), 1, "event", None).unwrap();
    store.set_claim_kind(&by(), 1, "duration", None).unwrap();
    assert!(refused(store.set_claim_kind(&by(), 1, "duration", None)).contains("already"));
    let read_as: String = folder
        .raw()
        .query_row("SELECT read_as FROM claim_places WHERE claim_id = 1", [], |row| row.get(0))
        .unwrap();
    assert_eq!((read_as.as_str(), complaints(&store).as_str()), ("date", ""));
    let heard = refused(store.set_claim_kind(&by(), 1, "event", Some(1)));
    assert!(
        heard.contains("you changed it at 16:42 UTC (") && heard.contains("your change was not"),
        "{heard}"
    );
    folder.raw().execute("UPDATE claim_places SET read_as = 'age' WHERE claim_id = 1", []).unwrap();
    assert!(complaints(&store).contains("content: draft 1 of a1"));
}

#[test]
fn another_date_is_another_reading_and_the_earlier_one_stays() {
    let (folder, mut store) = desk(TIN);
    store.split_claim(&by(), 2, Cut::At("to 12 tons"), None).unwrap();
    store.merge_claims(&by(), 4, &[5], None).unwrap();
    add(&mut store, "never saw a mine");
    store.set_claim_kind(&by(), 7, "event", None).unwrap();
    for claim in [1, 2, 3, 4] {
        settle(&folder, claim);
    }
    let before = galley(&store, None);
    let published = Some(Published::parse("2021-01-06"));
    let edit = ArticleEdit { published, ..ArticleEdit::default() };
    let done = store.edit_article(&by(), 1, &edit, &References::built_in()).unwrap();
    let further = done.value.unwrap();
    assert_eq!((further.number, further.new, further.gone), (2, vec![], vec![]));
    assert_eq!(further.reopened, [1, 3]);
    let reopened = before
        .replace("1 date checked", "1 date reopened")
        .replace("3 date checked", "3 date reopened");
    assert_eq!(galley(&store, None), reopened);
    assert!(stands(&folder, 2) && stands(&folder, 4) && !stands(&folder, 1));
    let year = |draft| {
        let row = rows(&store, draft).into_iter().find(|row| row.number == "3").unwrap();
        row.figures[0].from_date.clone()
    };
    assert_eq!(year(Some(1)).as_deref(), Some("2022-01-01"));
    assert_eq!(year(None).as_deref(), Some("2020-01-01"));
    assert_eq!(complaints(&store), "");
    // The same again changes nothing; a headline is no other reading.
    let done = store.edit_article(&by(), 1, &edit, &References::built_in()).unwrap();
    assert_eq!(done.seq, None);
    let edit = ArticleEdit { title: Some("Tin and men"), ..ArticleEdit::default() };
    let done = store.edit_article(&by(), 1, &edit, &References::built_in()).unwrap();
    assert_eq!((done.value, complaints(&store).as_str()), (None, ""));
    folder.raw().execute("UPDATE articles SET title = 'Tin and sin'", []).unwrap();
    assert!(complaints(&store).contains("articles: a1"));
}

#[test]
fn an_answered_doubt_stays_answered_in_a_further_draft() {
    let body = "Cuba signed an agreement to purchase 1.64 tons of oil per year last week.";
    let (folder, mut store) = desk(body);
    let flag = store.flags(&FlagFilter::default()).unwrap().remove(0);
    add(&mut store, "Cuba signed");
    folder
        .raw()
        .execute_batch(
            "INSERT INTO flag_answers (flag_id, answer, reason, reviewer_id, answered_at)
             VALUES (1, 'dismissed', 'It is a sample.', 1, 'now');
             UPDATE flags SET state = 'dismissed' WHERE flag_id = 1;
             INSERT INTO flags (revision_id, claim_id, code, severity, start_byte, end_byte,
                                start_char, end_char, quote, message, computation, raised_by,
                                raised_at)
             VALUES (1, NULL, 'editor', 'warning', 0, 4, 0, 4, 'Cuba', 'Who?', '', 1, 'now');",
        )
        .unwrap();
    let edit = ArticleEdit { published: Some(None), ..ArticleEdit::default() };
    store.edit_article(&by(), 1, &edit, &References::built_in()).unwrap().value.unwrap();
    let flags = store.flags(&FlagFilter::default()).unwrap();
    let seen: Vec<_> =
        flags.iter().map(|f| (f.code.as_str(), f.dismissed, f.quote.as_str())).collect();
    assert_eq!(seen, [("editor", false, "Cuba"), (flag.code.as_str(), true, flag.quote.as_str())]);
    let carried: (i64, i64, String) = folder
        .raw()
        .query_row(
            "SELECT carried_from, reviewer_id, reason FROM flag_answers WHERE answer_id = 2",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .unwrap();
    assert_eq!(carried, (1, 1, "It is a sample.".to_owned()));
    assert_eq!(complaints(&store), "");
}

#[test]
fn only_reworded_claims_take_a_confirming_key() {
    let (folder, mut store) = desk(TIN);
    store.set_claim_kind(&by(), 1, "event", None).unwrap();
    assert!(refused(store.confirm_claims(&by(), &[1], None)).contains("nothing to confirm"));
    folder
        .raw()
        .execute("UPDATE claim_places SET compared = 'reworded' WHERE claim_id = 1", [])
        .unwrap();
    store.confirm_claims(&by(), &[1], None).unwrap();
    assert!(
        refused(store.confirm_claims(&by(), &[1], None)).contains("confirmed already, by mara.")
    );
}
