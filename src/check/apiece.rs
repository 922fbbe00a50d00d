//! So many at so much each: "14 libraries get $150,000 each", which
//! says what they get in all. Sums told otherwise are left to `beyond`.

use super::case::Case;
use crate::quantity::{Decimal, Figure, FigureKind};
use crate::w;

/// Says which amount each and how many of them come to `value`, in the figure's sentence or the
/// two before.
#[cold]
pub(super) fn told(case: &Case<'_>, figure: &Figure, value: f64) -> Option<String> {
    const BEFORE: usize = 2;
    /// Passages with more figures are tables.
    const MOST_FIGURES: usize = 12;
    let own = case.sentence_index(figure.span.start)?;
    let sentences = case.extraction.sentences.get(own.saturating_sub(BEFORE)..=own)?;
    let opens = sentences.iter().rposition(|own| case.begins(own)).unwrap_or(0);
    let figures: Vec<&Figure> = sentences
        .get(opens..)?
        .iter()
        .flat_map(|own| case.figures_in(own.span))
        .filter_map(|at| case.figure(at))
        .filter(|own| own.span != figure.span)
        .take(MOST_FIGURES)
        .collect();
    let size = |own: &Figure| own.value().map(Decimal::to_f64);
    let each = figures.iter().filter(|own| {
        let said = case.any(case.ahead(own.span, 2), w!["each", "apiece"]);
        own.kind == FigureKind::Money && own.unit == figure.unit && (said || own.per.is_some())
    });
    let counts: Vec<(f64, &Figure)> = figures
        .iter()
        .filter(|own| !matches!(own.kind, FigureKind::Money | FigureKind::Percent))
        .filter_map(|own| Some((size(own)?, *own)))
        .filter(|(count, _)| *count >= 2.0 && count.fract() == 0.0)
        .collect();
    each.filter_map(|own| Some((size(own)?, *own))).find_map(|(each, of)| {
        let is = |own: f64| (own / value - 1.0).abs() <= EXACTLY;
        let amount = case.words(of.span);
        counts.iter().enumerate().find_map(|(at, (count, first))| {
            let first = case.words(first.number);
            if is(each * count) {
                return Some(format!("{amount} times {} comes to that", first.to_lowercase()));
            }
            counts.iter().skip(at + 1).find_map(|(years, second)| {
                let second = case.words(second.number);
                is(each * count * years).then(|| {
                    let (one, other) = (first.to_lowercase(), second.to_lowercase());
                    format!("{amount} times {one} times {other} comes to that")
                })
            })
        })
    })
}

/// What is the same but for the machine's rounding.
const EXACTLY: f64 = 1e-6;

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn so_many_at_so_much_each_say_which_word_is_lost() {
        let text = "Fourteen libraries signed up. They get $150,000 each, in four yearly parts of \
                    the same size, and the fund has put aside $2.1 for it.";
        let found = flags(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].suggestions, ["$2.1 million"], "{found:?}");
        assert!(found[0].message.contains(" comes to that. $2.1 million would fit."), "{found:?}");
    }
}
