//! What a headline tells in another form than the story does: a fraction over a percentage, a
//! number in words, people counted by another noun, a change over its two amounts, a multiple.
//! Figures that both print in one form are left to the check.

mod ages;
pub(in crate::check) mod makes;
pub(in crate::check) mod shares;
mod single;
mod sole;
mod turns;

use std::ops::Range;

use crate::check::arithmetic::digits_swapped;
use crate::check::case::Case;
use crate::check::compared::pairs;
use crate::check::families::retold;
use crate::check::fate::{Fate, fate, fate_in_part, fate_of_sentence};
use crate::check::lead::ages::{aged, to_the_ten};
use crate::check::lead::makes::{as_whole, makes};
use crate::check::mention::{Measure, Mention, Slip, is_person, reordered, slip};
use crate::check::passage::Passage;
use crate::check::persons::counts_persons;
use crate::check::relation::{Line, Term};
use crate::check::spelled::like;
use crate::check::subject::Subject;
use crate::check::{Flag, Severity, heading, wording};
use crate::quantity::{Amount, Bound, Decimal, Figure, FigureKind};
use crate::text::{Sentence, Span, Word};
use crate::w;

/// The headline and the story below it.
pub(in crate::check) struct Story<'a> {
    pub(in crate::check) case: Case<'a>,
    /// The lines above the story.
    pub(in crate::check) lines: Vec<Span>,
    /// The story.
    pub(in crate::check) body: Span,
    /// The sentences that lead the story.
    pub(in crate::check) lead: &'a [Sentence],
}

/// The sentences in which a story tells what its headline tells.
const LEAD_SENTENCES: usize = 3;

/// Returns what does not fit, under the code of the check that asks.
pub(in crate::check) fn flags(case: &Case<'_>, code: &'static str) -> Vec<Flag> {
    let Some(story) = Story::of(case) else { return Vec::new() };
    let mut flags = Vec::new();
    for line in &story.lines {
        for at in case.figures_in(*line) {
            let Some(own) = case.figure(at) else { continue };
            let found = match own.kind {
                FigureKind::Percent | FigureKind::Ratio => {
                    let found = story.share(*line, at);
                    let found = found.or_else(|| story.percent_change(*line, at));
                    if found.is_none() {
                        flags.extend(story.again(at, code));
                    }
                    found
                }
                FigureKind::Number | FigureKind::Quantity | FigureKind::Money => story
                    .people(*line, at)
                    .or_else(|| story.reworded(*line, at))
                    .or_else(|| story.step(*line, at))
                    .or_else(|| story.deficit(at)),
                FigureKind::Score => story.result(*line, at),
                _ => None,
            };
            let found = found.or_else(|| story.sole(*line, at));
            let found = found.or_else(|| story.single(*line, at));
            flags.extend(found.map(|found| found.flag(case, code)));
        }
        flags.extend(story.multiple(*line).map(|found| found.flag(case, code)));
    }
    flags
}

/// A headline's figure and what the story has for it.
pub(in crate::check) struct Found {
    pub(in crate::check) span: Span,
    pub(in crate::check) told: Vec<Span>,
    /// What the story has, in words for the message.
    pub(in crate::check) story: String,
    /// What would stand in the headline.
    pub(in crate::check) reading: Option<String>,
    /// The sum.
    pub(in crate::check) computation: String,
}

impl Found {
    /// What the story has, its number alone where it is of the same things.
    fn bare(&self, case: &Case<'_>) -> String {
        let story = wording::within(&self.story);
        let figure = |span: Span| {
            let own = case.figure(case.figure_at(span.start)?)?;
            (own.span == span).then_some(own)
        };
        let [told] = self.told.as_slice() else { return story };
        let (Some(own), Some(other)) = (figure(self.span), figure(*told)) else { return story };
        let alike = own.thing.is_some() && own.thing == other.thing && other.unit.is_none();
        let age = [own, other].iter().any(|own| own.kind == FigureKind::Age);
        let whole = self.story == case.words(other.span);
        if whole && (alike || age) { wording::within(case.words(other.number)) } else { story }
    }

    /// Why the two differ, where one slip of two digits tells.
    fn how(&self, case: &Case<'_>) -> &'static str {
        let [told] = self.told.as_slice() else { return "" };
        let value = |span: Span| {
            let own = case.figure(case.figure_at(span.start)?).filter(|own| own.span == span)?;
            own.value().map(Decimal::to_f64)
        };
        let swapped = value(self.span)
            .zip(value(*told))
            .is_some_and(|(own, other)| digits_swapped(own, other));
        if swapped { ": two digits have changed places" } else { "" }
    }

    fn flag(self, case: &Case<'_>, code: &'static str) -> Flag {
        let printed = case.words(self.span);
        // A verb is quoted.
        let verb = case.figures_in(self.span).is_empty();
        let printed = if verb { format!("“{printed}”") } else { printed.to_owned() };
        let offer = self.reading.as_ref().map_or_else(
            || "Check both".to_owned(),
            |reading| {
                let single = matches!(&self.told[..], [own] if self.story == case.words(*own));
                if single && !verb {
                    "Check which is right".to_owned()
                } else {
                    format!("{} would fit, unless the story is wrong", wording::opening(reading))
                }
            },
        );
        Flag {
            code,
            severity: Severity::Warning,
            span: self.span,
            message: format!(
                "The headline has {}, the story {}{}. {offer}.",
                wording::within(&printed),
                self.bare(case),
                self.how(case)
            ),
            computation: self.computation,
            related: self.told,
            suggestions: self.reading.into_iter().collect(),
        }
    }
}

impl<'a> Story<'a> {
    fn of(case: &Case<'a>) -> Option<Self> {
        let lines = heading::lines(case);
        let last = lines.last()?;
        let body = Span::new(last.end, case.text.body.len());
        let sentences = &case.extraction.sentences;
        let first = sentences.partition_point(|own| own.span.start < last.end);
        let lead = sentences.get(first..(first + LEAD_SENTENCES).min(sentences.len()))?;
        Some(Self { case: *case, lines, body, lead })
    }

    /// The first sentences of the story, as far as the fact of the headline is still told there.
    fn farther_lead(&self) -> Span {
        const SENTENCES: usize = 5;
        let sentences = &self.case.extraction.sentences;
        let first = sentences.partition_point(|own| own.span.start < self.body.start);
        let last = (first + SENTENCES).min(sentences.len()).saturating_sub(1);
        match (sentences.get(first), sentences.get(last)) {
            (Some(first), Some(last)) if first.span.start <= last.span.start => {
                first.span.cover(last.span)
            }
            _ => self.body,
        }
    }

    /// The numbers of the sentence of a figure.
    pub(in crate::check) fn line_of(&self, figure: &Figure) -> Option<Line<'a>> {
        let sentence = self.case.sentence(figure)?;
        Line::of(&self.case, self.case.figures_in(sentence.span))
    }

    /// The numbers of the sentences of the lead.
    pub(in crate::check) fn lead_lines(&self) -> impl Iterator<Item = Line<'a>> {
        let group = |own: &Sentence| self.case.figures_in(own.span);
        let groups: Vec<Range<usize>> =
            self.lead.iter().map(group).filter(|group| !group.is_empty()).collect();
        let case = self.case;
        groups.into_iter().filter_map(move |group| Line::of(&case, group))
    }

    /// The old and new amounts of the lead, with the sentence the later one stands in.
    pub(in crate::check) fn changes(&self) -> Vec<(Term<'a>, Term<'a>, Range<usize>)> {
        /// The times and the one thing are told surely.
        const SURE: u8 = 5;
        let mut found: Vec<(Term<'a>, Term<'a>, Range<usize>)> = Vec::new();
        for line in self.lead_lines() {
            for pair in pairs(&line) {
                if let (Some(old), Some(new)) = (line.term(pair.old), line.term(pair.new)) {
                    found.push((*old, *new, line.first..line.end));
                }
            }
        }
        let numbered = self.case.numbered();
        let sentences = self.lead.iter().filter_map(|own| self.case.sentence_index(own.span.start));
        for sentence in sentences {
            let Some(passage) = Passage::around(&self.case, numbered, sentence) else { continue };
            for pair in passage.epochs() {
                let line = passage.lines.get(pair.new.line);
                let below = pair.old.term.span.start >= self.body.start
                    && pair.new.term.span.start >= self.body.start;
                let known = found.iter().any(|(old, new, _)| {
                    [old.span, new.span].contains(&pair.old.term.span)
                        && [old.span, new.span].contains(&pair.new.term.span)
                });
                if let Some(line) = line.filter(|_| pair.sure >= SURE && below && !known) {
                    found.push((pair.old.term, pair.new.term, line.first..line.end));
                }
            }
        }
        found
    }

    /// The figures of the story, with their indices.
    pub(in crate::check) fn figures(&self) -> impl Iterator<Item = (usize, &'a Figure)> {
        let case = self.case;
        case.figures_in(self.body).filter_map(move |at| Some((at, case.figure(at)?)))
    }

    /// The words that a line of the headline and a sentence share, as they are told again.
    pub(in crate::check) fn shared(&self, line: Span, sentence: Range<usize>) -> usize {
        let own = retold(&self.case, self.case.tokens_of(line));
        own.shared(&retold(&self.case, sentence))
    }

    /// Whether the value of a headline's figure stands in the story, as a number or a place.
    pub(in crate::check) fn has_value(&self, own: &Figure) -> bool {
        let Some(value) = own.value() else { return true };
        let count = |own: &Figure| own.unit.is_none() && own.kind != FigureKind::Percent;
        let thing = |own: &Figure| Subject::of_figure(own);
        // "Five climbers" is not borne out by "five grades" or "5 percent".
        let other_thing = |other: &Figure| {
            let plain = other.thing.is_some() && other.kind == FigureKind::Quantity;
            let apart = own.thing.is_none() || thing(own).shared(&thing(other)) == 0;
            let noun = Mention::of(other, 0).is_some_and(
                |mention| matches!(mention.measure, Measure::Count(noun) if is_person(noun)),
            );
            plain && apart && !(noun || counts_persons(other))
        };
        let same = |other: &Figure| !count(own) || count(other) && !other_thing(other);
        self.figures().filter(|(_, other)| same(other)).any(|(_, other)| match other.amount {
            Amount::Value(told) => told == value,
            Amount::Range(low, high) => low <= value && value <= high,
            Amount::Unknown => false,
        })
    }

    /// "Five climbers killed" over "carried two men to their deaths"; "plants 900 trees" over
    /// "will plant another 600 trees".
    fn people(&self, line: Span, at: usize) -> Option<Found> {
        let case = &self.case;
        let own = case.figure(at)?;
        let count = Mention::of(own, at)?;
        let (Measure::Count(noun), Bound::Exact, None) = (count.measure, own.bound, own.scale)
        else {
            return None;
        };
        let value = own.value().filter(|value| value.is_whole())?;
        let moved = own.direction.is_some() || rises_to(case, own);
        let befell = fate_in_part(case, &count);
        let told_apart = befell.is_some() && self.fates_in(line, befell) == 1;
        if moved || self.has_value(own) || listed(case, line, own, noun) && !told_apart {
            return None;
        }
        // "Five drown"
        let deed = fate_of_sentence(case, case.tokens_of(own.span)).is_some();
        let person = (noun == Word::NONE || deed) && befell.is_some()
            || is_person(noun)
            || counts_persons(own);
        let mut told: Vec<(usize, &Figure, Option<Fate>)> = Vec::new();
        let alone = self.counts_in(line) < 2;
        // "Five dead, two hurt": told apart by what befell them.
        for (index, other) in self.figures().take(MOST_FIGURES) {
            let Some(mention) = Mention::of(other, index) else { continue };
            let Measure::Count(thing) = mention.measure else { continue };
            let one = if person && (alone || told_apart) {
                is_person(thing)
                    || counts_persons(other)
                    || thing == Word::NONE && !aged(case, other)
            } else {
                noun != Word::NONE && thing == noun
            };
            if one {
                told.push((index, other, fate_in_part(case, &mention)));
            }
        }
        // "Six members of a club were taken to hospital": of the only people of the sentence.
        if let Some((_, first, found)) = told.first().copied()
            && found.is_none()
            && let Some(sentence) = case.sentence(first)
            && told.iter().filter(|(_, other, _)| sentence.span.contains(other.span)).count() == 1
        {
            let own = fate_of_sentence(case, sentence.first_token..sentence.end_token);
            let own =
                if own == Some(Fate::Saved) && befell == Some(Fate::Hurt) { befell } else { own };
            if let Some(first) = told.first_mut() {
                first.2 = own;
            }
        }
        let lead = Span::new(
            self.lead.first()?.span.start,
            self.lead.get(..2).unwrap_or(self.lead).last()?.span.end,
        );
        // "Four climbers hurt" over "Nine climbers were hurt", a few sentences down
        let farther = self.farther_lead();
        let one_noun = |index: usize, other: &Figure| {
            let thing = Mention::of(other, index).map(|mention| mention.measure);
            befell.is_some()
                && noun != Word::NONE
                && is_person(noun)
                && thing == Some(Measure::Count(noun))
                && farther.contains(other.span)
        };
        let (_, rival, _) = *told.iter().find(|(index, other, found)| {
            let same = if befell.is_some() { *found == befell } else { !person };
            same && (lead.contains(other.span) || one_noun(*index, other))
        })?;
        let sure = rival.bound == Bound::Exact
            && rival.scale.is_none()
            && rival.relation.is_none()
            && rival.direction.is_none()
            && rival.value().is_some_and(Decimal::is_whole)
            && !counts_more(case, rival);
        if !sure || !person && befell.is_none() && !self.same_deed(line, rival, told.len() == 1) {
            return None;
        }
        if rival.value().is_some_and(|told| to_the_ten(value, told)) {
            return None;
        }
        // Counts that add up to the headline's, or leave it, are its parts.
        let parts: Vec<Decimal> = told
            .iter()
            .filter(|(_, other, found)| {
                let fate = found.or_else(|| {
                    let sentence = case.sentence(other)?;
                    fate_of_sentence(case, sentence.first_token..sentence.end_token)
                });
                let apart = match befell {
                    Some(Fate::Dead) => matches!(fate, Some(Fate::Hurt | Fate::Saved | Fate::Held)),
                    Some(Fate::Hurt) => matches!(fate, Some(Fate::Saved | Fate::Held)),
                    Some(own) => fate.is_some_and(|fate| fate != own),
                    None => false,
                };
                !apart || other.span == rival.span
            })
            .filter_map(|(_, other, _)| other.value())
            .chain(self.singles(person))
            .chain(self.bare_counts(person, rival))
            .collect();
        if makes(&parts, value) {
            return None;
        }
        let printed = case.words(own.number);
        let told_value = rival.value()?;
        let words = printed.starts_with(char::is_alphabetic);
        let number =
            if words { like(printed, as_whole(told_value)?) } else { told_value.to_string() };
        let number =
            if words || number.len() < 4 { number } else { case.words(rival.number).to_owned() };
        let reading = case.words(own.span).replacen(printed, &number, 1);
        Some(Found {
            span: own.span,
            told: vec![rival.span],
            story: running(case.words(rival.span)),
            computation: format!("headline {printed}, story {}", running(case.words(rival.number))),
            reading: Some(reading),
        })
    }

    /// "To shut 210 outlets" over "will close 120 of its cafés": the first count of the story, with
    /// its digits in another order.
    fn reworded(&self, line: Span, at: usize) -> Option<Found> {
        let case = &self.case;
        let own = case.figure(at)?;
        let count = Mention::of(own, at)?;
        let Measure::Count(_) = count.measure else { return None };
        let (index, rival) = self.figures().find(|(_, other)| {
            matches!(other.kind, FigureKind::Quantity | FigureKind::Number) && other.unit.is_none()
        })?;
        let mention = Mention::of(rival, index)?;
        let swapped =
            slip(case, &count, &mention) == Some(Slip::Swap) || reordered(case, &count, &mention);
        let first = self.lead.first()?.span.contains(rival.span);
        let plain = own.bound == Bound::Exact && rival.bound == Bound::Exact;
        if fate(case, &count).is_some() || fate(case, &mention).is_some() {
            return None;
        }
        let long = count.len() > 1 && mention.len() > 1;
        if !swapped || !first || !plain || !long || self.borne_out(&count) {
            return None;
        }
        let sole = !sole::met_by_chance(&count, &mention);
        if listed(case, line, own, Word::NONE) || !self.same_deed(line, rival, sole) {
            return None;
        }
        let (printed, told) = (case.words(own.number), case.words(rival.number));
        Some(Found {
            span: own.span,
            told: vec![rival.span],
            story: running(case.words(rival.span)),
            computation: format!("headline {printed}, story {told}"),
            reading: Some(case.words(own.span).replacen(printed, told, 1)),
        })
    }

    /// How many things a line counts.
    fn counts_in(&self, line: Span) -> usize {
        let figures = self.case.figures_in(line).filter_map(|at| self.case.figure(at));
        let counts = figures.filter(|own| {
            matches!(own.kind, FigureKind::Number | FigureKind::Quantity) && own.unit.is_none()
        });
        counts.count()
    }

    /// How many counts of a line are of people to whom that befell.
    fn fates_in(&self, line: Span, befell: Option<Fate>) -> usize {
        let case = &self.case;
        let counts = case.figures_in(line).filter_map(|at| Mention::of(case.figure(at)?, at));
        let counts = counts.filter(|own| matches!(own.measure, Measure::Count(_)));
        counts.filter(|own| fate_in_part(case, own) == befell).count()
    }

    /// One for each person told without a number: "a woman", "his son".
    fn singles(&self, person: bool) -> impl Iterator<Item = Decimal> {
        const MOST: usize = 4;
        const NEAR_TOKENS: usize = 2;
        let case = self.case;
        let all = self.lead.iter().filter(move |_| person);
        let tokens = all.flat_map(|own| own.first_token..own.end_token);
        let one = tokens.filter(move |&at| {
            let word = case.printed(at);
            let articles = w!["a", "an", "the", "his", "her", "their", "another", "'s", "’s"];
            is_person(case.key(at))
                && !word.ends_with('s')
                && case.any(at.saturating_sub(NEAR_TOKENS)..at, articles)
        });
        one.map(|_| Decimal::ONE).take(MOST)
    }

    /// The other counts of the sentence of a count of things: "25 houses, 15 mobile homes", "and
    /// options on ten more".
    fn bare_counts(&self, person: bool, rival: &Figure) -> impl Iterator<Item = Decimal> {
        let sentence = self.case.sentence(rival).map(|own| own.span);
        let rival = rival.span;
        let counts = self.figures().take(MOST_FIGURES).filter(move |(_, other)| {
            let count = matches!(other.kind, FigureKind::Number | FigureKind::Quantity);
            !person
                && count
                && other.unit.is_none()
                && other.span != rival
                && sentence.is_some_and(|own| own.contains(other.span))
        });
        counts.filter_map(|(_, other)| other.value())
    }

    /// Whether a headline and the words around a figure of the story tell one deed of one thing:
    /// besides what is counted, two words more, or one where nothing else of it is counted.
    fn same_deed(&self, line: Span, rival: &Figure, sole: bool) -> bool {
        let fewest = if sole { 2 } else { SAME_WORDS };
        let Some(sentence) = self.case.sentence(rival) else { return false };
        self.shared(line, sentence.first_token..sentence.end_token) >= fewest
    }
}

/// More figures than these are a table.
pub(in crate::check) const MOST_FIGURES: usize = 60;
/// So many words in common tell one thing of one whole.
pub(in crate::check) const SAME_WORDS: usize = 3;

/// A number in words as it stands within a sentence: "four passengers".
fn running(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Whether a count is what something comes to: "toll rises to 43", "cut to 20".
fn rises_to(case: &Case<'_>, own: &Figure) -> bool {
    let before = case.back(own.phrase, 1);
    case.any(before, w!["to", "from", "by", "than"])
}

/// Whether a count is one of several of the headline, which may share it.
fn listed(case: &Case<'_>, line: Span, own: &Figure, noun: Word) -> bool {
    let counts = case.figures_in(line).filter_map(|at| case.figure(at)).filter(|other| {
        matches!(other.kind, FigureKind::Number | FigureKind::Quantity) && other.unit.is_none()
    });
    let more = case
        .any(case.back(own.phrase, 2), w!["least", "nearly", "over", "another", "other"])
        || case.any(case.ahead(own.number, 2), w!["more", "other", "others", "-"]);
    more || counts.count() > 1 && noun == Word::NONE
}

/// "two others", "another five": a count beside one told before.
fn counts_more(case: &Case<'_>, own: &Figure) -> bool {
    case.any(case.back(own.phrase, 2), w!["another", "other", "further", "additional", "least"])
        && !case.any(case.back(own.phrase, 1), w!["additional"])
        || case.any(case.ahead(own.number, 2), w!["more", "other", "others"])
}

#[cfg(test)]
mod tests {
    use crate::check::trial::placed as told;

    #[test]
    fn a_headline_is_compared_with_what_the_story_tells_in_another_form() {
        for (text, at) in [
            ("Fire kills seven\n\nFour passengers died in a fire on a ferry on Sunday.", "seven"),
            (
                "Five drown as boat sinks\n\nThree men drowned on Friday when a boat sank off \
                 Orm. Two others swam ashore.",
                "Five drown",
            ),
            (
                "Orm museum robbed of sixteen paintings\n\nThieves broke into the museum in Orm \
                 on Sunday and stole six paintings.",
                "sixteen paintings",
            ),
            (
                "Exports rise by a fifth\n\nCheap freight helped makers of chairs in Orm to lift \
                 exports by 33 percent, the chamber said.",
                "a fifth",
            ),
            (
                "A quarter of nurses want to leave\n\nIn a poll 75 percent of nurses said they \
                 wanted to leave within two years.",
                "A quarter",
            ),
            (
                "Enrolment drops by 3,100 at Lund\n\nLund college has 11,900 students this term, \
                 down from 13,200 last year.",
                "3,100",
            ),
            (
                "Bus fares up 50 percent\n\nThe fare for a bus ride will go from $2.00 to $2.30.",
                "50 percent",
            ),
            (
                "Profits double at brewer\n\nThe brewer said that its profit had tripled to $24 \
                 million.",
                "double",
            ),
            (
                "Rail fares to rise by 20 percent\n\nA ride on the rails of Orm will cost a fifth \
                 more from May. The 50 percent increase is the first since 2010.",
                "50 percent",
            ),
        ] {
            assert_eq!(told(text), [("headline-and-body", at.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_headline_that_the_story_bears_out_is_silent() {
        for text in [
            "Five killed in two crashes\n\nThree people died on the A9 and two more on the A1.",
            "Six dead in avalanche\n\nFour climbers were found dead on Friday; two others, \
             missing since, are feared dead.",
            "Eight hurt in blast\n\nTwo men died and six were hurt in a blast on Friday.",
            "Four held over raid\n\nPolice arrested three men on Monday and a woman on Tuesday.",
            "Fire destroys 40 homes\n\nFlames destroyed 25 houses, 15 mobile homes and a church.",
            "Brewer sheds 200 jobs\n\nThe brewer will cut 120 jobs in Hull and 80 in Leeds.",
            "Two jailed over blaze\n\nFive people died in the blaze in 2019, for which two \
             brothers were jailed.",
            "Wages up a fifth\n\nNurses will earn 19.6 percent more from May, the union said.",
            "Flood kills 200 heifers\n\nThe flood that killed two people on Monday has reached the \
             sea, the police said.",
            "Library gets 13 tables\n\nThe library, with 31 rooms, was given the furniture by a \
             bank in the town.",
            "Panel clears 14 flats\n\nThe panel read 41 letters before it cleared the plan on \
             Monday.",
            "Three die in fire\n\nA woman of 38, her son and a lodger died in Orm on Friday.",
            "Two divers drown\n\nA Dane of 44 and a Swede of 29 drowned off Orm on Monday.",
            "Two skiers die\n\nSkiers of 24 and 57 died in a slide above Orm on Sunday.",
            "Three boys drown\n\nBoys of 8, nine and 12 drowned off Orm on Sunday.",
            "Cold kills 80\n\nSeventy-nine people died as the frost held Orm for a week.",
            "Exports double\n\nExports doubled in 2021, and tripled in the years before that.",
            "A third oppose the tunnel\n\nSome 66 percent of voters back the tunnel, a poll said.",
            "Fares to go up a quarter\n\nFares will rise by 25 percent in May and by another 5 \
             percent in 2026.",
        ] {
            assert!(told(text).is_empty(), "{text}\n{:?}", told(text));
        }
    }
}
