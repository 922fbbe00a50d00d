//! Lists of amounts, one a line or a sentence, and the one among them without the scale word of
//! its fellows, or with another. What to say of it is left to the checks.

use super::case::Case;
use super::elsewhere::scale_follows;
use crate::quantity::{Figure, FigureKind};
use crate::w;

/// Returns the amounts of money that open an item of a list and lack the scale word with which the
/// items around them open, each with those items.
pub(super) fn odd_ones_out<'a>(case: &Case<'a>) -> Vec<(&'a Figure, Vec<&'a Figure>)> {
    let items = items(case);
    let mut found = Vec::new();
    for (at, (_, bare)) in items.iter().enumerate() {
        if !is_bare(case, bare) {
            continue;
        }
        let reach = at.saturating_sub(2)..(at + 3).min(items.len());
        let around = reach.filter(|other| *other != at).filter_map(|other| items.get(other));
        let near =
            around.filter(|(sentence, _)| close(*sentence, items.get(at).map_or(0, |i| i.0)));
        let fellows: Vec<&Figure> = near.map(|(_, figure)| *figure).collect();
        let scale = |figure: &Figure| figure.scale.map(|scale| case.words(scale).to_lowercase());
        let Some(word) = fellows.first().and_then(|first| scale(first)) else { continue };
        let alike = fellows.iter().all(|fellow| fellow.unit == bare.unit);
        let agree = fellows.iter().all(|fellow| scale(fellow).as_ref() == Some(&word));
        if fellows.len() >= 3 && alike && agree {
            found.push((*bare, fellows));
        }
    }
    found
}

/// Returns the amounts of money that open an item of a list with a scale word of their own, where
/// an item nearby has the same number with the scale word of all the others; and that item first.
pub(super) fn other_scales(case: &Case<'_>) -> Vec<(usize, Vec<usize>)> {
    const REACH_ITEMS: usize = 3;
    const FEWEST_FELLOWS: usize = 3;
    let items = items(case);
    let number = |figure: &Figure| case.text.body.get(figure.number.start..figure.scale?.start);
    let scale = |figure: &Figure| figure.scale.map(|scale| case.words(scale).to_lowercase());
    let mut found = Vec::new();
    for (at, (sentence, own)) in items.iter().enumerate() {
        if own.scale.is_none() {
            continue;
        }
        let reach = at.saturating_sub(REACH_ITEMS)..(at + REACH_ITEMS + 1).min(items.len());
        let around = reach.filter(|other| *other != at).filter_map(|other| items.get(other));
        let near = around.filter(|(other, _)| close(*sentence, *other));
        let fellows: Vec<&Figure> = near.map(|(_, figure)| *figure).collect();
        let Some(word) = fellows.first().and_then(|first| scale(first)) else { continue };
        let agree =
            |fellow: &&Figure| fellow.unit == own.unit && scale(fellow).as_ref() == Some(&word);
        let twin = fellows.iter().find(|fellow| number(fellow) == number(own));
        if let Some(twin) = twin
            && fellows.len() >= FEWEST_FELLOWS
            && fellows.iter().all(agree)
            && scale(own).as_ref() != Some(&word)
        {
            let index = |figure: &Figure| case.figures_in(figure.span).start;
            let others = fellows.iter().filter(|fellow| fellow.span != twin.span);
            let places = [index(twin)].into_iter().chain(others.map(|other| index(other)));
            found.push((index(own), places.collect()));
        }
    }
    found
}

/// Whether two items stand so close that they are of one list.
fn close(one: usize, other: usize) -> bool {
    const FEW_SENTENCES: usize = 4;
    one.abs_diff(other) <= FEW_SENTENCES
}

/// The amounts of money with which sentences open, behind nothing but a bullet, and the indices of
/// the sentences.
fn items<'a>(case: &Case<'a>) -> Vec<(usize, &'a Figure)> {
    let money = case.extraction.figures.iter().filter(|own| own.kind == FigureKind::Money);
    let opening = money.filter_map(|own| {
        let index = case.sentence_index(own.span.start)?;
        let sentence = case.extraction.sentences.get(index)?;
        let before = sentence.first_token..case.token_at(own.span.start);
        let bullets = w!["*", "-", "–", "—", "•", "·", "o"];
        let opens = before.len() <= 2 && case.only(before.clone(), bullets);
        let set_off = before.end.checked_sub(1).is_some_and(|last| case.is(last, w![";", ":"]));
        (opens || set_off).then_some((index, own))
    });
    opening.collect()
}

/// Whether an amount is whole, small and without a scale or a rate.
fn is_bare(case: &Case<'_>, own: &Figure) -> bool {
    /// "$1,250" is a sum of its own.
    const LARGEST: f64 = 1000.0;
    own.scale.is_none()
        && own.per.is_none()
        && own.last_digit == 0
        && own.value().is_some_and(|value| value.is_whole() && value.to_f64() < LARGEST)
        && !scale_follows(case, own)
}
