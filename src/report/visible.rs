//! Text made safe to look at: signs that steer a terminal, turn the reading direction or have no
//! width are written out, so that nothing hides and nothing moves. Files are never altered so.

use crate::text::on_one_line;
use std::borrow::Cow;
use std::fmt::Write as _;

/// Returns `text` with every control, direction and zero-width sign written as `\u{202e}`. Line
/// ends and tabs stay.
///
/// ```
/// use factdesk::report::visible;
/// assert_eq!(visible("a\u{202e}b\u{1b}[31m"), r"a\u{202e}b\u{1b}[31m");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for sign in text.chars() {
        if is_hidden(sign) {
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(sign));
        } else {
            shown.push(sign);
        }
    }
    Cow::Owned(shown)
}

/// Returns `text` on one line, every run of white space one space, and [`visible`].
pub fn one_line(text: &str) -> String {
    visible(&on_one_line(text)).into_owned()
}

fn is_hidden(sign: char) -> bool {
    match sign {
        '\n' | '\t' => false,
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => sign.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::{one_line, visible};

    #[test]
    fn words_and_emoji_are_left_alone() {
        let text = "Díaz-Canel: “1.64 tons” 🛢️\n\té";
        assert_eq!(visible(text), text);
    }

    #[test]
    fn what_hides_is_written_out() {
        assert_eq!(visible("1\u{200b}64\u{feff}\u{7}"), r"1\u{200b}64\u{feff}\u{7}");
        assert_eq!(one_line("oil \r\n per\tyear"), "oil per year");
    }
}
