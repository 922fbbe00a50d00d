//! What building a bridge, a tunnel or a liner cost, without its "million": "had consumed roughly
//! £7 by 1996". Other lost scale words are left to the check.

use std::ops::Range;

use super::calendar;
use super::case::Case;
use super::elsewhere::{in_words, scale_follows};
use super::subject::stem;
use super::{Flag, Severity, wording};
use crate::quantity::{Figure, FigureKind};
use crate::text::Words;
use crate::w;

/// What nobody builds for the price of a dinner.
const WORKS: &Words = w![
    "tunnel",
    "bridge",
    "dam",
    "airport",
    "motorway",
    "highway",
    "railway",
    "railroad",
    "canal",
    "stadium",
    "reactor",
    "tower",
    "skyscraper",
    "hospital",
    "terminal",
    "liner",
    "viaduct",
    "metro",
    "subway",
    "pipeline",
    "refinery",
    "satellite",
    "submarine",
    "carrier",
    "barrage",
    "reservoir",
    "warship",
    "frigate",
    "destroyer",
    "expressway",
    "interchange",
    "observatory",
    "cathedral",
    "parliament",
    "freeway",
    "interstate",
    "tramway",
    "shipyard",
    "ship",
    "ferry",
];

/// Works that one pays a fare for.
const RIDDEN: &Words = w![
    "ferry", "ferries", "metro", "metros", "subway", "subways", "tramway", "tramways", "ship",
    "ships", "railway", "railways", "railroad", "liner", "liners",
];

/// Verbs whose object is a cost.
const COST: &Words = w![
    "cost",
    "consumed",
    "consumes",
    "swallowed",
    "swallows",
    "devoured",
    "absorbed",
    "gobbled",
    "eaten",
    "spent",
    "spend",
    "invested",
    "award",
    "awarded",
    "earmarked",
    "allocated",
    "pledged",
    "borrowed",
    "lent",
    "budgeted",
];

/// Returns the flags for costs of great works that nothing but a scale word can make true.
pub(super) fn flags(case: &Case<'_>, code: &'static str) -> Vec<Flag> {
    let figures = case.extraction.figures.iter().filter(|figure| small_sum(case, figure));
    figures.filter_map(|figure| flag(case, code, figure)).collect()
}

/// Whether a figure is a sum of money in digits, below two hundred and without a scale word.
fn small_sum(case: &Case<'_>, figure: &Figure) -> bool {
    const LARGEST: f64 = 200.0;
    figure.kind == FigureKind::Money
        && figure.scale.is_none()
        && figure.per.is_none()
        && figure.last_digit >= -1
        && figure.direction.is_none()
        && figure.pair.is_none()
        && figure.value().is_some_and(|value| (1.0..LARGEST).contains(&value.to_f64()))
        && !in_words(case, figure)
        && !scale_follows(case, figure)
}

fn flag(case: &Case<'_>, code: &'static str, figure: &Figure) -> Option<Flag> {
    let sentence = case.sentence(figure)?;
    let tokens = sentence.first_token..sentence.end_token;
    if tokens.len() > MOST_TOKENS || small(case, tokens.clone()) {
        return None;
    }
    let player = transfer(case, figure);
    let work = built(case, figure, &tokens).or_else(|| to_build(case, figure, &tokens));
    let work = work.or(player)?;
    let does = if player == Some(work) { "buys" } else { "builds" };
    let surface = case.words(figure.span);
    let noun = stem_of(case, work);
    let scales = affordable(case, figure, &noun);
    let suggestions: Vec<String> =
        scales.iter().map(|word| wording::with_scale(&case.text.body, figure, word)).collect();
    let words: Vec<String> = scales.iter().map(|word| format!("“{word}”")).collect();
    let missing = match words.as_slice() {
        [only] => only.clone(),
        _ => format!("A word such as {}", wording::any_of(&words)),
    };
    Some(Flag {
        code,
        severity: Severity::Warning,
        span: figure.span,
        message: format!(
            "{missing} seems to be missing after {surface}: nobody {does} {} {noun} for so \
             little. {} would fit.",
            wording::article(&noun),
            wording::opening(&suggestions.join(" or "))
        ),
        computation: format!("{surface} as printed"),
        related: Vec::new(),
        suggestions,
    })
}

/// The scale words that a work of its kind and time leaves: no tower costs €140 billion, no ship
/// of 1907 a billion, and the tunnel under the Channel more than millions.
#[cold]
fn affordable(case: &Case<'_>, figure: &Figure, noun: &str) -> Vec<&'static str> {
    /// What one building, ship or bridge costs at most; a railway may be dearer.
    const DEAREST: f64 = 25e9;
    const DEAREST_LINE: f64 = 200e9;
    /// Before that year nobody built for a billion.
    const CHEAP: i32 = 1930;
    const MILLIONS: f64 = 5e8;
    const BILLION: f64 = 1e9;
    const PLAYER: f64 = 3e8;
    let all = wording::usual_scales(figure);
    if all.first() != Some(&"million") {
        return all.to_vec();
    }
    let lines = [
        "motorway",
        "highway",
        "railway",
        "railroad",
        "canal",
        "metro",
        "subway",
        "pipeline",
        "expressway",
        "freeway",
        "interstate",
        "tramway",
        "tunnel",
        "airport",
        "dam",
        "reactor",
    ];
    let near = sentences_around(case, figure);
    let year = near.clone().find_map(|at| calendar::year_at(case, at));
    let most = match () {
        () if year.is_some_and(|year| (1000..CHEAP).contains(&year)) => MILLIONS,
        () if lines.contains(&noun) => DEAREST_LINE,
        () if !is_noun_of_works(noun) => PLAYER,
        () => DEAREST,
    };
    let least = if near.clone().any(|at| giant(case, at)) { BILLION } else { 0.0 };
    let value = figure.value().map_or(0.0, crate::quantity::Decimal::to_f64);
    let fits = |word: &&'static str| {
        let own = value * 10_f64.powi(wording::scale_power(word));
        (least..=most).contains(&own)
    };
    let fitting: Vec<&'static str> = all.iter().copied().filter(|word| fits(word)).collect();
    if fitting.is_empty() { all.to_vec() } else { fitting }
}

fn is_noun_of_works(noun: &str) -> bool {
    use crate::text::Word;
    Word::of(noun).is_in(WORKS)
}

/// Whether the name of a work that cost billions begins there.
fn giant(case: &Case<'_>, at: usize) -> bool {
    let two = |first: &Words, second: &Words| case.is(at, first) && case.is(at + 1, second);
    case.capital(at)
        && (two(w!["channel"], w!["tunnel"])
            || two(w!["gotthard"], w!["base", "tunnel"])
            || two(w!["three"], w!["gorges"])
            || two(w!["big"], w!["dig"])
            || two(w!["hinkley"], w!["point"])
            || case.is(at, w!["crossrail", "eurotunnel", "itaipu"]))
}

/// The tokens of the figure’s sentence and of those of its paragraph before it.
fn sentences_around(case: &Case<'_>, figure: &Figure) -> Range<usize> {
    const BEFORE: usize = 3;
    let Some(own) = case.sentence_index(figure.span.start) else { return 0..0 };
    let sentences = &case.extraction.sentences;
    let mut first = own;
    while first > 0
        && own - first < BEFORE
        && sentences.get(first).is_some_and(|own| !case.begins(own))
    {
        first -= 1;
    }
    let start = sentences.get(first).map_or(0, |own| own.first_token);
    start..sentences.get(own).map_or(start, |own| own.end_token)
}

/// A sentence with more words is a list.
const MOST_TOKENS: usize = 120;

/// The noun as the message says it: "bridge" of "bridges".
fn stem_of(case: &Case<'_>, at: usize) -> String {
    let word = case.printed(at).to_lowercase();
    if case.is(at, WORKS) { word } else { word.trim_end_matches('s').to_owned() }
}

fn is_work(case: &Case<'_>, at: usize) -> bool {
    case.is(at, WORKS) || case.printed(at).ends_with('s') && stem(case.printed(at)).is_in(WORKS)
}

/// "Paid €38 for the striker": what clubs pay for a player.
fn transfer(case: &Case<'_>, figure: &Figure) -> Option<usize> {
    let end = case.token_at(figure.span.end);
    let at = case.token_at(figure.phrase.start);
    let players = w![
        "striker",
        "midfielder",
        "defender",
        "goalkeeper",
        "winger",
        "forward",
        "pitcher",
        "quarterback",
        "playmaker",
        "fullback",
    ];
    let paid = at.checked_sub(1).is_some_and(|at| case.is(at, w!["paid", "pay", "for", "about"]));
    let near = end + 1..end + 5;
    (paid && case.is(end, w!["for"]) && case.is(end + 1, w!["the", "a", "their", "its"]))
        .then(|| case.find(near, players))?
}

/// Whether the sentence speaks of small things, or of an age in which so little was much.
fn small(case: &Case<'_>, tokens: Range<usize>) -> bool {
    const RECENT: i32 = 1890;
    let things = w![
        "ticket",
        "tickets",
        "toll",
        "tolls",
        "fare",
        "fares",
        "entry",
        "admission",
        "visit",
        "visiting",
        "climbing",
        "tour",
        "tours",
        "model",
        "models",
        "toy",
        "souvenir",
        "poster",
        "per",
        "each",
        "apiece",
        "trip",
        "trips",
        "ride",
        "rides",
        "crossing",
        "crossings",
        "stamp",
        "kit",
        "puzzle",
        "night",
        "parking",
        "share",
        "shares",
        "fine",
        "fined",
        "fee",
        "fees",
        "meal",
        "lunch",
        "dinner",
        "coffee",
        "book",
        "print",
        "postcard",
        "symbolic",
        "hourly",
        "wage",
        "head",
        "driver",
        "motorist",
        "passenger",
        "household",
        "barrel",
        "seat",
        "seats",
        "subscription",
        "pass",
        "commute",
        "taxi",
        "cab",
        "bus",
        "card",
        "drink",
        "beer",
        "sandwich",
        "guests",
    ];
    let old = |at: usize| calendar::year_at(case, at).is_some_and(|year| year < RECENT);
    case.any(tokens.clone(), things) || tokens.into_iter().any(old)
}

/// "The tunnel … had consumed roughly £7", "her tower cost its owners C$95".
fn built(case: &Case<'_>, figure: &Figure, tokens: &Range<usize>) -> Option<usize> {
    const NEAR_TOKENS: usize = 6;
    const PAYERS: &Words = w![
        "roughly",
        "about",
        "around",
        "some",
        "nearly",
        "almost",
        "over",
        "more",
        "than",
        "up",
        "an",
        "estimated",
        "its",
        "the",
        "their",
        "a",
        "developers",
        "builders",
        "owners",
        "city",
        "state",
        "taxpayers",
        "government",
        "company",
        "county",
        "council",
        "country",
        "nation",
        "close",
        "to",
        "well",
        "at",
        "least",
        "only",
        "just",
        "treasury",
        "firm",
        "kingdom",
        "republic",
        "port",
        "canton",
        "province",
        "investors",
        "backers",
        "public",
        "line",
        "of",
    ];
    let at = case.token_at(figure.phrase.start);
    let low = at.saturating_sub(NEAR_TOKENS).max(tokens.start);
    let verb = (low..at).rev().find(|&at| case.is(at, COST))?;
    if !case.only(verb + 1..at, PAYERS) {
        return None;
    }
    let end = case.token_at(figure.span.end);
    // "… to build", "by the time it opened": the whole of it was paid.
    let whole = (end..(end + 3).min(tokens.end)).any(|at| {
        case.is(at, w!["to"]) && case.is(at + 1, BUILD)
            || case.is(at, w!["by"]) && case.is(at + 1, w!["the"]) && case.is(at + 2, w!["time"])
    });
    let closed =
        end >= tokens.end || case.is(end, w![".", ",", ";", "and", "when", "in", "by", "before"]);
    if !whole && !closed {
        return None;
    }
    if case.is(verb, w!["spent", "spend", "invested"]) {
        return None;
    }
    // "The ferry cost £12" is the fare.
    let ridden = |at: usize| case.is(at, RIDDEN);
    let before = (tokens.start..verb).rev().find(|&at| is_work(case, at));
    if before.is_some_and(ridden) && !whole {
        return None;
    }
    // The sentence before names what "it" or "the link" is.
    let earlier = || {
        let own = case.sentence_index(figure.span.start)?;
        let taken_up = case.is(tokens.start, w!["the", "it", "its", "that", "this", "building"]);
        let opens = case.begins(case.extraction.sentences.get(own)?);
        let last = case.extraction.sentences.get(own.checked_sub(1)?)?;
        let names = last.first_token..last.end_token;
        let near = whole && taken_up && !opens && names.len() <= MOST_TOKENS;
        names.rev().find(|&at| near && is_work(case, at))
    };
    before.or_else(earlier)
}

/// Verbs of building.
const BUILD: &Words = w![
    "build",
    "rebuild",
    "replace",
    "construct",
    "dig",
    "bore",
    "dredge",
    "widen",
    "repair",
    "restore",
    "complete",
    "finish",
    "raise",
    "dam",
    "lay",
    "renovate",
    "modernise",
    "modernize",
    "expand",
    "erect",
    "overhaul",
    "extend",
    "reinforce",
];

/// "Will get $48 to replace three bridges".
fn to_build(case: &Case<'_>, figure: &Figure, tokens: &Range<usize>) -> Option<usize> {
    const NEAR_TOKENS: usize = 7;
    const GREAT: &Words = w![
        "build",
        "rebuild",
        "replace",
        "construct",
        "dredge",
        "widen",
        "expand",
        "extend",
        "dig",
    ];
    let end = case.token_at(figure.span.end);
    if !case.is(end, w!["to"]) || !case.is(end + 1, GREAT) {
        return None;
    }
    // "To replace three old bridges", not "the swings beside the bridge"
    let aside = w!["of", "in", "beside", "near", "on", "at", "for", "over", "along", "with", "by"];
    let tokens = end + 2..(end + 2 + NEAR_TOKENS).min(tokens.end);
    let found =
        tokens.clone().take_while(|&at| !case.is(at, aside)).find(|&at| is_work(case, at))?;
    // "interstate bridges" are bridges.
    Some(if tokens.contains(&(found + 1)) && is_work(case, found + 1) { found + 1 } else { found })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn no_great_work_is_built_for_a_few_coins() {
        for (body, at) in [
            ("The tunnel under the strait was late and had consumed roughly £7 by 1996.", "£7"),
            ("The dam on the upper Tarn had swallowed about $3 by the time it was full.", "$3"),
            ("Her best-known tower cost its owners C$95 by the time it opened in 1984.", "C$95"),
            ("The state will get $48 to replace three bridges over the Orm.", "$48"),
            ("The club paid €38 for the striker, a record for the league.", "€38"),
            ("The larger liner cost £2.1 to build, a record at the time.", "£2.1"),
        ] {
            let found = flags(body);
            let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(body))).collect();
            assert_eq!(told, [("lost-scale-word", at)], "{body}");
        }
        for body in [
            "The tunnel costs drivers £7 for a single trip.",
            "A trip over the bridge costs $12.",
            "The first bridge, of wood, cost £90 to build in 1784.",
            "The tower, a model of cardboard, cost $9 to build.",
            "Visiting the dam costs $14, and the museum is free.",
            "The tunnel cost £7 billion by the time it opened.",
            "The airport shop charges $3 for water.",
            "The ferry cost £14 and took two hours.",
            "The subway cost $2 in 2009.",
        ] {
            assert!(flags(body).is_empty(), "{body}\n{:?}", flags(body));
        }
    }

    #[test]
    fn only_what_a_work_can_have_cost_is_offered() {
        for (body, offered) in [
            ("In 1911 such a liner cost £2.1 to build, no less.", &["£2.1 million"] as &[&str]),
            ("Her cathedral cost the city €160 by the time it had a roof.", &["€160 million"]),
            ("Orm County was lent $77 to widen five highway bridges.", &["$77 million"]),
            (
                "The Gotthard Base Tunnel swallowed about $12 by the time it was dug.",
                &["$12 billion"],
            ),
            (
                "The dam had swallowed about $3 by the time it was full.",
                &["$3 million", "$3 billion"],
            ),
        ] {
            let found = flags(body);
            assert_eq!(found.len(), 1, "{body}\n{found:?}");
            assert_eq!(found[0].suggestions, offered, "{body}");
        }
    }
}
