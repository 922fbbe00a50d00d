//! Whether two claims say the same in figures. Values are compared as values, never as text.

use super::DraftClaim;
use super::effect::{Effect, between};
use super::piece::{Piece, with_phrases};
use super::print::read;
use super::words::Word;
use crate::desk::row::FigureRow;
use crate::text::on_one_line;

/// Compares the figures of two claims, in printed order.
pub(super) fn compare(old: &DraftClaim, new: &DraftClaim) -> Effect {
    let pairs = old.figures.iter().zip(&new.figures);
    let effect = pairs.fold(Effect::Nothing, |effect, (a, b)| effect.or(one(a, b)));
    let more = old.figures.get(new.figures.len()..).and_then(<[_]>::first);
    let fewer = new.figures.get(old.figures.len()..).and_then(<[_]>::first);
    match (more, fewer) {
        (Some(figure), _) => effect.or(Effect::Fact(format!("{} is gone", tidy(&figure.surface)))),
        (_, Some(figure)) => effect.or(Effect::Fact(format!("{} is new", tidy(&figure.surface)))),
        _ => effect,
    }
}

/// Compares only the days that two claims mean: "Tuesday" is another one when the date of the
/// article changes.
pub(super) fn days(old: &DraftClaim, new: &DraftClaim) -> Effect {
    let pairs = old.figures.iter().zip(&new.figures).filter(|(a, b)| a.timex == b.timex);
    pairs.fold(Effect::Nothing, |effect, (a, b)| effect.or(day(a, b)))
}

fn day(old: &FigureRow, new: &FigureRow) -> Effect {
    if (&old.from_date, &old.to_date) == (&new.from_date, &new.to_date) {
        return Effect::Nothing;
    }
    let day = |figure: &FigureRow| figure.from_date.clone().unwrap_or("no day".to_owned());
    Effect::Fact(format!("{} meant {}, now {}", tidy(&old.surface), day(old), day(new)))
}

/// Returns whether the two claims have the same values, whatever else they say.
pub(super) fn same_values(old: &DraftClaim, new: &DraftClaim) -> bool {
    old.figures.len() == new.figures.len()
        && old.figures.iter().zip(&new.figures).all(|(a, b)| same_amount(a, b))
}

/// A claim's values in one line, for finding claims with equal ones.
pub(super) fn signature(claim: &DraftClaim) -> String {
    let amount = |figure: &FigureRow| {
        if is_valued(figure) {
            valued(figure).map(Option::unwrap_or_default).join(" ")
        } else {
            printed(&figure.surface)
        }
    };
    let amounts = claim.figures.iter().map(amount);
    format!("{} {}", claim.kind, amounts.collect::<Vec<_>>().join("; "))
}

fn one(old: &FigureRow, new: &FigureRow) -> Effect {
    let became = || Effect::Fact(format!("{} → {}", tidy(&old.surface), tidy(&new.surface)));
    if !same_amount(old, new) || old.kind != new.kind || old.unit != new.unit {
        return became();
    }
    if old.bound != new.bound {
        return Effect::Fact(match (old.bound.as_str(), new.bound.as_str()) {
            ("~", "=") => "“about” is gone".to_owned(),
            ("=", "~") => "“about” is new".to_owned(),
            (a, b) => format!("the bound {a} became {b}"),
        });
    }
    if old.direction.is_some() && new.direction.is_some() && old.direction != new.direction {
        return Effect::Fact("up became down, or down up".to_owned());
    }
    if let Effect::Fact(why) = day(old, new) {
        return Effect::Fact(why);
    }
    [
        (old.per.as_deref(), new.per.as_deref(), true),
        (old.period.as_deref(), new.period.as_deref(), true),
        (old.base.as_deref(), new.base.as_deref(), true),
        (old.thing.as_deref(), new.thing.as_deref(), false),
    ]
    .into_iter()
    .fold(Effect::Nothing, |effect, (old, new, strict)| effect.or(phrase(old, new, strict)))
}

/// What is counted, per what, of what, when. One that comes or goes is another fact, unless it is
/// only left out because it is understood.
fn phrase(old: Option<&str>, new: Option<&str>, strict: bool) -> Effect {
    let said = |text: &str, what: &str| {
        let why = format!("“{}” is {what}", tidy(text));
        if strict { Effect::Fact(why) } else { Effect::Words(why) }
    };
    match (old, new) {
        (Some(old), Some(new)) => between(&pieces(old), &pieces(new), false),
        (Some(old), None) => said(old, "gone"),
        (None, Some(new)) => said(new, "new"),
        (None, None) => Effect::Nothing,
    }
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut words = read(text, &[]).words;
    if let Some(first) = words.first_mut() {
        first.opens = true;
    }
    let name = |at: usize, capital: bool| capital && at > 0;
    let word = |(at, word): (usize, &Word)| {
        Piece::word(word, text, false, name(at, word.is_capital()), false)
    };
    with_phrases(&words.iter().enumerate().map(word).collect::<Vec<_>>())
}

/// Whether two figures have the same value, range and time. A score, and what has none of them, is
/// its own value: 3-1 is not 1-3.
fn same_amount(a: &FigureRow, b: &FigureRow) -> bool {
    let values = valued(a) == valued(b);
    values && (is_valued(a) || printed(&a.surface) == printed(&b.surface))
}

/// The values of a figure: number, range, time.
fn valued(figure: &FigureRow) -> [Option<&str>; 4] {
    let FigureRow { value, low, high, timex, .. } = figure;
    [
        value.as_deref().map(plain),
        low.as_deref().map(plain),
        high.as_deref().map(plain),
        timex.as_deref(),
    ]
}

fn is_valued(figure: &FigureRow) -> bool {
    figure.kind != "score" && valued(figure).iter().any(Option::is_some)
}

fn printed(surface: &str) -> String {
    let words = read(surface, &[]).words;
    words.iter().map(|word| word.key.as_str()).collect::<Vec<_>>().join(" ")
}

/// "5.0" is 5.
fn plain(value: &str) -> &str {
    let value = value.trim();
    if value.contains('.') { value.trim_end_matches('0').trim_end_matches('.') } else { value }
}

fn tidy(surface: &str) -> String {
    on_one_line(surface)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: &str, unit: &str) -> FigureRow {
        let surface = format!("{value} {unit}");
        let (value, unit) = (Some(value.to_owned()), Some(unit.to_owned()));
        FigureRow { surface, value, unit, bound: "=".into(), ..FigureRow::default() }
    }

    #[test]
    fn values_decide() {
        assert_eq!(one(&figure("5", "ton"), &figure("5.0", "ton")), Effect::Nothing);
        let lost = one(&figure("1640000", "ton"), &figure("1.64", "ton"));
        assert_eq!(lost, Effect::Fact("1640000 ton → 1.64 ton".into()));
        assert!(matches!(one(&figure("5", "ton"), &figure("5", "tonne")), Effect::Fact(_)));
    }

    #[test]
    fn a_rate_that_goes_is_another_fact_and_a_thing_understood_is_not() {
        assert!(matches!(phrase(Some("year"), None, true), Effect::Fact(_)));
        assert!(matches!(phrase(None, Some("grants"), false), Effect::Words(_)));
        assert!(matches!(phrase(Some("homes"), Some("houses"), false), Effect::Words(_)));
        assert!(matches!(phrase(Some("teachers"), Some("nurses"), false), Effect::Fact(_)));
    }
}
