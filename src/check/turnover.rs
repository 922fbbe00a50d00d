//! The revenue of a firm printed in a few dollars: "revenue climbed 6 percent to $1.27". Earnings
//! may be a share's and have no scale; revenue is a firm's. Amounts that stand elsewhere with their
//! scale word are left to `lost_scale_word`.

use super::calendar::weekday_at;
use super::case::Case;
use super::{Flag, Severity, wording};
use crate::quantity::{Figure, FigureKind};
use crate::text::Span;
use crate::w;

/// Returns a flag for each such amount, under the code of the check that asks.
pub(super) fn flags(case: &Case<'_>, code: &'static str) -> Vec<Flag> {
    case.extraction.figures.iter().filter_map(|figure| flag(case, figure, code)).collect()
}

fn flag(case: &Case<'_>, figure: &Figure, code: &'static str) -> Option<Flag> {
    /// "$1,250" may be a stall's.
    const LARGEST: f64 = 1000.0;
    const FAR_TOKENS: usize = 10;
    let bare = figure.kind == FigureKind::Money
        && figure.scale.is_none()
        && figure.per.is_none()
        && figure.span.start < figure.number.start
        && (-2..=0).contains(&figure.last_digit)
        && figure.value().is_some_and(|value| (0.0..LARGEST).contains(&value.to_f64()));
    if !bare {
        return None;
    }
    let before = case.back(figure.phrase, FAR_TOKENS);
    let noun = { before }.rev().find(|&at| case.is(at, w!["revenue", "revenues", "turnover"]))?;
    let noun_span = case.tokens().get(noun)?.span;
    let sentence = case.sentence(figure)?;
    // What one customer, share or night brings is small.
    let each = w![
        "per",
        "each",
        "apiece",
        "average",
        "share",
        "shares",
        "customer",
        "user",
        "subscriber",
        "passenger",
        "guest",
        "room",
        "visitor",
        "head",
        "unit",
        "every",
        "a",
        "day",
        "stall",
        "barrel",
        "tonne",
        "cents",
        "tax",
        "ticket",
        "stamp",
    ];
    // Who sells so little is no firm.
    let sellers = w![
        "lemonade", "stand", "stall", "kiosk", "booth", "cart", "bake", "jumble", "raffle",
        "school", "pupils", "children", "church", "choir", "scouts",
    ];
    let tiny = case.any(sentence.first_token..sentence.end_token, sellers);
    // "revenue of $45 on Saturday": of a day.
    let end = case.token_at(figure.span.end);
    let day = case.is(end, w!["on", "last", "for", "every"]) && weekday_at(case, end + 1).is_some();
    let money = case.figures_in(Span::new(noun_span.end, figure.span.start));
    let other = { money }
        .filter_map(|at| case.figure(at))
        .any(|other| other.kind == FigureKind::Money && other.span != figure.span);
    let tail = case.ahead(figure.span, 6);
    let small = case.any(noun.saturating_sub(4)..tail.start, each) || case.any(tail, each);
    let scales = w!["million", "billion", "crore", "lakh", "m", "bn", "thousand", "respectively"];
    let told = case.any(case.ahead(figure.span, 6), scales);
    let hundreds = case.any(sentence.first_token..noun, w!["hundreds", "thousands"]);
    if other || small || tiny || day || told || hundreds {
        return None;
    }
    let body = &case.text.body;
    let readings: Vec<String> =
        ["million", "billion"].iter().map(|word| wording::with_scale(body, figure, word)).collect();
    let printed = case.words(Span::new(figure.span.start, figure.number.end));
    let offer = wording::any_of(&readings);
    Some(Flag {
        code,
        severity: Severity::Warning,
        span: figure.span,
        message: format!(
            "A word such as “million” or “billion” seems to be missing after {printed}: no firm \
             reports so little {}. {offer} would fit.",
            case.printed(noun)
        ),
        computation: format!("{printed} as printed; with “million” or “billion” {offer}"),
        related: Vec::new(),
        suggestions: readings,
    })
}
