//! A headline that the story's own sum bears out: "320 jobs" above "230 jobs, exactly a fifth of
//! the 1,600". The doubt then is the story's. That the two differ is found by the check.

use super::case::Case;
use super::{Flag, checks, exactness, wording};
use crate::quantity::{Bound, Decimal, Figure, FigureKind, Unit};
use crate::text::Span;

/// How such a flag ends where nothing tells the headline from the story.
const OPEN: &str = "Check which is right.";

/// Moves such doubts to the story.
pub(super) fn story_sums(case: &Case<'_>, flags: &mut [Flag]) {
    let headline = checks::headline_and_body::CHECK.code;
    for flag in flags.iter_mut().filter(|own| own.code == headline) {
        let [told] = flag.related.as_slice() else { continue };
        let (Some(own), Some(other)) = (at(case, flag.span), at(case, *told)) else { continue };
        let Some(open) = flag.message.strip_suffix(OPEN) else { continue };
        let Some(sum) = sum(case, own, other) else { continue };
        let story = case.words(other.span);
        flag.message = format!(
            "{open}{} is {}, so the story’s {} is the one to check.",
            wording::opening(&sum),
            case.words(own.number),
            case.words(other.number)
        );
        flag.computation = format!("{}; {sum} = {}", flag.computation, case.words(own.number));
        flag.suggestions =
            vec![story.replacen(case.words(other.number), case.words(own.number), 1)];
        flag.related = vec![std::mem::replace(&mut flag.span, other.span)];
    }
}

fn at<'a>(case: &Case<'a>, span: Span) -> Option<&'a Figure> {
    case.figure(case.figure_at(span.start)?).filter(|own| own.span == span)
}

/// The share and the whole beside the story's figure that make the headline's, in words.
fn sum(case: &Case<'_>, own: &Figure, story: &Figure) -> Option<String> {
    const JUST: f64 = 0.003;
    const FAR: f64 = 0.02;
    let value = |figure: &Figure| figure.value().map(Decimal::to_f64);
    let (wanted, printed) = (value(own)?, value(story)?);
    let sentence = case.sentence(story)?.span;
    let beside = || {
        let figures = case.figures_in(sentence).filter_map(|index| case.figure(index));
        figures.filter(|own| own.bound == Bound::Exact && own.span != story.span)
    };
    let shares = beside().filter_map(|own| {
        let part = match own.kind {
            FigureKind::Percent => value(own)? / 100.0,
            FigureKind::Ratio => value(own)?,
            _ => return None,
        };
        (own.direction.is_none() && part < 1.0).then_some((own, part))
    });
    let name = |unit: &Unit| unit.name;
    let counted = |own: &&Figure| {
        matches!(own.kind, FigureKind::Quantity | FigureKind::Number | FigureKind::Money)
            && (own.kind == FigureKind::Number || own.unit.map(name) == story.unit.map(name))
    };
    let wholes: Vec<&Figure> = beside().filter(counted).collect();
    { shares }.find_map(|(share, part)| {
        let makes = |made: f64| (made / wanted - 1.0).abs() <= JUST;
        let whole = wholes.iter().find(|whole| {
            let made = value(whole).map_or(0.0, |whole| whole * part);
            makes(made) && (made / printed - 1.0).abs() > FAR
        })?;
        let just = exactness::said_exactly(case, share.span);
        let share = wording::within(case.words(share.span));
        Some(format!("{just}{share} of {}", wording::within(case.words(whole.span))))
    })
}
