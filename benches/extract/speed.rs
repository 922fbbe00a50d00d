//! Every step of reading, beside a search for line ends, a tokeniser that knows nothing, and a
//! regular expression for digits.

use std::hint::black_box;
use std::io::Write as _;

use factdesk::check::References;
use factdesk::workbench::{self, ExtractOutput, Extracting, InputKind};
use factdesk::{claim, desk, quantity, text};
use regex::bytes::Regex;

use super::texts::Corpus;
use super::{fastest, float};

const ROUNDS: u32 = 3;

pub(super) fn measure(corpus: &Corpus) {
    let articles = &corpus.articles;
    let bytes = corpus.bytes();
    let cut: Vec<_> =
        articles.iter().map(|article| text::tokens(&article.body, &article.skipped)).collect();
    let sentences: Vec<_> = (articles.iter().zip(&cut))
        .map(|(article, tokens)| text::sentences(&article.body, tokens))
        .collect();
    let mut table = Table {
        bytes: articles.iter().map(|article| article.body.len()).sum(),
        sentences: sentences.iter().map(Vec::len).sum(),
        beside: Vec::new(),
    };
    println!(
        "\n{}: {} texts, {:.1} MB, {} sentences; processor time, the fastest of {ROUNDS} rounds",
        corpus.name,
        articles.len(),
        float(table.bytes) / 1e6,
        table.sentences,
    );
    println!("{:30} {:>9} {:>12}   time as a multiple of", "", "MB/s", "sentences/s");
    println!(
        "{:30} {:>9} {:>12} {:>10} {:>10} {:>10}",
        "", "", "", "line ends", "tokeniser", "regex"
    );

    table.reference("line ends (memchr)", || memchr::memchr_iter(b'\n', &bytes).count());
    let mut plain = Vec::new();
    table.reference("plain tokeniser (byte table)", || plain_tokens(&bytes, &mut plain));
    let digits = Regex::new("[0-9][0-9,.]*").unwrap();
    table.reference("numbers by regex", || digits.find_iter(&bytes).count());

    table.row("cut words", || {
        let each =
            articles.iter().map(|article| text::tokens(&article.body, &article.skipped).len());
        each.sum()
    });
    let words = || articles.iter().zip(&cut);
    table.row("sentences, of cut words", || {
        words().map(|(article, tokens)| text::sentences(&article.body, tokens).len()).sum()
    });
    table.row("figures, of cut words", || {
        let each = words().zip(&sentences).map(|((article, tokens), sentences)| {
            black_box(quantity::read(article, tokens, sentences)).figures.len()
        });
        each.sum()
    });
    table.row("figures, from bytes", || {
        let each = articles.iter().map(|article| {
            let tokens = text::tokens(&article.body, &article.skipped);
            let sentences = text::sentences(&article.body, &tokens);
            black_box(quantity::read(article, &tokens, &sentences)).figures.len()
        });
        each.sum()
    });
    table.row("claims, from bytes", || {
        articles.iter().map(|article| black_box(claim::extract(article)).claims.len()).sum()
    });
    let references = References::built_in();
    table.row("whole analysis with flags", || {
        let analysed =
            articles.iter().map(|article| black_box(desk::analyse("a", article, &references)));
        analysed.map(|analysis| analysis.flags.len()).sum()
    });
    drop((bytes, cut, sentences));
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(&corpus.jsonl()).unwrap();
    let mut out = Vec::new();
    table.row("extract, JSON Lines to the same", || {
        out.clear();
        extract(file.path(), &references, &mut out);
        out.len()
    });
}

/// Analyses a hundred articles and prints nothing but how many flags they raise.
pub(super) fn once(corpus: &Corpus) {
    let references = References::built_in();
    let analysed =
        corpus.articles.iter().take(100).map(|text| desk::analyse("a", text, &references));
    println!("{} flags", analysed.map(|analysis| analysis.flags.len()).sum::<usize>());
}

/// What the command does, into memory, with one thread that works.
pub(super) fn extract(file: &std::path::Path, references: &References, out: &mut Vec<u8>) {
    let asked = Extracting {
        files: vec![file.to_owned()],
        input: Some(InputKind::Jsonl),
        output: ExtractOutput::Jsonl,
        threads: 1,
        published: None,
        width: 80,
    };
    let done = workbench::extract(&asked, references, out).unwrap();
    assert_eq!(done.bad_lines, 0, "every line is read");
}

struct Table {
    bytes: usize,
    sentences: usize,
    /// Seconds of the references so far.
    beside: Vec<f64>,
}

impl Table {
    fn reference(&mut self, name: &str, work: impl FnMut() -> usize) {
        let took = self.row(name, work);
        self.beside.push(took);
    }

    fn row(&self, name: &str, mut work: impl FnMut() -> usize) -> f64 {
        let took = fastest(ROUNDS, || {
            black_box(work());
        });
        let (megabytes, sentences) = (float(self.bytes) / took / 1e6, float(self.sentences) / took);
        print!("{name:30} {megabytes:9.1} {sentences:12.0}");
        for reference in &self.beside {
            print!(" {:>10}", times(took / reference));
        }
        println!();
        took
    }
}

fn times(multiple: f64) -> String {
    let decimals = usize::from(multiple < 100.0);
    format!("{multiple:.decimals$}x")
}

/// Cuts letters, digits and signs apart by one look into a table a byte, and keeps where each
/// token begins.
fn plain_tokens(bytes: &[u8], tokens: &mut Vec<usize>) -> usize {
    const CLASS: [u8; 256] = {
        let mut table = [3; 256];
        let mut byte = 0;
        while byte < 256 {
            table[byte] = match byte {
                0..=0x20 => 0,
                0x30..=0x39 => 1,
                0x41..=0x5A | 0x61..=0x7A | 0x80.. => 2,
                _ => 3,
            };
            byte += 1;
        }
        table
    };
    tokens.clear();
    let mut before = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let class = CLASS[byte as usize];
        // A sign is a token by itself; letters and digits go on until their class ends.
        if class == 3 || class != 0 && class != before {
            tokens.push(at);
        }
        before = class;
    }
    tokens.len()
}
