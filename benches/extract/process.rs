//! The program itself: how soon it answers, and how much memory a stream takes.

use std::fs;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::texts;

const STARTS: usize = 40;
/// A stream of ordinary articles, and one of long lines.
const STREAM_BYTES: usize = 40_000_000;
const LONG_LINE_BYTES: usize = 190_000;

pub(super) fn measure() {
    let mut took: Vec<Duration> = (0..STARTS).map(|_| start_up()).collect();
    took.sort();
    println!("\nThe program, from its start to its end on empty input, {STARTS} times");
    let milliseconds = |at: usize| took[at].as_secs_f64() * 1e3;
    println!("fastest {:.1} ms, median {:.1} ms", milliseconds(0), milliseconds(STARTS / 2));

    let lines = texts::samples().jsonl();
    let lines = String::from_utf8(lines).unwrap();
    let mut long = String::new();
    for line in lines.lines() {
        let article: serde_json::Value = serde_json::from_str(line).unwrap();
        long.push_str(article["text"].as_str().unwrap());
        if long.len() > LONG_LINE_BYTES {
            break;
        }
    }
    let long = serde_json::json!({"id": "long", "text": long}).to_string() + "\n";
    println!("Peak memory of a stream of {} MB of JSON Lines", STREAM_BYTES / 1_000_000);
    for threads in ["1", "2"] {
        for (name, line) in [("articles of 2 kB", &lines), ("lines of 190 kB", &long)] {
            match peak_memory_kb(threads, line) {
                Some(kilobytes) => {
                    println!("{threads} threads, {name:18} {:6.1} MB", f64::from(kilobytes) / 1e3);
                }
                None => println!("{threads} threads, {name:18} not measured: no /proc here"),
            }
        }
    }
}

fn program(threads: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factdesk"));
    command.args(["extract", "--input", "jsonl", "--threads", threads, "-"]);
    command
}

fn start_up() -> Duration {
    let start = Instant::now();
    let ran = program("1").stdin(Stdio::null()).stdout(Stdio::null()).status().unwrap();
    let took = start.elapsed();
    assert!(ran.success());
    took
}

/// The most memory the program held while `lines` went through it over and over; `None` where the
/// system does not say.
fn peak_memory_kb(threads: &str, lines: &str) -> Option<u32> {
    let mut child = program(threads).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let status = format!("/proc/{}/status", child.id());
    let drain = thread::spawn(move || {
        let mut buffer = vec![0; 1 << 16];
        while stdout.read(&mut buffer).unwrap() > 0 {}
    });
    let mut written = 0;
    let mut peak = None;
    while written < STREAM_BYTES {
        stdin.write_all(lines.as_bytes()).unwrap();
        written += lines.len();
        // The peak never sinks, so the last look says it; what is still on its way then is little.
        peak = fs::read_to_string(&status).ok().and_then(|status| peak_of(&status)).or(peak);
    }
    drop(stdin);
    drain.join().unwrap();
    assert!(child.wait().unwrap().success());
    peak
}

fn peak_of(status: &str) -> Option<u32> {
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
