//! Bodies of people whose number is printed with decimals and without its scale word: "a staff
//! of some 2.3", "employs some 2.1 around the world". What counts people by a noun is left to
//! `fraction_of_people`.

use super::case::Case;
use super::{Flag, Severity, wording};
use crate::quantity::{Figure, FigureKind};
use crate::text::Words;
use crate::w;

/// What has so many people, by its number.
const BODIES: &Words = w![
    "payroll",
    "workforce",
    "staff",
    "headcount",
    "membership",
    "audience",
    "readership",
    "attendance",
    "electorate",
    "population",
    "following",
    "viewership",
    "congregation",
];

/// Those of an army, which the word alone does not say.
const ARMED: &Words = w!["strength", "force", "army", "garrison", "militia"];

/// What leads from a body to its number.
const LEADS: &Words = w![
    "of",
    "is",
    "was",
    "at",
    "stood",
    "stands",
    "put",
    "numbers",
    "numbered",
    "totals",
    "totalled",
    "totaled",
    "reached",
    "came",
    "to",
    "now",
    "then",
    "about",
    "some",
    "around",
    "roughly",
    "nearly",
    "almost",
    "over",
    "more",
    "than",
    "just",
    "under",
    "estimated",
    "still",
];

/// Returns the flags for such numbers.
pub(super) fn flags(case: &Case<'_>, code: &'static str) -> Vec<Flag> {
    let figures = case.extraction.figures.iter().filter(|own| bare(own));
    figures.filter_map(|own| flag(case, code, own)).collect()
}

/// Whether it is a number with a decimal or two and nothing counted.
fn bare(figure: &Figure) -> bool {
    const LARGEST: f64 = 1000.0;
    figure.kind == FigureKind::Number
        && figure.scale.is_none()
        && figure.per.is_none()
        && figure.direction.is_none()
        && figure.relation.is_none()
        && figure.span == figure.number
        && (-2..=-1).contains(&figure.last_digit)
        && figure.value().is_some_and(|value| (1.0..LARGEST).contains(&value.to_f64()))
}

fn flag(case: &Case<'_>, code: &'static str, figure: &Figure) -> Option<Flag> {
    /// How far back the body is named.
    const FAR_TOKENS: usize = 8;
    const OTHERS: &Words = w![
        "per",
        "percent",
        "%",
        "percentage",
        "points",
        "average",
        "ratio",
        "equivalent",
        "fte",
        "rating",
        "share",
        "index",
        "times",
        "density",
        "growth",
        "-",
        "–",
        "×",
        "x",
    ];
    const EMPLOYS: &Words = w!["employs", "employ", "employed", "employing"];
    let end = case.token_at(figure.span.end);
    // "of 1.2 and 1.4"
    let paired = case.is(end, w!["and", "or", "to"])
        && case.kind(end + 1) == Some(crate::text::TokenKind::Number);
    let back = case.back(figure.phrase, FAR_TOKENS);
    let lead = back.clone().rev().find(|&at| !case.is(at, LEADS))?;
    let tied =
        lead + 1 < back.end && case.any(lead + 1..back.end, w!["of", "at", "is", "was", "to"]);
    let armed = || {
        let sentence = case.sentence(figure);
        sentence.is_some_and(|own| {
            let tokens = own.first_token..own.end_token;
            case.any(tokens, w!["army", "navy", "soldiers", "troops", "armed", "police"])
        })
    };
    let body = tied && (case.is(lead, BODIES) || case.is(lead, ARMED) && armed());
    if !body && !case.is(lead, EMPLOYS)
        || case.is(end, OTHERS)
        || paired
        || case.any(case.ahead(figure.span, FAR_TOKENS), w!["per", "average", "equivalents"])
    {
        return None;
    }
    let printed = case.words(figure.span);
    let reading = wording::with_scale(&case.text.body, figure, "million");
    Some(Flag {
        code,
        severity: Severity::Warning,
        span: figure.span,
        message: format!(
            "{printed} cannot be a number of people; “million” seems to be missing. {reading} \
             would fit."
        ),
        computation: format!("{printed} as printed; with “million” {reading}"),
        related: Vec::new(),
        suggestions: vec![reading],
    })
}
