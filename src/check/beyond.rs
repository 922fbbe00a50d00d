//! A reading that the sentence itself rules out: with its scale word back the figure would be more
//! than the whole it is a part of.

use super::Flag;
use super::case::Case;
use super::portion::ties;
use super::relation::Line;
use super::wording::{self, SCALES, printed_power};
use crate::quantity::{Decimal, Figure, FigureKind, Relation};
use crate::text::Span;
use crate::w;

/// The checks that offer a figure with another scale word.
const SCALED: [&str; 3] = ["lost-scale-word", "fraction-of-people", "implausible-scale"];

/// Drops such readings, and says so where none is left.
pub(super) fn beyond(case: &Case<'_>, flags: &mut [Flag]) {
    for flag in flags.iter_mut().filter(|flag| SCALED.contains(&flag.code)) {
        let figure = case.figure_at(flag.span.start).and_then(|index| case.figure(index));
        let Some(figure) = figure.filter(|own| own.span == flag.span) else { continue };
        let Some((whole, said)) = whole(case, figure) else {
            if let Some(least) = only_of(case, figure).or_else(|| far_end(case, figure)) {
                within(case, figure, flag, least);
            }
            continue;
        };
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

/// "They offered $854 million. Only $126.4 was accepted.": the largest sum of the sentences before,
/// of which so little is said to be "only" a part.
fn only_of(case: &Case<'_>, figure: &Figure) -> Option<f64> {
    const BEFORE: usize = 2;
    let only = w!["only", "just", "merely", "barely"];
    if figure.kind != FigureKind::Money || !case.any(case.back(figure.span, 2), only) {
        return None;
    }
    let own = case.sentence_index(figure.span.start)?;
    let first = case.extraction.sentences.get(own.saturating_sub(BEFORE))?.span.start;
    let before = case.figures_in(Span::new(first, figure.span.start));
    let sums = before.filter_map(|at| case.figure(at)).filter(|own| own.unit == figure.unit);
    sums.filter_map(Figure::value).map(Decimal::to_f64).reduce(f64::max)
}

/// "Profit dropped to €612,000 from €1.4": no change of money is more than a hundredfold.
fn far_end(case: &Case<'_>, figure: &Figure) -> Option<f64> {
    const MOST: f64 = 100.0;
    let pair = figure.pair.filter(|_| figure.relation == Some(Relation::FromTo))?;
    let other = case.figure(pair).filter(|other| other.unit == figure.unit)?;
    other.value().map(|value| MOST * value.to_f64())
}

/// Drops the readings above the whole where others are left, from the message, too.
fn within(case: &Case<'_>, figure: &Figure, flag: &mut Flag, whole: f64) {
    let above = |reading: &String| with_scale(case, figure, reading).is_some_and(|v| v > whole);
    let (over, kept): (Vec<String>, Vec<String>) =
        flag.suggestions.iter().cloned().partition(above);
    if kept.is_empty() || over.is_empty() {
        return;
    }
    let all = wording::any_of(&flag.suggestions);
    for text in [&mut flag.message, &mut flag.computation] {
        *text = text.replacen(&all, &wording::any_of(&kept), 1);
    }
    flag.suggestions = kept;
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

    #[test]
    fn what_is_only_a_part_is_less_than_the_sum_before_it() {
        let text = "Donors pledged $640 million for the harbour. Only $81.5 was ever paid.";
        let found = flags(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].suggestions, ["$81.5 million"]);
        assert!(!found[0].message.contains("$81.5 billion"), "{}", found[0].message);
    }
}
