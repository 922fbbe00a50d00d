//! Did you mean: the known word nearest to one that is unknown. What is said around it is left to
//! whoever refuses.

/// Returns the known words nearest to `given`, best first, for a did-you-mean.
pub fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const NEAR_ENOUGH: f64 = 0.7;
    let given = given.to_lowercase();
    known
        .into_iter()
        .map(|word| (strsim::jaro_winkler(&given, word), word))
        .filter(|(nearness, _)| *nearness > NEAR_ENOUGH)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn a_slip_of_the_finger_is_understood_and_another_word_is_not() {
        assert_eq!(did_you_mean("acurate", ["accurate", "wrong"]), Some("accurate"));
        assert_eq!(did_you_mean("Mara", ["mara", "jo"]), Some("mara"));
        assert_eq!(did_you_mean("xyz", ["accurate", "wrong"]), None);
    }
}
