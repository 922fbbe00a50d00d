//! A reading that the sentence itself rules out: with its scale word back the figure would be more
//! than the whole it is a part of.

use super::Flag;
use super::case::Case;
use super::portion::ties;
use super::relation::Line;
use super::wording::{SCALES, printed_power};
use crate::quantity::Figure;

/// The checks that offer a figure with another scale word.
const SCALED: [&str; 3] = ["lost-scale-word", "fraction-of-people", "implausible-scale"];

/// Drops such readings, and says so where none is left.
pub(super) fn beyond(case: &Case<'_>, flags: &mut [Flag]) {
    for flag in flags.iter_mut().filter(|flag| SCALED.contains(&flag.code)) {
        let figure = case.figure_at(flag.span.start).and_then(|index| case.figure(index));
        let Some(figure) = figure.filter(|own| own.span == flag.span) else { continue };
        let Some((whole, said)) = whole(case, figure) else { continue };
        let fits = |reading: &String| with_scale(case, figure, reading).is_none_or(|v| v <= whole);
        if flag.suggestions.is_empty() || flag.suggestions.first().is_some_and(fits) {
            flag.suggestions.retain(fits);
            continue;
        }
        flag.suggestions.clear();
        flag.message = format!(
            "{} cannot be right: it is too little as it stands, and with a scale word it may be \
             more than {said}, of which it is a part. Check the source.",
            case.words(figure.span)
        );
    }
}

/// The whole the sentence names for a figure: its value and its words.
fn whole<'a>(case: &Case<'a>, figure: &Figure) -> Option<(f64, &'a str)> {
    let sentence = case.sentence(figure)?.span;
    let line = Line::of(case, case.figures_in(sentence))?;
    let tie = ties(&line, None).into_iter().find(|tie| tie.part.figure.span == figure.span)?;
    Some((tie.whole.value, tie.whole.said(case)))
}

/// The value of a reading that has another scale word; `None` of any other.
fn with_scale(case: &Case<'_>, figure: &Figure, reading: &str) -> Option<f64> {
    let reading = reading.to_lowercase();
    let (_, power) = SCALES.iter().find(|(word, _)| reading.contains(word))?;
    let value = figure.value()?.to_f64();
    Some(value * 10_f64.powi(power - printed_power(&case.text.body, figure)))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn no_reading_is_more_than_the_whole_of_the_sentence() {
        let text = "Of the 2.6 million people of the city, 4.3 people have no water, it said.";
        let found = flags(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].suggestions.is_empty() && found[0].message.contains("2.6 million"));
        let text = "Of the 6.2 million people of the city, 4.3 people have no water, it said.";
        let found = flags(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].suggestions, ["4.3 million people"]);
    }
}
