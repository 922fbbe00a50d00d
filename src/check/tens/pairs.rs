//! Two amounts that are compared, of which one has another scale word: "$1.4 million, up from $1.3
//! billion". Nothing grows a thousandfold and keeps its digits.

use super::{Field, Misfit, Own, said};
use crate::check::case::Case;
use crate::check::whereabouts::named_country;
use crate::quantity::FigureKind;
use crate::quantity::motion::{FALLING, RISING};
use crate::text::Words;
use crate::{w, words};

/// Verbs of an amount that becomes another.
const MOVED: &Words = words![RISING, FALLING, w!["cut", "raised", "lifted", "lowered", "trimmed"]];

pub(super) fn misfits(case: &Case<'_>, field: &Field<'_>) -> Vec<Misfit> {
    let mut found = Vec::new();
    for group in field.by_sentence() {
        let amounts: Vec<&Own<'_>> = group.filter_map(|at| field.own(at)).collect();
        for two in amounts.windows(2) {
            if let [first, second] = two {
                found.extend(
                    misfit(case, field, first, second)
                        .or_else(|| more(case, first, second))
                        .or_else(|| up_from(case, first, second)),
                );
            }
        }
    }
    found
}

/// "Set aside 1.2 billion francs, 800 francs more than last year": the difference of two such sums
/// is no 800 francs.
fn more(case: &Case<'_>, first: &Own<'_>, second: &Own<'_>) -> Option<Misfit> {
    const LARGEST: f64 = 1000.0;
    const FAR_TOKENS: usize = 14;
    let money = second.figure().kind == FigureKind::Money && first.alike(second);
    let bare = second.power == 0 && second.value < LARGEST && second.value >= 10.0;
    let plain = first.is_amount() && second.is_amount();
    if !money || !bare || !plain || first.power < 6 {
        return None;
    }
    let end = case.token_at(second.figure().span.end);
    let compared = case.is(end, w!["more", "less", "higher", "lower", "up", "down"])
        && case.is(end + 1, w!["than", "from", "on"]);
    let gap = case.gap(first.figure().span, second.figure().span);
    let each = case.any(case.ahead(second.figure().span, 8), w!["share", "each", "per", "head"]);
    if !compared || each || gap.len() > FAR_TOKENS {
        return None;
    }
    // The largest scale word with which it is no more than the whole.
    let power = [9, 6]
        .into_iter()
        .find(|power| *power <= first.power && second.value * 10_f64.powi(*power) <= first.value)?;
    let f = said(case, first.figure());
    Some(Misfit {
        also: None,
        wrong: second.index(),
        power,
        from: vec![first.index()],
        told: format!("beside {f} a difference of {{}} seems meant"),
        sum: format!("{f} ± {{}}"),
    })
}

/// "Harvested 3.1 tonnes of maize, up from 2.8 million": the first names what is counted and has no
/// scale word that the second could lend it.
fn up_from(case: &Case<'_>, first: &Own<'_>, second: &Own<'_>) -> Option<Misfit> {
    const NEAR: f64 = 2.0;
    const FAR_TOKENS: usize = 8;
    const LARGEST: f64 = 1000.0;
    let (one, two) = (first.figure(), second.figure());
    let named = one.kind == FigureKind::Quantity && one.span.end > one.number.end;
    let kin = first.alike(second) || two.kind == FigureKind::Number;
    let plain = first.power == 0 && second.power >= 6 && first.value < LARGEST;
    let decimals = one.last_digit < 0 || first.value >= 10.0;
    if !named || !kin || !plain || !decimals || one.per.is_some() {
        return None;
    }
    let ratio = first.value * 10_f64.powi(second.power) / second.value;
    let gap = case.gap(one.span, two.phrase);
    let from = gap.end.checked_sub(1).is_some_and(|at| {
        case.is(at, w!["from", "against", "with", "to"])
            && case.is(at - 1, w!["up", "down", ",", "compared", "rise", "fall", "drop"])
    });
    let close = (1.0 / NEAR..=NEAR).contains(&ratio) && gap.len() <= FAR_TOKENS;
    if !from || !close {
        return None;
    }
    Some(Misfit {
        also: None,
        wrong: first.index(),
        power: second.power,
        from: vec![second.index()],
        told: format!("beside {} one expects {{}}", said(case, two)),
        sum: format!("{} beside {{}}", said(case, two)),
    })
}

fn misfit(case: &Case<'_>, field: &Field<'_>, first: &Own<'_>, second: &Own<'_>) -> Option<Misfit> {
    /// How far two amounts of one thing lie apart at most.
    const NEAR: f64 = 2.0;
    const FAR_TOKENS: usize = 8;
    /// No sum beside another is so many times as large.
    const MUCH: f64 = 5.0;
    let power = first.power - second.power;
    let kind = first.figure().kind;
    let one_sort = first.alike(second) && matches!(kind, FigureKind::Money | FigureKind::Quantity);
    let rates = first.figure().per != second.figure().per && second.figure().per.is_some();
    if !one_sort || rates || power.abs() != 3 || first.power < 6 || second.power < 6 {
        return None;
    }
    let ratio = first.value / (second.value * 10_f64.powi(power));
    let gap = case.gap(first.figure().span, second.figure().span);
    let close = (1.0 / NEAR..=NEAR).contains(&ratio);
    let stops = w![";", "while", "and", "of", "including", "with", "plus", "per", "each"];
    let from = case.any(gap.clone(), w!["from", "against", "compared", "versus"]);
    // "The budget of £3.2 million will rise to £3.5 billion"
    let moved = gap.end.checked_sub(1).is_some_and(|at| case.is(at, w!["to"]))
        && case.any(gap.clone(), MOVED);
    if !close || gap.len() > FAR_TOKENS || case.any(gap.clone(), stops) || !(from || moved) {
        return None;
    }
    // Which of the two is wrong the words do not tell: the one further from the other amounts of
    // the article, or the second.
    let fellows = |power: i32| {
        let figures = case.extraction.figures.iter().enumerate();
        let alike = figures.filter_map(|(at, _)| field.own(at));
        alike.filter(|own| own.power == power && own.alike(first)).take(8).count()
    };
    let first_wrong = fellows(second.power) >= fellows(first.power);
    // A debt of 95 million is that of a firm with billions; where nothing tells, both are named.
    let low = first.value.min(second.value);
    let figures = case.extraction.figures.iter().enumerate();
    let others = figures.filter_map(|(at, _)| field.own(at)).filter(|own| {
        own.alike(first)
            && own.figure().per.is_none()
            && own.power >= 6
            && ![first.index(), second.index()].contains(&own.index())
    });
    let others: Vec<f64> = others.take(8).map(|own| own.value).collect();
    // "Sweden's timber earned": what a whole country sells is billions.
    let country = case.sentence(first.figure()).is_some_and(|own| {
        (own.first_token..own.first_token + 3)
            .any(|at| named_country(case, at) && case.is(at + 1, w!["'s", "’s", "s", "'", "’"]))
    });
    let country = country && kind == FigureKind::Money;
    let large = country || others.iter().any(|own| *own > low * MUCH);
    let first_wrong = if large { first.value <= second.value } else { first_wrong };
    let (wrong, right, power) =
        if first_wrong { (first, second, -power) } else { (second, first, power) };
    Some(Misfit {
        also: (others.is_empty() && !country).then(|| right.index()),
        wrong: wrong.index(),
        power,
        from: vec![right.index()],
        told: format!("beside {} one expects {{}}", said(case, right.figure())),
        sum: format!("{} beside {{}}", said(case, right.figure())),
    })
}
