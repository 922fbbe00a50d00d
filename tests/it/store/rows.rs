//! What goes in comes out, field by field.

use factdesk::check::Severity;
use factdesk::store::{ArticleFilter, ClaimFilter, FlagFilter};

use super::*;

#[test]
fn an_article_comes_back_as_it_was_read() {
    let folder = Folder::new();
    let draft = oil();
    assert_eq!(
        draft.add_to(&mut folder.store()),
        Added { article: "a1".to_owned(), already: false, withdrawn: false }
    );
    let store = Store::open(&folder.file, Access::ReadOnly).unwrap();

    let listed = store.articles(&ArticleFilter::default()).unwrap();
    let detail = store.article(1).unwrap().unwrap();
    assert_eq!(listed, std::slice::from_ref(&detail.row));
    assert_eq!(detail.body, draft.text.body);
    assert_eq!(detail.sentences, draft.analysis.sentences);
    let row = detail.row;
    assert_eq!((row.id.as_str(), row.title.as_str(), row.revision), ("a1", "Oil deal", 1));
    assert_eq!((row.date.as_deref(), row.author.as_deref()), (Some("2023-07"), Some("A. Writer")));
    assert_eq!((row.claims, row.open, row.flags, row.state.as_str()), (5, 5, 2, "draft"));
    assert_eq!(row.due_at.as_deref(), Some("2023-07-04T16:42:00Z"));
    assert_eq!(row.sha256, draft.sha256);
    assert!(store.article(2).unwrap().is_none());
    assert_eq!(complaints(&store), "");
}

#[test]
fn claims_come_in_galley_order_with_all_that_belongs_to_them() {
    let mut store = Store::in_memory().unwrap();
    let draft = oil();
    draft.add_to(&mut store);
    let claims = store.claims(&ClaimFilter::default()).unwrap();
    let seen: Vec<_> = claims
        .iter()
        .map(|c| (c.number.as_str(), c.kind.as_str(), c.figures.len(), c.flags.len()))
        .collect();
    assert_eq!(
        seen,
        [
            ("1", "event", 0, 0),
            ("2", "quantity", 1, 1),
            ("3", "quantity", 1, 0),
            ("4", "quote", 0, 0),
            ("5", "change", 2, 1),
        ]
    );
    let oil = &claims[1];
    assert_eq!(oil.sentence, "The states agreed to purchase 1.64 tons of oil per year.");
    assert_eq!(oil.figures, draft.analysis.figures[..1]);
    assert_eq!(&draft.text.body[oil.start..oil.end], oil.quote);
    let by_char: String =
        draft.text.body.chars().skip(oil.start_char).take(oil.end_char - oil.start_char).collect();
    assert_eq!(by_char, oil.quote);
    assert_eq!((oil.version, oil.state.as_str(), oil.worth), (1, "open", Some(0.75)));
    assert_eq!(oil.flags[0].suggestions, ["1.64 million tons"]);
    assert!(!oil.flags[0].dismissed && oil.verdict.is_none() && oil.sources.is_empty());
    assert_eq!(claims[3].speaker.as_deref(), Some("the minister"));
    assert_eq!(claims[4].figures, draft.analysis.figures[2..]);
}

#[test]
fn a_filter_lets_through_what_it_names() {
    let mut store = Store::in_memory().unwrap();
    for draft in [oil(), numbered(1), numbered(2)] {
        draft.add_to(&mut store);
    }
    let ids = |filter: ClaimFilter| {
        let claims = store.claims(&filter).unwrap();
        claims.into_iter().map(|claim| claim.id).collect::<Vec<_>>().join(" ")
    };
    let all = ClaimFilter::default;
    assert_eq!(ids(all()), "c1 c2 c3 c4 c5 c6 c7 c8 c9");
    assert_eq!(ids(ClaimFilter { article: Some(2), ..all() }), "c6 c7");
    assert_eq!(ids(ClaimFilter { ids: vec![9, 2, 77], ..all() }), "c2 c9");
    assert_eq!(ids(ClaimFilter { kind: Some("change".into()), ..all() }), "c5");
    assert_eq!(ids(ClaimFilter { flag: Some("implausible-scale".into()), ..all() }), "c2");
    assert_eq!(ids(ClaimFilter { state: Some("closed".into()), ..all() }), "");
    assert_eq!(ids(ClaimFilter { reviewer: Some("ab".into()), ..all() }), "");
    assert_eq!(ids(ClaimFilter { verdict: Some("wrong".into()), ..all() }), "");
    assert_eq!(ids(ClaimFilter { limit: Some(3), after: Some(4), ..all() }), "c5 c6 c7");
    assert_eq!(ids(ClaimFilter { after: Some(77), ..all() }), "");
    let articles = |filter: ArticleFilter| {
        let articles = store.articles(&filter).unwrap();
        articles.into_iter().map(|article| article.id).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(articles(ArticleFilter { after: Some(1), ..Default::default() }), "a2 a3");
    assert_eq!(articles(ArticleFilter { limit: Some(1), ..Default::default() }), "a1");
    assert_eq!(articles(ArticleFilter { state: Some("cleared".into()), ..Default::default() }), "");
}

#[test]
fn flags_hang_on_the_claim_they_overlap_or_on_the_article() {
    let mut store = Store::in_memory().unwrap();
    oil().add_to(&mut store);
    let flags = |filter: FlagFilter| {
        let flags = store.flags(&filter).unwrap();
        flags.into_iter().map(|f| (f.id, f.claim, f.quote)).collect::<Vec<_>>()
    };
    let row = |id: &str, claim: Option<&str>, quote: &str| {
        (id.to_owned(), claim.map(str::to_owned), quote.to_owned())
    };
    let article = row("f2", None, "Díaz-Canel");
    let scale = row("f1", Some("c2"), "1.64 tons of oil per year");
    // It overlaps the quote around it too: the claim with figures goes first.
    let change = row("f3", Some("c5"), "5 percent to 12 tons");
    let all = FlagFilter::default;
    assert_eq!(flags(all()), [article, scale.clone(), change.clone()]);
    let loud = FlagFilter { at_least: Some(Severity::Warning), ..all() };
    assert_eq!(flags(loud), [scale.clone(), change.clone()]);
    assert_eq!(flags(FlagFilter { at_least: Some(Severity::Error), ..all() }), [change]);
    assert_eq!(flags(FlagFilter { code: Some("implausible-scale".into()), ..all() }), [scale]);
    assert_eq!(flags(FlagFilter { article: Some(9), ..all() }), []);
    let first = &store.flags(&all()).unwrap()[0];
    assert_eq!(first.sentence, "“Díaz-Canel” signed on Monday 🛢️.");
}

#[test]
fn one_check_flags_one_place_once() {
    let mut store = Store::in_memory().unwrap();
    let draft = oil().flag("implausible-scale", "error", "1.64 tons of oil per year");
    draft.add_to(&mut store);
    assert_eq!(store.flags(&FlagFilter::default()).unwrap().len(), 3);
    assert_eq!(complaints(&store), "");
}

#[test]
fn the_same_text_twice_adds_nothing() {
    let folder = Folder::new();
    let mut store = folder.store();
    assert_eq!(store.knows(&oil().sha256).unwrap(), None);
    let twice = [oil(), numbered(1), oil()];
    let batch: Vec<_> = twice.iter().map(Draft::new_article).collect();
    let added = store.add(&batch, now()).unwrap();
    let seen: Vec<_> = added.iter().map(|a| (a.article.as_str(), a.already)).collect();
    assert_eq!(seen, [("a1", false), ("a2", false), ("a1", true)]);
    assert_eq!(store.knows(&oil().sha256).unwrap().unwrap().article, "a1");
    assert_eq!(
        oil().add_to(&mut store),
        Added { article: "a1".to_owned(), already: true, withdrawn: false }
    );
    let count: i64 =
        folder.raw().query_row("SELECT COUNT(*) FROM events", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 2);
}

#[test]
fn a_withdrawn_text_added_again_says_that_it_is_withdrawn() {
    let folder = Folder::new();
    let mut store = folder.store();
    oil().add_to(&mut store);
    folder.raw().execute("UPDATE articles SET withdrawn_at = '2023-07-05T08:00:00Z'", []).unwrap();
    assert!(store.articles(&ArticleFilter::default()).unwrap().is_empty());
    let known = Added { article: "a1".to_owned(), already: true, withdrawn: true };
    assert_eq!(oil().add_to(&mut store), known);
    assert_eq!(store.knows(&oil().sha256).unwrap(), Some(known));
}

#[test]
fn a_sentence_without_end_is_shown_around_its_claims() {
    let body = format!("{} 3 tons of salt {}", "é".repeat(40_000), "ü".repeat(40_000));
    let mut store = Store::in_memory().unwrap();
    let draft = Draft::new("", &body).claim("quantity", "3 tons of salt", &[("3 tons", "3")]);
    draft.add_to(&mut store);
    let claim = store.claims(&ClaimFilter::default()).unwrap().remove(0);
    assert!(claim.sentence.contains("3 tons of salt") && claim.sentence.len() < 700);
    assert_eq!(store.search("salt", 9).unwrap().len(), 1);
    assert_eq!(store.article(1).unwrap().unwrap().row.title, "");
}

#[test]
fn a_verdict_a_source_and_notes_come_with_their_claim() {
    let folder = Folder::new();
    oil().add_to(&mut folder.store());
    folder.raw().execute_batch(REVIEWED).unwrap();
    let store = Store::open(&folder.file, Access::ReadOnly).unwrap();
    let claims = store.claims(&ClaimFilter { reviewer: Some("ab".into()), ..Default::default() });
    let claim = claims.unwrap().remove(0);
    assert_eq!((claim.id.as_str(), claim.state.as_str(), claim.notes), ("c2", "closed", 1));
    let verdict = claim.verdict.unwrap();
    assert_eq!((verdict.verdict.as_str(), verdict.reviewer.as_str()), ("wrong", "ab"));
    assert_eq!(verdict.rationale.as_deref(), Some("The treaty says million."));
    assert_eq!(verdict.resolution.as_deref(), Some("fix"));
    let sources: Vec<_> =
        claim.sources.iter().map(|s| (s.id.as_str(), s.stance.as_str())).collect();
    assert_eq!(sources, [("s1", "refutes")], "the confidential one stays out");
    assert!(claim.flags[0].dismissed);
    assert_eq!(complaints(&store), "");
}

/// What reviewers write, as any `SQLite` tool may write it.
pub(super) const REVIEWED: &str = "
    INSERT INTO reviewers (handle, initials, name, role, added_at)
    VALUES ('ab', 'AB', 'Anna Berg', 'editor', '2023-07-04T16:45:00Z');
    INSERT INTO verdicts (claim_id, revision_id, claim_version, scale, verdict, rationale,
                          reviewer_id, reviewed_at, superseded_at)
    VALUES (2, 1, 1, 'desk', 'accurate', 'Looks fine.', 1, '2023-07-04T16:46:00Z',
            '2023-07-04T16:50:00Z'),
           (2, 1, 2, 'desk', 'wrong', 'The treaty says million.', 1, '2023-07-04T16:50:00Z', NULL);
    INSERT INTO resolutions (claim_id, revision_id, verdict_id, resolution, new_text, reviewer_id,
                             resolved_at)
    VALUES (2, 1, 2, 'fix', '1.64 million tons of oil per year', 1, '2023-07-04T16:50:00Z');
    INSERT INTO sources (title, url, confidential, added_by, added_at)
    VALUES ('Treaty', 'https://example.org/treaty', 0, 1, '2023-07-04T16:50:00Z'),
           ('A caller', NULL, 1, 1, '2023-07-04T16:50:00Z');
    INSERT INTO citations (claim_id, source_id, verdict_id, stance, quoted, reviewer_id, cited_at)
    VALUES (2, 1, 2, 'refutes', '1.64 million tonnes', 1, '2023-07-04T16:50:00Z'),
           (2, 2, 2, 'refutes', NULL, 1, '2023-07-04T16:50:00Z');
    INSERT INTO notes (article_id, claim_id, body, privileged, reviewer_id, written_at)
    VALUES (1, 2, 'Rang the ministry.', 0, 1, '2023-07-04T16:51:00Z'),
           (1, 2, 'For counsel.', 1, 1, '2023-07-04T16:52:00Z');
    INSERT INTO questions (article_id, claim_id, asked_of, person, body, reviewer_id, asked_at)
    VALUES (1, 3, 'author', 'A. Writer', 'Where is the 40 from?', 1, '2023-07-04T16:53:00Z');
    INSERT INTO flag_answers (flag_id, answer, reason, reviewer_id, answered_at)
    VALUES (1, 'dismissed', 'Settled by the verdict.', 1, '2023-07-04T16:54:00Z');
    UPDATE flags SET state = 'dismissed' WHERE flag_id = 1;
    UPDATE claims SET state = 'closed', version = 3 WHERE claim_id = 2;
    UPDATE article_counts SET open_claims = 4, open_flags = 1, open_questions = 1
     WHERE article_id = 1;
";
