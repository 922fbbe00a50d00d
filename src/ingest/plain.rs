//! Plain text: nothing is markup but comments meant for this program, and the file says nothing
//! about itself.

use super::{Format, Found};
use crate::text::{Span, comments, emphasis};

/// Plain text.
pub(super) const FORMAT: Format = Format { name: "plain text", extensions: &["txt", "text"], read };

fn read(body: &str) -> Found {
    Found { skipped: markup(body), ..Found::default() }
}

/// Returns our comments in a text without a format of its own, and then the marks of emphasis
/// too: where something is said to be markup, nobody looks for them any more.
pub(super) fn markup(body: &str) -> Vec<Span> {
    let mut comments = comments(body).map(|(comment, _)| comment).peekable();
    if comments.peek().is_none() {
        return Vec::new();
    }
    let mut marks = emphasis(body).into_iter().peekable();
    let mut skipped = Vec::new();
    for comment in comments {
        while let Some(mark) = marks.next_if(|mark| mark.start < comment.end) {
            if mark.end <= comment.start {
                skipped.push(mark);
            }
        }
        skipped.push(comment);
    }
    skipped.extend(marks);
    skipped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_comments_are_markup_and_emphasis_is_read_beside_them() {
        let cut = |body: &str| {
            let skipped = markup(body);
            skipped.iter().map(|span| span.of(body).to_owned()).collect::<Vec<_>>()
        };
        assert!(cut("**Up** 5. <!-- a note -->").is_empty());
        let here = "<!-- factdesk: allow *a* -->";
        assert_eq!(cut(&format!("**Up** 5. {here} _So_.")), ["**", "**", here, "_", "_"]);
    }
}
