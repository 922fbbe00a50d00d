//! Small amounts that are told of a country and are not the country's: what a convent buys for
//! its stoves, a farmer sows, a museum borrows, what is found on a boat. Too small for a country is
//! then no doubt. Which amounts are is left to the reference table.

use super::case::Case;
use crate::quantity::Figure;
use crate::text::Words;
use crate::w;

/// Returns whether the figure's sentence speaks of one body, one thing or one deed.
pub(super) fn told(case: &Case<'_>, figure: &Figure) -> bool {
    let Some(own) = case.sentence(figure) else { return false };
    let tokens = own.first_token..own.end_token;
    let own = |at: usize| case.any(at.saturating_sub(3)..at, ONE);
    // "A single oil well", not "as well".
    let dug = |at: usize| case.is(at, w!["a", "the", "oil", "gas", "single", "backyard", "old"]);
    let grain = |at: usize| case.is(at, w!["wheat", "maize", "corn", "rice", "barley", "grass"]);
    { tokens }.any(|at| {
        case.is(at, BODIES)
            || case.is(at, DEEDS)
            || case.is(at, w!["for"]) && case.is(at + 1, OWN) && !case.is(at + 2, OF_ALL)
            || case.is(at, w!["van", "club", "team"]) && own(at)
            || case.is(at, w!["well"]) && at.checked_sub(1).is_some_and(dug)
            || case.is(at, w!["seed", "seeds"]) && at.checked_sub(1).is_some_and(grain)
            || case.is(at, w!["wells", "fields", "rigs"]) && case.any(at + 1..at + 4, STOPPED)
            || case.is(at, w!["rounding"]) && case.is(at + 1, w!["error"])
            || case.is(at, w!["first", "opening", "debut"])
                && case.is(at + 1, w!["year", "season", "month", "week", "day"])
                && at.checked_sub(1).is_some_and(|at| case.is(at, OWN))
            || case.is(at, w!["one", "single", "lone", "tiny", "small", "only", "smallest"])
                && case.is(at + 1, UNITS)
                && !case
                    .is(at + 2, w!["nation", "nations", "state", "states", "country", "countries"])
    })
}

/// "Diesel for its ambulances" is bought by one body for one thing; "for its power plants" is not.
const OWN: &Words = w!["its", "his", "her", "their"];
const OF_ALL: &Words = w![
    "own",
    "power",
    "refinery",
    "refineries",
    "plants",
    "reactors",
    "army",
    "armed",
    "forces",
    "navy",
    "industry",
    "people",
    "citizens",
    "population",
    "market",
    "needs",
    "economy",
    "stocks",
    "reserves",
    "farmers",
    "steelmakers",
    "factories",
    "neighbour",
    "neighbours",
    "allies",
];

/// Who or what has no country's amounts.
const BODIES: &Words = w![
    "villa",
    "mansion",
    "palace",
    "residence",
    "castle",
    "museum",
    "gallery",
    "theatre",
    "theater",
    "opera",
    "orchestra",
    "zoo",
    "circus",
    "hospital",
    "clinic",
    "prison",
    "jail",
    "school",
    "kindergarten",
    "college",
    "laboratory",
    "lab",
    "orphanage",
    "shelter",
    "hostel",
    "hotel",
    "restaurant",
    "café",
    "cafe",
    "kitchen",
    "canteen",
    "bakery",
    "baker",
    "butcher",
    "brewery",
    "brewer",
    "distillery",
    "monastery",
    "convent",
    "abbey",
    "church",
    "cathedral",
    "mosque",
    "temple",
    "monks",
    "nuns",
    "farmer",
    "farmstead",
    "smallholder",
    "gardener",
    "garden",
    "greenhouse",
    "household",
    "couple",
    "landlord",
    "tenant",
    "pensioner",
    "widow",
    "village",
    "hamlet",
    "villagers",
    "islet",
    "captain",
    "sailor",
    "skipper",
    "fisherman",
    "striker",
    "goalkeeper",
    "athlete",
    "athletes",
    "squad",
    "consulate",
    "consul",
    "barracks",
    "garrison",
    "platoon",
    "soldier",
    "collector",
    "hobbyist",
    "artist",
    "sculptor",
    "painter",
    "exhibition",
    "sculpture",
    "monument",
    "festival",
    "wedding",
    "banquet",
    "feast",
    "funeral",
    "ceremony",
    "foodbank",
    "thief",
    "thieves",
    "smuggler",
    "smugglers",
    "gang",
    "lorry",
    "lorries",
    "truck",
    "trucks",
    "boat",
    "trawler",
    "yacht",
    "warehouse",
    "cellar",
    "silo",
    "shed",
    "barn",
    "garage",
    "shop",
    "stall",
    "kiosk",
    "supermarket",
    "grocer",
    "scouts",
    "pupils",
    "plane",
    "helicopter",
    "ambulance",
    "ambulances",
    "convoy",
    "gauge",
    "startup",
    "rescue",
    "rescuers",
    "victims",
    "survivors",
    "refugees",
    "patients",
    "camp",
    "exile",
    "backyard",
    "allotment",
    "plot",
    "sample",
    "samples",
    "seedlings",
    "experiment",
];

/// What is done once, to a heap of something.
const DEEDS: &Words = w![
    "stole",
    "stolen",
    "seized",
    "seizes",
    "confiscated",
    "smuggled",
    "looted",
    "spilled",
    "spilt",
    "spill",
    "leaked",
    "leak",
    "dumped",
    "donated",
    "donates",
    "donation",
    "gift",
    "gifted",
    "souvenir",
    "symbolic",
    "airlifted",
    "parachuted",
    "sacks",
    "joke",
    "stunt",
    "rotted",
    "rotten",
    "spoiled",
    "contaminated",
    "overturned",
    "buried",
];

const ONE: &Words =
    w!["a", "the", "one", "single", "its", "his", "her", "their", "this", "'s", "’s"];

/// "When the wells burned": output may fall to nothing.
const STOPPED: &Words =
    w!["burned", "burnt", "burning", "alight", "ablaze", "shut", "closed", "idle"];

/// Of which one stands for itself: "a single mine".
const UNITS: &Words = w![
    "mine", "plant", "farm", "mill", "ship", "vessel", "tanker", "firm", "company", "factory",
    "town", "island", "port", "site", "refinery", "field", "station",
];

#[cfg(test)]
mod tests {
    use crate::check::trial::placed;

    #[test]
    fn what_one_body_buys_is_not_its_country_s() {
        for text in [
            "Poland exported 5 tonnes of wheat to a monastery last year.",
            "Latvia received 14 tonnes of diesel for its lifeboats.",
            "Kuwait pumped 40 barrels of oil a day from a well in the desert.",
            "A single mine in Norway sold 9 tonnes of coal to Sweden last year.",
        ] {
            assert!(placed(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_a_country_sells_may_be_told_beside_others() {
        for (text, at) in [
            ("Poland exported 14 tonnes of wheat for its own account last year.", "14 tonnes"),
            ("Farmers in Poland harvested 11 tonnes of wheat, the institute said.", "11 tonnes"),
        ] {
            let found = placed(text);
            assert!(found.len() == 1 && found[0].1.starts_with(at), "{text}: {found:?}");
        }
    }
}
