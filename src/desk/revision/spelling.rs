//! Which words are one word in two spellings, on the two sides of the ocean. A word one letter
//! away from another word ("county", "country") is another word; slips of the pen are left to
//! `slips.rs`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Returns whether the two are one word in two spellings.
pub(super) fn spelled_alike(a: &str, b: &str) -> bool {
    if a == b {
        return false;
    }
    let same = SPELLED.get(a).is_some_and(|line| SPELLED.get(b) == Some(line));
    same || ocean(a) == ocean(b) || tripled(a, b) || tripled(b, a)
}

/// "organised" as "organized", "organisation" as "organization".
fn ocean(word: &str) -> String {
    ["ise", "ised", "ises", "ising", "isation", "isations"]
        .iter()
        .find_map(|end| word.strip_suffix(end).filter(|stem| stem.len() > 3).map(|s| (s, end)))
        .map_or_else(
            || word.to_owned(),
            |(stem, end)| format!("{stem}{}", end.replacen('s', "z", 1)),
        )
}

/// Whether `slip` is `word` with one letter three times.
fn tripled(slip: &str, word: &str) -> bool {
    let letters: Vec<char> = slip.chars().collect();
    letters.windows(3).any(|three| matches!(three, [a, b, c] if a == b && b == c)) && {
        let mut thinned = letters.clone();
        let at = letters.windows(3).position(|t| matches!(t, [a, b, c] if a == b && b == c));
        at.map(|at| thinned.remove(at));
        thinned.into_iter().eq(word.chars())
    }
}

/// Spellings of the two sides of the ocean.
const SPELLINGS: &[&str] = &[
    "labour labor",
    "harbour harbor",
    "colour color",
    "favour favor",
    "favoured favored",
    "honour honor",
    "honoured honored",
    "neighbour neighbor",
    "neighbours neighbors",
    "neighbouring neighboring",
    "rumoured rumored",
    "behaviour behavior",
    "centre center",
    "centres centers",
    "theatre theater",
    "defence defense",
    "offence offense",
    "licence license",
    "programme program",
    "programmes programs",
    "metre meter",
    "metres meters",
    "kilometre kilometer",
    "kilometres kilometers",
    "centimetre centimeter",
    "centimetres centimeters",
    "millimetre millimeter",
    "millimetres millimeters",
    "litre liter",
    "litres liters",
    "travelled traveled",
    "travelling traveling",
    "traveller traveler",
    "travellers travelers",
    "cancelled canceled",
    "labelled labeled",
    "modelled modeled",
    "fuelled fueled",
    "grey gray",
    "tyre tire",
    "tyres tires",
    "plough plow",
    "sceptical skeptical",
    "ageing aging",
    "jewellery jewelry",
    "aluminium aluminum",
    "kerb curb",
    "cheque check",
    "catalogue catalog",
    "dialogue dialog",
    "enrol enroll",
    "fulfil fulfill",
    "adviser advisor",
    "advisers advisors",
    "judgement judgment",
    "among amongst",
    "while whilst",
    "toward towards",
    "ok okay",
    "percent pct",
];

static SPELLED: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let lines = SPELLINGS.iter().enumerate();
    lines.flat_map(|(at, line)| line.split(' ').map(move |word| (word, at))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_and_spellings() {
        assert!(spelled_alike("organised", "organized"));
        assert!(spelled_alike("commmittee", "committee"));
        assert!(!spelled_alike("county", "country"));
        assert!(!spelled_alike("million", "billion"));
        assert!(!spelled_alike("prise", "prize"));
    }
}
