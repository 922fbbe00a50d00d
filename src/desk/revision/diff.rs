//! What two sequences have in common, in order; for people, word by word. What a difference means
//! for a claim is left to `effect.rs`.

use super::print::read;
use super::words::{Sort, Word};

/// One run of words in a diff for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both, as the new text prints it.
    Kept(String),
    /// Only in the old text.
    Gone(String),
    /// Only in the new text.
    Added(String),
}

/// One step from an old sequence to a new one, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// In both.
    Kept(usize, usize),
    /// Only in the old.
    Gone(usize),
    /// Only in the new.
    Added(usize),
}

/// Returns the words of two texts that are kept, gone and added. The kept and added runs joined are
/// the new text.
///
/// ```
/// use factdesk::desk::revision::{Change, sentence_diff};
/// assert_eq!(
///     sentence_diff("It paid 40 men.", "It paid 50 men."),
///     [
///         Change::Kept("It paid ".into()),
///         Change::Gone("40 ".into()),
///         Change::Added("50 ".into()),
///         Change::Kept("men.".into()),
///     ]
/// );
/// ```
pub fn sentence_diff(old: &str, new: &str) -> Vec<Change> {
    let (before, after) = (read(old, &[]).words, read(new, &[]).words);
    let (before_text, after_text) = (printed(old, &before), printed(new, &after));
    let mut changes: Vec<Change> = Vec::new();
    let (mut gone, mut added) = (String::new(), String::new());
    for step in steps(&before, &after, Word::same, worth) {
        let text = |list: &[&str], at: usize| list.get(at).copied().unwrap_or("").to_owned();
        match step {
            Step::Gone(at) => gone.push_str(&text(&before_text, at)),
            Step::Added(at) => added.push_str(&text(&after_text, at)),
            Step::Kept(_, at) => {
                flush(&mut changes, &mut gone, &mut added);
                match changes.last_mut() {
                    Some(Change::Kept(run)) => run.push_str(&text(&after_text, at)),
                    _ => changes.push(Change::Kept(text(&after_text, at))),
                }
            }
        }
    }
    flush(&mut changes, &mut gone, &mut added);
    changes
}

fn flush(changes: &mut Vec<Change>, gone: &mut String, added: &mut String) {
    if !gone.is_empty() {
        changes.push(Change::Gone(std::mem::take(gone)));
    }
    if !added.is_empty() {
        changes.push(Change::Added(std::mem::take(added)));
    }
}

/// Each word with what follows it up to the next; the first also with what stands before it.
fn printed<'t>(text: &'t str, words: &[Word]) -> Vec<&'t str> {
    let starts = words.iter().map(|word| word.span.start).skip(1);
    let mut from = 0;
    let mut pieces = Vec::with_capacity(words.len());
    for end in starts.chain((!words.is_empty()).then_some(text.len())) {
        pieces.push(text.get(from..end).unwrap_or(""));
        from = end;
    }
    pieces
}

/// How much it matters to keep a word in place: what it is about more than what it says of it.
pub(super) fn worth(word: &Word) -> u32 {
    match word.sort {
        Sort::Sign => 1,
        Sort::Number => 2,
        Sort::Word if crate::quantity::is_function_word(&word.key) => 3,
        Sort::Word => 6,
    }
}

/// Returns the steps that keep the most worth, a replaced run's gone before its added.
pub(super) fn steps<T>(
    old: &[T],
    new: &[T],
    same: impl Fn(&T, &T) -> bool,
    worth: impl Fn(&T) -> u32,
) -> Vec<Step> {
    let head = old.iter().zip(new).take_while(|(a, b)| same(a, b)).count();
    let (old_rest, new_rest) =
        (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail =
        (old_rest.iter().rev().zip(new_rest.iter().rev())).take_while(|(a, b)| same(a, b)).count();
    let old_middle = old_rest.get(..old_rest.len() - tail).unwrap_or_default();
    let new_middle = new_rest.get(..new_rest.len() - tail).unwrap_or_default();
    let mut found: Vec<Step> = (0..head).map(|at| Step::Kept(at, at)).collect();
    found.extend(middle(old_middle, new_middle, same, worth).into_iter().map(|step| match step {
        Step::Kept(a, b) => Step::Kept(a + head, b + head),
        Step::Gone(a) => Step::Gone(a + head),
        Step::Added(b) => Step::Added(b + head),
    }));
    let (a, b) = (old.len() - tail, new.len() - tail);
    found.extend((0..tail).map(|at| Step::Kept(a + at, b + at)));
    found
}

/// The longest common subsequence by worth. Beyond a size no sentence has, all of it is replaced.
fn middle<T>(
    old: &[T],
    new: &[T],
    same: impl Fn(&T, &T) -> bool,
    worth: impl Fn(&T) -> u32,
) -> Vec<Step> {
    const MOST_CELLS: usize = 250_000;
    let replaced = || (0..old.len()).map(Step::Gone).chain((0..new.len()).map(Step::Added));
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(new.len()) > MOST_CELLS {
        return replaced().collect();
    }
    // best[a][b]: the worth that old[a..] and new[b..] can keep.
    let mut best = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    let cell = |best: &[Vec<u32>], a: usize, b: usize| {
        best.get(a).and_then(|row| row.get(b)).copied().unwrap_or(0)
    };
    for (a, left) in old.iter().enumerate().rev() {
        for (b, right) in new.iter().enumerate().rev() {
            let skipped = cell(&best, a + 1, b).max(cell(&best, a, b + 1));
            let kept = if same(left, right) { cell(&best, a + 1, b + 1) + worth(left) } else { 0 };
            if let Some(slot) = best.get_mut(a).and_then(|row| row.get_mut(b)) {
                *slot = skipped.max(kept);
            }
        }
    }
    let (mut a, mut b, mut found) = (0, 0, Vec::with_capacity(old.len() + new.len()));
    while let (Some(left), Some(right)) = (old.get(a), new.get(b)) {
        let here = cell(&best, a, b);
        if same(left, right) && here == cell(&best, a + 1, b + 1) + worth(left) {
            found.push(Step::Kept(a, b));
            (a, b) = (a + 1, b + 1);
        } else if cell(&best, a + 1, b) >= cell(&best, a, b + 1) {
            found.push(Step::Gone(a));
            a += 1;
        } else {
            found.push(Step::Added(b));
            b += 1;
        }
    }
    found.extend((a..old.len()).map(Step::Gone));
    found.extend((b..new.len()).map(Step::Added));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_and_added_give_the_new_text() {
        let (old, new) = ("  The old mill, by the river, closed.", "The mill closed  in 1954.\n");
        let changes = sentence_diff(old, new);
        let joined: String = (changes.iter())
            .filter_map(|change| match change {
                Change::Kept(text) | Change::Added(text) => Some(text.as_str()),
                Change::Gone(_) => None,
            })
            .collect();
        assert_eq!(joined, new);
        assert!(changes.contains(&Change::Gone("old ".into())), "{changes:?}");
    }

    #[test]
    fn nothing_against_nothing() {
        assert!(sentence_diff("", "").is_empty());
        assert_eq!(sentence_diff("", "One."), [Change::Added("One.".into())]);
    }

    #[test]
    fn context_outweighs_numbers() {
        let changes = sentence_diff("Ruiz paid 5, Soto 7.", "Ruiz paid 7, Soto 5.");
        let kept: String = (changes.iter())
            .filter_map(|c| if let Change::Kept(text) = c { Some(text.as_str()) } else { None })
            .collect();
        assert_eq!(kept, "Ruiz paid , Soto .");
    }
}
