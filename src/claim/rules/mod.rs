//! The rules that find claims, one file a kind of claim. A rule is data: a name, a function, and
//! examples with the words and the figures it must find.

mod age;
mod change;
mod date;
mod duration;
mod money;
mod percent;
mod quantity;
mod quote;
mod rank;
mod ratio;
mod score;

use super::{Claim, ClaimKind, Context};

/// One way of finding claims.
#[derive(Debug)]
pub struct Rule {
    /// Name of the file and of the kind of claim it finds.
    pub name: &'static str,
    /// The kind of the claims it finds.
    pub kind: ClaimKind,
    /// Finds candidates; overlaps are resolved afterwards.
    pub find: fn(&Context<'_>) -> Vec<Claim>,
    /// Sentences with what must be found in them.
    pub examples: &'static [Example],
}

/// A sentence of our own with one claim that must be found in it.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The sentence.
    pub text: &'static str,
    /// The claim's words.
    pub quote: &'static str,
    /// Its figures as [`crate::claim::shorthand`] writes them, joined by "; ".
    pub figures: &'static str,
}

/// Every rule, in the order of the claim kinds.
pub const ALL: &[Rule] = &[
    quantity::RULE,
    money::RULE,
    percent::RULE,
    ratio::RULE,
    score::RULE,
    age::RULE,
    date::RULE,
    duration::RULE,
    rank::RULE,
    change::RULE,
    quote::RULE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{extract, shorthand};
    use crate::text::Text;

    #[test]
    fn every_rule_finds_its_examples() {
        for rule in ALL {
            assert!(rule.examples.len() >= 3, "{} has too few examples", rule.name);
            assert_eq!(rule.name, rule.kind.code());
            for example in rule.examples {
                let found = extract(&Text::plain(example.text));
                let claims: Vec<String> = found
                    .claims
                    .iter()
                    .filter(|claim| claim.kind == rule.kind)
                    .map(|claim| {
                        let figures: Vec<String> =
                            claim.figures.iter().map(|&at| shorthand(&found.figures[at])).collect();
                        format!("{} | {}", claim.span.of(example.text), figures.join("; "))
                    })
                    .collect();
                let expected = format!("{} | {}", example.quote, example.figures);
                assert!(
                    claims.contains(&expected),
                    "{}: {:?}\n  expected {expected}\n  found    {claims:?}\n  figures {:?}",
                    rule.name,
                    example.text,
                    found.figures.iter().map(shorthand).collect::<Vec<_>>(),
                );
            }
        }
    }
}
