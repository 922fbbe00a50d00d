//! How a text shows that a country, a people or a state is spoken of.

use std::sync::LazyLock;

/// Words that speak of a state without its name.
pub(super) const STATE_WORDS: &[&str] = &[
    "country",
    "countries",
    "nation",
    "nations",
    "state",
    "states",
    "government",
    "governments",
    "ministry",
    "republic",
    "kingdom",
    "national",
    "nationwide",
    "embargo",
    "bilateral",
];

/// Countries by the stem their name and their people share.
const COUNTRIES: &[&str] = &[
    "Afghan",
    "Albania",
    "Algeria",
    "Angola",
    "Argentin",
    "Armenia",
    "Australia",
    "Austria",
    "Azerbaijan",
    "Bahrain",
    "Bangladesh",
    "Belarus",
    "Belgi",
    "Bolivia",
    "Bosnia",
    "Brazil",
    "Britain",
    "British",
    "Bulgaria",
    "Cambodia",
    "Cameroon",
    "Canad",
    "Chile",
    "China",
    "Chinese",
    "Colombia",
    "Congo",
    "Croatia",
    "Cuba",
    "Cyprus",
    "Czech",
    "Denmark",
    "Danish",
    "Ecuador",
    "Egypt",
    "Estonia",
    "Ethiopia",
    "Finland",
    "Finnish",
    "France",
    "French",
    "Gabon",
    "Georgia",
    "German",
    "Ghana",
    "Greece",
    "Greek",
    "Guatemala",
    "Haiti",
    "Hondura",
    "Hungar",
    "Iceland",
    "India",
    "Indonesia",
    "Iran",
    "Iraq",
    "Ireland",
    "Irish",
    "Israel",
    "Ital",
    "Japan",
    "Jordan",
    "Kazakh",
    "Kenya",
    "Kuwait",
    "Kyrgyz",
    "Laos",
    "Latvia",
    "Leban",
    "Libya",
    "Lithuania",
    "Madagascar",
    "Malaysia",
    "Mali",
    "Mexic",
    "Moldova",
    "Mongolia",
    "Morocc",
    "Mozambique",
    "Myanmar",
    "Namibia",
    "Nepal",
    "Netherlands",
    "Dutch",
    "New Zealand",
    "Nicaragua",
    "Niger",
    "Norw",
    "Oman",
    "Pakistan",
    "Panama",
    "Paraguay",
    "Peru",
    "Philippine",
    "Philippines",
    "Poland",
    "Polish",
    "Portug",
    "Qatar",
    "Romania",
    "Russia",
    "Rwanda",
    "Saudi",
    "Senegal",
    "Serbia",
    "Singapore",
    "Slovak",
    "Slovenia",
    "Somali",
    "South Africa",
    "Spain",
    "Spanish",
    "Sri Lanka",
    "Sudan",
    "Swed",
    "Swiss",
    "Switzerland",
    "Syria",
    "Taiwan",
    "Tajik",
    "Tanzania",
    "Thai",
    "Tunisia",
    "Turk",
    "Uganda",
    "Ukrain",
    "Emirates",
    "United Kingdom",
    "Uruguay",
    "Uzbek",
    "Venezuela",
    "Vietnam",
    "Yemen",
    "Zambia",
    "Zimbabwe",
    "Benin",
    "Bhutan",
    "Botswana",
    "Burkina",
    "Costa Rica",
    "Côte d",
    "Dominican",
    "El Salvador",
    "England",
    "Eritrea",
    "Guinea",
    "Guyana",
    "Ivory Coast",
    "Jamaica",
    "Liberia",
    "Malawi",
    "Mauritania",
    "Papua",
    "Scotland",
    "Sierra Leone",
    "Suriname",
    "Togo",
    "Trinidad",
    "Turkmen",
    // Capitals, where they mean the government.
    "Abu Dhabi",
    "Abuja",
    "Ankara",
    "Ashgabat",
    "Astana",
    "Baghdad",
    "Baku",
    "Beijing",
    "Caracas",
    "Damascus",
    "Dhaka",
    "Doha",
    "Hanoi",
    "Havana",
    "Islamabad",
    "Jakarta",
    "Kabul",
    "Kiev",
    "Kremlin",
    "Kyiv",
    "Luanda",
    "Minsk",
    "Moscow",
    "Pretoria",
    "Pyongyang",
    "Riyadh",
    "Tashkent",
    "Tehran",
];

/// What a name and a people may have behind their stem: "Argentin|ian", "Norw|egians". "Malibu"
/// and "Norwich" have something else.
const ENDINGS: &[&str] = &[
    "", "s", "a", "al", "an", "ans", "ay", "e", "ean", "eans", "egian", "egians", "en", "er",
    "ers", "es", "ese", "ey", "i", "ia", "ian", "ians", "ic", "ien", "iens", "is", "ish", "istan",
    "land", "lese", "n", "nian", "nians", "ns", "o", "on", "stan", "uese", "um", "vian", "vians",
    "y",
];

/// The stems by their first letter.
static STEMS: LazyLock<[Vec<&'static str>; 26]> = LazyLock::new(|| {
    let begins = |letter: u8| {
        COUNTRIES.iter().copied().filter(move |stem| stem.as_bytes().first() == Some(&letter))
    };
    std::array::from_fn(|at| {
        (b'A'..=b'Z').nth(at).map_or(vec![], |letter| begins(letter).collect())
    })
});

/// Returns whether a text begins with the name of a country or a people, told by its capital.
pub(super) fn begins_with_a_country(text: &str) -> bool {
    let first = text.bytes().next().and_then(|byte| byte.checked_sub(b'A'));
    let stems = first.and_then(|letter| STEMS.get(usize::from(letter)));
    stems.is_some_and(|stems| stems.iter().any(|stem| names(stem, text)))
}

/// Whether a text begins with a word of that stem.
fn names(stem: &str, text: &str) -> bool {
    let Some(rest) = text.strip_prefix(stem) else { return false };
    let end = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
    let ending = rest.get(..end).unwrap_or_default();
    // "Frances" is a woman.
    ENDINGS.contains(&ending) && !(ending == "s" && stem.ends_with('e'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_is_found_by_its_first_letter() {
        for stem in COUNTRIES {
            assert!(begins_with_a_country(&format!("{stem}»")), "{stem}");
            assert!(!begins_with_a_country(&stem.to_lowercase()), "{stem}");
        }
        for none in ["Zürich", "Áland", ""] {
            assert!(!begins_with_a_country(none), "{none}");
        }
    }

    #[test]
    fn a_town_or_a_name_that_begins_like_a_country_is_none() {
        for name in [
            "Argentines",
            "Norwegian ships",
            "Mali’s",
            "Malian",
            "Nigerien",
            "Nigerians",
            "Swedes",
            "Portuguese",
            "Philippines",
            "Turkmenistan",
            "Czechs",
            "Italy",
            "Lebanese",
            "Peruvians",
            "Congolese",
            "New Zealanders",
            "Turkey",
            "Thailand",
            "Belgium,",
            "Côte d’Ivoire",
            "Swedish",
            "Mexican",
            "Norway",
            "Germans",
            "Kyrgyzstan",
            "Icelandic",
            "Somalis",
        ] {
            assert!(begins_with_a_country(name), "{name}");
        }
        for name in [
            "Malibu",
            "Norwich",
            "Indianapolis",
            "Frances",
            "Indiana",
            "Norwood",
            "Perugia",
            "Chinatown",
            "Cubism",
            "Japanning",
            "Omaha",
            "Irishtown",
            "Jordanhill",
            "Turku",
        ] {
            assert!(!begins_with_a_country(name), "{name}");
        }
    }
}
