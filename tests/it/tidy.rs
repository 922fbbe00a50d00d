//! The house rules that a compiler does not keep: imports go down the floors, lists name every
//! file, sources open with a heading and stay short, and nothing names a machine.

use std::fs;
use std::path::{Path, PathBuf};

use factdesk::text::{Word, tokens};

/// Each room and its floor. A room names only rooms on lower floors, and itself.
const FLOORS: &[(&str, u8)] = &[
    ("text", 0),
    ("quantity", 1),
    ("claim", 2),
    ("check", 3),
    ("ingest", 3),
    ("desk", 4),
    ("store", 5),
    ("report", 5),
    ("workbench", 6),
    ("web", 7),
    ("cli", 8),
];

/// A folder in which one file is one thing that a list in its `mod.rs` must name.
struct Listed {
    folder: &'static str,
    /// Files that the listed ones share, and that are no thing of their own.
    shared: &'static [&'static str],
}

const LISTED: &[Listed] = &[
    Listed { folder: "src/claim/rules", shared: &[] },
    Listed { folder: "src/check/checks", shared: &[] },
    Listed {
        folder: "src/ingest",
        shared: &["decode", "error", "front_matter", "jsonl", "tags", "tests", "title"],
    },
    Listed {
        folder: "src/report",
        shared: &[
            "call_sheet",
            "card",
            "error",
            "extraction_json",
            "galley",
            "html",
            "marks",
            "proof",
            "rows",
            "tests",
            "visible",
            "which",
            "words",
        ],
    },
    Listed { folder: "src/report/format", shared: &["tests"] },
    Listed {
        folder: "src/web/pages",
        shared: &["back", "filters", "happened", "may", "meanwhile", "new_source"],
    },
    Listed {
        folder: "src/cli",
        shared: &[
            "ask", "clock", "copy", "findings", "galley", "layout", "listing", "output", "person",
            "settings", "values",
        ],
    },
];

const LONGEST_LINE_CHARS: usize = 100;
const LONGEST_FILE_LINES: usize = 600;
/// Tables written as Rust: long because there is much to list.
const DATA_TABLES: &[&str] = &[];

/// Hosts from which packages come. A reader's package manager knows its own.
const HOSTS: &[&str] = &[
    concat!("crates", ".io"),
    concat!("pypi", ".org"),
    concat!("npmjs", ".org"),
    concat!("proxy.golang", ".org"),
    concat!("deb.debian", ".org"),
    concat!("archive.ubuntu", ".com"),
];
/// Folders of one machine.
const MACHINE_FOLDERS: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/tm", "p/"),
    concat!("/Us", "ers/"),
    concat!("C:\\Us", "ers\\"),
];
/// Written by a program that must name the host.
const NAMES_HOSTS: &[&str] = &["Cargo.lock", "tests/sarif/Cargo.lock"];

/// One file: its path from the root with `/`, and its text.
type File = (String, String);

#[test]
fn whoever_asks_what_was_meant_asks_with_a_question_mark() {
    // One place writes the question; others would forget its mark.
    let asks = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        code.lines().any(|line| line.contains("Did you mean {"))
    };
    let mut folders = vec![root().join("src")];
    let mut asking = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && asks(&path) {
                asking.push(path);
            }
        }
    }
    assert_eq!(asking, [root().join("src/desk/nearest.rs")]);
}

#[test]
fn the_house_is_tidy() {
    let tree = read_tree(&root());
    assert!(tree.iter().any(|(path, _)| path == "src/lib.rs"), "no sources found");
    let faults = faults(&tree);
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn a_listed_word_is_one_token() {
    // What is two tokens in a text is never met: "full-time", "n't".
    let tree = read_tree(&root());
    let sources = tree.iter().filter(|(path, _)| path.starts_with("src/"));
    let never: Vec<String> = sources
        .flat_map(|(path, text)| {
            let lists = without_comments(text);
            let words: Vec<String> = lists.split("w![").skip(1).flat_map(literals).collect();
            words
                .into_iter()
                .filter(|word| !is_token(word))
                .map(move |word| format!("{path}: {word}"))
        })
        .collect();
    assert!(never.is_empty(), "\n{}\n", never.join("\n"));
}

#[test]
fn a_list_has_each_word_once() {
    /// A shorter one may be a phrase: "as many as".
    const PHRASE: usize = 8;
    let tree = read_tree(&root());
    let mut twice = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| path.starts_with("src/")) {
        for list in without_comments(text).split("w![").skip(1) {
            let mut words = literals(list);
            words.retain(|word| !word.is_empty());
            words.sort_unstable();
            let doubles = words.windows(2).filter(|two| two[0] == two[1] && words.len() > PHRASE);
            twice.extend(doubles.map(|two| format!("{path}: {}", two[0])));
        }
    }
    assert!(twice.is_empty(), "\n{}\n", twice.join("\n"));
}

/// The texts in quotation marks up to the end of a list.
fn literals(list: &str) -> Vec<String> {
    let (mut words, mut word) = (Vec::new(), None::<String>);
    let mut letters = list.chars();
    while let Some(letter) = letters.next() {
        match (letter, word.take()) {
            ('"', Some(own)) => words.push(own),
            ('"', None) => word = Some(String::new()),
            ('\\', Some(own)) => {
                word = Some(own + &letters.next().map_or(String::new(), String::from));
            }
            (letter, Some(own)) => word = Some(own + &String::from(letter)),
            (']', None) => break,
            _ => {}
        }
    }
    words
}

/// Whether a text can hold the word as one token; "’s" stands behind another, "p.m" before a stop.
fn is_token(word: &str) -> bool {
    let bodies = [word.to_owned(), format!("it{word}"), format!("{word}.")];
    word.is_empty()
        || bodies.iter().any(|body| tokens(body, &[]).iter().any(|own| own.word == Word::of(word)))
}

#[test]
fn the_map_names_every_room() {
    let map = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    for (room, floor) in FLOORS {
        let row = format!("| {floor} | `{room}` |");
        assert!(map.contains(&row), "docs/architecture.md lacks a row {row}");
    }
}

/// Returns the package's folder, as cargo says when the tests run.
fn root() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
}

fn faults(tree: &[File]) -> Vec<String> {
    [climbing(tree), unlisted(tree), shapeless(tree), of_a_machine(tree)].concat()
}

fn climbing(tree: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in tree {
        let Some((room, depth)) = room_of(path) else { continue };
        let own = floor_of(room);
        if own.is_none() && path != "src/main.rs" {
            faults.push(format!("{path}: the room {room} has no floor in tests/it/tidy.rs"));
        }
        // main.rs stands on the roof.
        let own = own.unwrap_or(u8::MAX);
        let code = without_comments(text);
        for (at, named) in rooms_named(&code, depth) {
            if named != room && floor_of(named).is_some_and(|floor| floor >= own) {
                let number = 1 + code[..at].matches('\n').count();
                faults.push(format!(
                    "{path}:{number}: {room} names {named}, which is on the same floor or above"
                ));
            }
        }
    }
    faults
}

/// Returns the room of a source and how many modules deep its file is.
fn room_of(path: &str) -> Option<(&str, usize)> {
    let inside = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    if inside == "lib" {
        return None;
    }
    let module = inside.strip_suffix("/mod").unwrap_or(inside);
    Some((module.split('/').next()?, module.split('/').count()))
}

fn floor_of(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

/// Lines with their numbers from 1, without comments.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).filter_map(|(number, line)| {
        let code = line.split_once(" //").map_or(line, |(code, _)| code);
        (!code.trim_start().starts_with("//")).then_some((number, code))
    })
}

/// The same lines, the comments' words left out.
fn without_comments(text: &str) -> String {
    let mut code = String::new();
    let mut lines = code_lines(text).peekable();
    for number in 1..=text.lines().count() {
        if let Some((_, line)) = lines.next_if(|(at, _)| *at == number) {
            code.push_str(line);
        }
        code.push('\n');
    }
    code
}

/// Returns what a source names right under the crate, and where: through `crate::`, `factdesk::`,
/// or as many `super::` as lead out of the room.
fn rooms_named(code: &str, depth: usize) -> Vec<(usize, &str)> {
    let root_by_super = "super::".repeat(depth);
    let mut named = Vec::new();
    for root in ["crate::", "factdesk::", root_by_super.as_str()] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let after = code[at + root.len()..].trim_start_matches("super::");
            match after.strip_prefix('{') {
                Some(group) => named.extend(group_heads(group).into_iter().map(|head| (at, head))),
                None => named.push((at, head(after))),
            }
        }
    }
    named
}

/// `a::b, c::{d, e}, f}` → a, c, f.
fn group_heads(group: &str) -> Vec<&str> {
    let (mut heads, mut nested, mut start) = (Vec::new(), 0_usize, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => nested += 1,
            '}' if nested == 0 => {
                heads.push(head(&group[start..at]));
                return heads;
            }
            '}' => nested -= 1,
            ',' if nested == 0 => {
                heads.push(head(&group[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    heads.push(head(&group[start..]));
    heads
}

fn head(path: &str) -> &str {
    let path = path.trim_start();
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
    &path[..end]
}

fn unlisted(tree: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for Listed { folder, shared } in LISTED {
        let list_path = format!("{folder}/mod.rs");
        let Some((_, list)) = tree.iter().find(|(path, _)| *path == list_path) else {
            faults.push(format!("{list_path} is missing: its folder is a list"));
            continue;
        };
        for (path, _) in tree {
            let stem = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
            let Some(stem) = stem.and_then(|name| name.strip_suffix(".rs")) else { continue };
            if stem.contains('/') || stem == "mod" || shared.contains(&stem) {
                continue;
            }
            if !is_named(list, stem) {
                faults.push(format!("{path}: no list in {list_path} names {stem}"));
            }
        }
    }
    faults
}

/// A list names a file by its module (`weekday_date::CHECK`) or by its constant (`WEEKDAY_DATE`).
/// Declaring a module or re-exporting from it names it in no list.
fn is_named(list: &str, stem: &str) -> bool {
    let (module, constant) = (format!("{stem}::"), stem.to_uppercase());
    code_lines(list).any(|(_, line)| {
        let declares = ["mod ", "use ", "pub mod ", "pub use ", "pub(", "#["]
            .iter()
            .any(|start| line.trim_start().starts_with(start));
        let in_word = |c: char| c.is_alphanumeric() || c == '_';
        let begins = |at: usize| !line[..at].ends_with(|c: char| in_word(c) || c == ':');
        let ends = |at: usize| !line[at..].starts_with(in_word);
        let by_module = line.match_indices(&module).any(|(at, _)| begins(at));
        let by_constant =
            (line.match_indices(&constant)).any(|(at, _)| begins(at) && ends(at + constant.len()));
        !declares && (by_module || by_constant)
    })
}

fn shapeless(tree: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| path.strip_suffix(".rs").is_some()) {
        if !text.starts_with("//! ") {
            faults.push(format!("{path}: does not open with a //! line: what it is"));
        }
        let lines = text.lines().count();
        if lines > LONGEST_FILE_LINES && !DATA_TABLES.contains(&path.as_str()) {
            faults.push(format!("{path}: {lines} lines; split it at {LONGEST_FILE_LINES}"));
        }
        for (number, line) in (1..).zip(text.lines()) {
            let columns = line.chars().count();
            if columns > LONGEST_LINE_CHARS {
                faults.push(format!("{path}:{number}: {columns} columns"));
            }
        }
    }
    faults
}

fn of_a_machine(tree: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| !NAMES_HOSTS.contains(&path.as_str())) {
        for (number, line) in (1..).zip(text.lines()) {
            for host in HOSTS.iter().filter(|host| line.contains(**host)) {
                faults.push(format!("{path}:{number}: names the package host {host}"));
            }
            for folder in MACHINE_FOLDERS {
                let begins = |at: usize| {
                    let before = line[..at].chars().next_back();
                    before.is_none_or(|c| !c.is_alphanumeric() && !"/._-~}*>".contains(c))
                };
                if line.match_indices(folder).any(|(at, _)| begins(at)) {
                    faults.push(format!("{path}:{number}: names a folder of one machine"));
                }
            }
        }
    }
    faults
}

fn read_tree(root: &Path) -> Vec<File> {
    let mut files = Vec::new();
    read_folder(root, "", &mut files);
    files.sort();
    files
}

fn read_folder(folder: &Path, inside: &str, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{inside}{name}");
        if [".git", "node_modules"].contains(&name.as_str()) || path.starts_with("target") {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            read_folder(&entry.path(), &format!("{path}/"), files);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            files.push((path, text));
        }
    }
}

mod made_up_trees {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Vec<File> {
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    fn climbs(path: &str, line: &str) -> bool {
        !climbing(&tree(&[(path, line)])).is_empty()
    }

    #[test]
    fn an_import_that_climbs_is_a_fault() {
        for (path, line) in [
            ("src/text/span.rs", "use crate::quantity::Figure;"),
            ("src/check/mod.rs", "use crate::ingest::Document;"),
            ("src/ingest/mod.rs", "fn f() -> crate::desk::Analysis {"),
            ("src/store/mod.rs", "use crate::{desk::row, report::Format};"),
            ("src/store/mod.rs", "use crate::{\n    desk::row, // rows\n    report::Format,\n};"),
            ("src/claim/rules/money.rs", "use crate::{text::{Span, Text}, check};"),
            ("src/claim/rules/money.rs", "use super::super::super::store::Store;"),
            ("src/report/mod.rs", "use super::workbench;"),
            ("src/web/mod.rs", "let run = factdesk::cli::run;"),
            ("src/gossip/mod.rs", "//! A room without a floor."),
            ("src/gossip.rs", "//! A room without a floor."),
        ] {
            assert!(climbs(path, line), "{path}: {line}");
        }
    }

    #[test]
    fn an_import_that_goes_down_is_none() {
        for (path, line) in [
            ("src/quantity/figure.rs", "use crate::text::Span;"),
            ("src/claim/mod.rs", "use crate::claim::overlap;"),
            ("src/claim/rules/money.rs", "use super::Rule;"),
            ("src/cli/add.rs", "use crate::{workbench::{add, store}, desk};"),
            ("src/main.rs", "use factdesk::cli;"),
            ("src/lib.rs", "pub mod cli;"),
            ("src/text/mod.rs", "/// use crate::cli;"),
            ("src/text/mod.rs", "let x = 1; // not crate::cli"),
            ("src/text/mod.rs", "pub(crate) fn f() {}"),
            ("src/text/mod.rs", "mycrate::cli::run();"),
        ] {
            assert!(!climbs(path, line), "{path}: {line}");
        }
    }

    #[test]
    fn a_file_that_no_list_names_is_a_fault() {
        let names = |list: &str| is_named(list, "weekday_date");
        assert!(names("pub const ALL: &[Check] = &[\n    weekday_date::CHECK,\n];"));
        assert!(names("    Weekday(weekday_date::Args),"));
        assert!(names("const ALL: &[About] = &[FUTURE, WEEKDAY_DATE];"));
        assert!(!names("const ALL: &[About] = &[NO_WEEKDAY_DATE, WEEKDAY_DATES];"));
        assert!(!names("mod weekday_date;\npub use weekday_date::CHECK;\n"));
        assert!(!names("// weekday_date::CHECK,\n    not_weekday_date::CHECK,\n"));

        let mut files: Vec<_> = LISTED
            .iter()
            .map(|listed| (format!("{}/mod.rs", listed.folder), "//! A list.".to_owned()))
            .collect();
        assert_eq!(unlisted(&files), Vec::<String>::new());
        files.push(("src/ingest/decode.rs".to_owned(), String::new()));
        assert_eq!(unlisted(&files), Vec::<String>::new(), "shared by the formats");
        files.push(("src/check/checks/weekday_date.rs".to_owned(), String::new()));
        assert_eq!(unlisted(&files).len(), 1);
        files.retain(|(path, _)| path != "src/cli/mod.rs");
        assert_eq!(unlisted(&files).len(), 2);
    }

    #[test]
    fn a_source_without_a_heading_or_too_long_is_a_fault() {
        let good = format!("//! A heading.\n{}\n", "é".repeat(LONGEST_LINE_CHARS));
        assert!(shapeless(&tree(&[("src/a.rs", &good), ("docs/a.md", "no heading")])).is_empty());
        let wide = format!("//! A heading.\n{}\n", "x".repeat(LONGEST_LINE_CHARS + 1));
        let long = format!("//! A heading.\n{}", "\n".repeat(LONGEST_FILE_LINES));
        for text in ["fn main() {}", "// A comment.\n", "", &wide, &long] {
            assert_eq!(shapeless(&tree(&[("src/a.rs", text)])).len(), 1, "{text:.40}");
        }
    }

    #[test]
    fn a_file_that_names_a_machine_is_a_fault() {
        let host = format!("see https://{}/a", HOSTS[0]);
        let folders = MACHINE_FOLDERS.iter().map(|folder| format!("cp '{folder}a' ."));
        for line in folders.chain([host.clone()]) {
            assert_eq!(of_a_machine(&tree(&[("docs/a.md", &line)])).len(), 1, "{line}");
        }
        assert!(of_a_machine(&tree(&[("Cargo.lock", &host)])).is_empty());
        let fine = format!("https://a.example{0}b network{0}c ..{0}d", MACHINE_FOLDERS[2]);
        assert!(of_a_machine(&tree(&[("docs/a.md", &fine)])).is_empty());
    }
}
