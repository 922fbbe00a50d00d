//! What holds for every text: spans cut what they say, nothing panics, the same text gives the same
//! answer. Texts are sentences of our own, mutilated at random; seeds are printed.

use factdesk::check::References;
use factdesk::desk::{Analysis, analyse};
use factdesk::report::ExtractionJson;
use factdesk::text::{Published, Text};

use crate::random::Random;

/// Sentences with every sort of figure, and things that are hard to read.
const SENTENCES: &[&str] = &[
    "Revenue rose from £1.72bn to £1.87bn in the year to 29 March, up 9 percent.",
    "Díaz-Canel’s office bought 1.64&nbsp;million tons of oil per year — for “over six decades”.",
    "The 44-year-old paid between $62 and $68 a share on Sunday, 15 March 2025.",
    "One in five of the 13\u{2009}000 pupils walked 8 miles (13 kilometres), or −5 °C.",
    "U.S. sales fell 0.2% to Y=590 billion, approx. half a million fewer than in the 1970s.",
    "Tens of thousands won 3-1, the second-largest lead since 1962, for 28 years.",
    "🛢️ é\u{301} 5\u{AD}0 \u{202E}kg\u{202C} ½ of it; S. 1234, call (202) 555-0199 at 4:30 p.m.",
    "three hundred and two dozens, one and a half million, two-thirds and nine point nought four",
    "US$76 US a barrel; RM120,000; 5 feet 2 inches; 3 dollars 50 cents; 999999999999999999999999",
];

const SCRAPS: &[&str] = &[
    " ", "\n\n", "\r\n", "\0", ".", ",", "-", "–", "%", "$", "€", "°", "1", "9,", "000", ".5",
    "1e9", "million", "bn", "to", "from", "per", "of", "a", "aged", "May", "since", "'", "‘", "”",
    "\"", "\u{200B}", "\u{202E}", "\u{FEFF}", "\u{301}", "😀", "٣", "&nbsp;", "&", "(", ")", "#",
    "twenty",
];

#[test]
fn mutilated_text_keeps_every_promise() {
    let rounds: usize =
        std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(20_000);
    let mut random = Random::new("mutilated_text_keeps_every_promise", 20_231_114);
    let references = References::built_in();
    for round in 0..rounds {
        let body = mutilate(&mut random);
        let text = Text { published: Published::parse("2023-07-14"), ..Text::plain(body) };
        let found = analyse("x", &text, &references);
        sound(&found, &text.body);
        if round % 16 == 0 {
            written_alike(&found, &text, &references);
        }
    }
}

/// The object that `extract` writes straight from the reading is that of the rows.
fn written_alike(found: &Analysis, text: &Text, references: &References) {
    let mut written = Vec::new();
    ExtractionJson::new(text, references).write(&found.id, &mut written, &mut ()).unwrap();
    let rows = serde_json::to_string(found).unwrap();
    assert_eq!(String::from_utf8(written).unwrap(), format!("{rows}\n"));
}

#[test]
fn the_same_text_gives_the_same_answer_wherever_it_stands() {
    let references = References::built_in();
    let alone = |body: &str| analyse("x", &Text::plain(body), &references);
    for sentence in SENTENCES {
        let (once, again) = (alone(sentence), alone(sentence));
        assert_eq!(once, again);
        // An article before it, parted by a blank line, changes no figure.
        let before = "The council met.\n\n";
        let later = alone(&format!("{before}{sentence}"));
        let values = |found: &Analysis| {
            found.figures.iter().map(|f| (f.surface.clone(), f.value.clone())).collect::<Vec<_>>()
        };
        assert_eq!(values(&once), values(&later), "{sentence}");
    }
}

#[test]
fn long_texts_on_one_line_are_read() {
    const SIZE_BYTES: usize = 500_000;
    for piece in
        ["1 million tons of oil per year ", "9", "$-", "\"a ", "1,000", "from 1 to 2 ", "(", "(\n"]
    {
        let text = Text::plain(piece.repeat(SIZE_BYTES / piece.len()));
        let found = analyse("x", &text, &References::built_in());
        sound(&found, &text.body);
    }
}

/// Every promise of the contract about places.
fn sound(found: &Analysis, body: &str) {
    let chars: Vec<(usize, char)> = body.char_indices().collect();
    let char_text = |from: usize, to: usize| {
        let byte = |at: usize| chars.get(at).map_or(body.len(), |(byte, _)| *byte);
        &body[byte(from)..byte(to)]
    };
    let mut last = 0;
    for figure in &found.figures {
        assert!(figure.start >= last && figure.start < figure.end, "overlap in {body:?}");
        last = figure.end;
        assert_eq!(&body[figure.start..figure.end], figure.surface);
        assert_eq!(char_text(figure.start_char, figure.end_char), figure.surface);
        assert!(figure.number_start_char >= figure.start_char);
        assert!(figure.number_end_char <= figure.end_char);
        assert!(figure.value.is_none() || figure.low.is_none());
        if let Some(pair) = figure.pair {
            let back = found.figures[pair].pair.map(|back| &found.figures[back]);
            assert_eq!(back, Some(figure), "a pair points both ways");
        }
    }
    let mut last = 0;
    for claim in &found.claims {
        assert_eq!(&body[claim.start..claim.end], claim.quote);
        assert_eq!(char_text(claim.start_char, claim.end_char), claim.quote);
        assert!(!claim.quote.is_empty());
        if !claim.figures.is_empty() {
            assert!(claim.start >= last, "claims with figures overlap in {body:?}");
            last = claim.end;
        }
        for &at in &claim.figures {
            let figure = &found.figures[at];
            assert!(claim.start <= figure.start && figure.end <= claim.end, "{body:?}");
        }
    }
    for sentence in &found.sentences {
        assert!(body.get(sentence.start..sentence.end).is_some());
    }
    for flag in &found.flags {
        assert!(body.get(flag.start..flag.end).is_some_and(|words| !words.is_empty()));
    }
}

fn mutilate(random: &mut Random) -> String {
    let mut text: Vec<char> = random.pick(SENTENCES).chars().collect();
    if random.below(3) == 0 {
        text.push(' ');
        text.extend(random.pick(SENTENCES).chars());
    }
    for _ in 0..=random.below(6) {
        let at = random.below(text.len() + 1);
        match random.below(4) {
            0 if at < text.len() => {
                text.remove(at);
            }
            1 => {
                let end = (at + random.below(12)).min(text.len());
                text.drain(at..end);
            }
            2 if at < text.len() => {
                let end = (at + random.below(20)).min(text.len());
                let piece: Vec<char> = text[at..end].to_vec();
                text.splice(at..at, piece);
            }
            _ => {
                text.splice(at..at, random.pick(SCRAPS).chars());
            }
        }
    }
    text.into_iter().collect()
}
