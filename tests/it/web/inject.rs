//! SQL and search operators in every place and parameter that the pages' own source names: nothing
//! is an error of ours, no statement gets out, and no rows are found that nonsense would not find.
//! What is wrong with a form is said on its page, which others test.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use factdesk::web::routes;

use super::server::{Reply, Server, percent};
use crate::random::Random;

/// What ends a string, a clause or a statement, and what search and `LIKE` read as their own.
const OPERATORS: [&str; 34] = [
    "'",
    "\"",
    "' OR '1'='1",
    "\" OR \"\"=\"",
    "1 OR 1=1",
    "x' UNION SELECT body FROM articles--",
    "'; DROP TABLE claims;--",
    "') OR ('a'='a",
    "%",
    "_",
    "%%%",
    "*",
    "a*",
    "^a",
    "NEAR(a b, 5)",
    "AND",
    "NOT oil",
    "quote:",
    "{quote sentence}:",
    "(",
    ")",
    "((((((((",
    "-",
    "--",
    "/*",
    "\\",
    ";",
    "\0",
    "?1",
    ":a",
    "@a",
    "$a",
    "9223372036854775808",
    "-1",
];

/// What a page never says, whatever it is asked.
const OURS_ALONE: [&str; 7] =
    ["syntax error", "no such column", "no such table", "SQLITE", "fts5:", "rusqlite", " JOIN "];

/// Where the pages look for a name.
const ADDRESS: &str = "query.";
const FORM: &str = "form.";

/// Every name that the pages look for there.
fn parameters(places: &[&str]) -> Vec<String> {
    fn read(folder: &Path, places: &[&str], into: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, places, into);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                for asked in places {
                    let names = source.split(asked).skip(1).filter_map(|rest| {
                        let (verb, rest) = rest.split_once("(\"")?;
                        let own = verb.bytes().all(|byte| byte.is_ascii_lowercase());
                        own.then(|| rest.split('"').next().unwrap_or_default().to_owned())
                    });
                    into.extend(names);
                }
            }
        }
    }
    let mut names = BTreeSet::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web"), places, &mut names);
    for (place, known) in [(ADDRESS, "q"), (ADDRESS, "told"), (FORM, "rationale"), (FORM, "seq")] {
        let found = !places.contains(&place) || names.contains(known);
        assert!(found, "the names are read wrongly: {names:?}");
    }
    names.into_iter().collect()
}

/// An address of a route: with what there is on the sample desk, or with `hostile` in its place.
fn address(path: &str, hostile: Option<&str>) -> String {
    let filled = path.split('/').map(|part| match part {
        "{article}" => hostile.map_or("a1".to_owned(), percent),
        "{claim}" => hostile.map_or("c1".to_owned(), percent),
        "{flag}" => hostile.map_or("f1".to_owned(), percent),
        "{question}" | "{source}" | "{file}" | "{code}" | "{handle}" | "{person}" | "{concept}" => {
            hostile.map_or("x".to_owned(), percent)
        }
        plain => plain.to_owned(),
    });
    filled.collect::<Vec<_>>().join("/")
}

/// Whether the connection stays open, or ends what the others need.
fn apart(path: &str) -> bool {
    path == "/live" || path.starts_with("/logout") || path.starts_with("/setup")
}

fn is_sound(reply: &Reply, asked: &str) {
    assert!((200..500).contains(&reply.status), "{}: {asked}", reply.status);
    for words in OURS_ALONE {
        assert!(!OPERATORS.iter().any(|own| own.contains(words)), "“{words}” would be an echo");
        let near = reply.body.split_once(words).map(|(before, after)| {
            let before: Vec<char> = before.chars().rev().take(300).collect();
            let after = after.chars().take(300).collect::<String>();
            before.into_iter().rev().collect::<String>() + words + &after
        });
        assert!(near.is_none(), "{asked} tells of “{words}”: {near:?}");
    }
}

/// The claims and articles that a page leads to.
fn rows(reply: &Reply) -> BTreeSet<String> {
    let links = reply.body.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next());
    let plain = links.map(|link| link.split(['?', '#']).next().unwrap_or_default());
    plain
        .filter(|link| link.starts_with("c/") || link.starts_with("a/"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn operators_find_no_rows_that_nonsense_would_not() {
    let server = Server::with_samples();
    let parameters = parameters(&[ADDRESS]);
    let mut asked = 0;
    for route in routes().iter().filter(|route| !route.acts && !apart(route.path)) {
        let plain = address(route.path, None);
        let page = rows(&server.get(&plain));
        for name in &parameters {
            let ask = |value: &str| server.get(&format!("{plain}?{name}={}", percent(value)));
            let nonsense = ask("zqzqzq");
            // Most pages do not know most names, and one try shows it.
            let unknown = rows(&nonsense) == page;
            let operators = OPERATORS.iter().take(if unknown { 3 } else { OPERATORS.len() });
            for value in operators {
                let reply = ask(value);
                is_sound(&reply, &format!("{plain}?{name}={value}"));
                let more: Vec<_> = rows(&reply).difference(&rows(&nonsense)).cloned().collect();
                assert!(more.is_empty(), "{plain}?{name}={value} finds {more:?}");
                asked += 1;
            }
        }
    }
    assert!(asked > 1_000, "{asked}");
}

/// Asks `rounds` times for anything with anything.
fn storm(rounds: usize) {
    let server = Server::with_samples();
    let (routes, parameters) = (routes(), parameters(&[ADDRESS, FORM]));
    let mut random = Random::new("operators_anywhere_are_no_error", 20_261_129);
    for _ in 0..rounds {
        let route = random.pick(&routes);
        if apart(route.path) {
            continue;
        }
        let word = |random: &mut Random| match random.below(4) {
            0 => char::from_u32(u32::try_from(random.below(0x1_FFFF)).unwrap())
                .map_or_else(String::new, |c| c.to_string()),
            1 => ["c1", "a1", "f1", "1", "mara", "oil", "must-query", "2026-11-29"]
                [random.below(8)]
            .to_owned(),
            _ => (*random.pick(&OPERATORS)).to_owned(),
        };
        let words = |random: &mut Random| {
            (0..=random.below(4)).map(|_| word(random)).collect::<Vec<_>>().join(" ")
        };
        let hostile = (random.below(3) == 0).then(|| words(&mut random));
        let path = address(route.path, hostile.as_deref());
        let fields: Vec<(String, String)> = (0..=random.below(5))
            .map(|_| (random.pick(&parameters).clone(), words(&mut random)))
            .collect();
        let fields: Vec<_> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let reply = if route.acts {
            server.post(&path, &fields)
        } else {
            let pairs: Vec<_> =
                fields.iter().map(|(name, value)| format!("{name}={}", percent(value))).collect();
            server.get(&format!("{path}?{}", pairs.join("&")))
        };
        is_sound(&reply, &format!("{path} with {fields:?}"));
    }
    // Fails where a row is not as it was written.
    server.command(&["verify"]);
}

#[test]
fn operators_anywhere_are_no_error() {
    storm(1_500);
}

/// The full size: `cargo test --release --test it t22_in_full -- --ignored --nocapture`.
#[test]
#[ignore = "takes minutes"]
fn t22_in_full() {
    storm(100_000);
}
