//! Words that people type, before they are kept: never empty, never endless, no sign that hides.
//! What they mean is nobody's business here.

use super::error::Error;

/// A note longer than this is a document: cite it as a source.
const LONGEST_BYTES: usize = 1 << 20;

/// Returns the words as they are kept: line ends and tabs stay, other control signs are refused.
/// `what` begins the sentence that refuses: "The note".
pub fn checked_words(what: &str, words: &str) -> Result<String, Error> {
    let words = words.replace("\r\n", "\n");
    let words = words.trim();
    if words.is_empty() {
        return Err(Error::usage(format!("{what} has no words.")).hint("Say it in a few."));
    }
    if words.len() > LONGEST_BYTES {
        return Err(Error::usage(format!("{what} is longer than {} MB.", LONGEST_BYTES >> 20))
            .hint("Keep long texts in a file and cite it: factdesk source add FILE"));
    }
    let odd = words.chars().find(|sign| sign.is_control() && !matches!(sign, '\n' | '\t'));
    if let Some(odd) = odd {
        let code = u32::from(odd);
        return Err(Error::usage(format!("{what} holds a control sign (U+{code:04X})."))
            .hint("Leave it out; it came from a copy, most likely."));
    }
    Ok(words.to_owned())
}

/// The same for words that may be missing.
pub fn checked_option(what: &str, words: Option<&str>) -> Result<Option<String>, Error> {
    words.map(|words| checked_words(what, words)).transpose()
}

#[cfg(test)]
mod tests {
    use super::checked_words;

    #[test]
    fn words_are_kept_as_they_are_and_odd_ones_refused() {
        assert_eq!(checked_words("The note", " a\r\nb\t ").unwrap(), "a\nb");
        for odd in ["", " \n", "a\0b", "a\u{1b}[31m", "\u{7f}"] {
            assert!(checked_words("The note", odd).is_err(), "{odd:?}");
        }
        assert!(checked_words("The note", &"x".repeat(1 << 20)).is_ok());
        assert!(checked_words("The note", &"x".repeat((1 << 20) + 1)).is_err());
    }
}
