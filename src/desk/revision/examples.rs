//! The examples of `examples.txt`, each a page of two drafts with what must become of its claims.

use super::properties::Page;
use super::{Compared, Match, compare};

#[derive(Default)]
struct Example {
    line: usize,
    old: Vec<String>,
    new: Vec<String>,
    expected: Vec<Expected>,
}

struct Expected {
    in_new: bool,
    quote: String,
    compared: Compared,
    why: String,
}

fn examples() -> Vec<Example> {
    let mut found = vec![Example::default()];
    for (at, line) in include_str!("examples.txt").lines().enumerate().skip(2) {
        let Some((sign, rest)) = line.split_once(' ') else { continue };
        if sign == "-" && found.last().is_some_and(|last| !last.expected.is_empty()) {
            found.push(Example::default());
        }
        let last = found.last_mut().unwrap();
        match sign {
            "-" => {
                last.line = at + 1;
                last.old.push(rest.to_owned());
            }
            "+" => last.new.push(rest.to_owned()),
            ">" | ">+" => last.expected.push(expected(sign == ">+", rest)),
            _ => {}
        }
    }
    found
}

fn expected(in_new: bool, line: &str) -> Expected {
    let mut parts = line.split(" | ").map(str::to_owned);
    let quote = parts.next().unwrap();
    let compared = Compared::from_code(&parts.next().unwrap()).unwrap();
    Expected { in_new, quote, compared, why: parts.next().unwrap_or_default() }
}

#[test]
fn every_example_holds() {
    let all = examples();
    assert!(all.len() >= 60, "{} examples", all.len());
    let mut faults = Vec::new();
    for example in &all {
        let (old, new) = (Page::of(&example.old.join("\n\n")), Page::of(&example.new.join("\n\n")));
        let lines = compare(&old.draft(), &new.draft());
        for expected in &example.expected {
            let side = if expected.in_new { &new } else { &old };
            let of = |line: &&Match| {
                let at = if expected.in_new { line.new } else { line.old };
                at.is_some_and(|at| side.claims[at].quote == expected.quote)
                    && (!expected.in_new || line.compared == expected.compared)
            };
            let Some(line) = lines.iter().find(of) else {
                let quotes: Vec<&str> = side.claims.iter().map(|c| c.quote.as_str()).collect();
                faults.push(format!("{}: no {:?} in {quotes:?}", example.line, expected.quote));
                continue;
            };
            if line.compared != expected.compared || !line.why.contains(&expected.why) {
                faults.push(format!(
                    "{}: {} became {} ({}), not {} ({})",
                    example.line,
                    expected.quote,
                    line.compared.code(),
                    line.why,
                    expected.compared.code(),
                    expected.why
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
