//! How words get into a page: made safe, and signs that hide or turn the reading direction written
//! out, as in the printable pages. `askama.toml` names it.

use std::fmt::{self, Write};

use askama::filters::Escaper;

use crate::report::escaped;

/// Escapes as every page of the desk does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Visible;

impl Escaper for Visible {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        dest.write_str(&escaped(string))
    }
}

/// Returns what was typed so that a field holds exactly that: line ends and signs without width
/// as numbers, which a browser turns back, and nothing that breaks out of the field.
pub(crate) fn exact(typed: &str) -> String {
    let mut safe = String::with_capacity(typed.len() + typed.len() / 8);
    for sign in typed.chars() {
        let plain = sign.is_alphanumeric() || matches!(sign, ' '..='~' | '“' | '”' | '’');
        if plain && !matches!(sign, '&' | '<' | '>' | '"' | '\'') {
            safe.push(sign);
        } else {
            let _ = write!(safe, "&#{};", u32::from(sign));
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::exact;

    #[test]
    fn a_field_holds_what_was_typed() {
        assert_eq!(exact("Zwölf “Äpfel” é"), "Zwölf “Äpfel” é");
        assert_eq!(exact("a\r\nb\u{202e}"), "a&#13;&#10;b&#8238;");
        assert_eq!(exact("</textarea>\"'&"), "&#60;/textarea&#62;&#34;&#39;&#38;");
    }
}
