//! Persons, cars and trees that are counted with decimals: nobody sells nine tenths of a car, so
//! that a "million" is missing. Other lost scale words are left to the check.

use super::case::Case;
use super::mention::is_person;
use super::subject::stem;
use super::{Flag, Severity, wording};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Word, Words};
use crate::w;

/// What is counted one by one, besides persons.
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
    "family",
    "job",
    "vote",
    "bottle",
    "passenger",
    "inhabitant",
    "tourist",
    "visitor",
    "subscriber",
    "customer",
    "user",
    "refugee",
    "pilgrim",
    "commuter",
    "viewer",
    "voter",
    "spectator",
    "bicycle",
    "machine",
    "tyre",
    "tire",
    "ballot",
    "letter",
    "parcel",
    "package",
];

/// Verbs that so many are the object of, and words that bring in so many.
const VERBS: &Words = w![
    "sold",
    "sell",
    "sells",
    "built",
    "made",
    "makes",
    "shipped",
    "produced",
    "produces",
    "carried",
    "carries",
    "attracted",
    "attracts",
    "drew",
    "draws",
    "planted",
    "employed",
    "employs",
    "hired",
    "counted",
    "killed",
    "displaced",
    "slaughtered",
    "exported",
    "imported",
    "caught",
    "released",
    "printed",
    "welcomed",
    "received",
    "handled",
    "delivered",
    "recalled",
    "lost",
    "has",
    "had",
    "with",
    "registered",
    "evacuated",
    "vaccinated",
    "transported",
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
    (noun.is_in(WHOLE) || is_person(noun)) && wording::digits(&case.text.body, figure).contains('.')
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
        "full-time",
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
    let hedges = w![
        "about",
        "some",
        "nearly",
        "almost",
        "over",
        "more",
        "than",
        "around",
        "roughly",
        "an",
        "estimated",
        "up",
        "to",
        "as",
        "many",
        "out",
    ];
    let verb = (low..at).rev().find(|&at| !case.is(at, hedges))?;
    let near = low..(case.token_at(figure.span.end) + NEAR_TOKENS).min(tokens.end);
    if tokens.len() > MOST_TOKENS
        || !case.is(verb, VERBS)
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
            ("The fair drew some 2.6 visitors in ten days.", "2.6 visitors"),
            ("The wardens planted 3.4 seedlings on the slope.", "3.4 seedlings"),
            ("Ferries carried 7.5 passengers to the islands last year.", "7.5 passengers"),
        ] {
            let found = flags(body);
            let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(body))).collect();
            assert_eq!(told, [("lost-scale-word", at)], "{body}");
        }
        for body in [
            "The average family has 1.9 children.",
            "Every shop sold 1.9 cars a day.",
            "Women had 2.6 children on average.",
            "The carmaker sold 1.9 million vehicles in the first half.",
            "With 2.4 people per household, the town is growing.",
        ] {
            assert!(flags(body).is_empty(), "{body}\n{:?}", flags(body));
        }
    }
}
