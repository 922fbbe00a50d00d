//! More people than live in the country that is named: "6.1 billion Syrians", "Austria keeps 84
//! million prisoners", or in any town: "Linz has 212,500,000 inhabitants". What is said of a whole
//! population is left to the check, which knows when it is too small, too.

use super::calendar::year_at;
use super::case::{Case, words};
use super::countries::begins_with_a_country;
use super::places::{self, Place};
use super::subject::stem;
use super::{Flag, Severity, wording};
use crate::quantity::{Decimal, Figure, FigureKind};
use crate::text::Words;
use crate::w;

/// Those who live in a country, and are not counted elsewhere for it.
const ITS_PEOPLE: &Words = w![
    "inhabitant",
    "resident",
    "citizen",
    "soldier",
    "troop",
    "reservist",
    "conscript",
    "prisoner",
    "inmate",
    "pensioner",
    "retiree",
    "schoolchild",
    "pupil",
    "teacher",
    "voter",
    "household",
    "taxpayer",
    "jobless",
    "unemployed",
    "civilian",
    "newborn",
    "policeman",
];

/// Those who dwell somewhere.
const DWELLERS: &Words = w!["inhabitant", "resident"];

/// Words of more than one country, or of another time.
const WIDER: &Words = w![
    "world",
    "worldwide",
    "global",
    "globally",
    "globe",
    "planet",
    "earth",
    "mankind",
    "humanity",
    "continent",
    "region",
    "regions",
    "countries",
    "nations",
    "area",
    "eurozone",
    "europe",
    "european",
    "eu",
    "nato",
    "africa",
    "asia",
    "america",
    "americas",
    "arab",
    "middle",
    "latin",
    "states",
    "us",
    "union",
    "allied",
    "allies",
    "empire",
    "soviet",
    "nazi",
    "ottoman",
    "napoleon",
    "century",
    "centuries",
    "ever",
    "history",
    "total",
    "combined",
    "together",
    "abroad",
    "elsewhere",
    "descent",
    "diaspora",
    "origin",
    "roots",
    "java",
    "punjab",
    "bengal",
    "bihar",
    "subcontinent",
    "facebook",
    "if",
    "basin",
    "rim",
    "zone",
    "plain",
    "delta",
    "downstream",
    "rivers",
    "market",
    "alliance",
    "pact",
    "raj",
    "colonies",
    "coasts",
    "urban",
    "slums",
    "populous",
    "soil",
    "hive",
    "reef",
    "gut",
];

/// Words of those who are named after a country and never lived there.
const DESCENT: &Words = w![
    "descent",
    "diaspora",
    "origin",
    "roots",
    "ancestry",
    "ever",
    "history",
    "century",
    "centuries",
    "words",
    "speakers",
    "if",
];

/// Returns the flags for such counts, under the code of the check that asks.
pub(super) fn flags(case: &Case<'_>, code: &'static str) -> Vec<Flag> {
    let figures = case.extraction.figures.iter().filter(|figure| counted(figure));
    figures.filter_map(|figure| flag(case, code, figure)).collect()
}

/// Whether a figure counts more than live in a small country.
fn counted(figure: &Figure) -> bool {
    const MANY: f64 = 20_000.0;
    let sort = figure.kind == FigureKind::Quantity && figure.unit.is_none() && figure.per.is_none();
    sort && figure.thing.is_some() && figure.value().is_some_and(|own| own.to_f64() > MANY)
}

fn flag(case: &Case<'_>, code: &'static str, figure: &Figure) -> Option<Flag> {
    /// More than in the largest town.
    const NO_TOWN: f64 = 4.5e7;
    /// So many times as many as live there are no slip of a table a few years old.
    const FAR_ABOVE: f64 = 1.6;
    /// Of those named after a country many live elsewhere.
    const ANYWHERE: f64 = 5.0;
    /// A sentence with more words is a list.
    const MOST_TOKENS: usize = 120;
    let value = figure.value()?.to_f64();
    let last = words(figure.thing.as_deref()?).last()?;
    let sentence = case.sentence(figure)?;
    let tokens = sentence.first_token..sentence.end_token;
    let long = |tokens: &std::ops::Range<usize>| tokens.len() > MOST_TOKENS;
    if let Some(place) = named_after(last) {
        let most = place.people * ANYWHERE;
        let meant = value > most && !long(&tokens) && !case.any(tokens, DESCENT);
        return meant.then(|| told(case, code, figure, Some(place), place.people));
    }
    let at = case.token_at(figure.phrase.start);
    let home = at > 1 && case.is(at - 1, w!["to"]) && case.is(at - 2, w!["home"]);
    let dwellers = stem(last).is_in(DWELLERS) || home && stem(last).is_in(w!["person", "people"]);
    let its_people = dwellers || stem(last).is_in(ITS_PEOPLE);
    if !its_people || long(&tokens) || case.any(tokens.clone(), WIDER) {
        return None;
    }
    let other_day = |year: i32| !(1960..=2035).contains(&year);
    if tokens.clone().any(|at| year_at(case, at).is_some_and(other_day)) {
        return None;
    }
    let here = places::within(case, tokens.clone());
    let largest = here.iter().map(|(place, _)| *place).max_by(|a, b| a.people.total_cmp(&b.people));
    let foreign = |at: usize| {
        let text = case.tokens().get(at).filter(|token| token.capital).map(|token| token.span);
        text.and_then(|span| case.text.body.get(span.start..)).is_some_and(begins_with_a_country)
    };
    let Some(place) = largest else {
        let town = dwellers && value > NO_TOWN && !{ tokens }.any(foreign);
        return town.then(|| told(case, code, figure, None, NO_TOWN));
    };
    // "Danish and German pensioners"
    let own = |at: usize| here.iter().any(|(_, tokens)| tokens.contains(&at));
    let others = { tokens }.any(|at| !own(at) && foreign(at));
    // A senator of Vermont speaks of the whole country.
    let meant = value > place.people * FAR_ABOVE && !others && begins_with_a_country(place.name);
    meant.then(|| told(case, code, figure, Some(place), place.people))
}

/// The country or state that people are named after: "Syrians", "Germans".
fn named_after(noun: &str) -> Option<Place> {
    const ENDINGS: [&str; 9] = ["", "n", "an", "ian", "ean", "ese", "i", "ish", "er"];
    const SHORTEST: usize = 4;
    let one = noun.strip_suffix('s').or_else(|| noun.ends_with("ese").then_some(noun))?;
    if !noun.starts_with(char::is_uppercase) || !begins_with_a_country(noun) {
        return None;
    }
    let stems = ENDINGS.iter().filter_map(|ending| one.strip_suffix(ending));
    let stems: Vec<&str> = stems.filter(|stem| stem.len() >= SHORTEST).collect();
    places::largest(|name| stems.iter().any(|stem| name.starts_with(stem)))
}

fn told(
    case: &Case<'_>,
    code: &'static str,
    figure: &Figure,
    place: Option<Place>,
    most: f64,
) -> Flag {
    let printed = case.words(figure.span);
    let value = figure.value().map_or(0.0, Decimal::to_f64);
    let scaled = figure.scale.is_some();
    // "187,000,000 residents" of a town has three zeros too many.
    let zeros = place.is_none() && case.words(figure.number).ends_with(",000");
    let powers = match (scaled, zeros) {
        (true, _) => [3, 6, 9],
        (false, true) => [3, 2, 1],
        (false, false) => [1, 2, 3],
    };
    let power = powers.into_iter().find(|power| value / 10_f64.powi(*power) < most);
    let reading = power.and_then(|power| match case.words(figure.number).strip_suffix(",000") {
        Some(short) if zeros && power == 3 => {
            Some(case.words(figure.span).replacen(case.words(figure.number), short, 1))
        }
        _ => wording::in_other_size(case, figure, -power, &[]),
    });
    let offer = reading.as_ref().map_or_else(
        || " Check the number with the source.".to_owned(),
        |reading| format!(" {} would fit.", wording::opening(reading)),
    );
    let (fault, sum) = match place {
        Some(Place { name, people }) => {
            let about = wording::about(people);
            (
                format!("About {about} people live in {name} today"),
                format!("{name}: about {about} people (a rounded figure of ours)"),
            )
        }
        None => (
            "No town has more than about 40 million people".to_owned(),
            "the largest town: about 40 million people (a desk estimate)".to_owned(),
        ),
    };
    Flag {
        code,
        severity: Severity::Warning,
        span: figure.span,
        message: format!("{fault}, so {printed} cannot be right.{offer}"),
        computation: sum,
        related: Vec::new(),
        suggestions: reading.into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn more_than_live_there_cannot_be() {
        for (body, at) in [
            ("Some 4.1 billion Eritreans fled, the agency said.", "4.1 billion Eritreans"),
            ("Slovakia has 12 million pensioners, one in five of all.", "12 million pensioners"),
            ("Plzen, the town of beer, has 187,000,000 residents.", "187,000,000 residents"),
        ] {
            let found = flags(body);
            let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(body))).collect();
            assert_eq!(told, [("population-of-a-place", at)], "{body}");
        }
        for body in [
            "Some 4.1 million Eritreans live there, and 40 million people of Irish descent here.",
            "Slovakia has 1.2 million pensioners.",
            "Slovakia and its German neighbours have 21 million pensioners.",
            "The empire of which Slovakia was a part had 51 million inhabitants.",
            "The valleys of the two rivers have 230 million residents in many countries.",
        ] {
            assert!(flags(body).is_empty(), "{body}\n{:?}", flags(body));
        }
    }
}
