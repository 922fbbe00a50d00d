//! Does what `docs/extending.md` says, in a copy of the sources: a unit in one line of the table,
//! a rule of figures and a check in one file and one line of a list each. The page's own blocks are
//! what is added: ` ```csv unit `, ` ```text unit ` (a sentence with it), ` ```rust rule ` and
//! ` ```rust rules `, ` ```rust check ` and ` ```rust list `.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const UNITS: &str = "src/quantity/units.csv";
const CHECKS: &str = "src/check/checks";
const RULES: &str = "src/quantity/rules";

#[test]
fn the_page_on_extending_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/extending.md"))
        .expect("docs/extending.md is missing: it is the page that this test follows");
    let target = target_dir();
    // Always the same folder: a new one each time would leave its build behind each time.
    let copy = target.join("extending");
    copy_sources(root, &copy);

    let unit = block(&page, "csv unit");
    append(&copy.join(UNITS), &unit);
    let rule = block(&page, "rust rule");
    fs::write(copy.join(RULES).join("ten_four.rs"), &rule).unwrap();
    let list = copy.join(RULES).join("mod.rs");
    let listed = at_the_head(&fs::read_to_string(&list).unwrap(), &block(&page, "rust rules"));
    fs::write(&list, listed).unwrap();
    let check = block(&page, "rust check");
    let code = between(&check, "code: \"", "\"").expect("the check has a code");
    let file = copy.join(CHECKS).join(format!("{}.rs", code.replace('-', "_")));
    assert!(!file.exists(), "{code} is a check already: the page must add one that is not");
    fs::write(&file, &check).unwrap();
    let list = copy.join(CHECKS).join("mod.rs");
    let listed = with_lines(&fs::read_to_string(&list).unwrap(), &block(&page, "rust list"));
    fs::write(&list, listed).unwrap();
    append(&copy.join("src/lib.rs"), &proof(&unit, &block(&page, "text unit"), code));

    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["test", "--offline", "--locked", "--lib"]);
    if is_release() {
        command.arg("--release");
    }
    // The dependencies are those of the running tests, so only our own sources are compiled.
    let ran = command
        .args(["proof_of_extending", "--", "--test-threads=1"])
        .current_dir(&copy)
        .env("CARGO_TARGET_DIR", &target)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    let complaints = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{complaints}\n{said}");
    assert!(said.contains("test result: ok. 3 passed"), "{complaints}\n{said}");
}

/// Returns the tests that go to the end of the copy's `lib.rs`.
fn proof(unit: &str, sentence: &str, code: &str) -> String {
    let name = unit.trim().split(',').next().unwrap_or("").trim_matches('"');
    let sentence = sentence.trim();
    format!(
        r#"
#[cfg(test)]
mod proof_of_extending {{
    use crate::{{check, desk, text}};

    fn analyse(date: &str, body: &str) -> desk::Analysis {{
        let published = text::Published::parse(date);
        let text = text::Text {{ published, ..text::Text::plain(body) }};
        desk::analyse("copy", &text, &check::References::built_in())
    }}

    #[test]
    fn the_unit_is_extracted() {{
        let found = analyse("2025", {sentence:?});
        let units: Vec<_> = found.figures.iter().map(|figure| figure.unit.as_deref()).collect();
        assert!(units.contains(&Some({name:?})), "{{:?}}", found.figures);
    }}

    #[test]
    fn the_rule_is_asked_and_its_sentences_are_read() {{
        let rule = crate::quantity::rules::ALL.iter().find(|rule| rule.code == "ten-four");
        let rule = rule.expect("the rule is in the list");
        for example in rule.examples.iter().flat_map(|family| family.examples()) {{
            assert_eq!(example.found(), example.expected, "{{}}", example.sentence);
        }}
    }}

    #[test]
    fn the_check_fires() {{
        let check = check::by_code({code:?}).expect("the check is in the list");
        assert!(!check.fires.is_empty() && !check.silent.is_empty());
        let fires = |example: &check::Example| {{
            let found = analyse(example.date, example.text);
            found.flags.iter().any(|flag| flag.code == check.code)
        }};
        for example in check.fires {{
            assert!(fires(example), "silent: {{}}", example.text);
        }}
        for example in check.silent {{
            assert!(!fires(example), "fires: {{}}", example.text);
        }}
    }}
}}
"#
    )
}

/// Returns the fenced block of that kind.
fn block(page: &str, kind: &str) -> String {
    let lines: Vec<_> = page
        .lines()
        .skip_while(|line| line.trim_end() != format!("```{kind}"))
        .skip(1)
        .take_while(|line| line.trim_end() != "```")
        .collect();
    assert!(!lines.is_empty(), "docs/extending.md has no block ```{kind}");
    lines.join("\n") + "\n"
}

/// Puts module lines after the last module line of a list's file, and others at the list's end.
fn with_lines(list: &str, lines: &str) -> String {
    let is_mod = |line: &str| line.starts_with("mod ") || line.starts_with("pub mod ");
    let mut out: Vec<&str> = list.lines().collect();
    for line in lines.lines() {
        let at = if is_mod(line) {
            out.iter().rposition(|old| is_mod(old)).map_or(0, |at| at + 1)
        } else {
            let all = out.iter().position(|old| old.contains("ALL:"));
            let all = all.expect("the checks' mod.rs has a list ALL");
            let end = out.iter().skip(all).position(|old| old.trim_end() == "];");
            all + end.expect("ALL ends in a line of its own")
        };
        out.insert(at, line);
    }
    out.join("\n") + "\n"
}

/// As [`with_lines`], but the list's line goes to its head: rules are asked in order.
fn at_the_head(list: &str, lines: &str) -> String {
    let (module, entry): (Vec<_>, Vec<_>) =
        lines.lines().partition(|line| line.starts_with("mod "));
    let list = list.replacen("mod address;", &format!("{}\nmod address;", module.join("\n")), 1);
    let head = "pub const ALL: &[Rule] = &[";
    assert!(list.contains(head), "the rules' mod.rs has a list ALL");
    list.replacen(head, &format!("{head}\n{}", entry.join("\n")), 1)
}

fn append(path: &Path, more: &str) {
    let mut text = fs::read_to_string(path).unwrap();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    fs::write(path, text + more).unwrap();
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let rest = &text[text.find(before)? + before.len()..];
    Some(&rest[..rest.find(after)?])
}

/// Copies what a build reads: the files at the root, the sources, the benches.
fn copy_sources(root: &Path, copy: &Path) {
    let _ = fs::remove_dir_all(copy);
    fs::create_dir_all(copy).unwrap();
    for entry in fs::read_dir(root).unwrap() {
        let entry = entry.unwrap();
        let known = ["toml", "lock", "sql", "md"];
        let extension = entry.path().extension().map(|e| e.to_string_lossy().into_owned());
        if entry.file_type().unwrap().is_file()
            && extension.is_some_and(|extension| known.contains(&extension.as_str()))
        {
            fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
        }
    }
    // The samples are in the program, for its first showing.
    for folder in ["src", "benches", "samples"] {
        if root.join(folder).is_dir() {
            copy_folder(&root.join(folder), &copy.join(folder));
        }
    }
    // The package names this file; its tests stay out of the copy.
    fs::create_dir_all(copy.join("tests/it")).unwrap();
    fs::write(copy.join("tests/it/main.rs"), "fn main() {}\n").unwrap();
    rename_version(&copy.join("Cargo.toml"));
    rename_version(&copy.join("Cargo.lock"));
    append(&copy.join("Cargo.toml"), "\n[workspace]\n");
}

/// Another version is another package to cargo, which then leaves our own build alone.
fn rename_version(path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    let package = format!("name = \"{}\"\nversion = ", env!("CARGO_PKG_NAME"));
    let ours = format!("{package}\"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(text.contains(&ours), "{}: {ours} expected", path.display());
    fs::write(path, text.replace(&ours, &format!("{package}\"0.0.0-extended\""))).unwrap();
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let there = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &there);
        } else {
            fs::copy(entry.path(), there).unwrap();
        }
    }
}

/// Returns the folder into which the running tests were built: `<target>/debug/deps/it-…`.
fn target_dir() -> PathBuf {
    let running = std::env::current_exe().unwrap();
    running.ancestors().nth(3).expect("tests run from <target>/<profile>/deps").to_path_buf()
}

fn is_release() -> bool {
    std::env::current_exe().unwrap().components().any(|part| part.as_os_str() == "release")
}

#[test]
fn lines_go_where_the_page_says() {
    let list = "//! Checks.\n\nmod a;\nmod b;\n\npub const ALL: &[Check] = &[\n    a::CHECK,\n];\n";
    let more = with_lines(list, "mod c;\n    c::CHECK,\n");
    assert_eq!(
        more,
        "//! Checks.\n\nmod a;\nmod b;\nmod c;\n\npub const ALL: &[Check] = &[\n    a::CHECK,\n    \
         c::CHECK,\n];\n"
    );
    let page = "Text.\n\n```csv unit\nstone,mass\n```\n\n```rust list\nmod c;\n```\n";
    assert_eq!(block(page, "csv unit"), "stone,mass\n");
    assert_eq!(between("code: \"x-y\",", "code: \"", "\""), Some("x-y"));
}
