//! Readers that go away and people who press Ctrl-C.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};

use super::Home;

#[test]
fn a_closed_pipe_is_no_error() {
    // More than a pipe holds, so that the command is still writing when its reader goes.
    let line = "{\"id\":\"x\",\"text\":\"It bought 40 tons of milk for 9 schools.\"}\n";
    let home = Home::new().file("wire.jsonl", line.repeat(2_000));
    for output in ["jsonl", "csv", "table"] {
        let args = ["extract", "wire.jsonl", "--output", output];
        let mut child = home.command(&args).spawn().unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{output}: {stderr}");
        assert_eq!(stderr, "", "{output}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_import_is_finished_by_running_it_again() {
    let mut home = Home::new();
    for number in 0..70 {
        let text = format!("The town bought {} tons of salt in one winter.\n", number + 3);
        home = home.file(&format!("in/{number:02}.txt"), text);
    }
    // The first batch is acknowledged, then the command waits for standard input: in the middle.
    let mut child = home.command(&["add", "in", "-"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().starts_with("a64 ")));
    let pid = child.id().to_string();
    // What a shell starts in its background ignores INT, the signal of Ctrl-C, and so would what it
    // starts: `add` takes TERM no otherwise.
    assert!(Command::new("/bin/kill").args(["-TERM", &pid]).status().unwrap().success());
    assert!(!child.wait().unwrap().success());

    let rows = |home: &Home| home.run(&["articles", "--format", "jsonl"]).stdout.lines().count();
    assert_eq!(rows(&home), 64);
    let again = home.run(&["add", "in"]).exits(0);
    again.prints("a1  already holds").prints("a70").says("64 articles were known already");
    assert_eq!(rows(&home), 70);
    home.run(&["doctor"]).exits(0);
}
