//! What was allowed in an article and by the desk, in words: how much stayed silent, and which
//! comments in the text are mistaken or no longer needed.

use std::collections::HashSet;

use super::nearest::{did_you_mean, meant};
use crate::check::{self, Allowance, Allowances, Place};
use crate::text::{Offsets, Text, on_one_line};

/// More of them in one article help nobody.
const MOST_NOTICES: usize = 10;

/// How much stayed silent, and what people should know about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    /// Flags that a comment in the text silences.
    pub in_text: usize,
    /// Flags that the desk's settings silence.
    pub by_desk: usize,
    /// Comments that silence nothing, in whole sentences.
    pub notices: Vec<String>,
}

impl Allowed {
    /// Adds what was allowed in another article; its notices are left to whoever names it.
    pub fn add(&mut self, other: &Self) {
        self.in_text += other.in_text;
        self.by_desk += other.by_desk;
    }

    /// Returns how much was allowed: "2 allowed in the text, 1 by --allow or factdesk.toml";
    /// `None` when nothing was.
    pub fn words(&self) -> Option<String> {
        const BY_DESK: &str = "by --allow or factdesk.toml";
        match (self.in_text, self.by_desk) {
            (0, 0) => None,
            (in_text, 0) => Some(format!("{in_text} allowed in the text")),
            (0, by_desk) => Some(format!("{by_desk} allowed {BY_DESK}")),
            (in_text, by_desk) => {
                Some(format!("{in_text} allowed in the text, {by_desk} {BY_DESK}"))
            }
        }
    }

    /// Says what was allowed, given what the comments silenced.
    pub(super) fn told(
        text: &Text,
        allowances: &Allowances,
        silenced: &[(Place, &'static str)],
        by_desk: usize,
    ) -> Self {
        let used: HashSet<_> = silenced.iter().copied().collect();
        let mut notices = Vec::new();
        let mut offsets = None;
        let idle = allowances.iter().filter_map(|allowance| {
            let words = mistaken(text, allowance).or_else(|| needless(allowance, &used))?;
            Some((allowance, words))
        });
        for (allowance, words) in idle.take(MOST_NOTICES) {
            let offsets = offsets.get_or_insert_with(|| Offsets::new(&text.body));
            let line = offsets.line_at(allowance.comment.start);
            let column = offsets.column_chars_at(allowance.comment.start);
            notices.push(format!("line {line}, column {column}: {words}"));
        }
        Self { in_text: silenced.len(), by_desk, notices }
    }
}

/// What is wrong with a comment that cannot work.
fn mistaken(text: &Text, allowance: &Allowance) -> Option<String> {
    let known = || check::ALL.iter().map(|check| check.code);
    if allowance.codes.is_empty() {
        let words = allowance.words.of(&text.body);
        let named = words.split([' ', '\t', '\r', '\n', ',', ';', ':']);
        let named = named.map(|word| check::by_code(&word.to_lowercase())).find_map(|check| check);
        let list = if named.is_none() { " factdesk explain lists the checks." } else { "" };
        let code = named.map_or("CODE", |check| check.code);
        let whole = if words.to_lowercase().contains("allow-file") { "-file" } else { "" };
        let words = on_one_line(words);
        let words: String = words.chars().take(60).collect();
        return Some(format!(
            "“{words}” allows nothing. Write: <!-- factdesk: allow{whole} {code} (reason) -->{list}"
        ));
    }
    let unknown = allowance.codes.iter().find(|code| check::by_code(code).is_none())?;
    let hint = match did_you_mean(unknown, known()) {
        Some(near) => meant(near),
        None => "A reason stands in round brackets; factdesk explain lists the checks.".to_owned(),
    };
    Some(format!("the comment allows “{unknown}”, but no check is called that. {hint}"))
}

/// Which of a comment's checks have nothing to say where it holds.
fn needless(allowance: &Allowance, used: &HashSet<(Place, &'static str)>) -> Option<String> {
    let is_used = |code: &str| {
        let found = |place| check::by_code(code).is_some_and(|c| used.contains(&(place, c.code)));
        allowance.place.is_some_and(found)
    };
    let idle: Vec<_> = allowance.codes.iter().map(String::as_str).filter(|c| !is_used(c)).collect();
    let place = match allowance.place {
        _ if idle.is_empty() => return None,
        Some(Place::Article) => "this article",
        Some(Place::Paragraph(_)) => "its paragraph",
        None => return Some("the comment has no paragraph after it that it could be for.".into()),
    };
    let all = idle.len() == allowance.codes.len();
    let end = if all { "The comment can go." } else { "That can be taken out of the comment." };
    let codes = idle.join(" and ");
    let (are, raise) = if idle.len() == 1 { ("is", "raises") } else { ("are", "raise") };
    Some(format!("{codes} {are} allowed, but {raise} nothing in {place}. {end}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::References;
    use crate::desk::analysis::analysed;
    use crate::text::comments;

    fn allowed(body: &str) -> Allowed {
        let mut text = Text::plain(body);
        text.skipped = comments(body).map(|(comment, _)| comment).collect();
        analysed("x", &text, &References::built_in()).1
    }

    const SLIP: &str = "The vote was on Monday, 15 March 2025, in Arlo.";

    #[test]
    fn a_comment_that_is_used_is_counted_and_no_more_said() {
        let found = allowed(&format!("One.\n\n{SLIP} <!-- factdesk: allow wrong-weekday -->\n"));
        assert_eq!(found, Allowed { in_text: 1, ..Allowed::default() });
        assert_eq!(found.words().as_deref(), Some("1 allowed in the text"));
    }

    #[test]
    fn a_comment_that_silences_nothing_is_told() {
        for (comment, says) in [
            (
                "allow wrong-wekday",
                "line 3, column 49: the comment allows “wrong-wekday”, but no check is \
                called that. Did you mean wrong-weekday?",
            ),
            (
                "allow wrong-weekday because",
                "line 3, column 49: the comment allows “because”, but no check \
                is called that. A reason stands in round brackets; factdesk explain lists the \
                checks.",
            ),
            (
                "allow wrong-duration",
                "line 3, column 49: wrong-duration is allowed, but raises nothing in \
                its paragraph. The comment can go.",
            ),
            (
                "allow-file wrong-duration, lost-scale-word",
                "line 3, column 49: wrong-duration and \
                lost-scale-word are allowed, but raise nothing in this article. The comment can \
                go.",
            ),
            (
                "allow wrong-weekday, wrong-duration",
                "line 3, column 49: wrong-duration is allowed, but raises nothing in its \
                paragraph. That can be taken out of the comment.",
            ),
            (
                "skip this",
                "line 3, column 49: “factdesk: skip this” allows nothing. Write: <!-- factdesk: \
                allow CODE (reason) --> factdesk explain lists the checks.",
            ),
        ] {
            let found = allowed(&format!("One.\n\n{SLIP} <!-- factdesk: {comment} -->\n"));
            assert_eq!(found.notices, [says]);
        }
        for (comment, says) in [
            ("factdesk allow wrong-weekday", "allow wrong-weekday (reason) -->"),
            ("factdesk allow-file\nwrong-weekday", "allow-file wrong-weekday (reason) -->"),
            ("factdesk wrong-weekday", "allow wrong-weekday (reason) -->"),
            ("factdesk, allow it", "allow CODE (reason) --> factdesk explain lists the checks."),
        ] {
            let found = allowed(&format!("One.\n\n{SLIP} <!-- {comment} -->\n"));
            let [told] = found.notices.as_slice() else { panic!("{comment}: {found:?}") };
            let comment = comment.replace('\n', " ");
            let begin = format!("line 3, column 49: “{comment}” allows nothing. Write: <!-- ");
            assert_eq!(*told, format!("{begin}factdesk: {says}"));
        }
        let last = allowed("One.\n\n<!-- factdesk: allow wrong-weekday -->\n");
        assert_eq!(
            last.notices,
            ["line 3, column 1: the comment has no paragraph after it that it could \
            be for."]
        );
    }
}
