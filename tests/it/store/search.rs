//! Search takes any words.

use factdesk::store::ClaimFilter;

use super::*;
use crate::random::Random;

#[test]
fn words_of_the_sentence_find_the_claim_and_its_own_words_come_first() {
    let mut store = Store::in_memory().unwrap();
    for draft in [oil(), numbered(1), numbered(2)] {
        draft.add_to(&mut store);
    }
    let found = |words: &str| {
        let rows = store.search(words, 20).unwrap();
        rows.into_iter().map(|row| row.claim).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(found("purchased 1.64"), "c2", "other forms of a word, and numbers whole");
    assert_eq!(found("diaz"), "c1", "accents do not matter");
    assert_eq!(found("port 2"), "c8");
    assert_eq!(found("gold"), "");
    assert_eq!(found(""), "");
    assert_eq!(store.search("tons", 2).unwrap().len(), 2);
    let row = store.search("milk", 1).unwrap().remove(0);
    assert_eq!(row.snippet, "A gift of 40 tons of [milk] powder came too.");
    assert_eq!((row.number.as_str(), row.article_title.as_str()), ("3", "Oil deal"));
}

#[test]
fn no_input_is_an_error() {
    let mut store = Store::in_memory().unwrap();
    oil().add_to(&mut store);
    let mut random = Random::new("no_input_is_an_error", 20_230_704);
    let pieces: Vec<&str> =
        "tons oil \" ' * ( ) : ^ - + { } NEAR( AND OR NOT quote: sentence: 1.64 é 🛢️ \
        \\ ; -- % _ , . \u{0} \u{202e} \u{feff} \n \t NULL rowid {quote} \"\" \"oil"
            .split(' ')
            .collect();
    for round in 0..10_000 {
        let words: String = (0..random.below(12))
            .map(|_| match random.below(4) {
                0 => char::from_u32(u32::try_from(random.below(0xFFFF)).unwrap())
                    .unwrap_or(' ')
                    .to_string(),
                1 => " ".to_owned(),
                _ => (*random.pick(&pieces)).to_owned(),
            })
            .collect();
        let found = store.search(&words, 3);
        assert!(found.is_ok(), "round {round}: {words:?}: {found:?}");
    }
    let many = "tons ".repeat(5_000);
    assert!(!store.search(&many, 3).unwrap().is_empty());
    assert!(store.search(&"x".repeat(1_000_000), 3).unwrap().is_empty());
    assert_eq!(store.claims(&ClaimFilter::default()).unwrap().len(), 5);
}
