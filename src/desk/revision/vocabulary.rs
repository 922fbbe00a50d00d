//! The words that decide whether a changed sentence still says the same: those that carry a fact
//! by themselves, those that say the same as others, those that say the opposite. Lists only; they
//! are read by `effect.rs`; slips of spelling are left to `spelling.rs`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word does to the fact it stands by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Role {
    /// Turns it round.
    Negation,
    /// Takes some of its certainty.
    Hedge,
    /// Says which of several facts it is.
    Qualifier,
    /// Opens or blurs a number.
    Bound,
    /// Says how many of them.
    Quantifier,
    /// Says that it is wanted, allowed or to come.
    Modal,
    /// Says on what it depends.
    Condition,
    /// Says who says so.
    Saying,
    /// Says when.
    Time,
    /// Is a number or a scale.
    Number,
}

/// Each role's words.
const ROLES: &[(Role, &[&str])] = &[
    (
        Role::Negation,
        &[
            "not 't no never none nobody nothing neither nor nowhere without cannot hardly",
            "scarcely",
            "seldom rarely fail fails failed failing refuse refused refuses denied deny denies",
            "denying lack lacks lacked except excluding unless instead false untrue wrong wrongly",
            "incorrect incorrectly avoided prevented stopped cancelled canceled withdrew withdrawn",
        ],
    ),
    (
        Role::Hedge,
        &[
            "alleged allegedly allege alleges reported reportedly apparent apparently possible",
            "possibly probable probably likely unlikely perhaps maybe suspected suspects suspect",
            "purported purportedly supposed supposedly believed thought presumed presumably appear",
            "appears appeared seem seems seemed potentially potential unconfirmed confirmed",
            "disputed disputes dispute contested unproven rumoured rumored accused convicted",
            "charged doubtful doubt doubts doubted expected projected forecast predicted",
            "certain certainly definitely surely clearly evidently arguably ostensibly claimed",
            "unverified verified contradicts contradicted suggested suggests theory",
        ],
    ),
    (
        Role::Qualifier,
        &[
            "former ex acting deputy interim incoming outgoing vice assistant late retired",
            "proposed planned estimated provisional preliminary draft tentative temporary",
            "permanent partial partially total net gross average median mean annual annually",
            "monthly weekly daily quarterly yearly hourly record maximum minimum nominal adjusted",
            "unadjusted cumulative combined joint initial initially final only alone sole main",
            "chief senior junior associate co new-elect elect designate would-be then current",
            "previous prior next last first second third fourth fifth including excluding",
            "seasonally domestic foreign local national federal regional global worldwide public",
            "private male female adult registered eligible official unofficial so-called",
            "consecutive successive subsidiary parent underlying pretax pre-tax after-tax",
            "potential suspected fatal nonfatal serious minor direct indirect gross per",
        ],
    ),
    (
        Role::Bound,
        &[
            "about around roughly approximately approx circa nearly almost barely over under above",
            "below exceeding exceeds exceeded topping topped exactly precisely least most more",
            "less fewer than at-least at-most more-than less-than or-more",
        ],
    ),
    (
        Role::Quantifier,
        &[
            "all every each any some many most several few both half majority minority often",
            "sometimes usually always mostly partly mainly largely entirely wholly fully everybody",
            "everyone anybody anyone somebody someone another other others twice once double",
            "triple half quarter quarters thirds two-thirds",
        ],
    ),
    (
        Role::Modal,
        &[
            "will would can could may might must should shall ought plan plans planning",
            "hope hopes hoped hoping want wants intend intends intended aim aims aimed expect",
            "expects promise promises promised pledge pledged threaten threatened try tried tries",
            "attempt attempts attempted consider considers considered considering need needs",
            "seek seeks sought offer offers offered propose proposes due going",
            "demanded ordered allowed forbidden permitted required supposed able unable",
        ],
    ),
    (
        Role::Condition,
        &["if unless until provided providing whether assuming otherwise depending subject"],
    ),
    (
        Role::Saying,
        &[
            "said says say told tells according-to according claim claims claiming insisted",
            "insists",
            "argued argues warned warns announced announces stated states wrote writes noted notes",
            "added adds explained explains admitted admits acknowledged conceded acknowledges",
            "declared declares asked asks replied replies tweeted posted testified alleged reports",
            "reported estimates believes believe thinks think knew suspects accuses accused",
            "confirmed confirms assured hinted quoted cited citing recalled remarked commented",
        ],
    ),
    (
        Role::Time,
        &[
            "today tonight yesterday tomorrow ago since before after during until till earlier",
            "later now currently so-far already yet last next this previous coming",
            "monday tuesday wednesday thursday friday saturday sunday january february march april",
            "june july august september october november december jan feb mar apr jun jul aug sep",
            "sept oct nov dec spring summer autumn fall winter morning afternoon evening night",
            "noon",
            "midnight day days week weeks month months quarter year years decade decades century",
            "centuries hour hours minute minutes second seconds season weekend am pm",
        ],
    ),
    (
        Role::Number,
        &[
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
            "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy",
            "eighty ninety hundred hundreds thousand thousands million millions billion billions",
            "trillion trillions dozen dozens score bn tn percent percentage point points m k",
            "first second third fourth fifth sixth seventh eighth ninth tenth twice thrice",
            "tenfold twofold threefold fourfold fivefold half third quarter fifth minus plus",
        ],
    ),
];

/// Words of which one may say that a number, name or statement before it is in doubt, wherever in
/// the sentence it stands.
pub(super) const DOUBTS: &str = "deny denies denied denying dispute disputes disputed doubt doubts \
doubted false untrue wrong incorrect unconfirmed contested contest contests unproven questioned \
contradicts contradicted misleading exaggerated alleged allegedly reportedly rumoured rumored \
unverified retracted withdrew withdrawn corrected mistaken error however number numbers figure \
figures tally total claim claims estimate estimates lower higher";

/// Words that say the same in news copy; a line is a group.
const SAME: &[&str] = &[
    "about around roughly approximately approx circa some",
    "nearly almost",
    "over above more-than exceeding topping exceeds exceeded topped",
    "under below less-than",
    "at-least or-more minimum",
    "at-most up-to maximum",
    "exactly precisely",
    "per a an each every",
    "all every each",
    "said says stated added noted told remarked commented explained reported",
    "according-to said says",
    "announced announces said",
    "and & plus",
    "but however yet",
    "while whereas",
    "because since as",
    "to - and",
    "although though",
    "also too",
    "people persons residents inhabitants citizens",
    "dead died killed deaths fatalities",
    "injured hurt wounded injuries",
    "bought buy purchased purchase acquired acquire buys purchases buying purchasing",
    "sold sell sells selling",
    "began started begins starts begin start launched opened",
    "ended finished ends finishes concluded closed",
    "rose rise rises climbed increased increase grew growth gained gain went-up jumped surged \
     soared climb grow grows up",
    "fell fall falls dropped drop declined decline decreased decrease slid slipped sank dipped \
     down",
    "plunged tumbled slumped",
    "gave give gives granted awarded handed donated",
    "got received obtained gets receives",
    "paid spent pays spends pay spend",
    "cost costs priced",
    "made earned",
    "built constructed erected build construct",
    "showed shows found finds revealed reveals",
    "employs employed has",
    "employees workers staff",
    "pupils students schoolchildren",
    "children kids youngsters",
    "car cars vehicle vehicles automobile automobiles",
    "house houses home homes",
    "firm company business",
    "firms companies businesses",
    "city town municipality",
    "area region district",
    "road street",
    "doctor doctors physician physicians medics",
    "police officers",
    "fire blaze",
    "film movie",
    "aid help assistance",
    "lorry truck",
    "lorries trucks",
    "petrol gasoline",
    "vote ballot",
    "votes ballots",
    "accord agreement deal pact contract treaty",
    "signed concluded struck sealed",
    "big large",
    "biggest largest",
    "small little",
    "smallest least",
    "shut closed",
    "held kept",
    "includes contains comprises include contain",
    "use used uses",
    "lived resided lives live",
    "left departed",
    "arrived came reached",
    "took taken",
    "lasted ran took",
    "lasts runs takes is-valid is-good",
    "last run take be-valid",
    "measured was",
    "measures is",
    "stood was",
    "stands is",
    "set-up founded established created",
    "showing indicating",
    "attended visited",
    "needs requires need require",
    "approved passed backed endorsed adopted",
    "rejected refused turned-down",
    "elected chosen",
    "quit resigned stepped-down",
    "fired sacked dismissed",
    "hired recruited",
    "destroyed razed wrecked",
    "evacuated",
    "rescued saved",
    "missing unaccounted",
    "ill sick",
    "quick fast",
    "amount sum",
    "figure number",
    "rate share proportion",
    "fuel petrol",
    "centre center",
    "programme program",
    "cheque check",
    "grey gray",
    "tyre tire",
    "tyres tires",
    "kilometre kilometres kilometer kilometers km",
    "metre metres meter meters m",
    "centimetre centimetres centimeter centimeters cm",
    "litre litres liter liters l",
    "kilogram kilograms kilo kilos kg",
    "percent pct",
    "million m mn",
    "billion bn b",
    "trillion tn",
    "thousand k",
    "currently now",
    "annually yearly",
    "yearly annual",
    "often frequently",
    "helped assisted",
    "attack assault",
    "talks negotiations discussions",
    "meeting session",
    "leader head chief",
    "mayor",
    "member members",
    "covers spans extends",
    "produces makes produce make produced manufactured",
    "carried transported",
    "moved shifted",
    "supplies delivers supply deliver supplied delivered",
    "on upon",
    "in during within",
    "across throughout",
    "amid among",
    "after following",
    "power electricity",
    "a-day per-day daily each-day every-day",
    "a-week per-week weekly each-week every-week",
    "a-month per-month monthly each-month every-month",
    "a-year per-year yearly annually each-year every-year",
    "amongst among",
    "whilst while",
    "toward towards",
    "beside next-to",
    "drew attracted",
    "crowd audience attendance",
    "won took",
    "beat defeated",
    "game match",
    "goal strike",
    "research study",
    "researchers scientists",
    "survey poll",
    "respondents people",
    "questioned surveyed polled interviewed",
    "showers rain",
    "storm tempest",
    "went travelled traveled flew journeyed",
    "whole entire",
    "have has",
    "is are am",
    "was were",
    "who that which",
];

/// Words of which one says the opposite of the other, or another fact about the same; a line is
/// two sides.
const OPPOSED: &[(&str, &str)] = &[
    (
        "rose rise rises risen climbed increased increase increases grew grow grows growth gained \
         gain gains up jumped surged soared added raised lifted higher doubled expanded",
        "fell fall falls fallen dropped drop declined decline decreased decrease slid slipped sank \
         shrank plunged tumbled dipped down lost lowered lower cut reduced halved",
    ),
    ("won win wins winning victory beat defeated", "lost lose loses losing defeat drew"),
    (
        "bought buy buys purchased acquired imported import imports",
        "sold sell sells exported \
     export exports",
    ),
    ("opened open opens", "closed close closes shut"),
    ("began started starts launched", "ended ends finished stopped"),
    ("approved passed backed accepted adopted", "rejected refused blocked vetoed defeated"),
    ("supported supports support", "opposed opposes oppose"),
    ("dead died killed deaths", "injured hurt wounded survived alive missing"),
    ("hired recruited", "fired sacked dismissed"),
    ("before", "after"),
    ("more", "less fewer"),
    ("most", "least fewest"),
    ("guilty convicted", "innocent acquitted cleared"),
    ("north northern", "south southern east eastern west western"),
    ("east eastern", "west western"),
    (
        "men man boys boy male husband father son brother he his him",
        "women woman girls girl female \
     wife mother daughter sister she her",
    ),
    ("profit", "loss losses"),
    ("revenue sales turnover", "profit earnings income"),
    ("arrived", "left"),
    ("to for with into", "from against without off outside"),
    ("gave paid lent", "got received borrowed"),
    ("is are has have does do", "was were had did"),
    ("old oldest older", "new newest young youngest younger"),
    ("largest biggest highest longest", "smallest lowest shortest"),
    ("first", "last second"),
    ("city town village", "county country province state district"),
];

/// Present and past of verbs that do not take "-ed".
const PAST: &str = "say said|pay paid|rise rose|fall fell|win won|lose lost|buy bought|sell sold|\
hold held|grow grew|take took|give gave|get got|make made|keep kept|leave left|meet met|lead led|\
spend spent|build built|send sent|lend lent|run ran|begin began|come came|go went|become became|\
stand stood|find found|bring brought|think thought|see saw|know knew|write wrote|drive drove|\
break broke|speak spoke|drink drank|swim swam|sing sang|fly flew|draw drew|throw threw|eat ate|\
feed fed|seek sought|teach taught|catch caught|fight fought|tell told|lie lay|sink sank|\
shrink shrank|choose chose|wear wore|bear bore|tear tore|steal stole";

/// Words at the head of a sentence that take their meaning from the one before.
pub(super) const POINTERS: &str = "he she it they his her its their him them this these those such \
both neither here hers theirs himself herself others ones";

/// Nouns that, with "the", stand for somebody named before.
pub(super) const STAND_INS: &str = "company group firm bank club team ministry agency party \
government council mayor minister president man woman suspect victim boy girl university hospital \
school court union institute player coach author study report fund project plan deal agreement \
bill law river city town village island country state museum factory plant ship airline charity \
foundation couple pair brothers sisters family leader chairman chairwoman director governor \
senator judge lawyer former latter authority commission committee department organisation \
organization network newspaper magazine studio label chain retailer manufacturer carrier operator";

/// Words that say nothing by themselves.
const SMALL: &str = "of in on at to for from by with without as than into onto over under up down \
off out about against between through across along behind beyond near past per via within upon \
and or but nor so yet if while when where which who whom whose that this these those there here \
he she it they we i you him her them us me his its their our my your himself herself itself \
themselves is are was were be been being am has have had having do does did done a an the also too \
very then just even still already only much such own same";

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split_whitespace()
}

static ROLE_OF: LazyLock<HashMap<&'static str, Role>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for (role, lines) in ROLES {
        for word in lines.iter().flat_map(|line| words(line)) {
            map.entry(word).or_insert(*role);
        }
    }
    map
});

static GROUPS_OF: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut map: HashMap<&'static str, Vec<usize>> = HashMap::new();
    for (group, line) in SAME.iter().enumerate() {
        for word in words(line) {
            map.entry(word).or_default().push(group);
        }
    }
    map
});

static SIDES_OF: LazyLock<HashMap<&'static str, Vec<(usize, bool)>>> = LazyLock::new(|| {
    let mut map: HashMap<&'static str, Vec<(usize, bool)>> = HashMap::new();
    for (pair, (left, right)) in OPPOSED.iter().enumerate() {
        for (word, side) in words(left).map(|w| (w, false)).chain(words(right).map(|w| (w, true))) {
            map.entry(word).or_default().push((pair, side));
        }
    }
    map
});

static TENSES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    PAST.split('|').filter_map(|pair| pair.split_once(' ')).map(|(a, b)| (b, a)).collect()
});

static LISTED: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for (bit, list) in [(1, DOUBTS), (2, POINTERS), (4, STAND_INS), (8, SMALL)] {
        for word in words(list) {
            *map.entry(word).or_insert(0) |= bit;
        }
    }
    map
});

/// Returns what a word does to a fact; `None` for the many that only say what it is about.
pub(super) fn role(key: &str) -> Option<Role> {
    ROLE_OF.get(key).copied()
}

/// Returns whether the two words say the same in news copy.
pub(super) fn says_the_same(a: &str, b: &str) -> bool {
    let share = |a: &[usize], b: &[usize]| a.iter().any(|group| b.contains(group));
    GROUPS_OF.get(a).zip(GROUPS_OF.get(b)).is_some_and(|(a, b)| share(a, b))
}

/// Returns whether the two words say opposite things, or different ones of the same sort.
pub(super) fn opposed(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (SIDES_OF.get(a), SIDES_OF.get(b)) else { return false };
    a.iter().any(|(pair, side)| b.contains(&(*pair, !side)))
}

/// Returns the present of an irregular past; `None` for any other word.
pub(super) fn present_of(past: &str) -> Option<&'static str> {
    TENSES.get(past).copied()
}

/// Returns whether the word stands in any list: at the head of a sentence it is no name.
pub(super) fn is_listed(key: &str) -> bool {
    ROLE_OF.contains_key(key)
        || GROUPS_OF.contains_key(key)
        || SIDES_OF.contains_key(key)
        || TENSES.contains_key(key)
        || LISTED.contains_key(key)
}

/// Returns whether the word puts a claim in doubt.
pub(super) fn doubts(key: &str) -> bool {
    LISTED.get(key).is_some_and(|bits| bits & 1 != 0)
}

/// Returns whether the word says nothing by itself: a preposition, a pronoun, an auxiliary.
pub(super) fn is_small(key: &str) -> bool {
    LISTED.get(key).is_some_and(|bits| bits & 8 != 0)
}

/// Returns whether the word points back to somebody.
pub(super) fn points_back(key: &str) -> bool {
    LISTED.get(key).is_some_and(|bits| bits & 2 != 0)
}

/// Returns whether "the" with this noun stands for somebody named before.
pub(super) fn stands_in(key: &str) -> bool {
    LISTED.get(key).is_some_and(|bits| bits & 4 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synonyms_are_not_opposed() {
        for line in SAME {
            let group: Vec<&str> = words(line).collect();
            for a in &group {
                for b in &group {
                    assert!(!opposed(a, b), "{a} and {b} are in one group and opposed");
                }
            }
        }
    }
}
