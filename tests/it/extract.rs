//! Figures drawn under the prose they stand in: `tests/fixtures/extract/*.txt`. Carets count
//! characters, so an accent shifts nothing. `UPDATE=1 cargo test extract` redraws them; the
//! difference is the review. A line `# date: 2023-07-14` sets the publication date.

use std::path::{Path, PathBuf};

use factdesk::claim::{extract, shorthand};
use factdesk::quantity::Figure;
use factdesk::text::{Offsets, Published, Text};

#[test]
fn figures_stand_where_they_are_drawn() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut faults = Vec::new();
    for path in fixtures() {
        let kept = std::fs::read_to_string(&path).unwrap();
        let drawn = draw(&kept);
        if update {
            std::fs::write(&path, &drawn).unwrap();
        } else if let Some(line) = first_difference(&kept, &drawn) {
            faults.push(format!("{}: {line}", path.display()));
        }
    }
    assert!(
        faults.is_empty(),
        "{}\nIf this is right: UPDATE=1 cargo test extract",
        faults.join("\n")
    );
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/extract");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

/// The prose lines of a fixture with their figures drawn anew.
fn draw(kept: &str) -> String {
    let mut out = String::new();
    let mut published = None;
    for line in kept.lines().filter(|line| !line.trim_start().starts_with('^')) {
        out.push_str(line);
        out.push('\n');
        if let Some(date) = line.strip_prefix("# date: ") {
            published = Some(Published::parse(date).expect("a date in the fixture"));
        } else if !line.is_empty() && !line.starts_with('#') {
            let text = Text { published, ..Text::plain(line) };
            for figure in &extract(&text).figures {
                out.push_str(&underline(line, figure));
            }
        }
    }
    out
}

fn underline(line: &str, figure: &Figure) -> String {
    let offsets = Offsets::new(line);
    let (from, to) = (offsets.char_at(figure.span.start), offsets.char_at(figure.span.end));
    let relation = figure.relation.map_or_else(String::new, |r| format!(" {}", r.code()));
    let days = figure.from_date.zip(figure.to_date);
    let days = days.map_or_else(String::new, |(from, to)| format!(" [{from}, {to})"));
    format!(
        "{}{} {} {}{relation}{days}\n",
        " ".repeat(from),
        "^".repeat(to - from),
        figure.kind.code(),
        shorthand(figure),
    )
}

fn first_difference(kept: &str, drawn: &str) -> Option<String> {
    let pairs = kept.lines().zip(drawn.lines()).enumerate();
    let other = pairs.map(|(at, (old, new))| (at + 1, old, new)).find(|(_, old, new)| old != new);
    match other {
        Some((line, old, new)) => Some(format!("line {line}\n  kept  {old}\n  drawn {new}")),
        None if kept.lines().count() == drawn.lines().count() => None,
        None => Some("one has more lines than the other".to_owned()),
    }
}
