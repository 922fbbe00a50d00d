//! What a difference between two wordings of a fact does to it: nothing, other words, or another
//! fact. When it cannot be told, the stricter answer is given.

use super::diff::{self, Step, steps};
use super::piece::Piece;
use super::spelling::spelled_alike;
use super::vocabulary::{
    Role, is_small, opposed, points_back, present_of, role, says_the_same, stands_in,
};
use super::words::{Shape, Sort};

/// What a difference does, the mildest first; with short words for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing: typography, a slip mended, an article.
    Nothing,
    /// Other words for what seems the same fact.
    Words(String),
    /// Another fact, or one cannot be sure.
    Fact(String),
}

impl Effect {
    const fn rank(&self) -> u8 {
        match self {
            Self::Nothing => 0,
            Self::Words(_) => 1,
            Self::Fact(_) => 2,
        }
    }

    /// Returns the graver of the two; the first of equals.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if other.rank() > self.rank() { other } else { self }
    }
}

/// A run of words that is gone, and what stands in its place.
struct Hunk<'p> {
    gone: Vec<&'p Piece>,
    added: Vec<&'p Piece>,
    before: Option<&'p Piece>,
    after: Option<&'p Piece>,
}

/// Returns what becomes of a fact when `old` is replaced by `new`. `settled` says that the claim's
/// own figures were compared and are equal, so that its numbers may be printed otherwise.
pub(super) fn between(old: &[Piece], new: &[Piece], settled: bool) -> Effect {
    let mut hunks = hunks(old, new);
    if hunks.is_empty() {
        return Effect::Nothing;
    }
    let order = changed_places(old, new, &hunks);
    let turned = is_turned(old, new) || is_turned(new, old);
    let moved = take_moved(&mut hunks, settled, turned);
    let other = hunks.into_iter().map(|hunk| Weighing::of(hunk, settled).effect());
    other.fold(order, Effect::or).or(moved)
}

fn hunks<'p>(old: &'p [Piece], new: &'p [Piece]) -> Vec<Hunk<'p>> {
    let mut hunks: Vec<Hunk<'p>> = Vec::new();
    let (mut before, mut open) = (None, false);
    for step in steps(old, new, Piece::same, |piece| piece.word.as_ref().map_or(4, diff::worth)) {
        let (gone, added) = match step {
            Step::Kept(_, at) => {
                before = new.get(at);
                if let Some(last) = hunks.last_mut().filter(|_| open) {
                    last.after = before;
                }
                open = false;
                continue;
            }
            Step::Gone(at) => (old.get(at), None),
            Step::Added(at) => (None, new.get(at)),
        };
        if !open {
            hunks.push(Hunk { gone: vec![], added: vec![], before, after: None });
            open = true;
        }
        if let Some(hunk) = hunks.last_mut() {
            hunk.gone.extend(gone);
            hunk.added.extend(added);
        }
    }
    hunks
}

/// Takes out of the hunks the words that only moved, and returns what the move does.
fn take_moved(hunks: &mut [Hunk<'_>], settled: bool, turned: bool) -> Effect {
    let mut effect = Effect::Nothing;
    for from in 0..hunks.len() {
        for to in (0..hunks.len()).filter(|to| *to != from) {
            let (Some(source), Some(target)) = (hunks.get(from), hunks.get(to)) else { continue };
            if !turned && exchanged(source, target) {
                continue;
            }
            let gone = source.gone.clone();
            let Some(target) = hunks.get_mut(to) else { continue };
            let block = gone.iter().filter(|p| target.added.iter().any(|a| a.same(p))).count();
            let mut left = Vec::new();
            for piece in gone {
                match target.added.iter().position(|added| added.same(piece)) {
                    Some(at) => {
                        let added = target.added.remove(at);
                        let with_number = settled && piece.own && added.own;
                        effect = effect.or(moved(piece, block, with_number));
                    }
                    None => left.push(piece),
                }
            }
            if let Some(source) = hunks.get_mut(from) {
                source.gone = left;
            }
        }
    }
    effect
}

/// Whether two runs gave each other words: "the council sued the company" the other way round.
fn exchanged(a: &Hunk<'_>, b: &Hunk<'_>) -> bool {
    let gave = |from: &Hunk<'_>, to: &Hunk<'_>| {
        let telling = |piece: &Piece| piece.is_content() || piece.is_number() && !piece.own;
        let mut content = from.gone.iter().filter(|piece| telling(piece));
        content.any(|piece| to.added.iter().any(|added| added.same(piece)))
    };
    gave(a, b) && gave(b, a)
}

/// What it does that one word stands elsewhere, with `block` words moved alongside, or with the
/// number of the claim.
fn moved(piece: &Piece, block: usize, with_number: bool) -> Effect {
    /// So many words together carry their own sense with them.
    const PHRASE_WORDS: usize = 4;
    let bound_to_place = matches!(
        piece.role(),
        Some(Role::Negation | Role::Qualifier | Role::Bound | Role::Quantifier | Role::Condition)
    );
    if bound_to_place && block < PHRASE_WORDS && !with_number {
        return Effect::Fact(format!("“{}” stands elsewhere", piece.text()));
    }
    if piece.is_neutral() { Effect::Nothing } else { Effect::Words("in another order".into()) }
}

/// Whether who does it and to whom it is done have changed places: names in another order, or the
/// active turned into the passive without it.
fn changed_places(old: &[Piece], new: &[Piece], hunks: &[Hunk<'_>]) -> Effect {
    // Who said so may stand at either end.
    let gone: Vec<String> = hunks.iter().flat_map(|hunk| names_said(&hunk.gone)).collect();
    let added: Vec<String> = hunks.iter().flat_map(|hunk| names_said(&hunk.added)).collect();
    let names = |pieces: &[Piece], free: &[String]| -> Vec<String> {
        let all = pieces.iter().filter(|piece| piece.is_name()).map(|p| p.key().to_owned());
        all.filter(|key| !free.contains(key)).collect()
    };
    let free: Vec<String> = gone.into_iter().filter(|name| added.contains(name)).collect();
    let (before, after) = (names(old, &free), names(new, &free));
    let sorted = |names: &[String]| {
        let mut names = names.to_vec();
        names.sort();
        names
    };
    let permuted = before != after && sorted(&before) == sorted(&after);
    let passive = turned_passive(hunks);
    let content_moved = || {
        let telling = |p: &&&Piece| p.is_content();
        let gone: Vec<&Piece> =
            hunks.iter().flat_map(|h| &h.gone).filter(telling).copied().collect();
        let mut added = hunks.iter().flat_map(|h| &h.added);
        added.any(|piece| gone.iter().any(|gone| gone.key() == piece.key()))
    };
    if permuted && !passive || passive && !permuted && !content_moved() {
        return Effect::Fact("who and whom have changed places".into());
    }
    Effect::Nothing
}

/// Whether `passive` says by whom it was done, and `active` that the same did it: "the storm damaged
/// 12 houses", "12 houses were damaged by the storm".
fn is_turned(active: &[Piece], passive: &[Piece]) -> bool {
    const MOST_AGENTS: usize = 3;
    let is_by = |piece: &Piece| piece.key() == "by";
    let Some(by) = passive.iter().position(is_by).filter(|_| !active.iter().any(is_by)) else {
        return false;
    };
    let done = passive.get(..by).and_then(<[_]>::last);
    let verb = done.and_then(|done| {
        let same = |piece: &Piece| piece.key() == done.key() || one_stem(piece, done);
        active.iter().position(same)
    });
    let agents = passive.get(by + 1..).unwrap_or_default().iter();
    let agents: Vec<&Piece> = agents
        .skip_while(|piece| piece.is_article())
        .take_while(|piece| piece.is_content() || piece.is_name())
        .take(MOST_AGENTS)
        .collect();
    let subject = active.get(..verb.unwrap_or(0)).unwrap_or_default();
    let passive_subject = passive.get(..by).unwrap_or_default();
    !agents.is_empty()
        && agents.iter().all(|agent| {
            subject.iter().any(|piece| piece.key() == agent.key())
                && !passive_subject.iter().any(|piece| piece.key() == agent.key())
        })
}

/// Names in a run that holds a verb of saying.
fn names_said(run: &[&Piece]) -> Vec<String> {
    if !run.iter().any(|piece| piece.role() == Some(Role::Saying)) {
        return Vec::new();
    }
    run.iter().filter(|piece| piece.is_name()).map(|piece| piece.key().to_owned()).collect()
}

/// Whether "was … by" came or went.
fn turned_passive(hunks: &[Hunk<'_>]) -> bool {
    const BEING: &[&str] = &["was", "were", "is", "are", "been", "being", "be"];
    let differs = |words: &[&str]| {
        let count = |run: &[&Piece]| run.iter().filter(|p| words.contains(&p.key())).count();
        let gone: usize = hunks.iter().map(|hunk| count(&hunk.gone)).sum();
        gone != hunks.iter().map(|hunk| count(&hunk.added)).sum::<usize>()
    };
    differs(&["by"]) && differs(BEING)
}

/// One hunk on the scales: what explains away is taken off both sides until the rest speaks.
struct Weighing<'p> {
    gone: Vec<&'p Piece>,
    added: Vec<&'p Piece>,
    before: Option<&'p Piece>,
    after: Option<&'p Piece>,
    settled: bool,
    effect: Effect,
}

impl<'p> Weighing<'p> {
    fn of(hunk: Hunk<'p>, settled: bool) -> Self {
        let Hunk { gone, added, before, after } = hunk;
        Self { gone, added, before, after, settled, effect: Effect::Nothing }
    }

    fn effect(mut self) -> Effect {
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
            says_the_same(a.key(), b.key()) || a.key() != b.key() && a.expanded() == b.expanded()
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
        let tense = |a: &Piece, b: &Piece| {
            a.role() != Some(Role::Saying) && is_past(a.key()) != is_past(b.key())
        };
        let pair = (self.gone.iter()).find_map(|a| {
            self.added.iter().find(|b| one_stem(a, b) && tense(a, b)).map(|b| (*a, *b))
        });
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

fn is_aux(key: &str) -> bool {
    matches!(key, "has" | "have" | "had" | "was" | "were" | "been" | "be" | "is" | "are" | "being")
}

pub(super) fn is_past(key: &str) -> bool {
    present_of(key).is_some() || key.ends_with("ed")
}

fn one_stem(a: &Piece, b: &Piece) -> bool {
    const SHORTEST_PLURAL: usize = 4;
    let plural = |a: &str, b: &str| a.strip_suffix('s') == Some(b) && a.len() > SHORTEST_PLURAL;
    let (a, b) = (a.key(), b.key());
    !stem(a).is_empty() && stem(a) == stem(b) || plural(a, b) || plural(b, a)
}

/// What is left of a word without its ending; empty for a short word.
fn stem(key: &str) -> &str {
    const SHORTEST: usize = 3;
    if let Some(present) = present_of(key) {
        return present;
    }
    let cut = ["ies", "ied", "ing", "ed", "es", "s", "y", "e", "d"]
        .iter()
        .find_map(|end| key.strip_suffix(end).filter(|stem| stem.len() >= SHORTEST));
    let stem = cut.unwrap_or(key);
    if is_small(key) && cut.is_none() { "" } else { stem }
}

impl Piece {
    /// Whether a fact changes when it comes or goes.
    fn carries_a_fact(&self) -> bool {
        self.role().is_some() || self.is_number() || self.is_telling_sign()
    }

    fn role(&self) -> Option<Role> {
        if self.sort() == Sort::Word { role(self.key()) } else { None }
    }
}
