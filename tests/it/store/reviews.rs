//! Verdicts, resolutions and answers to flags as the store keeps them: where they put a claim, what
//! an event says of them, several reviewers at once, and what a clearance does not outlive.

use chrono::TimeDelta;
use factdesk::check::Severity;
use factdesk::desk::answers::Answer;
use factdesk::desk::resolution::Resolution;
use factdesk::desk::rights::Role;
use factdesk::store::{
    By, ClaimFilter, Error, FlagFilter, NewFlag, NewPerson, NewResolution, NewVerdict, Passing,
    RaisedOn,
};

use super::*;

fn by(handle: &str) -> By<'_> {
    By { handle, now: now() + TimeDelta::minutes(1) }
}

/// Two articles and four people: an admin and three reviewers.
fn desk() -> (Folder, Store) {
    let folder = Folder::new();
    let mut store = folder.store();
    oil().add_to(&mut store);
    numbered(1).add_to(&mut store);
    for handle in ["ed", "mara", "jo", "marc"] {
        let role = (handle != "ed").then_some(Role::Reviewer);
        let new = NewPerson { handle, name: None, role, initials: None };
        store.add_person(&by("ed"), &new).unwrap();
    }
    (folder, store)
}

fn verdict(claim_id: i64, verdict: &str) -> NewVerdict<'_> {
    NewVerdict { claim_id, verdict, ..NewVerdict::default() }
}

const STET: NewResolution<'static> = NewResolution {
    resolution: Resolution::Stet,
    new_text: None,
    said_by: None,
    said_at: None,
    approved_by: None,
    reason: None,
};

fn state(store: &Store, claim_id: i64) -> (String, Option<String>) {
    let filter = ClaimFilter { ids: vec![claim_id], ..ClaimFilter::default() };
    let claim = store.claims(&filter).unwrap().remove(0);
    (claim.state, claim.resolution.map(|standing| standing.resolution))
}

#[test]
fn verdicts_and_resolutions_put_a_claim_where_the_table_says() {
    let (_folder, mut store) = desk();
    // Claim 4 is the quote. Who, which question, what, with stet or not; then where it is.
    for (step, (who, answer, code, stet, is, stands)) in [
        ("mara", Answer::Is, "accurate", false, "checked", false),
        ("mara", Answer::Is, "accurate", true, "closed", true),
        ("jo", Answer::Is, "accurate", false, "closed", true),
        ("jo", Answer::Said, "accurate", false, "closed", true),
        ("jo", Answer::Is, "wrong", false, "disputed", true),
        ("jo", Answer::Is, "accurate", false, "closed", true),
        ("marc", Answer::Said, "wrong", false, "disputed", true),
        // The two questions do not decide each other.
        ("mara", Answer::Is, "accurate", false, "disputed", true),
        ("jo", Answer::Said, "wrong", false, "checked", false),
        ("marc", Answer::Is, "accurate", true, "closed", true),
        ("marc", Answer::Is, "wrong", false, "disputed", true),
        ("mara", Answer::Is, "wrong", false, "disputed", true),
        ("jo", Answer::Is, "wrong", false, "checked", false),
    ]
    .into_iter()
    .enumerate()
    {
        let new = NewVerdict { answer, resolution: stet.then_some(STET), ..verdict(4, code) };
        let done = store.review(&by(who), &new).unwrap().value;
        let resolution = stands.then(|| "stet".to_owned());
        assert_eq!(state(&store, 4), (is.to_owned(), resolution.clone()), "step {step}");
        assert_eq!((done.state.code(), done.resolution), (is, resolution), "step {step}");
    }
    assert_eq!(complaints(&store), "");
    assert_eq!(store.history(4).unwrap().verdicts.len(), 13, "nothing is lost");
}

#[test]
fn of_those_who_saw_the_same_version_one_is_stored() {
    let (folder, store) = desk();
    drop(store);
    let at_once = |round: i64| {
        let threads: Vec<_> = ["mara", "jo", "marc", "ed"]
            .into_iter()
            .map(|who| {
                let mut store = folder.store();
                std::thread::spawn(move || {
                    let new = NewVerdict { if_version: Some(round), ..verdict(2, "wrong") };
                    store.review(&by(who), &new).map(|done| done.value.verdict)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    };
    for round in 1..6 {
        let answers = at_once(round);
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        for refused in answers.into_iter().filter_map(Result::err) {
            let Error::Changed { message, hint, .. } = refused else { panic!("{refused}") };
            assert!(message.starts_with("Claim 2 (c2) has changed: "), "{message}");
            assert!(message.contains("gave wrong at 16:43 UTC; your wrong was not"), "{message}");
            assert!(hint.contains("factdesk show c2"), "{hint}");
        }
    }
    let store = folder.store();
    assert_eq!(store.history(2).unwrap().verdicts.len(), 5);
    assert_eq!(complaints(&store), "");
}

#[test]
fn without_a_version_both_stay_in_the_history() {
    let (folder, store) = desk();
    drop(store);
    let threads: Vec<_> = ["mara", "jo", "marc", "ed"]
        .into_iter()
        .map(|who| {
            let mut store = folder.store();
            std::thread::spawn(move || {
                for round in 0..5 {
                    let code = if round % 2 == 0 { "accurate" } else { "wrong" };
                    store.review(&by(who), &verdict(2, code)).unwrap();
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    let store = folder.store();
    let given = store.history(2).unwrap().verdicts;
    assert_eq!(given.len(), 20);
    assert_eq!(given.iter().filter(|verdict| verdict.superseded_at.is_none()).count(), 4);
    assert_eq!(state(&store, 2).0, "checked");
}

#[test]
fn an_event_names_rows_and_never_repeats_words() {
    let (folder, mut store) = desk();
    let secret = "The minister's own notes say so.";
    let new = NewVerdict { rationale: Some(secret), ..verdict(1, "accurate") };
    let seq = store.review(&by("mara"), &new).unwrap().seq.unwrap();
    let (actor, action, entity, body): (String, String, String, String) = folder
        .raw()
        .query_row(
            "SELECT e.actor, e.action, e.entity, p.body
               FROM events AS e JOIN event_payloads AS p USING (seq) WHERE seq = ?1",
            [seq],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .unwrap();
    assert_eq!(
        (actor.as_str(), action.as_str(), entity.as_str()),
        ("mara", "reviewed", "verdicts")
    );
    assert!(!body.contains(secret), "{body}");
    let body: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&body["claim"], &body["article"]), (&1.into(), &1.into()));
    let tables: Vec<_> = body["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["table"].as_str().unwrap())
        .collect();
    assert_eq!(tables, ["verdicts", "claims", "articles", "articles"]);
}

#[test]
fn what_is_carried_to_a_new_article_stands_in_the_event_of_its_reading() {
    let (folder, mut store) = desk();
    store.dismiss_flag(&by("mara"), 1, "It is a sample.", true).unwrap();
    let body = format!("Again. {}", oil().text.body);
    let again = Draft::new("Again", &body)
        .flag("implausible-scale", "warning", "1.64 tons of oil per year")
        .flag("weekday-not-date", "info", "Díaz-Canel");
    again.add_to(&mut store);
    let (salt, body): (String, String) = folder
        .raw()
        .query_row(
            "SELECT p.salt, p.body FROM events AS e JOIN event_payloads AS p USING (seq)
              ORDER BY seq DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    let body: serde_json::Value = serde_json::from_str(&body).unwrap();
    let changes = body["changes"].as_array().unwrap();
    assert!(!salt.is_empty(), "a person's words are hashed in it");
    assert_eq!((&changes[0]["table"], &changes[0]["new"]), (&"flag_answers".into(), &true.into()));
    assert_eq!(
        (&changes[1]["table"], &changes[1]["set"]["state"]),
        (&"flags".into(), &"dismissed".into())
    );
    assert_eq!(changes.len(), 2);
    let flags = store.flags(&FlagFilter { article: Some(3), ..FlagFilter::default() }).unwrap();
    let dismissed: Vec<_> = flags.iter().filter(|flag| flag.dismissed).collect();
    assert_eq!((flags.len(), dismissed.len()), (2, 1));
    assert_eq!(dismissed[0].dismissed_by.as_deref(), Some("mara"));
    assert_eq!(dismissed[0].dismissed_reason.as_deref(), Some("It is a sample."));
    assert_eq!(complaints(&store), "");
}

#[test]
fn a_clearance_does_not_outlive_a_doubt() {
    let release = |store: &mut Store| {
        store.pass(&by("ed"), 1, Passing::Release("Closing time.")).unwrap();
        assert_eq!(store.article(1).unwrap().unwrap().row.state, "cleared");
    };
    let taken_back = |store: &Store| store.article(1).unwrap().unwrap().row.state == "checking";
    let flag = |claim: i64, severity: Severity| NewFlag {
        on: RaisedOn::Claim(claim),
        words: None,
        nth: None,
        severity,
        reason: "Sure?",
    };
    let (_folder, mut store) = desk();
    release(&mut store);
    assert!(!store.review(&by("jo"), &verdict(2, "accurate")).unwrap().value.taken_back);
    assert!(!store.flag(&by("jo"), &flag(2, Severity::Info)).unwrap().value.taken_back);
    assert!(store.review(&by("mara"), &verdict(2, "wrong")).unwrap().value.taken_back);
    assert!(taken_back(&store), "a fault found");
    release(&mut store);
    assert!(store.flag(&by("jo"), &flag(1, Severity::Warning)).unwrap().value.taken_back);
    assert!(taken_back(&store), "an open flag");
    release(&mut store);
    store
        .review(&by("mara"), &NewVerdict { resolution: Some(STET), ..verdict(3, "accurate") })
        .unwrap();
    assert!(store.reopen(&by("jo"), 3, "New evidence.").unwrap().value.taken_back);
    assert!(taken_back(&store), "a claim opened again");
}

#[test]
fn what_is_dismissed_or_gone_takes_no_verdict() {
    let (folder, mut store) = desk();
    let refused = |store: &mut Store, claim: i64| match store
        .review(&by("mara"), &verdict(claim, "accurate"))
        .unwrap_err()
    {
        Error::Refused { message, hint } => format!("{message} {hint}"),
        other => panic!("{other}"),
    };
    let raw = folder.raw();
    raw.execute_batch(
        "UPDATE claims SET state = 'dismissed', duplicate_of = 1 WHERE claim_id = 2;
         UPDATE claims SET state = 'dismissed', merged_into = 1 WHERE claim_id = 3;
         UPDATE claim_places SET superseded_at = '2023-07-04T16:42:00Z' WHERE claim_id = 5;",
    )
    .unwrap();
    let words = refused(&mut store, 2);
    assert_eq!(
        words,
        "Claim 2 (c2) is dismissed: it takes no verdict. What can be done with it now: reopen"
    );
    assert!(refused(&mut store, 5).contains("no longer stands in the current draft"));
    assert!(refused(&mut store, 99).contains("This desk has no claim c99"));
    // Reopened, it is no duplicate any more; what was taken into another stays there.
    store.reopen(&by("jo"), 2, "It says something else.").unwrap();
    assert_eq!(state(&store, 2).0, "reopened");
    let of: Option<i64> = raw
        .query_row("SELECT duplicate_of FROM claims WHERE claim_id = 2", [], |row| row.get(0))
        .unwrap();
    assert_eq!(of, None);
    let merged = store.reopen(&by("jo"), 3, "It says something else.").unwrap_err();
    assert!(merged.to_string().contains("was merged into c1"), "{merged}");
}
