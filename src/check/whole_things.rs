//! Cars, books and trees that are counted with decimals: nobody sells nine tenths of a car, so that
//! a "million" is missing. Persons are left to `fraction_of_people`, other lost scale words to the
//! check.

use super::case::Case;
use super::subject::stem;
use super::{Flag, Severity, wording};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Word, Words};
use crate::w;

/// What is counted one by one.
const WHOLE: &Words = w![
    "car",
    "vehicle",
    "truck",
    "van",
    "lorry",
    "tractor",
    "phone",
    "smartphone",
    "computer",
    "laptop",
    "tablet",
    "television",
    "book",
    "copy",
    "ticket",
    "tree",
    "seedling",
    "sapling",
    "sheep",
    "cow",
    "pig",
    "chicken",
    "hen",
    "bird",
    "fish",
    "salmon",
    "trout",
    "cattle",
    "horse",
    "house",
    "home",
    "household",
    "job",
    "vote",
    "bottle",
    "bicycle",
    "machine",
    "tyre",
    "tire",
    "ballot",
    "letter",
    "parcel",
    "package",
    "container",
    "goat",
    "duck",
    "turkey",
    "camel",
    "buffalo",
    "bus",
    "motorcycle",
    "aircraft",
    "passport",
    "visa",
    "headset",
    "subscription",
    "dose",
    "jab",
    "meal",
    "rifle",
    "tank",
    "drone",
    "missile",
    "shell",
    "bullet",
    "rocket",
    "brick",
    "egg",
    "farm",
    "shop",
    "store",
    "school",
    "hotel",
];

/// Returns the flags for such counts.
pub(super) fn flags(case: &Case<'_>, code: &'static str) -> Vec<Flag> {
    let figures = case.extraction.figures.iter().filter(|figure| counted(case, figure));
    figures.filter_map(|figure| flag(case, code, figure)).collect()
}

/// Whether a figure counts such things in decimals below a thousand.
fn counted(case: &Case<'_>, figure: &Figure) -> bool {
    const LARGEST: f64 = 1000.0;
    let sort = figure.kind == FigureKind::Quantity
        && figure.unit.is_none()
        && figure.per.is_none()
        && figure.scale.is_none()
        && (-2..=-1).contains(&figure.last_digit);
    if !sort || !figure.value().is_some_and(|value| (1.1..LARGEST).contains(&value.to_f64())) {
        return false;
    }
    let thing = figure.thing.as_deref().unwrap_or_default();
    let noun = super::case::words(thing).last().map_or(Word::NONE, stem);
    noun.is_in(WHOLE) && wording::digits(&case.text.body, figure).contains('.')
}

fn flag(case: &Case<'_>, code: &'static str, figure: &Figure) -> Option<Flag> {
    const NEAR_TOKENS: usize = 5;
    const MOST_TOKENS: usize = 120;
    let means = w![
        "average",
        "averaged",
        "averages",
        "averaging",
        "mean",
        "median",
        "per",
        "each",
        "every",
        "typical",
        "ratio",
        "rate",
        "for",
        "apiece",
        "times",
        "household",
        "woman",
        "equivalent",
        "equivalents",
        "statistically",
        "percent",
        "an",
    ];
    let sentence = case.sentence(figure)?;
    let tokens = sentence.first_token..sentence.end_token;
    let at = case.token_at(figure.phrase.start);
    let low = at.saturating_sub(NEAR_TOKENS).max(tokens.start);
    let near = low..(case.token_at(figure.span.end) + NEAR_TOKENS).min(tokens.end);
    // "2.5 cows to the hectare", "2.5 cows a hectare"
    let end = case.token_at(figure.span.end);
    let areas = w!["hectare", "acre", "square", "room", "head", "home", "person"];
    let ratio = case.is(end, w!["a", "an"]) || case.is(end, w!["to"]) && case.is(end + 2, areas);
    if tokens.len() > MOST_TOKENS
        || ratio
        || case.any(near, means)
        || case.any(tokens, w!["average", "averaged", "mean", "per", "ratio", "each", "every"])
    {
        return None;
    }
    let surface = case.words(figure.span);
    let reading = wording::with_scale(&case.text.body, figure, "million");
    let noun = surface.get(figure.number.end.checked_sub(figure.span.start)?..)?.trim();
    Some(Flag {
        code,
        severity: Severity::Warning,
        span: figure.span,
        message: format!(
            "A word such as “million” seems to be missing after {}: {noun} are counted one by one. \
             {} would fit.",
            case.words(figure.number),
            wording::opening(&reading)
        ),
        computation: format!("{surface} as printed"),
        related: Vec::new(),
        suggestions: vec![reading],
    })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn whole_things_are_not_counted_in_decimals() {
        for (body, at) in [
            ("The carmaker sold 1.9 vehicles in the first half.", "1.9 vehicles"),
            ("The fair sold some 2.6 tickets in ten days.", "2.6 tickets"),
            ("The wardens planted 3.4 seedlings on the slope.", "3.4 seedlings"),
            ("Ferries carried 7.5 parcels to the islands last year.", "7.5 parcels"),
        ] {
            let found = flags(body);
            let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(body))).collect();
            assert_eq!(told, [("lost-scale-word", at)], "{body}");
        }
        for body in [
            "The average family has 1.9 cars.",
            "The herd had 2.5 cows to the hectare.",
            "Every shop sold 1.9 cars a day.",
            "Homes had 2.6 books on average.",
            "The carmaker sold 1.9 million vehicles in the first half.",
            "With 2.4 trees per garden, the town is green.",
        ] {
            assert!(flags(body).is_empty(), "{body}\n{:?}", flags(body));
        }
    }
}
