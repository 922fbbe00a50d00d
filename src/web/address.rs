//! Addresses of our own pages, put together from words that people typed.

use std::fmt::Write as _;

use super::answer::Answer;

/// Returns the address with these fields behind it; empty ones are left out.
pub(super) fn with(to: &str, fields: &[(&str, &str)]) -> String {
    let mut address = to.to_owned();
    let mut sign = if to.contains('?') { '&' } else { '?' };
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = write!(address, "{sign}{name}=");
        sign = '&';
        for byte in value.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                    address.push(char::from(byte));
                }
                _ => drop(write!(address, "%{byte:02X}")),
            }
        }
    }
    address
}

/// Sends people there, where the page tells what was just done.
pub(super) fn telling(to: &str, words: &str) -> Answer {
    Answer::see(with(to, &[("told", words)]))
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
}
