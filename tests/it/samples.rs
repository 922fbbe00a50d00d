//! The articles under `samples/`: what is found in each is kept beside it as a list to read.
//! `UPDATE=1 cargo test samples` rewrites the lists; the difference is the review.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use factdesk::check::References;
use factdesk::desk::row::{ExtractedClaim, FigureRow, RaisedFlag};
use factdesk::desk::{Analysis, analyse};
use factdesk::ingest::{Document, Given, read};
use factdesk::text::Published;

/// Each sample, the check that catches its slip, and the words it is caught at.
const SAMPLES: &[(&str, Option<(&str, &str)>)] = &[
    ("diplomacy", Some(("implausible-scale", "1.64 tons"))),
    ("budget", Some(("wrong-percent-change", "0.2"))),
    ("poll", None),
    ("match", Some(("wrong-weekday", "Sunday, 15 March 2025"))),
    ("health", Some(("wrong-percent-change", "60 percent"))),
    ("disaster", Some(("sum-that-does-not-add", "41 dead"))),
    ("company", None),
    ("science", Some(("wrong-duration", "28 years"))),
];

fn samples_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

fn sample(name: &str) -> Document {
    let file = format!("{name}.md");
    let bytes = fs::read(samples_dir().join(&file)).unwrap();
    read(&file, &bytes, &Given::default()).unwrap()
}

fn analysis(name: &str) -> Analysis {
    analyse(name, &sample(name).text, &References::built_in())
}

#[test]
fn every_sample_has_a_headline_a_date_and_the_length_of_an_article() {
    for (name, _) in SAMPLES {
        let document = sample(name);
        assert!(!document.text.title.is_empty(), "{name}");
        assert!(document.text.published.and_then(Published::day).is_some(), "{name}");
        assert!(document.author.is_some() && document.notices.is_empty(), "{name}");
        let words = document.text.body.split_whitespace().count();
        assert!((200..=600).contains(&words), "{name}: {words} words");
    }
}

#[test]
fn every_sample_is_listed() {
    let mut files: Vec<String> = fs::read_dir(samples_dir())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".md").map(str::to_owned))
        .collect();
    let mut listed: Vec<_> = SAMPLES.iter().map(|(name, _)| (*name).to_owned()).collect();
    let page = fs::read_to_string(samples_dir().with_file_name("docs/samples.md")).unwrap();
    files.sort();
    listed.sort();
    assert_eq!(files, listed);
    for name in listed {
        assert!(page.contains(&format!("| `{name}.md` |")), "docs/samples.md: {name}.md");
    }
}

#[test]
fn the_slip_is_caught_and_the_rest_stays_silent() {
    let mut faults = Vec::new();
    for (name, slip) in SAMPLES {
        let found = analysis(name);
        let body = sample(name).text.body;
        let loud: Vec<_> = found.flags.iter().filter(|flag| flag.severity != "info").collect();
        let quote = |flag: &RaisedFlag| body[flag.start..flag.end].to_owned();
        let at_slip = |flag: &RaisedFlag| {
            let quote = quote(flag);
            slip.is_some_and(|(_, words)| quote.contains(words) || words.contains(&quote))
        };
        if let Some((code, words)) = slip
            && !loud.iter().any(|flag| flag.code == *code && at_slip(flag))
        {
            faults.push(format!("{name}: {code} is silent about {words:?}"));
        }
        // A second doubt about the same words is no false alarm.
        for flag in loud.iter().filter(|flag| !at_slip(flag)) {
            let (code, message) = (&flag.code, &flag.message);
            faults.push(format!("{name}: {code} wrongly at {:?}: {message}", quote(flag)));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn what_is_found_is_what_is_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let folder = samples_dir().join("expected");
    let mut faults = Vec::new();
    for (name, _) in SAMPLES {
        let document = sample(name);
        let found = list(&document, &analysis(name));
        let path = folder.join(format!("{name}.list"));
        if update {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if found != expected {
            faults.push(format!(
                "samples/expected/{name}.list{}",
                first_difference(&expected, &found)
            ));
        }
    }
    let faults = faults.join("\n");
    assert!(faults.is_empty(), "{faults}\nIf this is right: UPDATE=1 cargo test samples");
}

fn first_difference(expected: &str, found: &str) -> String {
    let (mut old, mut new) = (expected.lines(), found.lines());
    for line in 1.. {
        match (old.next(), new.next()) {
            (None, None) => break,
            (old, new) if old == new => {}
            (old, new) => {
                let words = |line: Option<&str>| line.unwrap_or("(end)").to_owned();
                return format!(
                    ", line {line}\n  expected {}\n  found    {}",
                    words(old),
                    words(new)
                );
            }
        }
    }
    String::new()
}

/// A list to read: flags first, then each claim with its figures.
fn list(document: &Document, found: &Analysis) -> String {
    let body = &document.text.body;
    let mut out = format!("{}\n", document.text.title);
    if let Some(date) = document.text.published {
        let _ = writeln!(out, "{date}");
    }
    let _ = writeln!(
        out,
        "{} sentences, {} figures, {} claims, {} flags",
        found.sentences.len(),
        found.figures.len(),
        found.claims.len(),
        found.flags.len()
    );
    for flag in &found.flags {
        out.push_str(&flag_lines(flag, body));
    }
    for claim in &found.claims {
        out.push_str(&claim_lines(claim, found));
    }
    let claimed: Vec<usize> = found.claims.iter().flat_map(|c| c.figures.clone()).collect();
    let alone: Vec<_> = (0..found.figures.len()).filter(|at| !claimed.contains(at)).collect();
    if !alone.is_empty() {
        out.push_str("\nfigures in no claim\n");
        for at in alone {
            let _ = writeln!(out, "  {}", figure_line(&found.figures[at]));
        }
    }
    out
}

fn flag_lines(flag: &RaisedFlag, body: &str) -> String {
    let quote = one_line(&body[flag.start..flag.end]);
    let mut out = format!("\nFLAG {} ({}) at \"{quote}\"\n", flag.code, flag.severity);
    let _ = writeln!(out, "  {}\n  sum: {}", flag.message, flag.computation);
    for reading in &flag.suggestions {
        let _ = writeln!(out, "  would fit: {reading}");
    }
    out
}

fn claim_lines(claim: &ExtractedClaim, found: &Analysis) -> String {
    let mut out = format!("\n{} \"{}\"", claim.kind, one_line(&claim.quote));
    if let Some(speaker) = &claim.speaker {
        let _ = write!(out, " by {}", one_line(speaker));
    }
    out.push('\n');
    for &at in &claim.figures {
        let _ = writeln!(out, "  {}", figure_line(&found.figures[at]));
    }
    out
}

fn figure_line(figure: &FigureRow) -> String {
    let amount = match (&figure.value, &figure.low, &figure.high) {
        (Some(value), _, _) => value.clone(),
        (None, Some(low), Some(high)) => format!("{low} to {high}"),
        _ => figure.timex.clone().unwrap_or_default(),
    };
    let mut out = format!("{} {} {amount}", figure.kind, figure.bound);
    let parts = [
        ("", &figure.unit),
        ("per ", &figure.per),
        ("of ", &figure.base),
        ("thing: ", &figure.thing),
        ("period: ", &figure.period),
        ("", &figure.direction),
        ("", &figure.relation),
    ];
    for (before, part) in parts {
        if let Some(part) = part {
            let _ = write!(out, " {before}{}", one_line(part));
        }
    }
    if let (Some(from), Some(to)) = (&figure.from_date, &figure.to_date) {
        let _ = write!(out, " from {from} to {to}");
    }
    let _ = write!(out, "  \"{}\"", one_line(&figure.surface));
    out
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
