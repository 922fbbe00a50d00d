//! Words fitted into a width: wrapping, padding, cutting. Widths are columns of a terminal, in
//! which a Chinese character takes two.

use unicode_width::UnicodeWidthStr as _;

/// Returns how many columns `text` takes.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// Returns `text` broken at spaces into lines of at most `width` columns; a word that is longer
/// is broken where it must.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && columns(&line) + 1 + columns(word) > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        while columns(&line) > width {
            let head = fitting(&line, width);
            let tail = line.split_off(head);
            lines.push(std::mem::replace(&mut line, tail));
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Returns at most `most` lines; the last one says with "…" that there is more.
pub(super) fn wrap_at_most(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(text, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let kept = fitting(last, width.saturating_sub(2)).min(last.len());
            last.truncate(kept);
            last.truncate(last.trim_end().len());
            last.push_str(" …");
        }
    }
    lines
}

/// Returns `text` with spaces behind it up to `width` columns.
pub(super) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// Returns `text` with spaces before it up to `width` columns.
pub(super) fn pad_left(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(columns(text))))
}

/// Returns the byte length of the longest beginning that fits, at least one character.
fn fitting(text: &str, width: usize) -> usize {
    let mut end = 0;
    for (at, sign) in text.char_indices() {
        let next = at + sign.len_utf8();
        if at > 0 && text.get(..next).is_some_and(|head| columns(head) > width) {
            break;
        }
        end = next;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_long_words_where_they_must() {
        assert_eq!(wrap("1.64 tons of oil", 9), ["1.64 tons", "of oil"]);
        assert_eq!(wrap("Donaudampfschiff", 6), ["Donaud", "ampfsc", "hiff"]);
        assert_eq!(wrap("", 9), [""]);
        assert_eq!(wrap("石油石油石油", 5), ["石油", "石油", "石油"]);
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(wrap_at_most("one two three four", 7, 2), ["one two", "three …"]);
        assert_eq!(wrap_at_most("one two", 7, 1), ["one two"]);
    }
}
