//! Passwords: which are refused because anybody would guess them, how one is kept, and whether one
//! that is typed is the one. Who has which is left to the store.

use std::fmt;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// A shorter one can be tried out.
pub const SHORTEST: usize = 15;
/// A longer one is no password any more.
pub const LONGEST: usize = 1_000;

/// The commonest that are long enough, from what lists of leaked ones have in common. Those that
/// repeat a shorter word or walk along the keys are recognised and need no line here.
const COMMON: &str = include_str!("passwords.txt");

/// Rows in the order in which fingers or children go along them.
const ROWS: [&str; 9] = [
    "1234567890",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "abcdefghijklmnopqrstuvwxyz",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
];

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It can be tried out.
    Short,
    /// Nobody types that.
    Long,
    /// It is among the first that anybody tries.
    Common,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Short => write!(f, "A password has at least {SHORTEST} characters."),
            Self::Long => write!(f, "A password has at most {LONGEST} characters."),
            Self::Common => f.write_str("That password is among the first that anybody tries."),
        }
    }
}

/// Refuses a password of that person that anybody would guess. Which signs are in it does not
/// matter.
///
/// ```
/// use factdesk::desk::password::{Fault, check};
/// assert_eq!(check("three herons by the weir", "mara"), Ok(()));
/// assert_eq!(check("passwordpassword", "mara"), Err(Fault::Common));
/// ```
pub fn check(password: &str, handle: &str) -> Result<(), Fault> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Fault::Short);
    }
    if length > LONGEST {
        return Err(Fault::Long);
    }
    let plain: String =
        password.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let besides = plain.replace(handle, "");
    let only_the_handle = besides.chars().count() < 4 && besides != plain;
    if only_the_handle || is_common(&plain) || is_common(&besides) {
        return Err(Fault::Common);
    }
    Ok(())
}

/// Whether small letters and digits are on the list, repeat themselves, or walk along the keys,
/// with or without digits around them.
fn is_common(plain: &str) -> bool {
    let bare = plain.trim_matches(|c: char| c.is_ascii_digit());
    let guessed = |word: &str| {
        !word.is_empty()
            && (repeats(word)
                || walks(word)
                || COMMON.lines().any(|line| !line.starts_with('#') && line == word))
    };
    guessed(plain) || (bare.chars().count() >= 6 && guessed(bare))
}

/// Whether it is a shorter word over and over.
fn repeats(plain: &str) -> bool {
    let all: Vec<char> = plain.chars().collect();
    let over_and_over = |unit: usize| all.iter().zip(all.iter().skip(unit)).all(|(a, b)| a == b);
    (1..=all.len() / 2).any(over_and_over)
}

/// Whether it goes along a row, there or back, round and round.
fn walks(plain: &str) -> bool {
    ROWS.iter().any(|row| {
        let there: String = row.chars().chain(row.chars()).collect();
        let back: String = there.chars().rev().collect();
        let pieces = |along: &str| {
            let mut rest = plain;
            while !rest.is_empty() {
                // The longest piece of it that lies along the row; short ones are chance.
                let piece = (1..=rest.len())
                    .rev()
                    .filter_map(|end| rest.get(..end))
                    .find(|piece| along.contains(*piece));
                match piece {
                    Some(piece) if piece.len() >= 5 || piece.len() == rest.len() => {
                        rest = rest.get(piece.len()..).unwrap_or("");
                    }
                    _ => return false,
                }
            }
            true
        };
        pieces(&there) || pieces(&back)
    })
}

/// Returns what is kept of a password: Argon2id with a salt of its own. It takes a while, on
/// purpose. `None` where the system has no chance to give.
pub fn hash(password: &str) -> Option<String> {
    at_work(password, "");
    Argon2::default().hash_password(password.as_bytes()).ok().map(|hash| hash.to_string())
}

/// Returns whether a password is the one that was kept. Takes as long as [`hash`].
pub fn is(password: &str, kept: &str) -> bool {
    let longest = LONGEST * 4; // a character has at most four bytes
    // The sort of hash and what it costs stand before the salt.
    at_work(password, kept.rsplitn(3, '$').last().unwrap_or(""));
    let Ok(kept) = PasswordHash::new(kept) else { return false };
    let typed = password.as_bytes();
    let same = Argon2::default().verify_password(typed.get(..longest).unwrap_or(typed), &kept);
    same.is_ok() && typed.len() <= longest
}

/// Notes for tests that a password is hashed now, and how.
#[cfg(not(test))]
fn at_work(_: &str, _: &str) {}

#[cfg(test)]
fn at_work(password: &str, how: &str) {
    tests::HASHED.lock().unwrap().push((password.to_owned(), how.to_owned()));
}

#[cfg(test)]
pub(crate) fn hashed(password: &str) -> Vec<String> {
    let all = tests::HASHED.lock().unwrap();
    all.iter().filter(|(own, _)| own == password).map(|(_, how)| how.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) static HASHED: std::sync::Mutex<Vec<(String, String)>> =
        std::sync::Mutex::new(Vec::new());

    #[test]
    fn what_anybody_tries_is_refused_and_long_words_of_ones_own_are_not() {
        for common in [
            "123456789012345",
            "qwertyuiopasdfg",
            "aaaaaaaaaaaaaaaa",
            "Password Password",
            "passwordpassword1",
            "mara mara mara mara",
            "1q2w3e4r5t6y7u8i",
            "0987654321098765",
            "correct horse battery staple",
            "CorrectHorseBatteryStaple",
            "factdeskfactdesk",
            "iloveyouiloveyou",
            "letmeinletmein2024",
        ] {
            assert_eq!(check(common, "mara"), Err(Fault::Common), "{common}");
        }
        for own in [
            "three herons by the weir",
            "kvass und zwölf Äpfel",
            "q7#Lp0!vZe93.mMw",
            "1912 tulips 77 boats",
            "mara eats plums in June",
        ] {
            assert_eq!(check(own, "mara"), Ok(()), "{own}");
        }
        assert_eq!(check("three herons", "mara"), Err(Fault::Short));
        assert_eq!(check(&"ab c".repeat(400), "mara"), Err(Fault::Long));
        let long = "a goose, two swans and a great many ducks came down the river in the rain";
        assert!(long.len() >= 64);
        assert_eq!(check(long, "mara"), Ok(()));
    }

    #[test]
    fn the_list_holds_only_what_would_be_long_enough() {
        for line in COMMON.lines().filter(|line| !line.starts_with('#')) {
            assert!(line.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()), "{line}");
        }
    }

    #[test]
    fn only_the_same_words_open() {
        let kept = hash("three herons by the weir").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is("three herons by the weir", &kept));
        for other in ["three herons by the wei", "Three herons by the weir", "", " "] {
            assert!(!is(other, &kept), "{other}");
        }
        assert!(!is("x", "no hash at all"));
        let (one, two) = (hash("the same words twice"), hash("the same words twice"));
        assert_ne!(one, two, "each has a salt of its own");
    }
}
