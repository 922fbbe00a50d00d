//! The rules that find claims, one file a way of saying one. A rule is data: a name, a function,
//! and examples with the words and the figures it must find, or nothing.

mod age;
mod age_word;
mod among;
mod change;
mod clock;
mod compare;
mod count_word;
mod date;
mod duration;
mod loose_date;
mod loose_duration;
mod money;
mod movement;
mod percent;
mod quantity;
mod quote;
mod rank;
mod ratio;
mod record;
mod round;
mod score;
mod share;
mod superlative;
mod title;
mod turn;

use super::{Claim, ClaimKind, Context};

/// One way of finding claims.
#[derive(Debug)]
pub struct Rule {
    /// Its name, as its file's.
    pub name: &'static str,
    /// The kind of the claims it finds.
    pub kind: ClaimKind,
    /// Finds candidates; overlaps are resolved afterwards.
    pub find: fn(&Context<'_>) -> Vec<Claim>,
    /// Sentences with what must be found in them.
    pub examples: &'static [Example],
}

/// A sentence of our own with one claim that must be found in it, or with none.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The sentence.
    pub text: &'static str,
    /// The claim's words; empty when the rule must stay silent.
    pub quote: &'static str,
    /// Its figures as [`crate::claim::shorthand`] writes them, joined by "; ".
    pub figures: &'static str,
}

/// Returns a sentence with one claim that must be found in it.
const fn found(text: &'static str, quote: &'static str, figures: &'static str) -> Example {
    Example { text, quote, figures }
}

/// Returns a sentence in which the rule must find nothing.
const fn silent(text: &'static str) -> Example {
    Example { text, quote: "", figures: "" }
}

/// Every rule, in the order of the claim kinds.
pub const ALL: &[Rule] = &[
    quantity::RULE,
    count_word::RULE,
    money::RULE,
    percent::RULE,
    ratio::RULE,
    among::RULE,
    share::RULE,
    score::RULE,
    age::RULE,
    age_word::RULE,
    date::RULE,
    clock::RULE,
    loose_date::RULE,
    duration::RULE,
    loose_duration::RULE,
    rank::RULE,
    superlative::RULE,
    record::RULE,
    round::RULE,
    title::RULE,
    change::RULE,
    movement::RULE,
    turn::RULE,
    compare::RULE,
    quote::RULE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{extract, shorthand};
    use crate::quantity::{self, Numbers};
    use crate::text::{self, Text};

    #[test]
    fn every_rule_finds_its_examples_and_nothing_in_the_silent_ones() {
        let mut faults = Vec::new();
        for rule in ALL {
            assert!(rule.examples.len() >= 3, "{} has too few examples", rule.name);
            for example in rule.examples {
                let fault = if example.quote.is_empty() {
                    speaks(rule, example)
                } else {
                    misses(rule, example)
                };
                faults.extend(fault.map(|fault| format!("{}: {fault}", rule.name)));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    fn misses(rule: &Rule, example: &Example) -> Option<String> {
        let found = extract(&Text::plain(example.text));
        let of_kind = found.claims.iter().filter(|claim| claim.kind == rule.kind);
        let claims: Vec<String> = of_kind
            .map(|claim| {
                let figures: Vec<String> =
                    claim.figures.iter().map(|&at| shorthand(&found.figures[at])).collect();
                format!("{} | {}", claim.span.of(example.text), figures.join("; "))
            })
            .collect();
        let expected = format!("{} | {}", example.quote, example.figures);
        let figures: Vec<String> = found.figures.iter().map(shorthand).collect();
        (!claims.contains(&expected)).then(|| {
            format!(
                "{:?}\n  expected {expected}\n  found    {claims:?}\n  figures  {figures:?}",
                example.text
            )
        })
    }

    fn speaks(rule: &Rule, example: &Example) -> Option<String> {
        let text = Text::plain(example.text);
        let tokens = text::tokens(&text.body, &text.skipped);
        let sentences = text::sentences(&text.body, &tokens);
        let Numbers { figures, labels } = quantity::read(&text, &tokens, &sentences);
        let context = Context::new(&text, &tokens, &sentences, &figures, &labels);
        let found = (rule.find)(&context);
        let quotes: Vec<&str> = found.iter().map(|claim| claim.span.of(&text.body)).collect();
        (!found.is_empty()).then(|| format!("{:?} should be silent: {quotes:?}", example.text))
    }
}
