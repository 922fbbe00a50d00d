//! Ids as people type them: `a1`, `c17`, or bare where the verb says what is meant.

use super::error::Error;

/// What an id leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    /// `a1`
    Article(i64),
    /// `c17`
    Claim(i64),
}

/// Reads an article's id: `a1`, or `1`.
pub fn article_id(text: &str) -> Result<i64, Error> {
    number(text, 'a').ok_or_else(|| {
        Error::usage(format!("{text:?} is no article")).hint("Articles are called a1, a2, a3 …")
    })
}

/// Reads the id of whatever can be shown: `a1` or `c17`.
pub fn any_id(text: &str) -> Result<Id, Error> {
    let lettered = |letter| text.starts_with(letter).then(|| number(text, letter)).flatten();
    if let Some(article) = lettered('a') {
        return Ok(Id::Article(article));
    }
    if let Some(claim) = lettered('c') {
        return Ok(Id::Claim(claim));
    }
    let hint = match text.parse::<i64>() {
        Ok(number) if number > 0 => format!("Did you mean a{number} or c{number}"),
        _ => "Articles are called a1, a2 …; claims c1, c2 …".to_owned(),
    };
    Err(Error::usage(format!("{text:?} is neither an article nor a claim.")).hint(hint))
}

fn number(text: &str, letter: char) -> Option<i64> {
    let digits = text.strip_prefix(letter).unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten().filter(|&number| number > 0)
}

#[cfg(test)]
mod tests {
    use super::{Id, any_id, article_id};

    #[test]
    fn ids_come_with_their_letter_or_bare() {
        assert_eq!(article_id("a12"), Ok(12));
        assert_eq!(article_id("12"), Ok(12));
        assert_eq!(any_id("c17"), Ok(Id::Claim(17)));
        assert_eq!(any_id("a1"), Ok(Id::Article(1)));
    }

    #[test]
    fn what_is_no_id_says_what_one_looks_like() {
        for text in ["", "a", "a0", "c-1", "17", "x1", "a1b", "a99999999999999999999"] {
            assert!(any_id(text).unwrap_err().hint.is_some(), "{text}");
        }
    }
}
