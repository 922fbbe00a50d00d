//! Pages that are transcripts are played: every `$ factdesk …` line of `docs/a-day-at-the-desk.md`
//! and `docs/checking.md` is run in order, in one home, and the page must be what comes of it;
//! `UPDATE=1` writes down the new answers, and the difference is the review.

use std::fmt::Write as _;
use std::fs;

use crate::cli::{Home, Ran, kept, root};

#[test]
fn the_day_goes_as_the_page_says() {
    transcribed("docs/a-day-at-the-desk.md", "docs/day", 40);
}

#[test]
fn checking_goes_as_the_page_says() {
    transcribed("docs/checking.md", "docs/checking", 3);
}

/// Plays a page in a home with the files of a folder; it holds so many commands at least.
fn transcribed(page: &str, files: &str, least: usize) {
    let path = root().join(page);
    let page = fs::read_to_string(&path).unwrap();
    let mut home = Home::new().wide();
    for entry in fs::read_dir(root().join(files)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        home = home.file(&name, fs::read(entry.path()).unwrap());
    }
    let played = play(&home, &page);
    assert!(played.matches("\n$ factdesk ").count() >= least, "only a part is played");
    kept(&path, &played);
}

#[test]
fn the_first_page_shows_what_is_printed() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let command = "```console\n$ factdesk add samples/diplomacy.md\n";
    let (_, shown) = readme.split_once(command).unwrap();
    let (shown, _) = shown.split_once("```").unwrap();
    let home = Home::with_sample("diplomacy.md");
    let printed = home.run(&["add", "diplomacy.md", "--as", "mara"]).exits(0).stdout;
    let mut printed = printed.lines().map(str::trim_end);
    let lines = shown.lines().filter(|line| line.trim() != "…");
    for line in lines {
        assert!(printed.any(|there| there == line), "README.md shows what is not printed: {line}");
    }
}

/// Returns the page with what its commands answer now.
fn play(home: &Home, page: &str) -> String {
    let mut played = String::new();
    let mut lines = page.lines().peekable();
    let mut in_console = false;
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            in_console = line == "```console";
        }
        if !in_console || line.starts_with("```") {
            let _ = writeln!(played, "{line}");
            continue;
        }
        let Some(first) = line.strip_prefix("$ factdesk ") else { continue };
        let _ = writeln!(played, "{line}");
        let mut command = first.to_owned();
        while command.ends_with('\\') {
            command.pop();
            let next = lines.next().expect("a command goes on");
            let _ = writeln!(played, "{next}");
            command.push_str(next.trim_start());
        }
        let words = words(&command);
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        answer(&home.run(&words), &mut played);
    }
    played
}

fn answer(ran: &Ran, played: &mut String) {
    for stream in [&ran.stdout, &ran.stderr] {
        for line in stream.lines() {
            let line = line.trim_end().replace("```", "'''");
            let _ = writeln!(played, "{}", clocks_masked(&anchors_masked(&line)));
        }
    }
    match ran.code {
        Some(0) => {}
        code => {
            let _ = writeln!(played, "(exit {})", code.unwrap_or(-1));
        }
    }
}

/// A chain's hashes are salted and differ every time: sixteen hexadecimal digits or more, with a
/// digit and a letter among them, stand as `…`.
fn anchors_masked(line: &str) -> String {
    const SHORTEST: usize = 16;
    let mut masked = String::new();
    let mut rest = line;
    while !rest.is_empty() {
        let hex = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        let (run, after) = rest.split_at(hex);
        let mixed = run.bytes().any(|b| b.is_ascii_digit()) && run.bytes().any(|b| b > b'9');
        masked.push_str(if hex >= SHORTEST && mixed { "…" } else { run });
        let mut signs = after.chars();
        masked.extend(signs.next());
        rest = signs.as_str();
    }
    masked
}

/// The time of day is another whenever the test runs: 16:42 stands as `hh:mm`, and so does what is
/// due after midnight, with its date.
fn clocks_masked(line: &str) -> String {
    let bytes = line.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut masked = line.to_owned();
    for at in 0..bytes.len() {
        let clock = digit(at) && digit(at + 1) && bytes.get(at + 2) == Some(&b':');
        let ends = digit(at + 3) && digit(at + 4) && !digit(at + 5);
        if clock && ends && (at == 0 || !digit(at - 1)) {
            masked.replace_range(at..at + 5, "hh:mm");
        }
    }
    let dated = masked.split_once(" until ").and_then(|(before, after)| {
        let (date, rest) = after.split_once(' ')?;
        let is_date = date.len() == 10 && date.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        (is_date && rest.starts_with("hh:mm")).then(|| format!("{before} until {rest}"))
    });
    dated.unwrap_or(masked)
}

/// Splits a command line as a shell does, as far as the page needs it.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut begun, mut quote) = (String::new(), false, None);
    for sign in command.chars() {
        match (quote, sign) {
            (Some(open), sign) if sign == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(sign);
                begun = true;
            }
            (None, ' ') => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (_, sign) => {
                word.push(sign);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

#[test]
fn a_line_is_split_as_a_shell_does() {
    let split = words(r#"note c1 "two words" --as 'a "b"' -q"#);
    assert_eq!(split, ["note", "c1", "two words", "--as", "a \"b\"", "-q"]);
    assert_eq!(clocks_masked("jo, 09:42; 123:45"), "jo, hh:mm; 123:45");
    assert_eq!(clocks_masked("yours until 2026-11-30 00:22"), "yours until hh:mm");
    assert_eq!(anchors_masked("head 42:0123456789abcdef, 27 claims"), "head 42:…, 27 claims");
}
