//! The other claims of a sentence: which of them may change without touching the one that is
//! judged, and which are bound to it as its measure, its day or its name.

use std::collections::BTreeSet;
use std::ops::Range;

use super::DraftClaim;
use super::forms::is_past;
use super::stretches::is_verb;
use super::vocabulary::{Role, points_back, role};
use super::words::{Place, Reading, Sort, Word};

/// Stretches with the kinds of their claims, in order and apart.
pub(super) type Others<'j> = Vec<(Range<usize>, &'j str)>;

/// The claims in the sentence of a claim.
pub(super) struct Neighbours<'n> {
    /// The draft.
    pub reading: &'n Reading<'n>,
    /// The claim among them that is judged.
    pub claim: usize,
    /// Where it stands.
    pub place: &'n Place,
}

impl<'n> Neighbours<'n> {
    /// Returns the claims whose change leaves this one alone.
    pub fn independent(&self) -> BTreeSet<usize> {
        let place = self.place;
        self.reading
            .claims_around(place)
            .filter(|at| *at != self.claim && self.is_independent(*at, place))
            .collect()
    }

    fn is_independent(&self, other: usize, place: &Place) -> bool {
        let claims = &self.reading.draft.claims;
        let (Some(own), Some(claim)) = (claims.get(self.claim), claims.get(other)) else {
            return false;
        };
        let Some(there) = self.reading.claims.get(other) else { return false };
        let overlap = there.words.start < place.words.end && place.words.start < there.words.end;
        // "31 of them": who they are stands in another claim.
        let near = place.words.start..(place.words.end + 2).min(place.around.end);
        let leans = self.reading.slice(&near).iter().any(|word| points_back(&word.key));
        match claim.kind.as_str() {
            _ if overlap || leans => false,
            "quote" => true,
            "date" => self.is_of_another_fact(place, there),
            "quantity" | "money" | "percent" | "ratio" | "score" | "age" | "change" => {
                !self.is_bound(own, place, there)
            }
            // For how long and which one say something of every number near.
            _ => false,
        }
    }

    /// Whether the words between the two claims, or before the other, make one the measure of the
    /// other.
    fn is_bound(&self, own: &DraftClaim, place: &Place, other: &Place) -> bool {
        const NEAR: usize = 4;
        /// Beyond this many words nobody looks.
        const FAR: usize = 60;
        const LINKS: &[&str] =
            &["of", "out", "per", "from", "to", "than", "or", "among", "versus", "against", "("];
        const COMPARING: &[&str] = &[
            "of", "over", "above", "below", "than", "from", "against", "versus", "compared", "up",
            "down", "more", "less", "under", "or", "to",
        ];
        let range = if place.words.end <= other.words.start {
            place.words.end..other.words.start
        } else {
            other.words.end..place.words.start
        };
        let between = self.reading.slice(&range);
        // Of two clauses side by side each measures its own.
        let own_clause = between.iter().rposition(is_joint).map_or(0, |at| at + 1);
        let nearest = between.get(own_clause..).unwrap_or_default();
        // "From 2.1 to 2.3 percent of the price, up 0.2": what trails is of what stands before.
        let trails = nearest.is_empty() && between.last().is_some_and(|word| word.key == ",");
        let compares = trails || nearest.iter().any(|word| COMPARING.contains(&word.key.as_str()));
        // When it was, or which one, is measured by no number.
        if matches!(own.kind.as_str(), "date" | "duration" | "rank" | "quote") {
            return false;
        }
        let share = matches!(own.kind.as_str(), "percent" | "ratio" | "change");
        nearest.len() <= NEAR && nearest.iter().any(|word| LINKS.contains(&word.key.as_str()))
            || share && (between.len() > FAR || compares)
            || self.is_whole(other)
            || own.figures.iter().any(|figure| figure.relation.is_some() && figure.pair.is_some())
                && between.len() <= NEAR
    }

    /// Whether a day near a claim is the day of something else: of the concert, not of the hall
    /// with its seats; of the founding, not of today's staff.
    fn is_of_another_fact(&self, place: &Place, day: &Place) -> bool {
        let ahead = day.words.end <= place.words.start;
        let other =
            if ahead { self.is_another_predicate(place, day) } else { self.is_lasting(place, day) };
        let apart = ahead || day.words.start > place.words.end;
        other || apart && self.is_capacity(place)
    }

    /// "It opened in 1954 and employs 48": what was, and what is.
    fn is_another_predicate(&self, place: &Place, day: &Place) -> bool {
        let before = self.reading.slice(&(place.around.start..day.words.start));
        let between = self.reading.slice(&(day.words.end..place.words.start));
        let opened = before.iter().any(|word| word.sort == Sort::Word && is_past(&word.key));
        let joint = between.iter().position(|word| word.key == "and");
        let rest = joint.and_then(|at| between.get(at + 1..)).unwrap_or_default();
        let stop = between.iter().take(joint.unwrap_or(0)).any(|word| word.sort == Sort::Sign);
        let now = rest.first().is_some_and(|word| is_present(&word.key));
        opened && !stop && now && !rest.iter().any(|word| is_past(&word.key))
    }

    /// "It carries 310 cars and will be closed on July 1": what is, and what was or will be.
    fn is_lasting(&self, place: &Place, day: &Place) -> bool {
        let before = self.reading.slice(&(place.around.start..place.words.start));
        let between = self.reading.slice(&(place.words.end..day.words.start));
        let bound = |word: &&Word| role(&word.key) == Some(Role::Bound);
        let now = before.iter().rev().find(|word| !bound(word));
        let past = before.iter().any(|word| word.sort == Sort::Word && is_past(&word.key));
        let joint = between.iter().position(|word| word.key == "and");
        let next = joint.and_then(|at| between.get(at + 1));
        let then = next.is_some_and(|word| {
            matches!(word.key.as_str(), "will" | "was" | "were") || is_past(&word.key)
        });
        now.is_some_and(|word| is_present(&word.key)) && !past && then
    }

    /// "A 1,200-seat hall", "a hall with 1,200 seats", "the hall, which seats 1,200": a lasting
    /// size, unless the sentence says that something had or sold it.
    fn is_capacity(&self, place: &Place) -> bool {
        const NEAR: usize = 3;
        const HOLDS: &[&str] =
            &["seats", "holds", "sleeps", "accommodates", "seating", "capacity", "room", "space"];
        const SEATS: &[&str] = &["seats", "beds", "rooms", "berths", "storeys", "floors", "places"];
        const SEAT: &[&str] =
            &["seat", "seats", "seater", "bed", "room", "berth", "storey", "floor"];
        let key = |at: usize| self.reading.words.get(at).map_or("", |word| word.key.as_str());
        let number = (place.words.clone())
            .find(|at| self.reading.words.get(*at).is_some_and(|w| w.sort == Sort::Number));
        let Some(number) = number else { return false };
        let first = number.saturating_sub(NEAR).max(place.around.start);
        let before = self.reading.slice(&(first..number));
        let holds = before.iter().any(|word| HOLDS.contains(&word.key.as_str()));
        let compound = key(number + 1) == "-" && SEAT.contains(&key(number + 2));
        let behind = before.last().is_some_and(|word| word.key == "with" || word.key == "of");
        let noun = before.iter().rev().nth(1).is_some_and(|word| !is_verb(&word.key));
        holds || compound || behind && noun && SEATS.contains(&key(number + 1))
    }

    /// "Of 64 batches, 61 grew": what the others are taken of.
    fn is_whole(&self, other: &Place) -> bool {
        let before = self.reading.slice(&(other.around.start..other.words.start));
        let mut back = before.iter().rev();
        let of = back.next().is_some_and(|word| matches!(word.key.as_str(), "of" | "among"));
        let lead = back.next().is_none_or(|word| !word.key.chars().all(char::is_alphabetic));
        of && lead
    }

    /// Returns the numbers of a claim with the hedge before them, or all the words of a quotation.
    /// What is counted stays in sight: it may be the subject of the sentence.
    pub fn stretches(&self, other: usize) -> Others<'n> {
        let claims = &self.reading.draft.claims;
        let Some((place, claim)) = self.reading.claims.get(other).zip(claims.get(other)) else {
            return Vec::new();
        };
        if matches!(claim.kind.as_str(), "quote" | "date") {
            return vec![(place.words.clone(), &claim.kind)];
        }
        let before = self.reading.slice(&(place.around.start..place.words.start));
        let hedges = before.iter().rev().take_while(|word| role(&word.key) == Some(Role::Bound));
        let all = place.words.start - hedges.count()..place.words.end;
        let mut found: Others<'n> = Vec::new();
        for (at, word) in all.clone().zip(self.reading.slice(&all)) {
            match found.last_mut() {
                _ if !is_numeric(word) => {}
                Some((range, _)) if range.end == at => range.end = at + 1,
                _ => found.push((at..at + 1, &claim.kind)),
            }
        }
        found
    }
}

/// A stop or a small word between two clauses.
fn is_joint(word: &Word) -> bool {
    matches!(word.key.as_str(), "," | ";" | "and" | "but" | "while" | "whereas" | "—")
}

/// "Employs", "has": a verb that speaks of now.
fn is_present(key: &str) -> bool {
    const SHORTEST: usize = 4;
    matches!(key, "has" | "is" | "now") || key.len() >= SHORTEST && key.ends_with('s')
}

fn is_numeric(word: &Word) -> bool {
    let sign = matches!(word.key.as_str(), "$" | "£" | "€" | "¥");
    sign || word.sort == Sort::Number || matches!(role(&word.key), Some(Role::Number | Role::Bound))
}
