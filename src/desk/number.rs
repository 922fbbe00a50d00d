//! What people call a claim in its article: 17; one added between 17 and 18 is 17a, the next 17b.
//! A number never changes and is never given twice.

/// Returns the number of a claim added behind the one of number `before` (before the first: `None`)
/// when all of these were given already.
///
/// ```
/// use factdesk::desk::number;
/// assert_eq!(number::between(Some("17"), ["17", "17a", "18"]), "17b");
/// assert_eq!(number::between(None, ["1"]), "0a");
/// ```
pub fn between<'a>(before: Option<&str>, given: impl IntoIterator<Item = &'a str>) -> String {
    let whole = before.map_or("0", |number| parts(number).0);
    let letters = given.into_iter().map(parts).filter(|(there, _)| *there == whole);
    let last = letters.map(|(_, letters)| letters).max_by_key(|letters| (letters.len(), *letters));
    format!("{whole}{}", after(last.unwrap_or("")))
}

/// Returns a number's whole part and its letters.
fn parts(number: &str) -> (&str, &str) {
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    number.split_at_checked(digits).unwrap_or((number, ""))
}

/// Returns the letters after these: a, b … z, aa, ab …
fn after(letters: &str) -> String {
    let mut signs: Vec<char> = letters.chars().collect();
    for sign in signs.iter_mut().rev() {
        if let Some(next) = (*sign..='z').nth(1) {
            *sign = next;
            return signs.into_iter().collect();
        }
        *sign = 'a';
    }
    signs.push('a');
    signs.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_beyond_z() {
        let next = |given: &str| between(Some("17"), [given]);
        assert_eq!((next("17").as_str(), next("17a").as_str()), ("17a", "17b"));
        assert_eq!((next("17z").as_str(), next("17az").as_str()), ("17aa", "17ba"));
        assert_eq!(next("17zz"), "17aaa");
    }

    #[test]
    fn a_letter_belongs_to_its_own_number() {
        assert_eq!(between(Some("17c"), ["17", "17a", "17c", "1", "1a", "170z"]), "17d");
        assert_eq!(between(Some("1"), ["17", "17a"]), "1a");
        assert_eq!(between(Some("9"), ["9z", "9aa"]), "9ab");
    }
}
