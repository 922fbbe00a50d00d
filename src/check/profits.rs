//! A profit many times the sales it is made on: "a profit of $412 million on sales of $9.6
//! million". One of the two has another scale word than its firm. Which amount is which the noun
//! before it tells; what a share or a customer brings is left alone.

use super::case::Case;
use super::wording::{self, SCALES};
use super::{Flag, Severity};
use crate::quantity::{Bound, Figure, FigureKind};
use crate::text::{Span, Words};
use crate::{w, words};

/// What is left of sales.
const PROFITS: &Words = w!["profit", "profits", "earnings", "income", "surplus"];

/// What profits are made on.
const SALES: &Words = w!["sales", "revenue", "revenues", "turnover", "takings"];

const NOUNS: &Words = words![PROFITS, SALES];

/// Words behind sales of one thing.
const EACH: &Words = w!["share", "each", "per", "apiece", "unit"];

/// Words between the noun and its amount.
const LINKS: &Words = w![
    "of",
    "was",
    "were",
    "is",
    "are",
    "at",
    "to",
    "came",
    "rose",
    "fell",
    "grew",
    "climbed",
    "jumped",
    "dropped",
    "slipped",
    "increased",
    "declined",
    "reached",
    "hit",
    "totalled",
    "totaled",
    "about",
    "some",
    "nearly",
    "over",
    "for",
    "the",
    "year",
    "quarter",
    "last",
    "a",
];

/// Returns a flag for each sentence whose profit is many times its sales, under the code of the
/// check that asks.
pub(super) fn flags(case: &Case<'_>, code: &'static str) -> Vec<Flag> {
    if case.extraction.figures.len() < 2 {
        return Vec::new();
    }
    let groups = case.figures_by_sentence().filter(|group| group.len() > 1);
    groups.filter_map(|group| flag(case, case.extraction.figures.get(group)?, code)).collect()
}

fn flag(case: &Case<'_>, figures: &[Figure], code: &'static str) -> Option<Flag> {
    /// A good sale of a firm's own shares may bring in more than it sells, not so much more.
    const FAR: f64 = 8.0;
    let money = |own: &&Figure| own.kind == FigureKind::Money;
    figures.iter().filter(money).nth(1)?;
    let mut found: [Option<(&Figure, &str)>; 2] = [None, None];
    let mut from = case.sentence(figures.first()?)?.first_token;
    for figure in figures {
        let told = if money(&figure) { role(case, from, figure) } else { None };
        from = case.token_at(figure.span.end);
        // Of two profits nobody knows which is made on the sales.
        if let Some((noun, sales)) = told
            && let Some(place) = found.get_mut(usize::from(sales))
            && place.replace((figure, case.printed(noun))).is_some()
        {
            return None;
        }
    }
    let [Some((profit, _)), Some((sales, noun))] = found else { return None };
    let noun = noun.to_lowercase();
    let (more, less) = (profit.value()?.to_f64(), sales.value()?.to_f64());
    let plain =
        |own: &Figure| own.per.is_none() && matches!(own.bound, Bound::Exact | Bound::About);
    if profit.unit != sales.unit || more < FAR * less || less <= 0.0 {
        return None;
    }
    if !plain(profit) || !plain(sales) || case.any(case.ahead(sales.span, 3), EACH) {
        return None;
    }
    let enough = reading(case, sales, SCALES.iter(), |value| value > more);
    let modest = reading(case, profit, SCALES.iter().rev(), |value| value < less);
    let [p, s] = [profit, sales].map(|own| case.words(Span::new(own.span.start, own.number.end)));
    let of_sales = enough.iter().map(|own| format!("{own} of {noun}"));
    let of_profit = modest.iter().map(|own| format!("{own} of profit"));
    let offer = wording::any_of(&of_sales.chain(of_profit).collect::<Vec<_>>());
    let offer = if offer.is_empty() { offer } else { format!(" {offer} would fit.") };
    Some(Flag {
        code,
        severity: Severity::Warning,
        span: sales.span,
        message: format!(
            "{s} of {noun} cannot hold a profit of {p}: one of the two seems to have another scale \
             word.{offer}"
        ),
        computation: format!("{p} > {s}"),
        related: vec![profit.span],
        suggestions: enough.into_iter().collect(),
    })
}

/// The noun before the amount that says what it is, and whether that is sales; tokens before `from`
/// are another's.
fn role(case: &Case<'_>, from: usize, figure: &Figure) -> Option<(usize, bool)> {
    let end = case.begin(figure);
    let noun = (from..end).rev().find(|&at| case.is(at, NOUNS))?;
    let sales = case.is(noun, SALES);
    // "A family income of", "income tax of"
    let of_firm = sales
        || case.is(noun, w!["profit", "profits"])
        || noun > from && case.is(noun - 1, w!["net", "operating", "pretax", "tax", "quarterly"]);
    (of_firm && case.only(noun + 1..end, LINKS)).then_some((noun, sales))
}

/// The amount with the first of the scale words that fits.
fn reading<'w>(
    case: &Case<'_>,
    own: &Figure,
    mut words: impl Iterator<Item = &'w (&'w str, i32)>,
    fits: impl Fn(f64) -> bool,
) -> Option<String> {
    let body = &case.text.body;
    let printed = wording::printed_power(body, own);
    let digits = own.value()?.to_f64() / 10_f64.powi(printed);
    let (word, _) =
        words.find(|(_, power)| *power != printed && fits(digits * 10_f64.powi(*power)))?;
    Some(wording::with_scale(body, own, word))
}
