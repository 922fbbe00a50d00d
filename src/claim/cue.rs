//! The words at which a claim without a figure of its own may begin: superlatives, words of
//! change, units of time. Found in one pass, so that a rule looks only where its words stand.

use std::sync::LazyLock;

use crate::text::{Token, TokenKind, Word, WordMap};

/// Sorts of words; one word may be of several ("rise" is a verb and a noun).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Cue(u16);

impl Cue {
    /// "largest", "busiest", "only".
    pub const SUPERLATIVE: Self = Self(1);
    /// "most", "least".
    pub const MOST: Self = Self(1 << 1);
    /// "last", "final".
    pub const LAST: Self = Self(1 << 2);
    /// "record", "never".
    pub const RECORD: Self = Self(1 << 3);
    /// A day, a round, a stage: what is counted by a number behind it.
    pub const ROUND: Self = Self(1 << 4);
    /// "gold", "champions", "debutants".
    pub const TITLE: Self = Self(1 << 5);
    /// A verb of change: "rose", "cutting".
    pub const MOVE: Self = Self(1 << 6);
    /// A noun of change: "increase", "cuts".
    pub const TURN: Self = Self(1 << 7);
    /// A verb of change that carries its amount: "doubled".
    pub const MULTIPLY: Self = Self(1 << 8);
    /// "compared", "than".
    pub const COMPARE: Self = Self(1 << 9);
    /// "year", "months", "weekend".
    pub const TIME: Self = Self(1 << 10);
    /// "shortly", "soon": before or after something.
    pub const SHORTLY: Self = Self(1 << 11);
    /// "twice", "several", "no".
    pub const COUNT: Self = Self(1 << 12);
    /// "majority", "most", "none".
    pub const SHARE: Self = Self(1 << 13);
    /// "teenagers", "octogenarian".
    pub const AGE: Self = Self(1 << 14);

    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns whether the two share a sort.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The cues of an article with the tokens they stand at, in order.
pub(super) fn cues(tokens: &[Token]) -> Vec<(usize, Cue)> {
    let words = &*CUES;
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Word
            && let Some(&cue) = words.get(token.word)
        {
            found.push((at, cue));
        }
    }
    found
}

static CUES: LazyLock<WordMap<Cue>> = LazyLock::new(|| {
    let mut words: WordMap<Cue> = WordMap::default();
    for &(cue, line) in LISTS {
        for word in line.split_ascii_whitespace() {
            let slot = words.entry(Word::of(word));
            *slot = slot.or(cue);
        }
    }
    words
});

const LISTS: &[(Cue, &str)] = &[
    (
        Cue::SUPERLATIVE,
        "largest biggest smallest highest lowest longest shortest tallest oldest youngest richest \
         poorest fastest slowest deepest deadliest worst best busiest strongest weakest cheapest \
         greatest heaviest hottest coldest warmest wettest driest newest earliest costliest widest \
         steepest sharpest bloodiest safest dearest thinnest brightest wealthiest heaviest \
         toughest strictest closest nearest northernmost southernmost easternmost westernmost \
         leading fewest slimmest narrowest hardest loudest quietest rarest bestselling only sole",
    ),
    (Cue::MOST, "most least"),
    (Cue::LAST, "last final"),
    (Cue::RECORD, "record never"),
    (
        Cue::ROUND,
        "day week month year night round stage lap game match race leg phase season episode \
         chapter part step set innings heat hole no number",
    ),
    (
        Cue::TITLE,
        "gold silver bronze champion champions debutant debutants debutante debutantes newcomer \
         newcomers titleholder titleholders holder holders runner-up runners-up finalist \
         finalists medallist medallists medalist medalists",
    ),
    (
        Cue::MOVE,
        "rose rise rises risen rising fell fall falls fallen falling grew grow grows grown growing \
         climbed climb climbs climbing jumped jump jumps jumping surged surge surges surging \
         soared soar soars soaring gained gain gains gaining increased increase increases \
         increasing dropped drop drops dropping declined decline declines declining decreased \
         decrease decreases decreasing lost slid slide slides sliding slipped slip slips slipping \
         sank sink sinks sinking shrank shrink shrinks shrinking shrunk plunged plunge plunges \
         plunging tumbled tumble tumbles tumbling dipped dip dips cut cuts cutting reduced reduce \
         reduces reducing raised raise raises raising lowered lower lowers lowering slashed slash \
         slashes slashing went goes go going gone moved moves move lifted lift lifts lifting \
         eased eases ease widened widen widens narrowed narrow narrows boosted boost boosts \
         boosting swelled swollen improved improve improves expanded expand expands expanding \
         extended extend trimmed trim trims trimming advanced rocketed rallied spiked leapt \
         slumped slump slumps slumping plummeted plummet plummets dwindled dwindle halved up down \
         rebounded rebound contracted shortened shorten lengthened crept edged inched ballooned \
         accelerated slowed strengthened weakened upgraded downgraded",
    ),
    (
        Cue::TURN,
        "increase increases rise rises growth gain gains jump jumps surge climb hike hikes \
         decline declines decrease decreases drop drops fall falls cut cuts reduction reductions \
         loss losses slump plunge dip slide spike boost uptick upturn downturn raise slowdown \
         improvement upswing shortfall rebound rally",
    ),
    (
        Cue::MULTIPLY,
        "doubled doubles double doubling tripled triples triple tripling trebled trebles treble \
         trebling quadrupled quadruple quadruples quadrupling quintupled halved halve halves \
         halving",
    ),
    (Cue::COMPARE, "compared than"),
    (
        Cue::TIME,
        "second seconds minute minutes hour hours day days night nights morning evening afternoon \
         week weeks weekend weekends fortnight month months quarter quarters season seasons summer \
         winter year years decade decades century centuries generation generations period time",
    ),
    (Cue::SHORTLY, "shortly soon immediately"),
    (Cue::COUNT, "twice thrice several handful couple pair trio no nobody"),
    (Cue::SHARE, "majority minority bulk most none all unanimously unanimous"),
    (
        Cue::AGE,
        "teenager teenagers teenage teens septuagenarian septuagenarians octogenarian \
         octogenarians nonagenarian nonagenarians centenarian centenarians s twenties thirties \
         forties fifties sixties seventies eighties nineties",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn a_word_may_be_of_several_sorts_and_most_are_of_none() {
        let found = cues(&tokens("The Largest rise in May", &[]));
        let sorts: Vec<usize> = found.iter().map(|&(at, _)| at).collect();
        assert_eq!(sorts, [1, 2]);
        assert!(found[0].1.meets(Cue::SUPERLATIVE) && !found[0].1.meets(Cue::MOVE));
        assert!(found[1].1.meets(Cue::MOVE) && found[1].1.meets(Cue::TURN));
    }
}
