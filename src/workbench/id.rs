//! Ids as people type them: `a1`, `c17`, `f12` …, bare where the verb says what is meant, and a
//! claim also by its number in its article: `a1/17a`.

use super::error::Error;
use crate::desk::meant;

/// A sort of thing that has ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// `a1`
    Article,
    /// `c17`
    Claim,
    /// `f12`
    Flag,
    /// `s3`
    Source,
    /// `n5`
    Note,
    /// `q2`
    Question,
}

impl Sort {
    /// Every sort, in the order of the desk.
    pub const ALL: [Self; 6] =
        [Self::Article, Self::Claim, Self::Flag, Self::Source, Self::Note, Self::Question];

    /// Returns the letter before the number.
    pub const fn letter(self) -> char {
        match self {
            Self::Article => 'a',
            Self::Claim => 'c',
            Self::Flag => 'f',
            Self::Source => 's',
            Self::Note => 'n',
            Self::Question => 'q',
        }
    }

    /// Returns its name with its article, and many of them: "a claim", "claims".
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Article => ("an article", "articles"),
            Self::Claim => ("a claim", "claims"),
            Self::Flag => ("a flag", "flags"),
            Self::Source => ("a source", "sources"),
            Self::Note => ("a note", "notes"),
            Self::Question => ("a question", "questions"),
        }
    }

    /// Returns the command that lists them.
    const fn listed_by(self) -> &'static str {
        match self {
            Self::Article => "factdesk articles",
            Self::Claim => "factdesk claims",
            Self::Flag => "factdesk report flags --format table",
            Self::Source => "factdesk source list",
            Self::Note => "factdesk report notes --format table",
            Self::Question => "factdesk questions",
        }
    }

    /// Reads an id of this sort that carries its letter.
    fn lettered(self, text: &str) -> Option<i64> {
        text.starts_with(self.letter()).then(|| number(text, self.letter())).flatten()
    }

    /// Reads an id of this sort: `c17`, or `17`.
    pub fn id(self, text: &str) -> Result<i64, Error> {
        number(text, self.letter()).ok_or_else(|| {
            let (one, many) = self.words();
            let letter = self.letter();
            let (name, many) = (one.split_once(' ').map_or(one, |(_, name)| name), capital(many));
            let other = Self::ALL.into_iter().find(|sort| sort.lettered(text).is_some());
            let what = match other {
                Some(other) => format!("{text} is {}, no {name}", other.words().0),
                None => format!("{text:?} is no {name}"),
            };
            Error::usage(what).hint(format!(
                "{many} are called {letter}1, {letter}2, {letter}3 …; {} lists them.",
                self.listed_by()
            ))
        })
    }
}

/// What an id leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id {
    /// What sort of thing.
    pub sort: Sort,
    /// Which one.
    pub number: i64,
}

/// Reads an article's id: `a1`, or `1`.
pub fn article_id(text: &str) -> Result<i64, Error> {
    Sort::Article.id(text)
}

/// Reads an id that must carry its letter, of one of these sorts.
pub fn any_id(text: &str, sorts: &[Sort]) -> Result<Id, Error> {
    let lettered = |sort: Sort| sort.lettered(text).map(|number| Id { sort, number });
    if let Some(id) = sorts.iter().copied().find_map(lettered) {
        return Ok(id);
    }
    let hint = match text.parse::<i64>() {
        Ok(number) if number > 0 => {
            let ids = sorts.iter().map(|sort| format!("{}{number}", sort.letter()));
            meant(ids.collect::<Vec<_>>().join(" or "))
        }
        _ => {
            let called = sorts.iter().map(|sort| {
                let ((_, many), letter) = (sort.words(), sort.letter());
                format!("{many} are called {letter}1, {letter}2 …")
            });
            capital(&called.collect::<Vec<_>>().join("; "))
        }
    };
    let sorts: Vec<_> = sorts.iter().map(|sort| sort.words().0).collect();
    let message = match sorts.as_slice() {
        [one] => format!("{text:?} is not {one}."),
        [one, other] => format!("{text:?} is neither {one} nor {other}."),
        many => format!("{text:?} is none of these: {}.", many.join(", ")),
    };
    Err(Error::usage(message).hint(hint))
}

/// Reads a claim by its article and its number there: `a1/17a`.
pub fn numbered_claim(text: &str) -> Option<(i64, &str)> {
    let (article, claim) = text.split_once('/')?;
    let article = article.starts_with('a').then(|| number(article, 'a')).flatten()?;
    let digits = claim.bytes().take_while(u8::is_ascii_digit).count();
    let rest = claim.get(digits..)?;
    let plain = digits > 0 && rest.bytes().all(|byte| byte.is_ascii_lowercase());
    plain.then_some((article, claim))
}

fn number(text: &str, letter: char) -> Option<i64> {
    let digits = text.strip_prefix(letter).unwrap_or(text);
    // One thing has one name: c01 is none of c1's.
    let plain = !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten().filter(|&number| number > 0)
}

fn capital(words: &str) -> String {
    let mut signs = words.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

#[cfg(test)]
mod tests {
    use super::{Id, Sort, any_id, article_id, numbered_claim};

    #[test]
    fn ids_come_with_their_letter_or_bare() {
        assert_eq!(article_id("a12"), Ok(12));
        assert_eq!(article_id("12"), Ok(12));
        assert_eq!(Sort::Flag.id("f3"), Ok(3));
        let both = [Sort::Article, Sort::Claim];
        assert_eq!(any_id("c17", &both), Ok(Id { sort: Sort::Claim, number: 17 }));
        assert_eq!(any_id("a1", &both), Ok(Id { sort: Sort::Article, number: 1 }));
        assert_eq!(numbered_claim("a1/17a"), Some((1, "17a")));
        assert_eq!(numbered_claim("a1/a"), None);
        assert_eq!(numbered_claim("1/17"), None);
    }

    #[test]
    fn what_is_no_id_says_what_one_looks_like() {
        for text in ["", "a", "a0", "c01", "c-1", "17", "x1", "a1b", "a99999999999999999999"] {
            let refused = any_id(text, &[Sort::Article, Sort::Claim]).unwrap_err();
            assert!(refused.hint.is_some(), "{text}");
        }
        assert_eq!(Sort::Flag.id("007").unwrap_err().message, "\"007\" is no flag");
        assert_eq!(numbered_claim("a01/17"), None);
        assert_eq!(Sort::Note.id("c1").unwrap_err().message, "c1 is a claim, no note");
        let file = Sort::Article.id("one.md").unwrap_err().hint.unwrap();
        assert_eq!(file, "Articles are called a1, a2, a3 …; factdesk articles lists them.");
    }
}
