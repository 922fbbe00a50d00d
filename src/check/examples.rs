//! What each row of the reference table does, in sentences: those in which it speaks and near
//! misses in which it is silent. They are its tests, and what `factdesk reference explain` shows.

/// A sentence for one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowExample {
    /// The row.
    pub concept: &'static str,
    /// The sentence.
    pub text: &'static str,
    /// Whether the row speaks of it.
    pub fires: bool,
}

/// Returns the sentences of every row, in the order of the file.
pub fn row_examples() -> impl Iterator<Item = RowExample> {
    let mut concept = "";
    include_str!("reference_examples.txt").lines().filter_map(move |line| {
        let (mark, text) = line.split_at_checked(2).unwrap_or((line, ""));
        match mark {
            "+ " | "- " => Some(RowExample { concept, text, fires: mark == "+ " }),
            _ => {
                if !line.is_empty() && mark != "# " {
                    concept = line;
                }
                None
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::reference::References;
    use crate::check::{Case, by_code};
    use crate::claim;
    use crate::text::Text;

    fn flagged(text: &str, references: &References) -> bool {
        let text = Text::plain(text);
        let extraction = claim::extract(&text);
        let check = by_code("implausible-scale").unwrap();
        !(check.run)(&Case {
            text: &text,
            extraction: &extraction,
            references,
            memo: &crate::check::Memo::default(),
        })
        .is_empty()
    }

    #[test]
    fn every_row_does_what_its_sentences_say() {
        let all = References::built_in();
        let mut wrong = Vec::new();
        for row in all.rows() {
            let own: Vec<RowExample> =
                row_examples().filter(|example| example.concept == row.concept).collect();
            assert!(own.iter().any(|e| e.fires), "{} has no sentence that fires", row.concept);
            assert!(own.iter().any(|e| !e.fires), "{} has no near miss", row.concept);
            let alone = References::new(vec![row.clone()]);
            for example in own {
                for (table, references) in [("alone", &alone), ("with all rows", &all)] {
                    if flagged(example.text, references) != example.fires {
                        wrong.push(format!("{} {table}: {}", row.concept, example.text));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
        for example in row_examples() {
            assert!(all.rows().iter().any(|r| r.concept == example.concept), "{example:?}");
        }
    }
}
