//! Many writers at once, and writers that are killed: nothing that was acknowledged is lost, and
//! nobody is told that the desk is locked.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::process::Child;
use std::time::{Duration, Instant};

use factdesk::desk::rights::Role;
use factdesk::store::{By, ClaimFilter, NewNote, NewPerson, NewVerdict, NoteOn};

use super::batches::child;
use super::verify::unfit;
use super::*;
use crate::random::Random;

const CLAIMS: i64 = 20;
const WRITERS: u64 = 8;

fn mara() -> By<'static> {
    By { handle: "mara", now: now() }
}

/// A desk with twenty claims and eight people.
fn desk() -> Folder {
    let folder = Folder::new();
    let mut store = folder.store();
    for number in 0..10 {
        numbered(number).add_to(&mut store);
    }
    for number in 0..WRITERS {
        let handle = format!("r{number}");
        let initials = format!("R{number}");
        let new = NewPerson {
            handle: &handle,
            name: None,
            role: Some(Role::Reviewer),
            initials: Some(&initials),
        };
        store.add_person(&mara(), &new).unwrap();
    }
    folder
}

fn number_from(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// One of several processes that each work through their share, act by act.
#[test]
#[ignore = "runs only as a child of the tests below"]
fn child_that_works() {
    let Some(file) = std::env::var_os("STORE_TEST_FILE").map(PathBuf::from) else { return };
    let (seed, acts) = (number_from("STORE_TEST_SEED").unwrap(), number_from("STORE_TEST_ACTS"));
    let mut random = Random::seeded(seed);
    let mut store = Store::open(&file, Access::ReadWrite).unwrap();
    let handle = format!("r{}", seed % WRITERS);
    let by = By { handle: &handle, now: now() };
    println!();
    for act in 0..acts.unwrap_or(u64::MAX) {
        let claim = i64::try_from(random.below(20)).unwrap() + 1;
        let words = format!("{seed}-{act}");
        let begun = Instant::now();
        let done = if acts.is_some() || act % 2 == 0 {
            let verdict = NewVerdict {
                claim_id: claim,
                verdict: "accurate",
                rationale: Some(&words),
                ..NewVerdict::default()
            };
            store.review(&by, &verdict).map(drop)
        } else {
            let note = NewNote { on: NoteOn::Claim(claim), body: &words, privileged: false };
            store.note(&by, &note).map(drop)
        };
        match done {
            Ok(()) => println!("done {words} {}", begun.elapsed().as_micros()),
            Err(error) => return println!("refused {error}"),
        }
    }
}

fn worker(file: &Path, seed: u64, acts: Option<u64>) -> Child {
    let mut child = child("child_that_works", file);
    child.env("STORE_TEST_SEED", seed.to_string());
    if let Some(acts) = acts {
        child.env("STORE_TEST_ACTS", acts.to_string());
    }
    child.spawn().unwrap()
}

#[test]
fn eight_at_once_lose_nothing_and_nobody_is_locked_out() {
    const ACTS: u64 = 100;
    let folder = desk();
    let begun = Instant::now();
    let writers: Vec<_> = (0..WRITERS).map(|seed| worker(&folder.file, seed, Some(ACTS))).collect();
    let mut waits = Vec::new();
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let refused: Vec<_> = said.lines().filter(|line| line.starts_with("refused")).collect();
        assert!(refused.is_empty(), "{refused:?}");
        waits.extend(
            said.lines().filter(|line| line.starts_with("done")).map(|line| {
                Duration::from_micros(line.rsplit(' ').next().unwrap().parse().unwrap())
            }),
        );
    }
    waits.sort();
    let (middle, last) = (waits[waits.len() / 2], waits[waits.len() - 1]);
    println!("{} acts in {:?}, median {middle:?}, longest {last:?}", waits.len(), begun.elapsed());
    assert_eq!(waits.len() as u64, WRITERS * ACTS);
    let store = folder.store();
    let claims = store.claims(&ClaimFilter::default()).unwrap();
    assert_eq!(i64::try_from(claims.len()).unwrap(), CLAIMS);
    let grown: i64 = claims.iter().map(|claim| claim.version - 1).sum();
    assert_eq!(u64::try_from(grown).unwrap(), WRITERS * ACTS);
    assert_eq!(unfit(&store, None), "");
}

/// Kills two writers at a random moment and returns what they had acknowledged by then.
fn killed(file: &Path, round: u64, random: &mut Random) -> Vec<String> {
    let mut writers = [worker(file, round * 2, None), worker(file, round * 2 + 1, None)];
    let readers: Vec<_> = writers
        .iter_mut()
        .map(|writer| {
            let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
            std::thread::spawn(move || lines.map_while(Result::ok).collect::<Vec<_>>())
        })
        .collect();
    std::thread::sleep(Duration::from_millis(20 + random.next() % 130));
    for writer in &mut writers {
        writer.kill().unwrap();
        writer.wait().unwrap();
    }
    let lines = readers.into_iter().flat_map(|reader| reader.join().unwrap());
    // The last line may be half a line: what it would have said was not heard.
    let whole = |line: String| {
        let mut parts = line.strip_prefix("done ")?.split(' ');
        let words = parts.next()?.to_owned();
        parts.next().map(|_| words)
    };
    lines.filter_map(whole).collect()
}

#[test]
#[cfg(unix)]
fn writers_killed_a_hundred_times_lose_nothing_they_acknowledged() {
    let folder = desk();
    let mut random = Random::new("killed writers", 3);
    let mut heard = HashSet::new();
    for round in 0..100 {
        heard.extend(killed(&folder.file, round, &mut random));
        if round % 20 == 19 {
            let store = folder.store();
            assert_eq!(unfit(&store, None), "", "round {round}");
        }
    }
    let mut kept = HashSet::new();
    let raw = folder.raw();
    let mut rows =
        raw.prepare("SELECT body FROM notes UNION ALL SELECT rationale FROM verdicts").unwrap();
    kept.extend(rows.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap));
    let lost: Vec<_> = heard.difference(&kept).collect();
    println!("{} acknowledged, {} kept, {} lost", heard.len(), kept.len(), lost.len());
    assert!(lost.is_empty(), "{lost:?}");
    assert!(heard.len() > 100 && kept.len() <= heard.len() + 200);
}

/// The system's limit on a file's length stands for the full disk.
#[test]
#[cfg(unix)]
fn acts_on_a_full_disk_are_refused_in_words_and_none_that_was_acknowledged_is_lost() {
    let folder = desk();
    let inner = child("child_that_works", &folder.file);
    let mut limited = std::process::Command::new("sh");
    limited
        .args(["-c", "trap '' XFSZ; ulimit -f 1000; exec \"$@\"", "sh"])
        .arg(inner.get_program())
        .args(inner.get_args())
        .env("STORE_TEST_FILE", &folder.file)
        .env("STORE_TEST_SEED", "1");
    let output = limited.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let refused = said.lines().find(|line| line.starts_with("refused")).expect(&said);
    assert!(refused.contains("full") || refused.contains("no room"), "{refused}");
    assert!(refused.contains("What was stored before is safe"), "{refused}");
    let done = said.lines().filter(|line| line.starts_with("done")).count();

    let mut store = folder.store();
    assert_eq!(unfit(&store, None), "");
    let sql = "SELECT (SELECT COUNT(*) FROM notes) + (SELECT COUNT(*) FROM verdicts)";
    let kept = || folder.raw().query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap() as usize;
    assert!(done > 0 && kept() == done, "{done} acknowledged, {} kept", kept());
    let note = NewNote { on: NoteOn::Claim(1), body: "Room again.", privileged: false };
    store.note(&mara(), &note).unwrap();
    assert_eq!(kept(), done + 1);
}

/// An older `SQLite` than ours that finds no lock on the desk deletes its log when it goes.
#[test]
#[cfg(target_os = "linux")]
fn our_lock_on_the_desk_stays_when_it_is_opened_again() {
    use std::os::unix::fs::MetadataExt;
    let folder = desk();
    let mut store = folder.store();
    let on = NoteOn::Claim(1);
    store.note(&mara(), &NewNote { on, body: "A note", privileged: false }).unwrap();
    let is_locked = || {
        let (own, file) = (std::process::id(), std::fs::metadata(&folder.file).unwrap().ino());
        let locks = std::fs::read_to_string("/proc/locks").unwrap();
        locks
            .lines()
            .any(|lock| lock.contains(&format!(" {own} ")) && lock.contains(&format!(":{file} ")))
    };
    assert!(is_locked(), "this test cannot see locks");
    for access in [Access::ReadOnly, Access::ReadWrite] {
        let other = Store::open(&folder.file, access).unwrap();
        assert!(is_locked(), "{access:?}");
        drop(other);
        assert!(is_locked(), "{access:?}");
    }
    drop(store);
    assert!(!is_locked());
}
