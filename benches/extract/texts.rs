//! What is read: the samples, or a file of sentences, repeated until the figures are steady.

use std::fs;
use std::path::Path;

use factdesk::ingest::{self, Given};
use factdesk::text::Text;

/// Articles to read, each on its own.
pub(super) struct Corpus {
    pub(super) name: String,
    pub(super) articles: Vec<Text>,
}

const SAMPLES_BYTES: usize = 4_000_000;
const FILE_BYTES: usize = 20_000_000;

impl Corpus {
    /// All words, an article after the other.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let bodies = self.articles.iter().map(|article| article.body.as_bytes());
        bodies.collect::<Vec<_>>().join(&b'\n')
    }

    /// One object a line, as `extract --input jsonl` takes them.
    pub(super) fn jsonl(&self) -> Vec<u8> {
        let mut lines = Vec::new();
        for (at, article) in self.articles.iter().enumerate() {
            let line = serde_json::json!({"id": at.to_string(), "text": article.body});
            serde_json::to_writer(&mut lines, &line).unwrap();
            lines.push(b'\n');
        }
        lines
    }
}

pub(super) fn samples() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    let articles = files.iter().map(|path| {
        let name = path.display().to_string();
        ingest::read(&name, &fs::read(path).unwrap(), &Given::default()).unwrap().text
    });
    repeated("the samples", articles.collect(), SAMPLES_BYTES)
}

pub(super) fn lines_of(file: &Path) -> Corpus {
    let text = fs::read_to_string(file)
        .unwrap_or_else(|error| panic!("{} cannot be read: {error}", file.display()));
    let lines = text.lines().filter(|line| !line.trim().is_empty()).map(Text::plain);
    repeated(&file.display().to_string(), lines.collect(), FILE_BYTES)
}

fn repeated(name: &str, articles: Vec<Text>, least_bytes: usize) -> Corpus {
    let once: usize = articles.iter().map(|article| article.body.len()).sum();
    let times = least_bytes.div_ceil(once.max(1));
    let count = articles.len() * times;
    let articles = articles.into_iter().cycle().take(count).collect();
    Corpus { name: format!("{name}, {times} times over"), articles }
}
