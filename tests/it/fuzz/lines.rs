//! Articles as lines of one file: what is said about a line never depends on the lines around it,
//! the threads, or what the program has read before.

use std::fs;
use std::path::Path;

use factdesk::check::References;
use factdesk::desk::analyse;
use factdesk::workbench::{self, ExtractOutput, Extracting, InputKind};

use super::mutate::Mutator;
use crate::random::Random;

/// Enough for many jobs of lines and for every sort of mutation.
const LINES: usize = 1_500;

#[test]
fn a_line_is_read_as_if_it_were_alone() {
    let mut random = Random::new("a_line_is_read_as_if_it_were_alone", 20_261_129);
    let mutator = Mutator::new();
    let references = References::built_in();
    let (mut lines, mut alone) = (Vec::new(), Vec::new());
    while lines.len() < LINES {
        let text = mutator.text(random.next());
        let line = serde_json::json!({"id": format!("n{}", lines.len()), "text": text}).to_string();
        // Nothing but blanks is refused, and said to be.
        let Ok(document) = factdesk::ingest::jsonl_line(line.as_bytes(), 2) else { continue };
        let analysis = analyse(document.id.unwrap(), &document.text, &references);
        alone.push(serde_json::to_string(&analysis).unwrap());
        lines.push(line);
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lines.jsonl");
    for (threads, backwards) in [(1, false), (3, false), (2, true)] {
        let mut order: Vec<usize> = (0..LINES).collect();
        if backwards {
            order.reverse();
        }
        let printed: Vec<&str> = order.iter().map(|&at| lines[at].as_str()).collect();
        fs::write(&file, printed.join("\n")).unwrap();
        let said = extracted(&file, threads, &references);
        let said: Vec<&str> = said.lines().collect();
        assert_eq!(said.len(), LINES, "one line an article");
        for (&at, said) in order.iter().zip(said) {
            assert_eq!(said, alone[at], "{threads} threads: {}", lines[at]);
        }
    }
}

fn extracted(file: &Path, threads: usize, references: &References) -> String {
    let asked = Extracting {
        files: vec![file.to_owned()],
        input: Some(InputKind::Jsonl),
        output: ExtractOutput::Jsonl,
        threads,
        published: None,
        width: 80,
    };
    let mut out = Vec::new();
    let done = workbench::extract(&asked, references, &mut out).unwrap();
    assert_eq!((done.articles, done.bad_lines), (LINES, 0));
    String::from_utf8(out).unwrap()
}
