//! Which claim of a new draft is which of the old one: the comparison's word, and on top of it
//! what only the desk knows. Places set by hand are looked for by their words; a rewording that
//! waits for its confirmation goes on waiting; and where the copy now says exactly what a
//! resolution asked for, the verdict holds. Pure; storing it is left to `revise.rs`.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use serde::Serialize;

use crate::desk::Analysis;
use crate::desk::revision::{self, Draft, DraftClaim, Match, compare};
use crate::desk::row::FigureRow;
use crate::store::{Carried, Compared, Found, GoneClaim, StoredClaim, StoredDraft};
use crate::text::{Span, Text};

/// What became of one claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// `unchanged`, `moved`, `reworded`, `value_changed`, `as_agreed`, `removed` or `new`.
    pub compared: &'static str,
    /// `c17`; `None` for a new one.
    pub claim: Option<String>,
    /// What people call it; `None` for a new one.
    pub number: Option<String>,
    /// The words in the old draft.
    pub was: Option<String>,
    /// The words in the new one.
    pub now: Option<String>,
    /// Why, in short words; empty when nothing changed.
    pub why: String,
    /// Whether a verdict stood on it.
    pub settled: bool,
    /// Flags of people and questions without an answer that have gone with it: `f7`, `q1`.
    pub doubts: Vec<String>,
}

/// Everything that becomes of an old draft's claims.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// For people, in the galley order of the new draft.
    pub(super) lines: Vec<Line>,
    /// For the store.
    pub(super) carried: Vec<Carried>,
}

/// Works out what becomes of the claims of `old` in a new text.
pub(super) fn plan(old: &StoredDraft, text: &Text, analysis: &Analysis) -> Plan {
    let new = New::of(old, text, analysis);
    let old_claims: Vec<_> = old.claims.iter().map(|stored| stored.claim.clone()).collect();
    let before = Draft {
        body: &old.text.body,
        skipped: &old.text.skipped,
        sentences: &old.sentences,
        claims: &old_claims,
    };
    let after = Draft {
        body: &text.body,
        skipped: &text.skipped,
        sentences: &new.sentences,
        claims: &new.claims,
    };
    let matches = compare(&before, &after);
    let agreed = Agreed::of(old, text, &new);
    let mut plan = Plan::default();
    let mut taken: HashSet<usize> = matches.iter().filter_map(|m| m.old.and(m.new)).collect();
    let mut stands_for: HashSet<usize> = HashSet::new();
    let mut fresh: Vec<(usize, usize)> = Vec::new();
    for found in &matches {
        let Some(stored) = found.old.and_then(|at| old.claims.get(at)) else {
            fresh.extend(found.new.map(|at| (at, plan.lines.len())));
            plan.new_claim(found, &new);
            continue;
        };
        let agreed = agreed.place_of(stored, found, &new, &taken);
        if let Some(Found::Read(index)) = agreed {
            let entry = new.entry_of(Found::Read(index));
            taken.extend(entry);
            stands_for.extend(entry);
        }
        plan.old_claim(stored, found, agreed, &new);
    }
    fresh.retain(|(at, _)| !stands_for.contains(at));
    plan.back_again(&old.gone, &fresh, &new);
    plan.lines.retain(|line| {
        // A new claim that turned out to be an agreed wording is no new one.
        let agreed = |at: &usize| {
            let quote = new.claims.get(*at).map(|claim| claim.quote.as_str());
            line.compared == "new" && line.now.as_deref() == quote
        };
        !stands_for.iter().any(agreed)
    });
    plan
}

impl Plan {
    fn old_claim(&mut self, stored: &StoredClaim, found: &Match, agreed: Option<Found>, new: &New) {
        let place = agreed.or_else(|| found.new.and_then(|at| new.found.get(at)).copied());
        let compared = match (agreed, found.compared) {
            (Some(_), _) => Some(Compared::AsAgreed),
            (None, revision::Compared::Unchanged) => Some(Compared::Unchanged),
            (None, revision::Compared::Moved) => Some(Compared::Moved),
            (None, revision::Compared::Reworded) => Some(Compared::Reworded),
            (None, revision::Compared::ValueChanged) => Some(Compared::ValueChanged),
            (None, revision::Compared::Removed | revision::Compared::New) => None,
        };
        // Nobody has confirmed the rewording of the draft before, so it is one still.
        let compared = compared.map(|compared| match compared {
            Compared::Unchanged | Compared::Moved if stored.unconfirmed && stored.settled => {
                Compared::Reworded
            }
            other => other,
        });
        let carried = compared.zip(place);
        let why = match (agreed, carried) {
            (Some(_), _) => "as its resolution asks".to_owned(),
            (None, Some((Compared::Reworded, _))) if found.why.is_empty() => {
                "reworded before, not confirmed yet".to_owned()
            }
            _ => found.why.clone(),
        };
        self.lines.push(Line {
            compared: carried.map_or("removed", |(compared, _)| compared.code()),
            claim: Some(format!("c{}", stored.claim_id)),
            number: Some(stored.number.clone()),
            was: Some(stored.claim.quote.clone()),
            now: carried.map(|(_, place)| new.words(place)),
            why,
            settled: stored.settled,
            doubts: if carried.is_none() { stored.doubts.clone() } else { Vec::new() },
        });
        self.carried.extend(carried.map(|(compared, found)| Carried {
            claim_id: stored.claim_id,
            found,
            compared,
        }));
    }

    fn new_claim(&mut self, found: &Match, new: &New) {
        // Words that were a claim by hand and match none any more are none of the machine's.
        let Some(&Found::Read(_)) = found.new.and_then(|at| new.found.get(at)) else { return };
        let claim = found.new.and_then(|at| new.claims.get(at));
        self.lines.push(Line {
            compared: "new",
            claim: None,
            number: None,
            was: None,
            now: claim.map(|claim| claim.quote.clone()),
            why: String::new(),
            settled: false,
            doubts: Vec::new(),
        });
    }

    /// Words that an earlier draft had, in the same sentence, are that claim again. Much may have
    /// changed around them, so somebody has to say that its verdict holds.
    fn back_again(&mut self, gone: &[GoneClaim], fresh: &[(usize, usize)], new: &New) {
        let mut known: HashMap<_, VecDeque<&GoneClaim>> = HashMap::new();
        for gone in gone {
            known.entry((plain(&gone.quote), plain(&gone.sentence))).or_default().push_back(gone);
        }
        if known.is_empty() {
            return;
        }
        for &(at, line) in fresh {
            let (Some(claim), Some(&found @ Found::Read(_))) =
                (new.claims.get(at), new.found.get(at))
            else {
                continue;
            };
            let sentence = new.sentence_of(claim.span);
            let again = known.get_mut(&(plain(&claim.quote), plain(sentence)));
            let Some(line) = self.lines.get_mut(line) else { continue };
            let Some(again) = again.and_then(VecDeque::pop_front) else { continue };
            let same = values(&again.figures).eq(values(&claim.figures));
            let compared = if same { Compared::Reworded } else { Compared::ValueChanged };
            *line = Line {
                compared: compared.code(),
                claim: Some(format!("c{}", again.claim_id)),
                number: Some(again.number.clone()),
                was: Some(again.quote.clone()),
                now: Some(claim.quote.clone()),
                why: "an earlier draft had it".to_owned(),
                settled: again.settled,
                doubts: Vec::new(),
            };
            self.carried.push(Carried { claim_id: again.claim_id, found, compared });
        }
    }
}

/// What figures say, however they are printed.
fn values(figures: &[FigureRow]) -> impl Iterator<Item = [Option<&str>; 5]> {
    figures.iter().map(|figure| {
        let FigureRow { value, low, high, unit, timex, .. } = figure;
        [value, low, high, unit, timex].map(|text| text.as_deref())
    })
}

/// The claims of the new draft: those the machine reads, and those by hand whose words are found.
struct New {
    body: String,
    sentences: Vec<Span>,
    claims: Vec<DraftClaim>,
    found: Vec<Found>,
    /// Where in the two above each claim is that the machine reads.
    read: HashMap<usize, usize>,
}

impl New {
    fn of(old: &StoredDraft, text: &Text, analysis: &Analysis) -> Self {
        let hands = hands(old, text, analysis);
        let covered = |claim: &crate::desk::row::ExtractedClaim| {
            let span = Span::new(claim.start, claim.end);
            let over = |(hand, figures): &(Span, bool)| *figures && hand.overlaps(span);
            !claim.figures.is_empty() && hands.iter().any(over)
        };
        let mut entries: Vec<(DraftClaim, Found)> = Vec::new();
        for (index, claim) in analysis.claims.iter().enumerate().filter(|(_, c)| !covered(c)) {
            let figures = claim.figures.iter().filter_map(|&at| analysis.figures.get(at));
            let claim = DraftClaim {
                span: Span::new(claim.start, claim.end),
                kind: claim.kind.clone(),
                quote: claim.quote.clone(),
                figures: figures.cloned().collect(),
                speaker: claim.speaker.clone(),
            };
            entries.push((claim, Found::Read(index)));
        }
        for (span, has_figures) in &hands {
            let of = old
                .claims
                .iter()
                .find(|stored| stored.by_hand && stored.claim.quote == span.of(&text.body));
            let inside = |figure: &&FigureRow| {
                *has_figures && span.contains(Span::new(figure.start, figure.end))
            };
            let claim = DraftClaim {
                span: *span,
                kind: of.map(|stored| stored.claim.kind.clone()).unwrap_or_default(),
                quote: span.of(&text.body).to_owned(),
                figures: analysis.figures.iter().filter(inside).cloned().collect(),
                speaker: of.and_then(|stored| stored.claim.speaker.clone()),
            };
            entries.push((claim, Found::ByHand(*span)));
        }
        entries.sort_by_key(|(claim, _)| (claim.span.start, claim.span.end));
        let (claims, found): (_, Vec<Found>) = entries.into_iter().unzip();
        let read = found.iter().enumerate().filter_map(|(at, found)| match found {
            Found::Read(index) => Some((*index, at)),
            Found::ByHand(_) => None,
        });
        let read = read.collect();
        let sentences = analysis.sentences.iter().map(|s| Span::new(s.start, s.end)).collect();
        Self { body: text.body.clone(), sentences, claims, found, read }
    }

    fn entry_of(&self, place: Found) -> Option<usize> {
        match place {
            Found::Read(index) => self.read.get(&index).copied(),
            Found::ByHand(_) => self.found.iter().position(|found| *found == place),
        }
    }

    fn sentence_of(&self, span: Span) -> &str {
        let next = self.sentences.partition_point(|sentence| sentence.start <= span.start);
        let last = next.checked_sub(1).and_then(|at| self.sentences.get(at));
        let around = last.filter(|sentence| span.start < sentence.end);
        around.map_or("", |sentence| sentence.of(&self.body))
    }

    fn words(&self, place: Found) -> String {
        match (place, self.entry_of(place).and_then(|at| self.claims.get(at))) {
            (_, Some(claim)) => claim.quote.clone(),
            (Found::ByHand(span), None) => span.of(&self.body).to_owned(),
            (Found::Read(_), None) => String::new(),
        }
    }
}

/// Where the words of claims by hand stand in the new text, each once, and whether they had
/// figures. Of several places it is the one whose surroundings are most alike.
fn hands(old: &StoredDraft, text: &Text, analysis: &Analysis) -> Vec<(Span, bool)> {
    let mut found: Vec<(Span, bool)> = Vec::new();
    for stored in old.claims.iter().filter(|stored| stored.by_hand) {
        let quote = stored.claim.quote.as_str();
        let places = text.body.match_indices(quote).map(|(at, _)| Span::new(at, at + quote.len()));
        let free = places.filter(|span| found.iter().all(|(taken, _)| taken != span));
        let best =
            free.max_by_key(|span| alike(&old.text.body, stored.claim.span, &text.body, *span));
        let read = |span: &Span| {
            analysis.claims.iter().any(|claim| (claim.start, claim.end) == (span.start, span.end))
        };
        let has_figures = !stored.claim.figures.is_empty();
        found.extend(best.filter(|span| !read(span)).map(|span| (span, has_figures)));
    }
    found
}

/// How many bytes before and after two places are the same.
fn alike(one: &str, at: Span, other: &str, there: Span) -> usize {
    const FAR_ENOUGH: usize = 200;
    let before = one.bytes().take(at.start).rev().zip(other.bytes().take(there.start).rev());
    let after = one.bytes().skip(at.end).zip(other.bytes().skip(there.end));
    let same = |(a, b): &(u8, u8)| a == b;
    before.take(FAR_ENOUGH).take_while(same).count()
        + after.take(FAR_ENOUGH).take_while(same).count()
}

/// Sentences of the new draft that read exactly as resolutions asked for.
struct Agreed {
    /// The old sentence's start, and where that sentence stands now.
    sentences: BTreeMap<usize, Span>,
    body: String,
}

impl Agreed {
    fn of(old: &StoredDraft, text: &Text, new: &New) -> Self {
        let mut asked: BTreeMap<usize, Asked<'_>> = BTreeMap::new();
        for stored in old.claims.iter().filter(|stored| stored.settled) {
            if let (Some(sentence), Some(words)) = (stored.sentence, new_words(stored)) {
                let asked = asked
                    .entry(sentence.start)
                    .or_insert_with(|| Asked { sentence, fixes: vec![] });
                asked.fixes.push((stored.claim.span, words));
            }
        }
        let plain: BTreeMap<String, Span> = new
            .sentences
            .iter()
            .map(|sentence| (plain(sentence.of(&text.body)), *sentence))
            .collect();
        let reads = |(start, asked): (usize, Asked<'_>)| {
            plain.get(&asked.wanted(&old.text.body)).map(|now| (start, *now))
        };
        let sentences = asked.into_iter().filter_map(reads).collect();
        Self { sentences, body: text.body.clone() }
    }

    /// Returns where a claim stands now, if the copy says there what its resolution asks for.
    fn place_of(
        &self,
        stored: &StoredClaim,
        found: &Match,
        new: &New,
        taken: &HashSet<usize>,
    ) -> Option<Found> {
        let words = new_words(stored).filter(|_| stored.settled)?;
        // What the draft before said already is no news.
        if found.compared.keeps_verdict() || plain(words) == plain(&stored.claim.quote) {
            return None;
        }
        let sentence = *self.sentences.get(&stored.sentence?.start)?;
        if let Some(at) = found.new {
            let inside = new.claims.get(at).is_some_and(|c| sentence.contains(c.span));
            return inside.then(|| new.found.get(at).copied()).flatten();
        }
        let start = sentence.start + sentence.of(&self.body).find(words)?;
        let there = Span::new(start, start + words.len());
        let mut free = new.claims.iter().enumerate().filter(|(at, _)| !taken.contains(at));
        let read = free.find(|(_, claim)| claim.span.overlaps(there));
        Some(read.and_then(|(at, _)| new.found.get(at).copied()).unwrap_or(Found::ByHand(there)))
    }
}

fn new_words(stored: &StoredClaim) -> Option<&str> {
    let (resolution, words) = stored.agreed.as_ref()?;
    words.as_deref().filter(|_| resolution.changes_copy())
}

/// A sentence of the old draft with the new words that resolutions ask for in it.
struct Asked<'a> {
    sentence: Span,
    fixes: Vec<(Span, &'a str)>,
}

impl Asked<'_> {
    /// Returns what the sentence should read, as [`plain`] has it.
    fn wanted(mut self, body: &str) -> String {
        self.fixes.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
        let mut words = self.sentence.of(body).to_owned();
        for (span, new) in self.fixes {
            let from = span.start.saturating_sub(self.sentence.start);
            let within = from..span.end.saturating_sub(self.sentence.start);
            if words.get(within.clone()).is_some() {
                words.replace_range(within, new);
            }
        }
        plain(&words)
    }
}

/// The words without what is only typography.
fn plain(words: &str) -> String {
    let straight = |sign: char| match sign {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        sign if sign.is_whitespace() => ' ',
        sign => sign,
    };
    let signs: String = words.chars().filter(|sign| *sign != '\u{ad}').map(straight).collect();
    signs.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
