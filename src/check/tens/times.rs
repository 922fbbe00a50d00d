//! Three amounts of one sentence that are a product by their words: "twelve payments of $250 … $300
//! a year", "$12,000 for each of its 3 million farms … $36 million". Whatever the verb is, the
//! digits must be those of the product.

use super::{Field, Misfit, Own, SLIPS, said};
use crate::check::case::Case;
use crate::check::mention::Measure;
use crate::check::wording;
use crate::quantity::FigureKind;
use crate::w;

/// Within so much the product is right.
const FITS: f64 = 0.2;

/// What rounding beyond the printed digits newsrooms allow themselves.
const ROUGH: f64 = 0.012;

pub(super) fn misfits(case: &Case<'_>, field: &Field<'_>) -> Vec<Misfit> {
    let sentences = field.by_sentence().filter(|group| (3..=4).contains(&group.len()));
    sentences
        .filter_map(|group| {
            let amounts: Vec<&Own<'_>> =
                group.filter_map(|at| field.own(at)).filter(|own| amount(own)).collect();
            let counted = |own: &&&Own<'_>| matches!(own.mention.measure, Measure::Count(_));
            let mut counts = amounts.iter().filter(counted);
            let (count, None) = (counts.next()?, counts.next()) else { return None };
            let mut others = amounts.iter().filter(|own| !counted(own));
            let (one, two, None) = (others.next()?, others.next()?, others.next()) else {
                return None;
            };
            let (rate, total) = match (rated(case, count, one), rated(case, count, two)) {
                (true, false) => (one, two),
                (false, true) => (two, one),
                _ => return None,
            };
            one.alike(two).then(|| product(case, count, rate, total)).flatten()
        })
        .collect()
}

/// Whether a number is an amount, or money in a time: "$3,000 a year".
fn amount(own: &Own<'_>) -> bool {
    let figure = own.figure();
    let yearly = || matches!(figure.per.as_deref(), Some("year" | "month" | "week" | "season"));
    own.is_amount() || figure.kind == FigureKind::Money && yearly()
}

/// Whether the words say that each of so many has so much: "twelve payments of $250", "$12,000 for
/// each of the 3,000 farms".
fn rated(case: &Case<'_>, count: &Own<'_>, rate: &Own<'_>) -> bool {
    const FAR_TOKENS: usize = 5;
    let [n, r] = [count, rate].map(Own::figure);
    if n.span.start < r.span.start {
        let gap = case.gap(n.number, r.phrase);
        let of = gap.end.checked_sub(1).filter(|at| gap.contains(at));
        return of.is_some_and(|at| case.is(at, w!["of"])) && (2..=FAR_TOKENS).contains(&gap.len());
    }
    let gap = case.gap(r.span, n.phrase);
    let near = gap.start..gap.end.min(gap.start + 4);
    let each = case.find(near, w!["each", "every"]);
    each.is_some_and(|each| {
        case.is(each + 1, w!["of"])
            && gap.end - each <= FAR_TOKENS + 1
            && !case.any(gap.clone(), w![","])
    })
}

fn product(case: &Case<'_>, count: &Own<'_>, rate: &Own<'_>, total: &Own<'_>) -> Option<Misfit> {
    let wanted = rate.value * count.value;
    if count.value < 2.0 || total.is(wanted, FITS) {
        return None;
    }
    let off = (wanted / total.value).log10();
    let exact = (off - off.round()).abs() < 1e-9 && rate.digits() + count.digits() > 2;
    let room = (rate.room + count.room + ROUGH).min(0.05);
    let power = total.tens_from(wanted, room)?;
    if !SLIPS.contains(&power.abs()) || !exact && total.digits() < 2 {
        return None;
    }
    let within = |own: &Own<'_>| wording::within(&wording::spaced(said(case, own.figure())));
    let [r, c] = [rate, count].map(within);
    let n = case.words(count.figure().number);
    let worded = power.abs() == 3 && count.power >= 6;
    Some(Misfit {
        also: worded.then(|| count.index()),
        wrong: total.index(),
        power,
        from: vec![count.index(), rate.index()],
        told: format!("{c} at {r} each is about {{}}"),
        sum: format!("{n} × {r} ≈ {{}}"),
    })
}
