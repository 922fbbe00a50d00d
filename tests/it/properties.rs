//! What holds for every text, tried on sentences of our own and on long lines: spans cut what they
//! say, the same text gives the same answer. Texts mutated at random are left to `fuzz`.

use factdesk::check::References;
use factdesk::desk::{Analysis, analyse};
use factdesk::text::Text;

use crate::fuzz::SENTENCES;

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
