//! Days that everybody can look up: what happened on such a day is not moved to the next one.
//! Which date is in doubt is left to the checks.

use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::case::Case;
use crate::text::Word;

/// The table: the words that tell the event of a day.
fn table() -> &'static HashMap<NaiveDate, Vec<Word>> {
    static TABLE: OnceLock<HashMap<NaiveDate, Vec<Word>>> = OnceLock::new();
    const LINES: &str = include_str!("known_days.csv");
    TABLE.get_or_init(|| {
        let lines = LINES.lines().filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| {
                let (day, words) = line.split_once(',')?;
                Some((day.parse().ok()?, words.split(' ').map(Word::of).collect()))
            })
            .collect()
    })
}

/// Whether the sentences around a place speak of what is known to have happened on a day.
#[cold]
pub(super) fn told(case: &Case<'_>, place: usize, day: NaiveDate) -> bool {
    const AROUND: usize = 2;
    /// A sentence with more words is a list.
    const MOST_TOKENS: usize = 120;
    let Some(words) = table().get(&day) else { return false };
    let Some(own) = case.sentence_index(place) else { return false };
    let near = case.extraction.sentences.iter().skip(own.saturating_sub(AROUND));
    near.take(2 * AROUND + 1).any(|sentence| {
        let tokens = sentence.first_token..sentence.end_token;
        tokens.take(MOST_TOKENS).any(|at| words.contains(&case.key(at)))
    })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn what_happened_on_a_known_day_is_not_moved() {
        for (text, offered) in [
            (
                "On Monday, 9 November 1989, the Wall was opened to the crowd.",
                &["Thursday, 9 November 1989"] as &[&str],
            ),
            (
                "It was on Sunday, 21 July 1969, that people watched the Apollo crew at home.",
                &["Monday, 21 July 1969"],
            ),
            ("On Sunday, 22 July 1969, a pilot walked on the Moon.", &["Sunday, 20 July 1969"]),
            (
                "On Monday, 9 November 1989, the mill was opened to the crowd.",
                &["Thursday, 9 November 1989", "Monday, 6 November 1989", "Monday, 9 October 1989"],
            ),
        ] {
            let found = flags(text);
            assert_eq!(found.len(), 1, "{text}\n{found:?}");
            assert_eq!(found[0].suggestions, offered, "{text}");
        }
    }

    #[test]
    fn every_line_has_a_day_and_words() {
        let lines = include_str!("known_days.csv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(super::table().len(), lines.count());
        assert!(super::table().values().all(|words| !words.is_empty()));
    }
}
