//! How fast text is read: `cargo bench` prints MB/s and sentences/s of cutting words, cutting
//! sentences, finding claims and the whole analysis, one thread, over the samples. Ratios between
//! the lines of one run are what to quote; nothing here is a test.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use factdesk::check::References;
use factdesk::{claim, desk, text};

/// Long enough for a steady figure, short enough to wait for.
const RUN_FOR: Duration = Duration::from_millis(1500);

fn main() {
    let articles: Vec<text::Text> = samples();
    let bytes: usize = articles.iter().map(|article| article.body.len()).sum();
    let sentences: usize = articles
        .iter()
        .map(|article| {
            let tokens = text::tokens(&article.body, &article.skipped);
            text::sentences(&article.body, &tokens).len()
        })
        .sum();
    let references = References::built_in();
    println!("{} articles, {bytes} bytes, {sentences} sentences a round", articles.len());
    let over = |name: &str, work: &dyn Fn(&text::Text)| {
        let (mut rounds, start) = (0_u32, Instant::now());
        while start.elapsed() < RUN_FOR {
            articles.iter().for_each(work);
            rounds += 1;
        }
        report(name, rounds, start.elapsed(), bytes, sentences);
    };
    over("count bytes that are digits", &|article| {
        black_box(article.body.bytes().filter(u8::is_ascii_digit).count());
    });
    over("cut words", &|article| {
        black_box(text::tokens(&article.body, &article.skipped));
    });
    over("find claims", &|article| {
        black_box(claim::extract(article));
    });
    over("whole analysis with flags", &|article| {
        black_box(desk::analyse("bench", article, &references));
    });
}

fn report(name: &str, rounds: u32, took: Duration, bytes: usize, sentences: usize) {
    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    let (bytes, sentences) = (bytes as f64, sentences as f64);
    let each = took.as_secs_f64() / f64::from(rounds);
    let (megabytes, thousands) = (bytes / each / 1e6, sentences / each / 1e3);
    println!("{name:28} {megabytes:9.1} MB/s {thousands:9.1} thousand sentences/s");
}

fn samples() -> Vec<text::Text> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    let given = factdesk::ingest::Given::default();
    files
        .iter()
        .map(|path| {
            let name = path.display().to_string();
            factdesk::ingest::read(&name, &std::fs::read(path).unwrap(), &given).unwrap().text
        })
        .collect()
}
