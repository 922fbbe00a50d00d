//! The closed classes of words that figures are built from: number words, scales, months, bounds'
//! neighbours, and the small words that end a noun phrase. Units have their own table.

use std::sync::LazyLock;

use super::motion::{FALLING, RISING};
use crate::text::{Word, WordMap};

/// What a word is to the figure grammar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lexeme {
    /// A word the grammar has no name for: a noun, a verb, a sign.
    #[default]
    Other,
    /// zero to nineteen.
    Ones(u8),
    /// twenty, thirty, … ninety.
    Tens(u8),
    /// hundred.
    Hundred,
    /// thousand, million, …: the power of ten.
    Scale(u8),
    /// dozen, score.
    Group(u8),
    /// dozens, tens, hundreds, thousands, millions: the least of them as a power of ten, or dozens.
    Vague(Vague),
    /// first, second, … twentieth, thirtieth, … ninetieth.
    Ordinal(u8),
    /// hundredth, thousandth, …: the power of ten.
    OrdinalScale(u8),
    /// half, quarter, fifths …: one of so many parts.
    Part(u8),
    /// twenties, thirties, … nineties: of years or of a life.
    Decade(u8),
    /// hundredths, thousandths, …: the power of ten.
    PartScale(u8),
    /// several, as in "several hundred".
    Several,
    /// January is 1.
    Month(u8),
    /// Monday is 1.
    Weekday(u8),
    /// a, an.
    A,
    /// the.
    The,
    /// A word that ends a noun phrase: prepositions, conjunctions, pronouns, auxiliaries.
    Small,
    /// A word that may open a date, an age or a negative number: last, yesterday, aged, minus.
    Cue,
    /// A verb or particle that moves an amount up.
    Up,
    /// A verb or particle that moves an amount down.
    Down,
}

/// A plural that counts vaguely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vague {
    /// dozens: 12 to 120.
    Dozens,
    /// scores: 20 to 200.
    Scores,
    /// tens, hundreds, thousands, …: from this power of ten to ten times it.
    Power(u8),
}

/// The table of all words.
pub(super) fn lexicon() -> &'static WordMap<Lexeme> {
    &WORDS
}

/// Every word for a month.
pub(super) fn months() -> Vec<Word> {
    let months = WORDS.iter().filter(|(_, lexeme)| matches!(lexeme, Lexeme::Month(_)));
    months.map(|(word, _)| word).collect()
}

/// "fourfold", "hundredfold": every number word with "fold" behind it.
pub(super) fn folds() -> impl Iterator<Item = Word> {
    let counted = COUNTED.iter().flat_map(|(line, _)| line.split(' '));
    let words = counted.chain(SINGLE.iter().map(|&(word, _)| word));
    let counts = |lexeme| {
        matches!(lexeme, Lexeme::Ones(_) | Lexeme::Tens(_) | Lexeme::Hundred | Lexeme::Scale(_))
    };
    words.filter(move |word| counts(lexeme(word))).map(|word| Word::of(&format!("{word}fold")))
}

/// Returns what `word` is; case does not matter.
pub(super) fn lexeme(word: &str) -> Lexeme {
    WORDS.get(Word::of(word)).copied().unwrap_or(Lexeme::Other)
}

/// Returns whether `word` ends a noun phrase: a preposition, a pronoun, an auxiliary or a common
/// verb.
pub fn is_function_word(word: &str) -> bool {
    is_function(Word::of(word))
}

/// As [`is_function_word`], for a word's key.
pub fn is_function(word: Word) -> bool {
    WORDS.get(word).is_some_and(|lexeme| {
        matches!(
            lexeme,
            Lexeme::Small | Lexeme::Up | Lexeme::Down | Lexeme::The | Lexeme::A | Lexeme::Several
        )
    })
}

static WORDS: LazyLock<WordMap<Lexeme>> = LazyLock::new(|| {
    let mut words = WordMap::default();
    // Small words first, so that the grammar's own words win over them.
    for word in SMALL.iter().flat_map(|line| line.split(' ')) {
        words.insert(Word::of(word), Lexeme::Small);
    }
    for (list, own, lexeme) in [(RISING, UP, Lexeme::Up), (FALLING, DOWN, Lexeme::Down)] {
        for word in list.iter().copied().chain(own.split(' ').map(Word::of)) {
            words.insert(word, lexeme);
        }
    }
    for &(line, make) in COUNTED {
        for (number, word) in (0_u8..).zip(line.split(' ')) {
            if word != "-" {
                words.insert(Word::of(word), make(number));
            }
        }
    }
    for word in CUES.split(' ') {
        words.insert(Word::of(word), Lexeme::Cue);
    }
    for &(word, lexeme) in SINGLE {
        words.insert(Word::of(word), lexeme);
    }
    words
});

const CUES: &str = "today tonight yesterday tomorrow tmrw last previous this next coming early \
late mid fiscal minus aged age ages";

/// Words that count upwards from 0; a dash leaves a number out.
type Counted = (&'static str, fn(u8) -> Lexeme);
const COUNTED: &[Counted] = &[
    (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen \
         fifteen sixteen seventeen eighteen nineteen",
        Lexeme::Ones,
    ),
    ("- - twenty thirty forty fifty sixty seventy eighty ninety", |n| Lexeme::Tens(n * 10)),
    ("- - twenties thirties forties fifties sixties seventies eighties nineties", |n| {
        Lexeme::Decade(n * 10)
    }),
    (
        "- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth \
         thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        Lexeme::Ordinal,
    ),
    ("- - - thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", |n| {
        Lexeme::Ordinal(n * 10)
    }),
    (
        "- - - thirds quarters fifths sixths sevenths eighths ninths tenths elevenths \
         twelfths thirteenths fourteenths fifteenths sixteenths seventeenths eighteenths \
         nineteenths twentieths",
        Lexeme::Part,
    ),
    ("- - - thirtieths fortieths fiftieths sixtieths seventieths eightieths ninetieths", |n| {
        Lexeme::Part(n * 10)
    }),
    (
        "- january february march april may june july august september october november december",
        Lexeme::Month,
    ),
    ("- jan feb - apr - jun jul aug sept oct nov dec", Lexeme::Month),
    ("- monday tuesday wednesday thursday friday saturday sunday", Lexeme::Weekday),
    ("- mon tues weds thurs fri sat sun", Lexeme::Weekday),
];

const SINGLE: &[(&str, Lexeme)] = &[
    ("nil", Lexeme::Ones(0)),
    ("nought", Lexeme::Ones(0)),
    ("naught", Lexeme::Ones(0)),
    ("fourty", Lexeme::Tens(40)),
    ("fourths", Lexeme::Part(4)),
    ("hundred", Lexeme::Hundred),
    ("thousand", Lexeme::Scale(3)),
    ("lakh", Lexeme::Scale(5)),
    ("lac", Lexeme::Scale(5)),
    ("million", Lexeme::Scale(6)),
    ("crore", Lexeme::Scale(7)),
    ("billion", Lexeme::Scale(9)),
    ("milliard", Lexeme::Scale(9)),
    ("trillion", Lexeme::Scale(12)),
    ("millionen", Lexeme::Scale(6)),
    ("milliarden", Lexeme::Scale(9)),
    ("quadrillion", Lexeme::Scale(15)),
    ("quintillion", Lexeme::Scale(18)),
    ("sextillion", Lexeme::Scale(21)),
    ("septillion", Lexeme::Scale(24)),
    ("hundredth", Lexeme::OrdinalScale(2)),
    ("thousandth", Lexeme::OrdinalScale(3)),
    ("millionth", Lexeme::OrdinalScale(6)),
    ("billionth", Lexeme::OrdinalScale(9)),
    ("trillionth", Lexeme::OrdinalScale(12)),
    ("hundredths", Lexeme::PartScale(2)),
    ("thousandths", Lexeme::PartScale(3)),
    ("millionths", Lexeme::PartScale(6)),
    ("billionths", Lexeme::PartScale(9)),
    ("trillionths", Lexeme::PartScale(12)),
    ("several", Lexeme::Several),
    ("dozen", Lexeme::Group(12)),
    ("tens", Lexeme::Vague(Vague::Power(1))),
    ("dozens", Lexeme::Vague(Vague::Dozens)),
    ("scores", Lexeme::Vague(Vague::Scores)),
    ("lakhs", Lexeme::Vague(Vague::Power(5))),
    ("lacs", Lexeme::Vague(Vague::Power(5))),
    ("crores", Lexeme::Vague(Vague::Power(7))),
    ("hundreds", Lexeme::Vague(Vague::Power(2))),
    ("thousands", Lexeme::Vague(Vague::Power(3))),
    ("millions", Lexeme::Vague(Vague::Power(6))),
    ("billions", Lexeme::Vague(Vague::Power(9))),
    ("trillions", Lexeme::Vague(Vague::Power(12))),
    ("half", Lexeme::Part(2)),
    ("quarter", Lexeme::Part(4)),
    ("a", Lexeme::A),
    ("an", Lexeme::A),
    ("the", Lexeme::The),
    ("sep", Lexeme::Month(9)),
    ("tue", Lexeme::Weekday(2)),
    ("wed", Lexeme::Weekday(3)),
    ("thu", Lexeme::Weekday(4)),
    ("thur", Lexeme::Weekday(4)),
];

/// Words of going up beside [`RISING`]: those that take an object, nouns, particles.
const UP: &str = "advanced gained gain gains gaining added adding adds advance advances up higher \
spike widened boosted boost lifted lift raised raise raises raising \
edged improved advancing firmed rallying";

/// Words of going down beside [`FALLING`].
const DOWN: &str = "contracted lost lose loses losing slide slip dip down lower cut cuts cutting \
reduced reduce reduces reducing slashed slash shed narrowed lowered \
trimmed";

const SMALL: &[&str] = &[
    // determiners, pronouns, question words
    "this that these those his her its their our your my he she it they we you i him them us",
    "me who whom whose which what when where why how each every all both any some no none",
    "another other others such same",
    // prepositions and conjunctions
    "of in on at by for from to with within without into onto over under above below between",
    "among against across through during before after since until till about around near off",
    "out up down per than as like via versus vs amid despite toward towards along behind",
    "beyond beside besides except inside outside upon throughout and or but nor so yet if",
    "because while whereas although though unless whether",
    // auxiliaries
    "is are was were be been being am has have had having do does did done can could will",
    "would shall should may might must cannot not n't",
    // adverbs that follow a figure
    "ago already also altogether apiece again away back alone ahead early late later soon now",
    "then here there only just even still ever never too very more less most least much many",
    "few fewer enough quite rather almost nearly roughly approximately exactly respectively",
    "each together instead yesterday today tomorrow annually monthly weekly daily yearly",
    "overall combined total so-called including excluding compared following according",
    // verbs that follow a counted noun or a bare number
    "said says say told tells according reported reports came come comes went go goes got get",
    "gets made make makes making took take takes taken taking gave give gives given found",
    "find left leave leaves leaving seen saw see sees showed shows shown included includes",
    "include killed died injured wounded hurt arrested charged missing attended attend voted",
    "vote became become becomes remained remain remains stood stand stands stayed began begin",
    "begins ended end ends started start starts opened closed won win wins beat played play",
    "plays scored worked work works working lived live lives living held hold holds used use",
    "uses using paid pay pays paying spent spend spends bought buy buys sold sell sells built",
    "build builds needed need needs wanted want wants turned turn turns led lead leads met",
    "meet meets ran run runs running sent send sends set sets put puts brought bring brings",
    "kept keep keeps called call calls helped help helps moved move moves received receive",
    "receives joined join joins expected expects required based located wide tall deep thick",
    "square registered recorded measured cheaper bigger larger smaller faster slower older",
    "younger longer shorter taller heavier lighter better worse stronger weaker closer",
    "further farther estimated signed approved rejected released published issued claimed",
    "drew grew threw flew knew wrote spoke broke chose drove rode hit cost costs protects",
    "helps shows allows covers carries serves brings lies lay fits goes remains drinks eats",
    "sits sat lost wore tore swam shut cut ate fed bred spread burst",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_and_case_does_not_matter() {
        assert_eq!(lexeme("Nineteen"), Lexeme::Ones(19));
        assert_eq!(lexeme("forty"), Lexeme::Tens(40));
        assert_eq!(lexeme("MILLION"), Lexeme::Scale(6));
        assert_eq!(lexeme("May"), Lexeme::Month(5));
        assert_eq!(lexeme("twentieth"), Lexeme::Ordinal(20));
        assert_eq!(lexeme("tons"), Lexeme::Other);
        assert_eq!(lexeme(&"x".repeat(99)), Lexeme::Other);
    }
}
