//! Many at once (T11): no verdict is lost, whoever comes second sees both versions, and nobody is
//! told that the database is busy.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::server::{Client, Server};

/// So many people at so many claims.
const PEOPLE: usize = 100;
const CLAIMS: usize = 20;

/// What they were told.
#[derive(Default)]
struct Told {
    /// Acknowledged verdicts, by claim.
    kept: BTreeMap<usize, usize>,
    /// How often somebody else was faster, and both versions were shown.
    conflicts: usize,
    /// How long each form took until its answer was there, and each command.
    waits: Vec<Duration>,
    commands: Vec<Duration>,
}

/// How long many took, the shortest first.
pub(super) struct Waits(Vec<Duration>);

impl Waits {
    pub(super) fn of(mut waits: Vec<Duration>) -> Self {
        waits.sort_unstable();
        Self(waits)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The one that so many of a thousand do not exceed.
    pub(super) fn at(&self, of_thousand: usize) -> Duration {
        if self.0.is_empty() {
            return Duration::ZERO;
        }
        self.0[(self.0.len() * of_thousand / 1000).min(self.0.len() - 1)]
    }
}

impl std::fmt::Display for Waits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [half, p99, most] = [500, 990, 1000].map(|of_thousand| self.at(of_thousand));
        write!(f, "p50 {half:.1?}, p99 {p99:.1?}, slowest {most:.1?}")
    }
}

/// The value of a hidden field.
fn hidden<'p>(page: &'p str, name: &str) -> &'p str {
    let field = format!("name=\"{name}\" value=\"");
    let rest = page.split(field.as_str()).nth(1).unwrap_or_else(|| panic!("no {name} in {page}"));
    rest.split('"').next().unwrap()
}

/// Looks at a claim and gives a verdict on what was seen, again whenever somebody else was faster.
fn settle(client: &mut Client, told: &Mutex<Told>, claim: usize, (verdict, why): (&str, &str)) {
    let mut page = client.get(&format!("/c/c{claim}")).body;
    loop {
        let version = hidden(&page, "if_version").to_owned();
        let form = [("verdict", verdict), ("rationale", why), ("if_version", &version)];
        let begun = Instant::now();
        let reply = client.post(&format!("/c/c{claim}/verdict"), &form);
        let mut told = told.lock().unwrap();
        told.waits.push(begun.elapsed());
        match reply.status {
            303 => {
                *told.kept.entry(claim).or_default() += 1;
                return;
            }
            409 => told.conflicts += 1,
            other => panic!("{other}: {}", reply.body),
        }
        drop(told);
        page = reply.body;
        let newer: u32 = hidden(&page, "if_version").parse().unwrap();
        assert!(newer > version.parse().unwrap(), "what is shown is newer");
        let theirs = page.matches("turn ").count() - page.matches(why).count();
        assert!(page.contains(why) && theirs > 0, "both versions are shown: {page}");
    }
}

/// Everybody at once, each with so many verdicts, beside as many commands as `commands` says; then
/// looks whether what was acknowledged is there.
fn all_at_once(verdicts: usize, commands: usize) -> Told {
    let server = Server::with_samples();
    let told = Mutex::new(Told::default());
    let codes = ["accurate", "wrong", "unconfirmed"];
    std::thread::scope(|scope| {
        for person in 0..PEOPLE {
            let (server, told) = (&server, &told);
            scope.spawn(move || {
                let mut client = server.client();
                for turn in 0..verdicts {
                    let claim = (person + turn * 7) % CLAIMS + 1;
                    let why = format!("person {person}, turn {turn}.");
                    settle(&mut client, told, claim, (codes[(person + turn) % 3], &why));
                }
            });
        }
        for process in 0..commands {
            let (server, told) = (&server, &told);
            scope.spawn(move || {
                for turn in 0..verdicts {
                    let claim = (process * 5 + turn * 3) % CLAIMS + 1;
                    let why = format!("process {process}, turn {turn}.");
                    let id = format!("c{claim}");
                    let begun = Instant::now();
                    server.command(&[
                        "review",
                        &id,
                        "--verdict",
                        codes[turn % 3],
                        "--rationale",
                        &why,
                        "--as",
                        "mara",
                    ]);
                    let mut told = told.lock().unwrap();
                    told.commands.push(begun.elapsed());
                    *told.kept.entry(claim).or_default() += 1;
                }
            });
        }
    });
    let told = told.into_inner().unwrap();
    let given: usize = told.kept.values().sum();
    assert_eq!(given, (PEOPLE + commands) * verdicts);
    let kept = server.command(&["report", "verdicts", "--format", "jsonl"]);
    assert_eq!(kept.lines().count(), given, "every acknowledged verdict is kept");
    let claims = server.command(&["claims", "--article", "a1", "--format", "jsonl"]);
    let versions: BTreeMap<_, _> = claims
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter_map(|row| {
            let id = row["id"].as_str()?.strip_prefix('c')?.parse::<usize>().ok()?;
            Some((id, usize::try_from(row["version"].as_u64()?).ok()? - 1))
        })
        .filter(|(id, _)| *id <= CLAIMS)
        .collect();
    assert_eq!(versions, told.kept, "each verdict is one step of its claim");
    server.command(&["verify"]);
    told
}

#[test]
fn a_hundred_people_on_twenty_claims_lose_nothing() {
    let told = all_at_once(2, 1);
    assert!(told.conflicts > 0, "nobody was ever second, which tests nothing");
}

#[test]
fn what_was_acknowledged_survives_a_server_that_is_killed() {
    let mut server = Server::with_samples();
    let mut told = Vec::new();
    for round in 0..3 {
        let clients: Vec<_> = (0..16).map(|_| server.client()).collect();
        let kept = Arc::new(Mutex::new(Vec::new()));
        let writers: Vec<_> = (0..)
            .zip(clients)
            .map(|(person, mut client): (usize, _)| {
                let kept = Arc::clone(&kept);
                std::thread::spawn(move || {
                    for turn in 0.. {
                        let words = format!("round {round}, person {person}, turn {turn}.");
                        let to = format!("/c/c{}/note", person % CLAIMS + 1);
                        match client.try_post(&to, &[("words", &words)]) {
                            Ok(reply) if reply.status == 303 => kept.lock().unwrap().push(words),
                            Ok(reply) => panic!("{}: {}", reply.status, reply.body),
                            Err(_) => return,
                        }
                    }
                })
            })
            .collect();
        while kept.lock().unwrap().len() < 100 {
            std::thread::sleep(Duration::from_millis(5));
        }
        // In the midst of what is being written together.
        server = server.killed_and_begun_again();
        for writer in writers {
            writer.join().unwrap();
        }
        told.append(&mut kept.lock().unwrap());
    }
    let notes = server.command(&["report", "notes", "--format", "jsonl"]);
    for words in &told {
        assert!(notes.contains(words.as_str()), "{words} was told to be kept");
    }
    assert!(told.len() >= 300);
    server.command(&["verify"]);
}

/// The full size: `cargo test --release --test it t11_in_full -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn t11_in_full() {
    let begun = Instant::now();
    let told = all_at_once(100, 4);
    let (kept, conflicts) = (told.kept.values().sum::<usize>(), told.conflicts);
    println!("{kept} verdicts kept, {conflicts} conflicts shown in {:.1?}", begun.elapsed());
    let (waits, commands) = (Waits::of(told.waits), Waits::of(told.commands));
    println!("{} forms: {waits}", waits.len());
    println!("{} commands: {commands}", commands.len());
    assert!(told.conflicts > 0);
    // A program that was not built to be fast says nothing about how long it takes.
    if !cfg!(debug_assertions) {
        assert!(waits.at(990) <= Duration::from_millis(200));
        assert!(waits.at(1000) <= Duration::from_secs(1));
    }
}
