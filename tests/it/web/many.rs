//! Many at once: no verdict is lost, nobody is told that the database is busy.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::server::Server;

/// T11: so many people, each with so many verdicts, on so few claims.
const PEOPLE: usize = 100;
const VERDICTS: usize = 6;
const CLAIMS: usize = 20;

#[test]
fn a_hundred_people_on_twenty_claims_lose_nothing() {
    let server = Server::with_samples();
    let kept = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for person in 0..PEOPLE {
            let (server, kept) = (&server, &kept);
            scope.spawn(move || {
                for turn in 0..VERDICTS {
                    let claim = (person + turn * 7) % CLAIMS + 1;
                    let verdict = ["accurate", "wrong", "unconfirmed"][(person + turn) % 3];
                    let why = format!("person {person}, turn {turn}");
                    let form = [("verdict", verdict), ("rationale", why.as_str())];
                    let reply = server.post(&format!("/c/c{claim}/verdict"), &form);
                    assert_eq!(reply.status, 303, "{}", reply.body);
                    kept.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    let verdicts = server.command(&["report", "verdicts", "--format", "jsonl"]);
    assert_eq!(kept.into_inner(), PEOPLE * VERDICTS);
    assert_eq!(verdicts.lines().count(), PEOPLE * VERDICTS, "every acknowledged verdict is kept");
    server.command(&["verify"]);
}
