//! The examples of `examples/`, each a page of two drafts with what must become of its claims. The
//! first two lines of a file tell what it is about.

use super::properties::Page;
use super::{Compared, Match, compare};

const FILES: &[(&str, &str)] = &[
    ("facts", include_str!("examples/facts.txt")),
    ("spelling", include_str!("examples/spelling.txt")),
    ("order", include_str!("examples/order.txt")),
    ("apart", include_str!("examples/apart.txt")),
    ("emphasis", include_str!("examples/emphasis.txt")),
    ("context", include_str!("examples/context.txt")),
    ("quotation", include_str!("examples/quotation.txt")),
    ("typography", include_str!("examples/typography.txt")),
    ("comparison", include_str!("examples/comparison.txt")),
    ("rewording", include_str!("examples/rewording.txt")),
    ("second", include_str!("examples/second.txt")),
    ("near", include_str!("examples/near.txt")),
    ("heading", include_str!("examples/heading.txt")),
];

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
    /// Any of these may become of it.
    compared: Vec<Compared>,
    why: String,
}

fn examples(text: &str) -> Vec<Example> {
    let mut found = vec![Example::default()];
    for (at, line) in text.lines().enumerate().skip(2) {
        let Some((sign, rest)) = line.split_once(' ') else { continue };
        if sign == "-" && found.last().is_some_and(|last| !last.expected.is_empty()) {
            found.push(Example::default());
        }
        let last = found.last_mut().unwrap();
        let printed = rest.replace("\\n", "\n");
        match sign {
            "-" => {
                last.line = at + 1;
                last.old.push(printed);
            }
            "+" => last.new.push(printed),
            ">" | ">+" => last.expected.push(expected(sign == ">+", rest)),
            _ => {}
        }
    }
    found
}

fn expected(in_new: bool, line: &str) -> Expected {
    let mut parts = line.split(" | ").map(str::to_owned);
    let quote = parts.next().unwrap();
    let code = parts.next().unwrap();
    let compared = match code.as_str() {
        "kept" => vec![Compared::Unchanged, Compared::Moved],
        "fallen" => vec![Compared::ValueChanged, Compared::Removed],
        code => vec![Compared::from_code(code).unwrap()],
    };
    Expected { in_new, quote, compared, why: parts.next().unwrap_or_default() }
}

/// What does not hold of an example.
fn faults(file: &str, example: &Example) -> Vec<String> {
    let (old, new) = (Page::of(&example.old.join("\n\n")), Page::of(&example.new.join("\n\n")));
    let lines = compare(&old.draft(), &new.draft());
    let mut faults = Vec::new();
    for Expected { in_new, quote, compared, why } in &example.expected {
        let side = if *in_new { &new } else { &old };
        let of = |line: &&Match| {
            let at = if *in_new { line.new } else { line.old };
            at.is_some_and(|at| side.claims[at].quote == *quote)
                && (!in_new || compared.contains(&line.compared))
        };
        let Some(line) = lines.iter().find(of) else {
            let quotes: Vec<&str> = side.claims.iter().map(|c| c.quote.as_str()).collect();
            faults.push(format!("{file} {}: no {quote:?} in {quotes:?}", example.line));
            continue;
        };
        if !compared.contains(&line.compared) || !line.why.contains(why) {
            let (became, because) = (line.compared.code(), &line.why);
            faults.push(format!(
                "{file} {}: {quote} became {became} ({because}), not {compared:?} ({why})",
                example.line,
            ));
        }
    }
    faults
}

#[test]
fn every_example_holds() {
    let (mut all, mut wrong) = (0, Vec::new());
    for (file, text) in FILES {
        let examples = examples(text);
        let found: Vec<_> =
            examples.iter().map(|e| faults(file, e)).filter(|f| !f.is_empty()).collect();
        println!("{file}: {} of {}", examples.len() - found.len(), examples.len());
        all += examples.len();
        wrong.extend(found.into_iter().flatten());
    }
    assert!(all >= 250, "{all} examples");
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
