//! Slips in other words: passages written by people who had not seen the checks, each with a right
//! figure and a slip in its place, `{right|wrong}`. How many slips are found must not sink below
//! the floors of `tests/fixtures/slips/floors.tsv`, and the right text must stay silent.
//! `UPDATE=1 cargo test slips` raises the floors; it lowers none.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use factdesk::check::{Case, Flag, Memo, References, Severity, run_all};
use factdesk::claim::extract;
use factdesk::text::{Published, Span, Text};

/// A passage with what it says in place of the right figure.
struct Slip {
    class: String,
    date: Option<Published>,
    head: String,
    right: String,
    wrong: String,
    tail: String,
}

/// A right passage.
struct Clean {
    date: Option<Published>,
    body: String,
}

#[test]
fn slips_are_found_in_other_words_and_right_copy_is_silent() {
    let references = References::built_in();
    let flags = |date: Option<Published>, body: &str| {
        let text = Text { published: date, ..Text::plain(body) };
        let (extraction, memo) = (extract(&text), Memo::default());
        let case =
            Case { text: &text, extraction: &extraction, references: &references, memo: &memo };
        let mut flags = run_all(&case);
        flags.retain(|flag| flag.severity > Severity::Info);
        flags
    };
    let (mut found, mut all) = (BTreeMap::new(), BTreeMap::new());
    let mut false_alarms = Vec::new();
    for path in files() {
        let (slips, clean) = read(&std::fs::read_to_string(&path).unwrap());
        for slip in &slips {
            let right = format!("{}{}{}", slip.head, slip.right, slip.tail);
            let wrong = format!("{}{}{}", slip.head, slip.wrong, slip.tail);
            let calm = flags(slip.date, &right);
            false_alarms.extend(calm.iter().map(|flag| told(flag, &right)));
            let place = Span::new(slip.head.len(), slip.head.len() + slip.wrong.len());
            let hit = flags(slip.date, &wrong).iter().any(|flag| {
                let places = std::iter::once(&flag.span).chain(&flag.related);
                let known = calm.iter().any(|own| own.message == flag.message);
                !known && { places }.any(|span| span.overlaps(place))
            });
            *all.entry(slip.class.clone()).or_insert(0_usize) += 1;
            *found.entry(slip.class.clone()).or_insert(0_usize) += usize::from(hit);
        }
        for own in &clean {
            let alarms = flags(own.date, &own.body);
            false_alarms.extend(alarms.iter().map(|flag| told(flag, &own.body)));
        }
    }
    let mut lines = String::new();
    for (class, count) in &found {
        let _ = writeln!(lines, "{class}\t{count}\t{}", all[class]);
    }
    println!("{lines}");
    let known = floors();
    let below: Vec<String> = known
        .iter()
        .filter(|(class, floor)| found.get(*class).copied().unwrap_or_default() < **floor)
        .map(|(class, floor)| format!("{class}: {:?}, floor {floor}", found.get(class)))
        .collect();
    assert!(below.is_empty(), "{}\n{lines}", below.join("\n"));
    assert!(false_alarms.is_empty(), "{}", false_alarms.join("\n"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(folder().join("floors.tsv"), format!("class\tfound\tof\n{lines}")).unwrap();
    }
}

fn told(flag: &Flag, body: &str) -> String {
    format!("{} {} in: {body}", flag.code, flag.message)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/slips")
}

fn files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

/// How many of each class must be found.
fn floors() -> BTreeMap<String, usize> {
    let kept = std::fs::read_to_string(folder().join("floors.tsv")).unwrap();
    let rows = kept.lines().skip(1).map(|row| {
        let mut cells = row.split('\t');
        let class = cells.next().expect("a class").to_owned();
        (class, cells.next().and_then(|floor| floor.parse().ok()).expect("a floor"))
    });
    rows.collect()
}

/// The passages of a file: a class behind `# `, one passage a line, `\n` for an end of line, a
/// date of publication before it as `@2019-03-14 `.
fn read(kept: &str) -> (Vec<Slip>, Vec<Clean>) {
    let (mut slips, mut clean) = (Vec::new(), Vec::new());
    let mut class = String::new();
    for line in kept.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(name) = line.strip_prefix("# ") {
            name.trim().clone_into(&mut class);
            continue;
        }
        let (date, body) = match line.strip_prefix('@').and_then(|rest| rest.split_once(' ')) {
            Some((date, body)) => (Some(Published::parse(date).expect(line)), body),
            None => (None, line),
        };
        let body = body.replace("\\n", "\n");
        let marked = body.split_once('{').and_then(|(head, rest)| {
            let (both, tail) = rest.split_once('}')?;
            Some((head, both.split_once('|')?, tail))
        });
        match marked {
            Some((head, (right, wrong), tail)) => slips.push(Slip {
                class: class.clone(),
                date,
                head: head.to_owned(),
                right: right.to_owned(),
                wrong: wrong.to_owned(),
                tail: tail.to_owned(),
            }),
            None => clean.push(Clean { date, body }),
        }
    }
    (slips, clean)
}
