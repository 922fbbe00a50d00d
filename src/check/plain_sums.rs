//! What everybody knows of a sum: a country exports for billions, and the largest firms of the
//! world earn them. What the passage itself says of a sum is left to `beyond`.

use super::case::Case;
use super::whereabouts::named_country;
use crate::quantity::{Figure, FigureKind, Interval};
use crate::text::Words;
use crate::w;

/// Firms whose sales and profits of a year or a quarter are billions.
const GIANTS: &Words = w![
    "toyota",
    "apple",
    "samsung",
    "walmart",
    "amazon",
    "microsoft",
    "google",
    "alphabet",
    "exxon",
    "exxonmobil",
    "shell",
    "bp",
    "chevron",
    "volkswagen",
    "siemens",
    "nestle",
    "nestlé",
    "sony",
    "honda",
    "aramco",
    "gazprom",
    "jpmorgan",
    "pfizer",
    "novartis",
    "roche",
    "boeing",
    "airbus",
    "verizon",
    "intel",
    "ibm",
    "hsbc",
    "facebook",
    "tencent",
    "alibaba",
    "totalenergies",
];

/// So many units of a currency are a large sum: a billion dollars, a hundred billion yen.
fn billions(figure: &Figure) -> f64 {
    let small = super::wording::usual_scales(figure).first() == Some(&"billion");
    if small { 1e11 } else { 1e9 }
}

/// Returns the room in which a sum of money must lie by plain knowledge, and the reason.
#[cold]
pub(super) fn room(case: &Case<'_>, figure: &Figure) -> Option<(Interval, String)> {
    if figure.kind != FigureKind::Money {
        return None;
    }
    if let Some(why) = trade(case, figure).or_else(|| giant(case, figure)) {
        return Some((Interval::new(billions(figure), f64::INFINITY), why));
    }
    let (least, why) = many(case, figure)?;
    Some((Interval::new(least, f64::INFINITY), why))
}

/// "Swedish imports reached": all that a country sells abroad in a year.
fn trade(case: &Case<'_>, figure: &Figure) -> Option<String> {
    const FAR_TOKENS: usize = 10;
    const VERBS: &Words =
        w!["amounted", "totalled", "totaled", "reached", "rose", "fell", "were", "came", "stood"];
    let before = case.back(figure.span, FAR_TOKENS);
    let start = before.start;
    let noun = { before }.rev().find(|&at| case.is(at, w!["exports", "imports"]))?;
    let of_goods = case.is(noun + 1, w!["of"]) && case.is(noun + 2, w!["goods", "merchandise"]);
    let told = case.is(if of_goods { noun + 3 } else { noun + 1 }, VERBS);
    // "Malta's exports to Fiji" are of two.
    let of_country = [1, 2, 3].iter().any(|back| {
        let at = noun.checked_sub(*back).filter(|&at| at + 3 > start);
        at.is_some_and(|at| {
            named_country(case, at) && case.only(at + 1..noun, w!["'s", "’s", "s", "total"])
        })
    });
    let month = case.any(start..case.ahead(figure.span, 6).end, w!["month", "week", "day"]);
    (told && of_country && !month)
        .then(|| format!("a country’s {} run to billions", case.printed(noun)))
}

/// "14,300 schools asked for money, in all €3.4": no school asks for a few hundred euros.
fn many(case: &Case<'_>, figure: &Figure) -> Option<(f64, String)> {
    const EACH: f64 = 1000.0;
    const BODIES: &Words = w![
        "departments",
        "agencies",
        "schools",
        "hospitals",
        "cities",
        "towns",
        "counties",
        "companies",
        "firms",
        "farms",
        "libraries",
        "museums",
        "universities",
        "colleges",
        "parishes",
        "villages",
    ];
    const NEAR_TOKENS: usize = 5;
    let sentence = case.sentence(figure)?;
    let near = case.back(figure.span, NEAR_TOKENS).start..case.ahead(figure.span, 2).end;
    if !case.any(near, w!["total", "totaling", "totalling", "totalled", "totaled", "all"]) {
        return None;
    }
    let counts = case.figures_in(sentence.span).filter_map(|at| case.figure(at));
    counts.filter(|own| own.kind == FigureKind::Quantity && own.unit.is_none()).find_map(|own| {
        let behind = case.token_at(own.number.end);
        case.find(behind..behind + 3, BODIES)?;
        let count = own.value()?.to_f64();
        let why = format!("{} ask for more", case.words(own.span));
        (count >= EACH).then_some((count * EACH, why))
    })
}

/// "Sony made sales of": a firm as large as that.
fn giant(case: &Case<'_>, figure: &Figure) -> Option<String> {
    const FAR_TOKENS: usize = 10;
    const EARNS: &Words = w![
        "earned", "earns", "made", "profit", "profits", "revenue", "revenues", "sales", "turnover",
        "earnings"
    ];
    let before = case.back(figure.span, FAR_TOKENS);
    let sentence = case.sentence(figure)?;
    let behind = case.ahead(figure.span, FAR_TOKENS);
    let name = { before.clone() }.find(|&at| case.is(at, GIANTS) && case.capital(at))?;
    let subject = name == sentence.first_token || case.is(name - 1, w![",", "while", "and"]);
    let period = case.any(behind, w!["year", "quarter", "half", "months", "fiscal", "annual"])
        || case.any(before.clone(), w!["year", "quarter", "annual", "quarterly", "fiscal"]);
    let earns = case.any(name + 1..before.end, EARNS);
    (subject && period && earns)
        .then(|| format!("a firm as large as {} reports larger sums", case.printed(name)))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn what_everybody_knows_of_a_sum_leaves_one_scale_word() {
        for (text, reading) in [
            ("In 2019 Swedish imports reached €141.3, a tenth of it oil.", "€141.3 billion"),
            ("Norway's exports rose to €88.3 over the year, a tenth of it cod.", "€88.3 billion"),
            ("Sony made sales of ¥8.7 in the fiscal year.", "¥8.7 trillion"),
            ("Some 14,300 schools wrote to the fund, and wanted €3.4 in all.", "€3.4 billion"),
        ] {
            let found = flags(text);
            assert_eq!(found.len(), 1, "{text}\n{found:?}");
            assert_eq!(found[0].suggestions, [reading], "{text}");
        }
        for text in [
            "The Swedish mill’s exports of cod reached €94.6 in 2019.",
            "The mill of Orm made sales of €1.1 in the fiscal year.",
        ] {
            let found = flags(text);
            assert_eq!(found.len(), 1, "{text}\n{found:?}");
            assert_eq!(found[0].suggestions.len(), 2, "{text}");
        }
    }
}
