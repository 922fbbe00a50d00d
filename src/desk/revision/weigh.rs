//! One run of replaced words on the scales: what explains it away is taken off both sides, and
//! what is left says whether the fact is another.

use super::effect::{Effect, Hunk};
use super::forms::{another_tense, is_aux, one_stem};
use super::piece::Piece;
use super::spelling::spelled_alike;
use super::vocabulary::{Role, opposed, points_back, says_the_same, stands_in};
use super::words::Shape;

/// One hunk on the scales: what explains away is taken off both sides until the rest speaks.
pub(super) struct Weighing<'p> {
    gone: Vec<&'p Piece>,
    added: Vec<&'p Piece>,
    before: Option<&'p Piece>,
    after: Option<&'p Piece>,
    settled: bool,
    effect: Effect,
}

impl<'p> Weighing<'p> {
    /// Puts a hunk on the scales.
    pub fn of(hunk: Hunk<'p>, settled: bool) -> Self {
        let Hunk { gone, added, before, after } = hunk;
        Self { gone, added, before, after, settled, effect: Effect::Nothing }
    }

    /// Returns what the hunk does.
    pub fn effect(mut self) -> Effect {
        if self.only_hyphens() || self.only_joins_sentences() {
            return Effect::Nothing;
        }
        let rate = |a: &Piece, b: &Piece| {
            a.is_article() != b.is_article() && says_the_same(a.key(), b.key())
        };
        self.cancel(rate, Some("the rate in other words"));
        self.take_neutral();
        let words = format!("“{}” → “{}”", printed(&self.gone), printed(&self.added));
        self.cancel(|a, b| spelled_alike(a.key(), b.key()), None);
        self.cancel_case();
        self.cancel(|a, b| a.number().is_some() && a.number() == b.number(), Some(&words));
        self.find_opposed();
        let same = |a: &Piece, b: &Piece| {
            says_the_same(a.key(), b.key()) && !another_tense(a, b)
                || a.key() != b.key() && a.expanded() == b.expanded()
        };
        self.cancel(same, Some(&words));
        self.take_settled(&words);
        self.cancel_stems(&words);
        self.weigh_names();
        self.weigh_roles();
        self.weigh_rest(&words);
        self.effect
    }

    fn note(&mut self, effect: Effect) {
        self.effect = std::mem::replace(&mut self.effect, Effect::Nothing).or(effect);
    }

    fn same_case(&self) -> bool {
        let hard = |run: &[&Piece]| run.iter().any(|piece| piece.shape() == Shape::Caps);
        hard(&self.gone) == hard(&self.added)
    }

    /// "Cooperative" and "co-operative"; but to "re-sign" is not to "resign".
    fn only_hyphens(&self) -> bool {
        let joined = |run: &[&Piece]| -> String {
            run.iter().filter(|piece| piece.is_word()).map(|piece| piece.key()).collect()
        };
        let all = || self.gone.iter().chain(&self.added);
        all().any(|piece| piece.key() == "-")
            && all().all(|piece| piece.is_word() || piece.key() == "-")
            && all().all(|piece| piece.key() != "re")
            && joined(&self.gone) == joined(&self.added)
            && self.same_case()
    }

    /// ", and the mayor" for ". The mayor".
    fn only_joins_sentences(&self) -> bool {
        let small = |piece: &&Piece| piece.is_neutral() || piece.key() == "and";
        let both = || self.gone.iter().chain(&self.added).copied();
        let ends = self.before.is_none() || both().any(|piece| matches!(piece.key(), "," | "."));
        both().all(|piece| small(&piece)) && both().any(|p| p.key() == "and") && ends
    }

    /// Articles and stops say nothing, unless the claim itself or a count begins there.
    fn take_neutral(&mut self) {
        let articles = |run: &[&Piece]| -> Vec<String> {
            run.iter().filter(|p| p.is_article()).map(|p| p.key().to_owned()).collect()
        };
        let counted = |piece: &Piece| {
            matches!(piece.role(), Some(Role::Quantifier | Role::Number | Role::Bound))
        };
        let only = |run: &[&Piece]| run.iter().all(|piece| piece.is_neutral());
        if articles(&self.gone) != articles(&self.added)
            && only(&self.gone)
            && only(&self.added)
            && self.after.is_some_and(counted)
        {
            let after = self.after.map_or("", Piece::text);
            let effect = Effect::Fact(format!("the article before “{after}” changed"));
            self.note(effect);
        }
        let own = |run: &[&Piece]| run.iter().any(|p| p.own && p.is_article());
        if own(&self.gone) != own(&self.added) {
            self.note(Effect::Words("an article in the claim changed".into()));
        }
        // "He said that it paid" and "he said it paid" are one; "ships that sank" are some of them.
        let that = |run: &[&Piece]| run.iter().any(|piece| piece.key() == "that");
        let said = self.before.is_some_and(|piece| piece.role() == Some(Role::Saying));
        if that(&self.gone) != that(&self.added) && !said {
            self.note(Effect::Words("“that” came or went".into()));
        }
        for run in [&mut self.gone, &mut self.added] {
            run.retain(|piece| !piece.is_neutral());
        }
    }

    /// Takes off pairs that match; what remains of them is `words`, or nothing.
    fn cancel(&mut self, matches: impl Fn(&Piece, &Piece) -> bool, words: Option<&str>) {
        let mut left = Vec::with_capacity(self.gone.len());
        let mut any = false;
        for piece in std::mem::take(&mut self.gone) {
            match self.added.iter().position(|added| matches(piece, added)) {
                Some(at) => {
                    self.added.remove(at);
                    any = true;
                }
                None => left.push(piece),
            }
        }
        self.gone = left;
        if let Some(words) = words.filter(|_| any) {
            self.note(Effect::Words(words.to_owned()));
        }
    }

    /// The same word in capitals or not: "US" and "us" are two, "Mayor" and "mayor" are one.
    fn cancel_case(&mut self) {
        const SHORT: usize = 3;
        let soft = |a: &Piece, b: &Piece| {
            let hard =
                a.key().len() <= SHORT && (a.shape() == Shape::Caps) != (b.shape() == Shape::Caps);
            a.key() == b.key() && !hard && a.is_word() && b.is_word()
        };
        self.cancel(soft, Some("a capital changed"));
    }

    /// The numbers of the claim were compared as values.
    fn take_settled(&mut self, words: &str) {
        if !self.settled {
            return;
        }
        let settled = |piece: &&Piece| piece.own && (piece.is_number() || piece.is_currency());
        let count = self.gone.len() + self.added.len();
        for run in [&mut self.gone, &mut self.added] {
            run.retain(|piece| !settled(piece));
        }
        if self.gone.len() + self.added.len() < count {
            self.note(Effect::Words(words.to_owned()));
        }
    }

    fn find_opposed(&mut self) {
        let pair = (self.gone.iter())
            .find_map(|a| self.added.iter().find(|b| opposed(a.key(), b.key())).map(|b| (*a, *b)));
        if let Some((a, b)) = pair {
            self.note(Effect::Fact(format!("“{}” became “{}”", a.text(), b.text())));
        }
    }

    /// One word in two forms: "grant" and "grants" are other words, "pays" and "paid" another time.
    fn cancel_stems(&mut self, words: &str) {
        let pair = (self.gone.iter())
            .find_map(|a| self.added.iter().find(|b| another_tense(a, b)).map(|b| (*a, *b)));
        // "has signed" and "signed" both lie behind us.
        let perfect = self.before.is_some_and(|piece| is_aux(piece.key()))
            || self.gone.iter().chain(&self.added).any(|piece| is_aux(piece.key()));
        if let Some((a, b)) = pair.filter(|_| !perfect) {
            self.note(Effect::Fact(format!("“{}” became “{}”", a.text(), b.text())));
        }
        self.cancel(one_stem, Some(words));
    }

    fn weigh_names(&mut self) {
        let names = |run: &[&Piece]| {
            let names: Vec<&str> = run.iter().filter(|p| p.is_name()).map(|p| p.text()).collect();
            names.join(" ")
        };
        let near_name = [self.before, self.after].into_iter().flatten().any(Piece::is_name);
        let style = |p: &Piece| is_style(p.key()) || stands_in(p.key());
        let styles = self.gone.iter().chain(&self.added).filter(|p| p.is_name()).all(|p| style(p));
        let effect = match (names(&self.gone), names(&self.added)) {
            (gone, added) if gone.is_empty() && added.is_empty() => return,
            (gone, added) if gone.is_empty() || added.is_empty() => {
                let said = if gone.is_empty() {
                    format!("the name {added} is new")
                } else {
                    format!("the name {gone} is gone")
                };
                // "Marta Ilves" for "Ilves" says who more exactly.
                let longer = near_name && (styles || self.gone.len() + self.added.len() == 1);
                if longer { Effect::Words(said) } else { Effect::Fact(said) }
            }
            (gone, added) => Effect::Fact(format!("the name {gone} became {added}")),
        };
        self.note(effect);
        for run in [&mut self.gone, &mut self.added] {
            run.retain(|piece| !piece.is_name());
        }
    }

    fn weigh_roles(&mut self) {
        let said = |run: &[&Piece]| {
            let found = run.iter().find(|p| p.carries_a_fact());
            found.map(|piece| piece.text().to_owned())
        };
        let effect = match (said(&self.gone), said(&self.added)) {
            (None, None) => return,
            (Some(gone), None) => format!("“{gone}” is gone"),
            (None, Some(added)) => format!("“{added}” is new"),
            (Some(gone), Some(added)) => format!("“{gone}” became “{added}”"),
        };
        self.note(Effect::Fact(effect));
    }

    /// Words nobody listed: one or two replaced by others name another thing, more of them are
    /// another way of putting it.
    fn weigh_rest(&mut self, words: &str) {
        /// More words than this are another way of putting it, not another word.
        const FEW_WORDS: usize = 2;
        let pointers = |run: &[&Piece]| run.iter().filter(|p| points_back(p.key())).count();
        if self.gone.is_empty() && self.added.is_empty() {
            return;
        }
        if pointers(&self.gone) > 0 && pointers(&self.added) > 0 {
            self.note(Effect::Fact(words.replace('→', "became")));
        }
        let content = |run: &[&Piece]| run.iter().filter(|piece| piece.is_content()).count();
        let (gone, added) = (content(&self.gone), content(&self.added));
        let replaced = gone > 0 && added > 0 && gone.max(added) <= FEW_WORDS;
        self.note(match (replaced, self.gone.is_empty(), self.added.is_empty()) {
            (true, ..) => Effect::Fact(words.replace('→', "became")),
            (_, _, true) => Effect::Words(format!("“{}” is gone", printed(&self.gone))),
            (_, true, _) => Effect::Words(format!("“{}” is new", printed(&self.added))),
            _ => Effect::Words(words.to_owned()),
        });
    }
}

fn printed(run: &[&Piece]) -> String {
    run.iter().map(|piece| piece.text()).collect::<Vec<_>>().join(" ")
}

/// Forms of address and their like.
fn is_style(key: &str) -> bool {
    matches!(
        key,
        "mr" | "mrs" | "ms" | "mx" | "dr" | "prof" | "professor" | "sir" | "lord" | "lady"
    )
}
