//! Addresses of our own pages, put together from words that people typed.

use std::fmt::Write as _;

use super::answer::Answer;
use super::sealed::{TOLD, sealed};
use crate::desk::source::{SourceGiven, What};
use crate::workbench::Error;

/// Returns the address with these fields behind it; empty ones are left out. What is told stands
/// behind its seal.
pub(super) fn with(to: &str, fields: &[(&str, &str)]) -> String {
    let mut address = to.to_owned();
    let mut sign = if to.contains('?') { '&' } else { '?' };
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        let value = if *name == TOLD { encoded(&sealed(value)) } else { encoded(value) };
        let _ = write!(address, "{sign}{name}={value}");
        sign = '&';
    }
    address
}

/// Returns the words as a part of an address.
pub(super) fn encoded(words: &str) -> String {
    let mut encoded = String::with_capacity(words.len());
    for byte in words.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                encoded.push(char::from(byte));
            }
            _ => drop(write!(encoded, "%{byte:02X}")),
        }
    }
    encoded
}

/// Sends people there, where the page tells what was just done, in so many words as an address may
/// hold.
pub(super) fn telling(to: &str, words: &str) -> Answer {
    const MOST_CHARS: usize = 600;
    let cut = words.char_indices().nth(MOST_CHARS).map(|(at, _)| at);
    match cut.and_then(|at| words.get(..at)) {
        Some(words) => Answer::see(with(to, &[(TOLD, &format!("{words} …"))])),
        None => Answer::see(with(to, &[(TOLD, words)])),
    }
}

/// Returns the source that people typed, unless it would be a file of this machine: whoever sits
/// at a browser brings their files themselves.
pub(super) fn source(typed: Option<String>) -> Result<Option<String>, Error> {
    let Some(typed) = typed else { return Ok(None) };
    match SourceGiven::parse(&typed) {
        Ok(SourceGiven { what: What::File(_), .. }) => Err(Error::usage(format!(
            "“{typed}” is no address and no source of this desk."
        ))
        .hint("Give https://…, or s3; a file or a talk is added on the page Sources first.")),
        _ => Ok(Some(typed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_leave_their_field() {
        let fields = [("q", "a&b=c #é"), ("none", ""), ("kind", "money")];
        assert_eq!(with("/search", &fields), "/search?q=a%26b%3Dc%20%23%C3%A9&kind=money");
        assert_eq!(with("/x?y=1", &[("z", "2")]), "/x?y=1&z=2");
        assert_eq!(with("/x", &[]), "/x");
    }

    #[test]
    fn no_file_of_this_machine_is_a_source() {
        let typed = |text: &str| source(Some(text.to_owned()));
        for text in
            ["/etc/passwd", "../desk.db", "notes.txt", "./s3", "C:\\x", "/etc/hosts#context"]
        {
            assert!(typed(text).is_err(), "{text}");
        }
        for text in ["https://a.example/x", "www.a.example", "s3", "s3#refutes"] {
            assert_eq!(typed(text).unwrap().as_deref(), Some(text));
        }
        assert_eq!(source(None).unwrap(), None);
    }
}
