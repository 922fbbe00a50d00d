//! Claims named by their numbers in an article, as people write them: "3-9, 12, 17a".

use std::fmt;

/// A claim's number in its article: 17, or 17a for one that was added behind it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Number {
    digits: u32,
    /// `z` comes before `aa`.
    letters: (usize, String),
}

/// Numbers of claims and stretches of them.
///
/// ```
/// use factdesk::desk::numbers::Numbers;
/// let numbers = Numbers::parse("3-9, 17a").unwrap();
/// assert!(numbers.has("5") && numbers.has("5a") && numbers.has("17a") && !numbers.has("17"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers(Vec<Stretch>);

/// From one number to another; both are inside, and the same for a single one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stretch {
    written: String,
    first: Number,
    last: Number,
}

impl Numbers {
    /// Reads numbers; the error is a whole sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let stretches: Vec<_> = parts.map(stretch).collect::<Result<_, _>>()?;
        if stretches.is_empty() {
            return Err("No claim is named.".to_owned());
        }
        Ok(Self(stretches))
    }

    /// Returns whether the claim of that number is among them.
    pub fn has(&self, number: &str) -> bool {
        Number::parse(number).is_some_and(|number| self.0.iter().any(|part| part.has(&number)))
    }

    /// Returns the first part, as written, of which an end is none of these claims.
    pub fn missing<'a>(&self, there: impl IntoIterator<Item = &'a str>) -> Option<&str> {
        let there: Vec<_> = there.into_iter().filter_map(Number::parse).collect();
        let found = |part: &Stretch| there.contains(&part.first) && there.contains(&part.last);
        self.0.iter().find(|part| !found(part)).map(|part| part.written.as_str())
    }
}

impl fmt::Display for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<_> = self.0.iter().map(|part| part.written.as_str()).collect();
        f.write_str(&parts.join(", "))
    }
}

impl Stretch {
    fn has(&self, number: &Number) -> bool {
        (&self.first..=&self.last).contains(&number)
    }
}

fn stretch(part: &str) -> Result<Stretch, String> {
    let number = |text: &str| {
        Number::parse(text.trim()).ok_or_else(|| format!("{part:?} is no number of a claim."))
    };
    let (first, last) = match part.split_once(['-', '–']) {
        Some((first, last)) => (number(first)?, number(last)?),
        None => (number(part)?, number(part)?),
    };
    if last < first {
        return Err(format!("{part:?} runs backwards."));
    }
    Ok(Stretch { written: part.to_owned(), first, last })
}

impl Number {
    fn parse(text: &str) -> Option<Self> {
        let end = text.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, letters) = text.split_at_checked(end)?;
        // A claim has one number: 03 is nobody's. (0a stands before the first.)
        let plain = letters.bytes().all(|byte| byte.is_ascii_lowercase())
            && (end == 1 || !digits.starts_with('0'));
        let letters = (letters.len(), letters.to_owned());
        plain.then(|| digits.parse().ok()).flatten().map(|digits| Self { digits, letters })
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn a_stretch_holds_what_was_added_inside_it() {
        let numbers = Numbers::parse("3-5, 12,17a-17c").unwrap();
        let there = ["2", "3", "3a", "5", "5a", "12", "12a", "17", "17b", "17d", "17aa"];
        let had: Vec<_> = there.iter().copied().filter(|number| numbers.has(number)).collect();
        assert_eq!(had, ["3", "3a", "5", "12", "17b"]);
        assert_eq!(numbers.missing(["3", "5", "12", "17a"]), Some("17a-17c"));
        assert_eq!(numbers.missing(["3", "4", "12"]), Some("3-5"));
        assert_eq!(numbers.missing(["3", "5", "12", "17a", "17c"]), None);
        assert_eq!(numbers.to_string(), "3-5, 12, 17a-17c");
    }

    #[test]
    fn what_is_no_number_is_said() {
        for (text, words) in [
            ("", "No claim"),
            (" , ", "No claim"),
            ("x", "\"x\" is no number"),
            ("3-", "\"3-\" is no number"),
            ("9-3", "\"9-3\" runs backwards"),
            ("03", "\"03\" is no number"),
            ("c3", "\"c3\" is no number"),
            ("99999999999", "is no number"),
        ] {
            assert!(Numbers::parse(text).unwrap_err().contains(words), "{text}");
        }
    }
}
