//! A table of odd characters: each at every kind of place in a plain sentence. Whatever they do to
//! its meaning, the promises hold; and those that only look different change nothing.

use factdesk::check::References;
use factdesk::claim::{extract, shorthand};
use factdesk::ingest::jsonl_line;
use factdesk::text::Text;

use super::{Tried, holds, pieces};

const SENTENCE: &str = "They bought about 1.64 million tons of oil per year.";
/// Where a piece is put: the beginning, inside and between words, inside the number, the end.
const PLACES: [&str; 11] =
    ["They", "ey", " bought", "about", " 1.64", ".64", "4 ", "million", "ion ", "ns of", "."];

#[test]
fn an_odd_character_breaks_no_promise_wherever_it_stands() {
    let references = References::built_in();
    let mut broken = Vec::new();
    for piece in pieces::pieces() {
        for place in PLACES {
            let at = SENTENCE.find(place).unwrap();
            let words = format!("{}{piece}{}", &SENTENCE[..at], &SENTENCE[at..]);
            for file in [None, Some("draft.md")] {
                let words = words.clone();
                let tried = Tried { words, file, published: "2023-07-14", twice: false };
                if let Err(what) = holds(&tried, &references) {
                    broken.push(format!("{what}: {:?}", tried.words));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{} cases\n{}", broken.len(), broken.join("\n"));
}

/// What a thousand programs print for a space.
const SPACES: [&str; 16] = [
    "  ", "\t", "\n", "\r\n", "\u{A0}", "\u{2002}", "\u{2003}", "\u{2005}", "\u{2007}", "\u{2009}",
    "\u{200A}", "\u{202F}", "\u{3000}", "&nbsp;", "&thinsp;", "&#160;",
];

#[test]
fn spaces_and_soft_hyphens_are_read_as_what_they_mean() {
    let figure = |words: &str| {
        let read = extract(&Text::plain(words));
        let figures: Vec<_> =
            read.figures.iter().map(|f| (shorthand(f), f.span.of(words).to_owned())).collect();
        figures
    };
    let plain = "1.64 million tons of oil per year";
    assert_eq!(figure(SENTENCE), [("~1640000 ton/year".to_owned(), plain.to_owned())]);
    for space in SPACES {
        let quote = plain.replacen(' ', space, 1);
        let words = SENTENCE.replace(plain, &quote);
        assert_eq!(figure(&words), [("~1640000 ton/year".to_owned(), quote)], "{words:?}");
    }
    for unseen in ["\u{AD}", "\u{200B}", "\u{2060}"] {
        for (part, broken) in [("million", "mil*lion"), ("tons", "to*ns"), ("year", "ye*ar")] {
            let quote = plain.replace(part, &broken.replace('*', unseen));
            let words = SENTENCE.replace(plain, &quote);
            assert_eq!(figure(&words), [("~1640000 ton/year".to_owned(), quote)], "{words:?}");
        }
    }
}

#[test]
fn half_a_character_in_json_is_refused_and_a_whole_one_read() {
    let read = |json: &str| jsonl_line(json.as_bytes(), 1);
    for half in [r"\ud83d", r"\ude00", r"\ude00\ud83d", r"\ud83d x"] {
        let error = read(&format!(r#"{{"id":"a","text":"5 tons {half}"}}"#)).unwrap_err();
        assert_eq!(error.line, 1, "{half}");
    }
    let whole = read(r#"{"id":"a","text":"\ud83d\ude00 It sold 5 tons."}"#).unwrap();
    let figures = extract(&whole.text).figures;
    assert_eq!(figures[0].span.of(&whole.text.body), "5 tons");
}
