//! A batch is kept whole or not at all, and a killed one is finished by doing it again.

use factdesk::store::{ArticleFilter, ClaimFilter, Error};

use super::*;

fn add_all(store: &mut Store, numbers: impl Iterator<Item = usize>) {
    let drafts: Vec<_> = numbers.map(numbered).collect();
    let batch: Vec<_> = drafts.iter().map(Draft::new_article).collect();
    store.add(&batch, now()).unwrap();
}

/// All rows of all tables but the search index's own, as one text.
pub(super) fn dump(file: &Path) -> String {
    let conn = rusqlite::Connection::open(file).unwrap();
    let mut tables =
        conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let tables: Vec<String> =
        tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut text = String::new();
    for table in tables.iter().filter(|table| !table.starts_with("claim_search")) {
        let mut rows = conn.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                text += &format!("{:?}|", row.get_ref(column).unwrap());
            }
            text += table;
            text += "\n";
        }
    }
    text
}

#[test]
fn one_bad_article_keeps_its_whole_batch_out() {
    let folder = Folder::new();
    let mut store = folder.store();
    let mut shifted = oil();
    shifted.analysis.claims[0].start += 1;
    let mut half = numbered(1);
    half.analysis.flags = oil().analysis.flags;
    let mut lying = numbered(2);
    lying.sha256 = oil().sha256;
    let mut unknown = numbered(3);
    unknown.analysis.claims[0].kind = "rumour".to_owned();
    let mut shared = oil();
    shared.analysis.claims[0].figures.push(3);
    let nul = Draft::new("Nul", "7 tons\0 of tin.").claim("quantity", "7 tons", &[]);
    for (bad, words) in [
        (&shifted, "does not cut its words"),
        (&half, "does not cut its text"),
        (&lying, "is not the hash of its text"),
        (&unknown, "CHECK constraint failed"),
        (&shared, "does not belong to exactly one claim"),
        (&nul, "NUL"),
    ] {
        let good = numbered(9);
        let error = store.add(&[good.new_article(), bad.new_article()], now()).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
        assert_eq!(store.knows(&good.sha256).unwrap(), None, "{words}");
    }
    assert!(store.articles(&ArticleFilter::default()).unwrap().is_empty());
    assert_eq!(complaints(&store), "");
}

#[test]
fn a_killed_import_done_again_equals_an_undisturbed_one() {
    let (disturbed, straight) = (Folder::new(), Folder::new());
    add_all(&mut disturbed.store(), 0..20);
    {
        // A program killed in its second batch leaves an open transaction behind.
        let killed = disturbed.raw();
        killed.execute_batch("PRAGMA synchronous = FULL; BEGIN IMMEDIATE").unwrap();
        killed
            .execute_batch("INSERT INTO settings VALUES ('half', 'done'); DELETE FROM figures")
            .unwrap();
    }
    add_all(&mut disturbed.store(), 0..40);
    let mut store = straight.store();
    add_all(&mut store, 0..20);
    add_all(&mut store, 20..40);
    assert_eq!(dump(&disturbed.file), dump(&straight.file));
    let (once, again) = (disturbed.store(), straight.store());
    assert_eq!(complaints(&once), "");
    let ports = |store: &Store| store.search("coal", 1_000).unwrap();
    assert_eq!(ports(&once), ports(&again));
}

/// A child that a parent kills: the other end of the next test.
#[test]
#[ignore = "runs only as the child of a_program_killed_while_adding"]
fn child_that_adds() {
    let Some(file) = std::env::var_os("STORE_TEST_FILE") else { return };
    let mut store = Store::open(Path::new(&file), Access::ReadWrite).unwrap();
    for batch in 0..2_000 {
        add_all(&mut store, batch * 3..batch * 3 + 3);
        println!("{}", batch * 3 + 2);
    }
}

#[test]
#[cfg(unix)]
fn a_program_killed_while_adding_loses_nothing_it_acknowledged() {
    use std::io::{BufRead, BufReader};
    for round in 1..6 {
        let folder = Folder::new();
        let mut child = child("child_that_adds", &folder.file).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut acknowledged =
            lines.filter_map(|line| line.trim().parse::<usize>().ok()).take(round * 3);
        let last = acknowledged.by_ref().last().expect("the child adds");
        child.kill().unwrap();
        child.wait().unwrap();

        let mut store = folder.store();
        assert_eq!(complaints(&store), "", "round {round}");
        let articles = store.articles(&ArticleFilter::default()).unwrap();
        assert!(
            articles.len() > last && articles.len().is_multiple_of(3),
            "{} {last}",
            articles.len()
        );
        assert!(store.knows(&numbered(last).sha256).unwrap().is_some());
        add_all(&mut store, 0..articles.len() + 3);
        let straight = Folder::new();
        add_all(&mut straight.store(), 0..articles.len() + 3);
        assert_eq!(dump(&folder.file), dump(&straight.file), "round {round}");
    }
}

/// This test program again, for one ignored test.
#[cfg(unix)]
pub(super) fn child(test: &str, file: &Path) -> std::process::Command {
    let mut child = std::process::Command::new(std::env::current_exe().unwrap());
    child
        .args(["--ignored", "--nocapture", "--test-threads=1", test])
        .env("STORE_TEST_FILE", file)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    child
}

#[test]
#[ignore = "runs only as the child of a_disk_without_room"]
fn child_without_room() {
    let Some(file) = std::env::var_os("STORE_TEST_FILE") else { return };
    let mut store = Store::open(Path::new(&file), Access::ReadWrite).unwrap();
    for number in 0..100_000 {
        let draft = numbered(number);
        match store.add(&[draft.new_article()], now()) {
            Ok(_) => println!("kept {number}"),
            Err(error) => {
                println!("\nrefused {error}");
                return;
            }
        }
    }
}

/// The system's limit on a file's length stands for the full disk: `SQLite` meets a write that is
/// refused either way, and it needs no rights.
#[test]
#[cfg(unix)]
fn a_disk_without_room_loses_nothing_it_acknowledged() {
    let folder = Folder::new();
    drop(folder.store());
    let inner = child("child_without_room", &folder.file);
    let mut limited = std::process::Command::new("sh");
    limited
        .args(["-c", "trap '' XFSZ; ulimit -f 1000; exec \"$@\"", "sh"])
        .arg(inner.get_program())
        .args(inner.get_args())
        .env("STORE_TEST_FILE", &folder.file);
    let output = limited.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let refused = said.lines().find(|line| line.starts_with("refused")).expect(&said);
    assert!(refused.contains("full") || refused.contains("no room"), "{refused}");
    assert!(refused.contains("run the same command again"), "{refused}");
    let kept = said.lines().filter(|line| line.contains("kept ")).count();
    assert!(kept > 0, "{said}");

    let mut store = folder.store();
    assert_eq!(complaints(&store), "");
    assert_eq!(store.articles(&ArticleFilter::default()).unwrap().len(), kept);
    numbered(kept).add_to(&mut store);
}

#[test]
fn two_at_once_wait_for_each_other() {
    let folder = Folder::new();
    drop(folder.store());
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let file = &folder.file;
            scope.spawn(move || {
                let mut store = Store::open(file, Access::ReadWrite).unwrap();
                for number in 0..25 {
                    numbered(number * 4 + writer).add_to(&mut store);
                }
            });
        }
    });
    let store = folder.store();
    assert_eq!(store.claims(&ClaimFilter::default()).unwrap().len(), 200);
    assert_eq!(complaints(&store), "");
}

#[test]
fn many_making_the_same_desk_make_one() {
    for existing in [false, true] {
        let folder = Folder::new();
        if existing {
            std::fs::write(&folder.file, "").unwrap();
        }
        std::thread::scope(|scope| {
            for number in 0..6 {
                let file = &folder.file;
                scope.spawn(move || {
                    let mut store = Store::open(file, Access::ReadWrite).unwrap();
                    numbered(number).add_to(&mut store);
                });
            }
        });
        assert_eq!(folder.store().articles(&ArticleFilter::default()).unwrap().len(), 6);
        let left: Vec<_> = std::fs::read_dir(folder.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.starts_with('.'))
            .collect();
        assert_eq!(left, [] as [&str; 0]);
    }
}

#[test]
fn a_locked_desk_says_so() {
    let folder = Folder::new();
    drop(folder.store());
    let patience = std::time::Duration::from_millis(20);
    let mut store = Store::open_within(&folder.file, Access::ReadWrite, patience).unwrap();
    let other = folder.raw();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = store.add(&[oil().new_article()], now()).unwrap_err();
    assert!(matches!(error, Error::Locked { .. }), "{error}");
    assert!(error.to_string().contains("desk.db is locked by another program"), "{error}");
    assert!(store.articles(&ArticleFilter::default()).unwrap().is_empty(), "reading goes on");
    other.execute_batch("ROLLBACK").unwrap();
    oil().add_to(&mut store);
}

/// Claims a second, into a file and out of it:
/// `cargo test --release --test it how_fast -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn how_fast() {
    const ARTICLES: usize = 2_000;
    const CLAIMS: usize = 20;
    let folder = Folder::new();
    let mut store = folder.store();
    let drafts: Vec<_> = (0..ARTICLES).map(|number| long(number, CLAIMS, ". ")).collect();
    let begun = std::time::Instant::now();
    for batch in drafts.chunks(50) {
        let batch: Vec<_> = batch.iter().map(Draft::new_article).collect();
        store.add(&batch, now()).unwrap();
    }
    let added = begun.elapsed().as_secs_f64();
    let begun = std::time::Instant::now();
    let listed = store.claims(&ClaimFilter::default()).unwrap().len();
    let list = begun.elapsed().as_secs_f64();
    let after = i64::try_from(listed / 2).unwrap();
    let page = ClaimFilter { after: Some(after), limit: Some(50), ..Default::default() };
    let once = |_| {
        let begun = std::time::Instant::now();
        assert_eq!(store.claims(&page).unwrap().len(), 50);
        begun.elapsed().as_secs_f64()
    };
    let page = (0..20).map(once).fold(f64::INFINITY, f64::min);
    assert_eq!(listed, ARTICLES * CLAIMS);
    let rate = |seconds: f64| f64::from(u32::try_from(listed).unwrap()) / seconds;
    let bytes = std::fs::metadata(&folder.file).unwrap().len() / u64::try_from(listed).unwrap();
    println!(
        "add {:.0} claims/s, list {:.0} claims/s, page of 50 {:.2} ms, {bytes} bytes a claim",
        rate(added),
        rate(list),
        page * 1_000.0
    );

    // A table, or a page without full stops: one sentence that holds everything.
    const ENDLESS: usize = 5_000;
    let mut store = Store::in_memory().unwrap();
    let endless = long(1, ENDLESS, ", ");
    let begun = std::time::Instant::now();
    endless.add_to(&mut store);
    let added = begun.elapsed().as_secs_f64();
    let begun = std::time::Instant::now();
    assert_eq!(store.claims(&ClaimFilter::default()).unwrap().len(), ENDLESS);
    let list = begun.elapsed().as_secs_f64();
    let begun = std::time::Instant::now();
    assert_eq!(store.search("tin", 50).unwrap().len(), 50);
    let found = begun.elapsed().as_secs_f64();
    println!("{ENDLESS} claims on one line: add {added:.2} s, list {list:.2} s, find {found:.3} s");

    fn long(article: usize, claims: usize, between: &str) -> Draft {
        let lines: Vec<_> = (0..claims)
            .map(|line| {
                let mill = format!("The mill of port {line} in district {article}");
                format!("{mill} sold {article}{line} tons of tin to its neighbours")
            })
            .collect();
        let mut draft = Draft::new(&format!("District {article}"), &lines.join(between));
        for line in 0..claims {
            let tons = format!("{article}{line} tons");
            draft = draft.claim("quantity", &format!("{tons} of tin"), &[(&tons, "7")]);
        }
        draft
    }
}
