//! What a row of the reference table rests on, told in one line: the source itself, without those
//! who only passed it on. The whole of it stands in `factdesk reference`.

/// Returns the evidence without its go-betweens: "EIA figures for 2023 as printed by Nai500 (Top
/// Ten): the world 101 million" is "EIA figures for 2023: the world 101 million", and "OMG Facts,
/// quoting Guinness: 10.8 kg" is "Guinness: 10.8 kg".
pub(super) fn at_first_hand(evidence: &str) -> String {
    let clauses: Vec<String> = evidence.split("; ").map(|own| unquoted(&unprinted(own))).collect();
    clauses.join("; ")
}

/// A clause without "as printed by" and what stood there.
fn unprinted(clause: &str) -> String {
    const PASSED_ON: [&str; 4] =
        [", as printed by ", " as printed by ", ", as reported by ", " as reported by "];
    const BRACKETS: [&str; 2] = [" (as printed by ", " (as reported by "];
    let mut told = clause.to_owned();
    for words in BRACKETS {
        while let Some((before, rest)) = told.split_once(words) {
            let tail = rest.split_once(')').map_or("", |(_, tail)| tail);
            told = format!("{before}{tail}");
        }
    }
    for words in PASSED_ON {
        while let Some((before, rest)) = told.split_once(words) {
            let name = rest.find([':', '(', ')', ',']).unwrap_or(rest.len());
            let rest = rest.get(name..).unwrap_or_default();
            // The title of what they printed stands in brackets behind them.
            let title =
                if rest.starts_with('(') { rest.find(')').map_or(0, |end| end + 1) } else { 0 };
            told = format!("{before}{}", rest.get(title..).unwrap_or_default());
        }
    }
    told
}

/// A clause that begins with whom its source quotes.
fn unquoted(clause: &str) -> String {
    if let Some((_, whom)) = clause.split_once(", quoting ") {
        return whom.to_owned();
    }
    match clause.split_once(" (quoting ") {
        Some((name, whom)) if !name.contains(' ') => whom.replacen(')', "", 1),
        _ => clause.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::at_first_hand;
    use crate::check::References;

    #[test]
    fn who_passed_a_figure_on_is_left_out() {
        for (evidence, told) in [
            (
                "UN figures (United Nations, as reported by The Times): 8 billion people",
                "UN figures (United Nations): 8 billion people",
            ),
            (
                "EIA figures as printed by A and B (Top Ten): 101 million",
                "EIA figures: 101 million",
            ),
            ("A and B, quoting Guinness: 10.8 kg", "Guinness: 10.8 kg"),
            ("a guess; mill (quoting the Guild) counts nine", "a guess; the Guild counts nine"),
            ("the Agency (as printed by C) counts nine", "the Agency counts nine"),
            ("Guinness World Records: 486 km/h", "Guinness World Records: 486 km/h"),
        ] {
            assert_eq!(at_first_hand(evidence), told);
        }
    }

    #[test]
    fn no_row_of_ours_names_a_go_between_in_its_sum() {
        let references = References::built_in();
        for row in references.rows() {
            let told = at_first_hand(&row.evidence);
            let passed = ["as printed by", "as reported by", "quoting"];
            assert!(!passed.iter().any(|own| told.contains(own)), "{}: {told}", row.concept);
            assert!(told.chars().any(|c| c.is_ascii_digit() || c.is_alphabetic()), "{told}");
        }
    }
}
