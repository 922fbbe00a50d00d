//! Words on one line. Making hidden signs seen is left to `report`.

/// Returns the words on one line: every run of white space is one space.
///
/// ```
/// assert_eq!(factdesk::text::on_one_line(" oil \r\n per\tyear"), "oil per year");
/// ```
pub fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
