//! Did you mean: the known word nearest to one that is unknown, or the few that are near. What is
//! said around it is left to whoever refuses.

const NEAR_ENOUGH: f64 = 0.7;
/// More choices than these help nobody.
const MOST: usize = 3;

/// Returns the known word nearest to `given`, for a did-you-mean.
pub fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    known
        .into_iter()
        .map(|word| (strsim::jaro_winkler(&given, word), word))
        .filter(|(nearness, _)| *nearness > NEAR_ENOUGH)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, word)| word)
}

/// Returns the few known words near `given`: those it begins, if there are any, else those alike.
///
/// ```
/// use factdesk::desk::near_ones;
/// assert_eq!(near_ones("mar", ["mara", "jo", "marc"]), ["mara", "marc"]);
/// ```
pub fn near_ones<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let given = given.to_lowercase();
    let all: Vec<_> = known.into_iter().collect();
    let begun = |word: &&str| !given.is_empty() && word.starts_with(&given);
    let mut near: Vec<_> = all.iter().copied().filter(begun).collect();
    if near.is_empty() {
        let nearness = |word: &str| strsim::jaro_winkler(&given, word);
        near = all.into_iter().filter(|word| nearness(word) > NEAR_ENOUGH).collect();
        near.sort_by(|left, right| nearness(right).total_cmp(&nearness(left)));
    }
    near.truncate(MOST);
    near
}

/// Returns the question that follows a word nobody knows: "Did you mean mara or marc?"
///
/// ```
/// assert_eq!(factdesk::desk::meant("a1 or c1"), "Did you mean a1 or c1?");
/// ```
pub fn meant(near: impl std::fmt::Display) -> String {
    format!("Did you mean {near}?")
}

/// Returns words as people list choices: "mara or marc".
pub fn either(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, either, near_ones};

    #[test]
    fn a_slip_of_the_finger_is_understood_and_another_word_is_not() {
        assert_eq!(did_you_mean("acurate", ["accurate", "wrong"]), Some("accurate"));
        assert_eq!(did_you_mean("Mara", ["mara", "jo"]), Some("mara"));
        assert_eq!(did_you_mean("xyz", ["accurate", "wrong"]), None);
    }

    #[test]
    fn several_near_words_are_a_choice() {
        let desk = ["jo", "mara", "marc", "marcel", "martha"];
        assert_eq!(near_ones("mar", desk), ["mara", "marc", "marcel"]);
        assert_eq!(near_ones("maar", desk).first(), Some(&"mara"));
        assert!(near_ones("xyz", desk).is_empty() && near_ones("", desk).is_empty());
        assert_eq!(either(&["mara", "marc", "jo"]), "mara, marc or jo");
    }
}
