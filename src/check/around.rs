//! The words around one figure, as far as the rows of the reference table listen for them. Each is
//! read at most once, and only when a row asks. What a row makes of them is left to `speakers.rs`.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use super::beside::{Leads, Trails};
use super::bits::Bits;
use super::case::{Case, words};
use super::countries::{STATE_WORDS, begins_with_a_country};
use crate::quantity::Figure;
use crate::text::{Gap, Token, TokenKind, Word, WordMap};
use crate::w;

/// How many words before and after a figure without a thing stand for it.
const NEAR_WORDS: usize = 6;
/// Among how many tokens these are looked for.
const NEAR_TOKENS: usize = 3 * NEAR_WORDS;
/// How many tokens before and behind a figure are close to it.
const CLOSE_TOKENS: usize = 6;
/// How far a sentence reaches.
const SENTENCE_BYTES: usize = 400;
/// How far a paragraph reaches.
const PARAGRAPH_BYTES: usize = 2_000;

/// Every word that some row listens for, with a number of its own.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: WordMap<usize>,
    /// How many words there are.
    len: usize,
}

impl Vocabulary {
    /// Returns the set of these words; new ones get a number.
    pub(super) fn set<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> Bits {
        words.into_iter().map(|word| self.add(word)).collect()
    }

    /// Returns the number of a word; a new one gets one.
    pub(super) fn add(&mut self, word: &str) -> usize {
        let own = key(word);
        let number = self.number(own).unwrap_or(self.len);
        if number == self.len {
            self.len += 1;
            self.numbers.insert(own, number);
            // "u.s" in a table is "U.S." in a text.
            if word.contains('.') {
                self.numbers.insert(key(&format!("{word}.")), number);
            }
        }
        number
    }

    /// The number of a word.
    fn number(&self, word: Word) -> Option<usize> {
        self.numbers.get(word).copied()
    }
}

/// The key of a word, whatever its case.
pub(super) fn key(word: &str) -> Word {
    if word.is_ascii() { Word::of(word) } else { Word::of(&word.to_lowercase()) }
}

/// The numbers of the listed words of a stretch, each once: they are few beside all that are
/// listed.
type Heard = Vec<usize>;

/// What rows listen for in an article, and where it stands: each stretch is read once, however many
/// figures stand in it.
pub(super) struct Listened<'a> {
    case: Case<'a>,
    vocabulary: &'a Vocabulary,
    words: RefCell<Stretch>,
    all: OnceCell<Bits>,
    countries: RefCell<Stretch>,
}

/// What was found in the part of an article that was read.
#[derive(Default)]
struct Stretch {
    /// The tokens read.
    read: Range<usize>,
    /// The token at which it stands, and the number of a word.
    found: Vec<(usize, usize)>,
}

impl<'a> Listened<'a> {
    /// Nothing is read yet.
    pub(super) fn new(case: &Case<'a>, vocabulary: &'a Vocabulary) -> Self {
        Self {
            case: *case,
            vocabulary,
            words: RefCell::default(),
            all: OnceCell::new(),
            countries: RefCell::default(),
        }
    }

    /// The number of the listed word that begins at a token.
    fn listed(&self, at: usize) -> Option<usize> {
        self.vocabulary.number(word_at(&self.case, at)?)
    }

    /// The listed words among these tokens.
    fn words(&self, tokens: Range<usize>) -> Heard {
        let mut words = self.words.borrow_mut();
        words.read(tokens.clone(), |at| self.listed(at));
        let mut heard = Heard::new();
        for word in words.within(tokens) {
            if !heard.contains(&word) {
                heard.push(word);
            }
        }
        heard
    }

    /// The listed words of the whole article.
    fn all(&self) -> &Bits {
        let all = || (0..self.case.tokens().len()).filter_map(|at| self.listed(at)).collect();
        self.all.get_or_init(all)
    }

    /// Whether the name of a country stands among these tokens.
    fn names_a_country(&self, tokens: Range<usize>) -> bool {
        let mut countries = self.countries.borrow_mut();
        let named = |at: usize| {
            let capital = self.case.tokens().get(at).filter(|token| token.capital)?;
            let text = self.case.text.body.get(capital.span.start..)?;
            begins_with_a_country(text).then_some(0)
        };
        countries.read(tokens.clone(), named);
        countries.within(tokens).next().is_some()
    }
}

impl Stretch {
    /// Reads what of `tokens` was not read before; `look` tells what stands at one.
    fn read(&mut self, tokens: Range<usize>, look: impl Fn(usize) -> Option<usize>) {
        // Figures come in order, so that nearly every range begins in what was read.
        if !(self.read.start..=self.read.end).contains(&tokens.start) {
            self.found.clear();
            self.read = tokens.start..tokens.start;
        }
        self.forget_before(tokens.start.saturating_sub(PARAGRAPH_BYTES));
        let unread = self.read.end..tokens.end;
        self.read.end = self.read.end.max(tokens.end);
        // About every second word is listed.
        self.found.reserve(unread.len() / 2);
        self.found.extend(unread.filter_map(|at| Some((at, look(at)?))));
    }

    /// Drops what lies far back, so that a long article takes no more room than a short one.
    fn forget_before(&mut self, start: usize) {
        const MANY: usize = 4096;
        if self.found.len() > MANY && self.read.start < start {
            self.found.retain(|(at, _)| *at >= start);
            self.read.start = start.min(self.read.end);
        }
    }

    /// The numbers of what stands among `tokens`.
    fn within(&self, tokens: Range<usize>) -> impl Iterator<Item = usize> {
        let first = self.found.partition_point(|(at, _)| *at < tokens.start);
        let end = self.found.partition_point(|(at, _)| *at < tokens.end);
        self.found.get(first..end).unwrap_or_default().iter().map(|&(_, number)| number)
    }
}

/// The word that begins at a token, as it is printed: "1990s" and "don’t" are one word each, and
/// "oil’s" is "oil".
fn word_at(case: &Case<'_>, at: usize) -> Option<Word> {
    let tokens = case.tokens();
    let spoken = |token: &Token| token.kind != TokenKind::Sign;
    let goes_on = |token: &Token| token.gap == Gap::None && spoken(token);
    let (before, from) = tokens.split_at_checked(at)?;
    let (token, behind) = from.split_first()?;
    if !spoken(token) || token.gap == Gap::None && before.last().is_some_and(spoken) {
        return None;
    }
    let glued = behind.iter().take_while(|token| goes_on(token)).count();
    if glued == 0 && token.word.is_short_ascii() {
        return Some(token.word);
    }
    let mut end = at + 1 + glued;
    // Of the genitive the noun is the word.
    if end > at + 1 && matches!(case.printed(end - 1), "'s" | "’s") {
        end -= 1;
    }
    let printed =
        case.tokens().get(end - 1).map(|last| token.span.cover(last.span))?.of(&case.text.body);
    // The token knows its own key.
    Some(if end == at + 1 && printed.is_ascii() { token.word } else { key(printed) })
}

/// What rows wait for right beside a figure.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// Phrases of which one must stand right before it.
    pub leads: Leads,
    /// Words of which one must stand behind it.
    pub trails: Trails,
    /// Words of which none may stand behind it.
    pub bars: Trails,
}

/// The words around one figure.
pub(super) struct Around<'l, 'a> {
    case: &'l Case<'a>,
    figure: &'l Figure,
    listened: &'l Listened<'a>,
    phrases: &'a Phrases,
    state_words: &'a Bits,
    led: OnceCell<Bits>,
    followed: OnceCell<Bits>,
    barred: OnceCell<Bits>,
    near: OnceCell<Heard>,
    close: OnceCell<Heard>,
    sentence: OnceCell<Heard>,
    paragraph_tokens: OnceCell<Range<usize>>,
    paragraph: OnceCell<Heard>,
    country: OnceCell<bool>,
}

impl<'l, 'a> Around<'l, 'a> {
    /// Nothing is read yet.
    pub(super) fn new(
        figure: &'l Figure,
        listened: &'l Listened<'a>,
        phrases: &'a Phrases,
        state_words: &'a Bits,
    ) -> Self {
        Self {
            case: &listened.case,
            figure,
            listened,
            phrases,
            state_words,
            led: OnceCell::new(),
            followed: OnceCell::new(),
            barred: OnceCell::new(),
            near: OnceCell::new(),
            close: OnceCell::new(),
            sentence: OnceCell::new(),
            paragraph_tokens: OnceCell::new(),
            paragraph: OnceCell::new(),
            country: OnceCell::new(),
        }
    }

    /// The rows of which a phrase stands right before the figure.
    pub(super) fn led(&self) -> &Bits {
        self.led.get_or_init(|| self.phrases.leads.before(self.case, self.figure))
    }

    /// The rows of which a word stands behind the figure.
    pub(super) fn followed(&self) -> &Bits {
        self.followed.get_or_init(|| self.phrases.trails.behind(self.case, self.figure))
    }

    /// The rows of which a word stands behind the figure that must not.
    pub(super) fn barred(&self) -> &Bits {
        self.barred.get_or_init(|| self.phrases.bars.behind(self.case, self.figure))
    }

    /// The thing, or the few words next to the figure when it has none.
    pub(super) fn near(&self) -> &[usize] {
        self.near.get_or_init(|| {
            let listed = |word: Word| self.listened.vocabulary.number(word);
            let mut thing = words(self.figure.thing.as_deref().unwrap_or("")).peekable();
            if thing.peek().is_some() {
                return thing.map(key).filter_map(listed).collect();
            }
            let Figure { phrase, span, .. } = *self.figure;
            let word = |at: usize| word_at(self.case, at);
            // "the barometer of the Villa Real station rose to": names and articles are no step.
            let first = self.case.sentence(self.figure).map_or(0, |own| own.first_token);
            let light = |at: usize| {
                self.case.capital(at) && at > first || self.case.is(at, w!["the", "a", "an"])
            };
            let mut left = NEAR_WORDS;
            let before = self.case.back(phrase, NEAR_TOKENS).rev();
            let before = before.filter_map(|at| Some((at, word(at)?))).map_while(|(at, word)| {
                left = left.checked_sub(usize::from(!light(at)))?;
                Some(word)
            });
            let after = self.case.ahead(span, NEAR_TOKENS).filter_map(word);
            let beside = before.chain(after.take(NEAR_WORDS));
            beside.chain(self.case.tokens_of(span).filter_map(word)).filter_map(listed).collect()
        })
    }

    /// The words close to the figure, of its sentence or not.
    pub(super) fn close(&self) -> &[usize] {
        self.close.get_or_init(|| {
            let before = self.case.back(self.figure.phrase, CLOSE_TOKENS);
            let after = self.case.ahead(self.figure.span, CLOSE_TOKENS);
            self.listened.words(before.start..after.end)
        })
    }

    /// Whether the counted noun has a word before it: "Danish people".
    pub(super) fn qualified(&self) -> bool {
        self.figure.thing.as_deref().is_some_and(|thing| words(thing).count() > 1)
    }

    /// The sentence, or what of it lies near.
    pub(super) fn sentence(&self) -> &[usize] {
        self.sentence.get_or_init(|| {
            let own = self.figure.span;
            let sentence = self.case.sentence(self.figure).map_or(own, |sentence| sentence.span);
            let near = self.case.within(sentence, own, SENTENCE_BYTES);
            self.listened.words(self.case.tokens_of(near))
        })
    }

    /// The paragraph, or what of it lies near.
    pub(super) fn paragraph(&self) -> &[usize] {
        self.paragraph.get_or_init(|| self.listened.words(self.paragraph_tokens()))
    }

    /// The article.
    pub(super) fn article(&self) -> &Bits {
        self.listened.all()
    }

    /// Whether the paragraph speaks of a country, a people or a state.
    pub(super) fn speaks_of_a_country(&self) -> bool {
        *self.country.get_or_init(|| {
            self.state_words.has_any(self.paragraph())
                || self.listened.names_a_country(self.paragraph_tokens())
        })
    }

    fn paragraph_tokens(&self) -> Range<usize> {
        let near = || self.case.tokens_of(self.case.paragraph(self.figure, PARAGRAPH_BYTES));
        self.paragraph_tokens.get_or_init(near).clone()
    }
}

/// The words that speak of a state, as a set.
pub(super) fn state_words(vocabulary: &mut Vocabulary) -> Bits {
    vocabulary.set(STATE_WORDS.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Memo, References};
    use crate::claim;
    use crate::text::Text;

    /// Asks something of an article.
    fn asked<T>(body: &str, vocabulary: &Vocabulary, ask: impl Fn(&Listened<'_>) -> T) -> T {
        let text = Text::plain(body);
        let (extraction, references) = (claim::extract(&text), References::default());
        let memo = Memo::default();
        let case =
            Case { text: &text, extraction: &extraction, references: &references, memo: &memo };
        ask(&Listened::new(&case, vocabulary))
    }

    #[test]
    fn words_are_heard_as_printed_whatever_their_case() {
        let mut vocabulary = Vocabulary::default();
        let set = vocabulary.set(["oil", "dîner", "crude", "u.s", "1990s"]);
        let other = vocabulary.set(["tea", "oil", "1990", "won"]);
        let heard = |text: &str| asked(text, &vocabulary, |listened| listened.all().clone());
        assert!(set.meets(&heard("no (OIL’s) here")) && set.meets(&heard("*oil*.Tea")));
        assert!(set.meets(&heard("un DÎNER")) && !other.meets(&heard("un DÎNER, crude-ly")));
        assert!(other.meets(&heard("green-tea")) && !set.meets(&heard("green tea, oily")));
        assert!(set.meets(&heard("U.S.-led")) && set.meets(&heard("in the 1990s")));
        assert!(
            !other.meets(&heard("in the 1990s they won’t")) && other.meets(&heard("they won."))
        );
        assert!(!Bits::default().meets(&heard("oil")));
    }

    #[test]
    fn a_stretch_is_read_once_and_told_from_what_lies_beside_it() {
        let mut vocabulary = Vocabulary::default();
        let oil = vocabulary.set(["oil"]);
        let tea = vocabulary.set(["tea"]);
        // oil 0, tea 2, boil 4, Kenya 6
        asked("oil, tea and boil in Kenya", &vocabulary, |listened| {
            assert!(oil.has_any(&listened.words(0..2)));
            assert!(!tea.has_any(&listened.words(0..2)));
            assert!(tea.has_any(&listened.words(1..3)));
            assert!(!oil.has_any(&listened.words(4..5)));
            assert!(oil.has_any(&listened.words(0..7)) && tea.has_any(&listened.words(0..7)));
            assert!(listened.names_a_country(2..7));
            assert!(!listened.names_a_country(2..6));
        });
    }
}
