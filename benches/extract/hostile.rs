//! Texts that nobody writes and that must not stop the desk: 10 MB in one article, the time for a
//! byte beside that of news. What takes more than ten times as long is marked.

use std::hint::black_box;

use factdesk::check::References;
use factdesk::text::Text;
use factdesk::{claim, desk};

use super::{Clock, fastest, float, texts};

/// The size that is promised; smaller ones first, so that a text that takes the square of its
/// length is stopped in time.
const SIZES_BYTES: [usize; 3] = [100_000, 1_000_000, 10_000_000];
/// From here on once is enough.
const LARGE_BYTES: usize = 1_000_000;
/// How many times as long as news a byte may take.
const MOST_TIMES: f64 = 10.0;
/// A size is left out when it would take longer at the pace of the one before.
const PATIENCE_SECONDS: f64 = 30.0;

/// Pieces that are repeated to the whole length.
const PIECES: &[(&str, &str)] = &[
    ("digits", "9"),
    ("commas", ","),
    ("full stops", "."),
    ("ones", "1 "),
    ("one", "one "),
    ("million", "million "),
    ("dollar signs", "$"),
    ("opening brackets", "("),
    ("a single word", "a"),
    ("1-1-1", "1-"),
    ("1,1,1", "1,"),
    ("1/1/1", "1/"),
    ("1:1:1", "1:"),
    ("a b", "a b "),
    ("opening quotes", "“"),
    ("opening quotes, words", "“we said "),
    ("straight quotes", "\""),
    ("months", "May "),
    ("days", "5 May 2024 "),
    ("of the", "of the "),
    ("hyphens", "a-"),
    ("five-year-", "five-year-"),
    ("twenty-one-", "twenty-one-"),
    ("ten-", "ten-"),
    ("capitals", "A "),
    ("initials", "U."),
    ("apostrophes", "'s"),
    ("percents", "5% "),
    ("amounts", "$5 "),
    ("tons of oil", "5 tons of oil "),
    ("ranges", "from 1 to 2 "),
    ("hundred and", "hundred and "),
    ("ordinals", "2nd "),
    ("and 1", "1 and "),
    ("open emphasis", "*a "),
    ("open and closed emphasis", "*a b_ "),
    ("line ends", "\n"),
    ("lines of ones", "1\n"),
    ("paragraphs", "1\n\n"),
    ("combining marks", "\u{301}"),
    ("zero width", "\u{200B}"),
    ("emoji", "😀"),
    ("entities", "&nbsp;"),
    ("ampersands", "&"),
];

pub(super) fn measure() {
    let references = References::built_in();
    let news = texts::samples();
    let articles = &news.articles[..64];
    let bytes: usize = articles.iter().map(|article| article.body.len()).sum();
    let seconds = fastest(3, || {
        for article in articles {
            black_box(desk::analyse("a", article, &references));
        }
    });
    let of_news = seconds / float(bytes);
    println!("\nHostile texts, the whole analysis; news takes {:.0} ns for a byte", of_news * 1e9);
    println!(
        "{:28} {:>6} {:>9} {:>11} {:>15} {:>6} {:>9}",
        "", "MB", "ns a byte", "times news", "without checks", "grew", "figures"
    );
    let one_line = articles.iter().map(|article| article.body.as_str());
    let words: String = one_line.flat_map(str::chars).filter(|c| !".!?\n:;".contains(*c)).collect();
    let nested = format!("({words} ");
    let texts = PIECES
        .iter()
        .copied()
        .chain([("news without a full stop", words.as_str()), ("the same, nested", &nested)]);
    for (name, piece) in texts {
        hostile(name, piece, of_news, &references);
    }
}

/// Prints what the largest size took that could be tried; "grew" is its time for a byte beside that
/// of the smallest, so that a text full of figures is told from one whose time is not linear.
fn hostile(name: &str, piece: &str, of_news: f64, references: &References) {
    let (mut first, mut figures) = (None, 0);
    let (mut bytes, mut each, mut without_checks) = (0.0, 0.0, 0.0);
    for size in SIZES_BYTES {
        if float(size) * each > PATIENCE_SECONDS {
            break;
        }
        let text = Text::plain(piece.repeat(size.div_ceil(piece.len())));
        bytes = float(text.body.len());
        let rounds = if size < LARGE_BYTES { 2 } else { 1 };
        each = least(rounds, || {
            figures = black_box(desk::analyse("a", &text, references)).figures.len();
        }) / bytes;
        without_checks = least(rounds, || drop(black_box(claim::extract(&text)))) / bytes;
        first = first.or(Some(each));
    }
    let mark = if each > MOST_TIMES * of_news { "  TOO SLOW" } else { "" };
    println!(
        "{name:28} {:6.2} {:9.0} {:10.1}x {:14.1}x {:5.1}x {figures:9}{mark}",
        bytes / 1e6,
        each * 1e9,
        each / of_news,
        without_checks / of_news,
        each / first.unwrap_or(each),
    );
}

/// Small sizes are repeated until there is enough to measure, large ones run once.
fn least(rounds: u32, mut work: impl FnMut()) -> f64 {
    if rounds > 1 {
        return fastest(rounds, work);
    }
    let start = Clock::start();
    work();
    start.seconds()
}
