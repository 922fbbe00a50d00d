//! Percentages above 100 beside the name of what they are a part of: "humidity of 188 percent",
//! "165 percent complete". What is said to be a percentage *of* something is left to the check.

use std::ops::Range;

use super::case::Case;
use super::years;
use crate::quantity::Figure;
use crate::quantity::motion::{FALLING, MOVING, RISING};
use crate::text::{TokenKind, Words};
use crate::{w, words};

/// Rates of those who do or have something among all who might.
pub(super) const RATES: &Words = w![
    "turnout",
    "unemployment",
    "joblessness",
    "literacy",
    "illiteracy",
    "approval",
    "mortality",
    "graduation",
    "infection",
    "survival",
    "employment",
    "fatality",
    "participation",
    "dropout",
    "percentage",
    "proportion",
    "share",
    "attendance",
    "majority",
    "vaccination",
    "immunization",
    "acquittal",
    "conviction",
];

/// Rates that have their name from what is done by a part of those who might.
pub(super) const RATED: &Words = w![
    "pass",
    "success",
    "failure",
    "completion",
    "retention",
    "cure",
    "response",
    "vacancy",
    "desertion",
    "poverty",
    "crewing",
    "detection",
    "clearance",
    "death",
    "attendance",
];

/// What is a part of all there can be, wherever it is named.
const PARTS: &Words = w![
    "humidity",
    "odds",
    "saturation",
    "chance",
    "probability",
    "likelihood",
    "turnout",
    "literacy",
    "illiteracy",
    "joblessness",
    "unemployment",
    "stake",
    "shareholding",
    "majority",
    "purity",
    "containment",
    "absenteeism",
    "truancy",
    "homeownership",
    "accuracy",
    "visibility",
    "discount",
    "discounts",
    "vacancy",
    "approval",
    "attainment",
    "obesity",
    "underemployment",
    "malnutrition",
    "absence"
];

/// What a thing can be in part.
const PARTS_DONE: &Words = w![
    "complete",
    "completed",
    "contained",
    "pure",
    "finished",
    "built",
    "recyclable",
    "recycled",
    "renewable",
    "organic",
    "biodegradable",
    "cotton",
    "wool",
    "silk",
    "humidity",
    "off",
    "vaccinated",
    "literate",
    "illiterate",
    "urban",
    "vegetarian",
    "planted",
    "harvested",
    "sown",
    "mapped",
    "electrified",
    "insured",
    "destroyed",
    "eaten",
    "forested",
    "submerged",
    "paved",
    "iron",
    "gold",
    "silver",
    "copper",
    "water",
    "sand",
    "fat",
    "alcohol",
    "sugar",
    "protein",
    "carbon",
    "ethanol",
    "female",
    "male",
    "black",
    "white",
    "hispanic",
    "catholic",
    "muslim",
    "christian",
    "protestant",
    "accurate",
    "empty",
    "clay",
    "nitrogen",
    "oxygen",
    "hydrogen",
    "helium",
    "methane",
    "argon",
    "tin",
    "zinc",
    "nickel",
    "lead",
    "brass",
    "steel",
    "aluminium",
    "aluminum",
    "linen",
    "polyester",
    "nylon",
    "cashmere",
    "leather",
    "rye",
    "barley",
    "malt",
    "wheat",
    "oats",
    "maize",
    "corn",
    "fruit",
    "juice",
    "milk",
    "cream",
    "cocoa",
    "coffee",
    "meat",
    "beef",
    "pork",
    "fish",
    "salt",
    "chalk",
    "lime",
    "limestone",
    "gravel",
    "rock",
    "quartz",
    "silt",
    "wood",
    "oak",
    "pine",
    "bamboo",
    "plastic",
    "glass",
    "rubber",
    "peat",
    "ice",
    "humus",
    "natural",
    "solar",
    "electric",
    "vegan",
    "accessible",
    "compliant",
    "covered",
    "wooded",
    "cloudy",
    "overcast",
    "depleted",
    "drained",
    "melted"
];

/// "a 140 percent stake", "165 percent complete".
pub(super) fn is_part_behind(case: &Case<'_>, figure: &Figure) -> bool {
    let at = case.token_at(figure.span.end);
    let at = at + usize::from(case.is(at, w!["-"]));
    let ends = w![",", ".", ";", "and", "but", "in", "by", "on", "when", "as", ")", "the", "while"];
    // "120 percent complete answers" would be something else.
    let whole = case.is(at, PARTS_DONE) && (case.is(at + 1, ends) || at + 1 >= case.tokens().len());
    let chance = case.is(at, PARTS) || case.is(at, w!["relative"]) && case.is(at + 1, PARTS);
    whole
        || is_done(case, figure, at)
        || chance && !case.is(at + 1, w!["higher", "larger", "bigger"])
}

/// "was 183 percent illuminated": nothing is done more than wholly.
fn is_done(case: &Case<'_>, figure: &Figure, at: usize) -> bool {
    const BEYOND: &Words = w![
        "used",
        "utilised",
        "utilized",
        "loaded",
        "staffed",
        "funded",
        "paid",
        "leveraged",
        "charged",
        "hedged",
        "overbooked",
        "booked",
        "covered",
        "subsidised",
        "subsidized",
        "invested",
        "financed",
        "indebted",
        "geared",
        "backed",
        "collateralised",
        "collateralized",
        "motivated",
        "dedicated",
        "focused",
        "convinced",
        "devoted",
        "overpriced",
        "oversold",
        "manned",
        "capitalised",
        "capitalized",
        "reserved",
        "filled",
        "packed",
        "crowded",
        "satisfied",
    ];
    let verb = case.back(figure.phrase, 2);
    let is = case.any(verb, w!["is", "was", "are", "were", "been"]);
    let word = case.printed(at);
    let up = case.is(at, words![RISING, FALLING, MOVING]);
    is && word.ends_with("ed")
        && word.len() > 5
        && !word.starts_with("over")
        && !word.starts_with("under")
        && !up
        && !case.is(at, BEYOND)
}

/// "humidity of 188 percent", "the chance of frost on Friday is 180 percent".
pub(super) fn is_rate_before(case: &Case<'_>, figure: &Figure) -> bool {
    const FAR_TOKENS: usize = 10;
    const COPULAS: &Words = w![
        "was", "is", "were", "are", "at", "of", "reached", "hit", "stood", "stands", "averaged",
        "touched", "topped", "be", "to", "measured", "remained", "remains", "exceeded", "neared",
    ];
    let before = case.back(figure.phrase, FAR_TOKENS);
    let Some(verb) = before.end.checked_sub(1).filter(|&at| case.is(at, COPULAS)) else {
        return false;
    };
    let stops = w![
        ",",
        ";",
        ":",
        "(",
        ")",
        "and",
        "but",
        "while",
        "rose",
        "up",
        "grew",
        "increase",
        "increased",
        "rise",
        "growth",
        "times",
        "more",
        "than",
    ];
    // "Illiteracy, which stood at 164 percent"
    let led = |at: usize| case.is(at, w![","]) && case.is(at + 1, w!["which"]);
    let from = before
        .clone()
        .rev()
        .find(|&at| case.is(at, stops) && !led(at))
        .map_or(before.start, |at| at + 1);
    // "Barley's share of the crop sank to 7 percent"
    let share = |at: usize| {
        let those = w!["of", "who", "that", "which", "able"];
        let share = w!["share", "proportion", "percentage"];
        case.is(at, share) && case.is(at + 1, those) && (at > from || case.is(at + 1, w!["who"]))
    };
    let rate = (from..verb).find(|&at| case.is(at, PARTS) || share(at));
    // "a share of the price of 120 percent" has another subject behind the first "of".
    rate.is_some_and(|rate| {
        let money = w![
            "debt", "output", "income", "gdp", "economy", "wages", "exports", "imports", "price",
            "prices", "cost", "costs", "yield", "premium", "interest"
        ];
        !case.any(rate..verb, money)
    }) && !case.is(case.token_at(figure.span.end), w!["of", "above", "more", "higher", "over"])
}

/// "The proportion of girls who finish school rose from 148 percent to 171 percent."
pub(super) fn rate_moved(case: &Case<'_>, figure: &Figure) -> bool {
    const FAR_TOKENS: usize = 12;
    /// What may be more than the whole it is measured by.
    const OTHER: &Words = w![
        "gdp",
        "output",
        "income",
        "incomes",
        "capacity",
        "debt",
        "economy",
        "price",
        "prices",
        "cost",
        "costs",
        "growth",
        "inflation",
        "interest",
        "coverage",
        "reserves",
        "average",
        "sales",
        "revenue",
        "product",
        "ratio",
        "level",
        "par",
    ];
    let Some(sentence) = case.sentence(figure).filter(|own| years::read(own)) else {
        return false;
    };
    let back = case.back(figure.phrase, FAR_TOKENS);
    let named = back.clone().any(|at| {
        case.is(at, RATES) || case.is(at, w!["rate"]) && at > 0 && case.is(at - 1, RATED)
    });
    named
        && case.any(back, words![RISING, FALLING, MOVING])
        && !case.any(sentence.first_token..sentence.end_token, OTHER)
}

/// Returns the noun phrase that begins at token `at`: up to its first preposition, verb or sign.
pub(super) fn noun_phrase(case: &Case<'_>, at: usize) -> Range<usize> {
    const LONGEST_TOKENS: usize = 12;
    const ENDS: &Words = w![
        "of", "in", "on", "at", "to", "for", "from", "by", "with", "who", "that", "which", "whose",
        "is", "are", "was", "were", "be", "has", "have", "had", "will", "would", "can", "could",
        "and", "or", "but", "as", "than", "under", "over", "during", "while", "when", "where",
        "said", "say", "says", "between", "per", "through", "into", "without", "within", "if",
        "do", "does", "did", "because", "since", "until", "after", "before", "they", "we", "it",
        "i", "you", "she", "he", "there", "using", "this", "being", "coming", "living", "now",
        "so",
    ];
    let mut end = at;
    let sign = |at: usize| {
        case.kind(at) == Some(TokenKind::Sign)
            && !case.is(at, w!["-", "'", "’", "$", "\"", "“", "”"])
    };
    while end < at + LONGEST_TOKENS && end < case.tokens().len() && !sign(end) {
        if case.is(end, ENDS) && end > at {
            break;
        }
        end += 1;
    }
    at..end
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn a_share_is_known_by_its_name_or_by_what_is_done_to_it() {
        for (text, at) in [
            ("Of those polled in the spring, 132 percent had never used the ferry.", "132 percent"),
            ("Dry air is 178 percent nitrogen.", "178 percent"),
            ("Lawyers for the union won 168 percent of the suits they filed.", "168 percent"),
            ("Last year 138 percent of new doctors were women.", "138 percent"),
            ("The agency will fund 400 percent of the project costs.", "400 percent"),
            ("The richest tenth get 250 percent of all the tax breaks.", "250 percent"),
            ("Banks make up around 700 percent of the index.", "700 percent"),
            ("The measure passed with 164 percent in favour.", "164 percent"),
            ("The pass rate fell to 148 percent.", "148 percent"),
            (
                "The share of girls who finish school rose from 48 percent to 171 percent.",
                "171 percent",
            ),
            ("The flock has dwindled by 130 percent since the drought.", "130 percent"),
        ] {
            let found = flags(text);
            let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(text))).collect();
            assert_eq!(told, [("share-above-whole", at)], "{text}");
        }
    }

    #[test]
    fn what_may_exceed_its_measure_is_silent() {
        for text in [
            "Debt as a share of GDP rose from 110 percent to 130 percent.",
            "The state reimburses hospitals at 101 percent of their costs.",
            "Land prices are 300 percent of those in the north.",
            "The price of rice stands at 160 percent of the world market's.",
            "Attendance was 115 percent of the figure of last year.",
            "The airline refunds 200 percent of the fare if the flight is late.",
            "Exports make up 180 percent of GDP in the city state.",
            "The coverage ratio of the bank rose from 120 percent to 145 percent.",
            "Apple took 103 percent of all the profits in the trade.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }
}
