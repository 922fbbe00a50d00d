//! The verbs, particles and signs that make an amount one of change, and those that only look so.

use super::figure::Direction;
use super::lexicon::Lexeme;
use super::view::View;
use crate::text::{Word, Words};
use crate::w;

/// Whether a verb of change leads to the bound word at `at`: "dropped below 200" says where to.
pub(super) fn is_level(view: &View<'_>, at: usize, first: usize) -> bool {
    at < first && view.is(at, w!["above", "below", "under", "over", "beyond", "past", "close"])
}

/// Verbs that move what they take as an object: "raised $5 million" is no rise of 5 million.
const TAKES_OBJECT: &Words = w![
    "raise",
    "raised",
    "raises",
    "raising",
    "lifted",
    "lift",
    "boosted",
    "boost",
    "increase",
    "increasing",
    "spike",
    "rally",
    "growing",
    "lower",
];

/// Verbs whose object is gone: "lost three games" is no fall by three.
const LOSES: &Words =
    w!["lost", "lose", "loses", "losing", "shed", "drop", "dropped", "drops", "dropping"];

/// Verbs that cut through what they measure as well as down: "cut 5 feet of rope".
const CUTS: &Words = w![
    "cut", "cuts", "cutting", "reduce", "reduced", "reduces", "reducing", "slashed", "slash",
    "lowered", "trimmed"
];

/// What is counted in one body of many, so that losing some is a fall: jobs, seats, points.
const MEMBERS: &Words = w![
    "points",
    "jobs",
    "posts",
    "positions",
    "seats",
    "subscribers",
    "users",
    "customers",
    "members",
    "places",
    "spots",
    "roles",
    "followers",
    "staff",
    "workers",
    "employees",
    "beds",
    "votes",
    "pounds",
    "kilos",
    "percent",
    "basis",
    "residents",
    "inhabitants",
    "clients",
    "people"
];

/// Verbs of which "up" or "down" is a part and that move nothing: "gave up 517 yards", "made up 19
/// percent", "put down 30 cows".
const UP_IN_VERB: &Words = w![
    "gave",
    "give",
    "gives",
    "given",
    "giving",
    "made",
    "make",
    "makes",
    "making",
    "set",
    "sets",
    "setting",
    "put",
    "puts",
    "putting",
    "pick",
    "picks",
    "picked",
    "picking",
    "took",
    "take",
    "takes",
    "taken",
    "taking",
    "turn",
    "turned",
    "turns",
    "wound",
    "win",
    "rack",
    "racked",
    "racks",
    "racking",
    "ring",
    "rang",
    "sign",
    "signed",
    "signs",
    "signing",
    "line",
    "lined",
    "call",
    "called",
    "calls",
    "calling",
    "bring",
    "brings",
    "brought",
    "come",
    "comes",
    "came",
    "grew",
    "grow",
    "hold",
    "holds",
    "held",
    "free",
    "freed",
    "freeing",
    "clean",
    "cleaned",
    "cough",
    "coughed",
    "pony",
    "ponied",
    "stump",
    "stumped",
    "fork",
    "forked",
    "pile",
    "piled",
    "chalk",
    "chalked",
    "chalking",
    "notch",
    "notched",
    "clock",
    "clocked",
    "round",
    "rounded",
    "rounding",
    "buy",
    "buys",
    "buying",
    "bought",
    "snap",
    "snapped",
    "snapping",
    "use",
    "used",
    "eat",
    "eats",
    "ate",
    "tie",
    "tied",
    "tying",
    "break",
    "broke",
    "split",
    "back",
    "backed",
    "follow",
    "followed",
    "catch",
    "caught",
    "blow",
    "blew",
    "burn",
    "burned",
    "burnt",
    "dig",
    "dug",
    "show",
    "showed",
    "shows",
    "shut",
    "pay",
    "pays",
    "paid",
    "paying",
    "lay",
    "laid",
    "track",
    "tracked",
    "gun",
    "gunned",
    "shoot",
    "shot",
    "hand",
    "handed",
    "hands",
    "settle",
    "sit",
    "sat",
    "stand",
    "stood",
    "knock",
    "knocked",
    "tear",
    "tore",
    "wind",
    "burning",
    "hunt",
    "hunted",
    "mark",
    "marked",
    "write",
    "wrote",
    "scoop",
    "scooped",
    "gobble",
    "gobbled",
    "hit",
    "build",
    "built",
    "building",
    "saved",
    "save",
    "open",
    "opened",
    "opening",
    "serve",
    "served",
    "throw",
    "threw",
    "live",
    "lock",
    "locked",
    "fill",
    "filled",
    "beat",
    "tot",
    "totted",
    "dream",
    "ramped",
    "mopped",
    "swallowed",
    "carve",
    "carved",
    "cut",
    "drew",
    "draw",
    "kept",
    "keep",
    "load",
    "loaded",
    "lit",
    "light",
    "drum",
    "drummed",
    "thought",
    "conjured",
    "closing",
    "run",
];

/// Returns the direction of an amount of change whose number (with sign and bound) begins at token
/// `first`, and the verb's token. `first` is where the bound begins, `number` where the figure.
pub(super) fn direction(
    view: &View<'_>,
    first: usize,
    change: Change,
) -> Option<(Direction, usize)> {
    /// A verb may stand so far before "by".
    const WITHIN: usize = 12;
    let moved = |at: usize| match view.lex(at) {
        // "runners-up"
        _ if at > 0 && view.hyphen(at - 1) => None,
        Lexeme::Up => Some((Direction::Up, at)),
        Lexeme::Down => Some((Direction::Down, at)),
        _ => None,
    };
    let mut before = first.checked_sub(1)?;
    if view.is(before, w!["another", "further", "additional", "extra"]) {
        let article = before >= 2 && view.is(before - 1, w!["a", "an"]);
        before = before.checked_sub(1 + usize::from(article))?;
    }
    // "crept up between 2 and 3 percent"
    before -= usize::from(before > 0 && view.is(before, w!["between"]));
    if let Some(found) = moved(before) {
        // "the lowered 13 percent bracket"
        let adjective = before > 0 && matches!(view.lex(before - 1), Lexeme::The | Lexeme::A);
        if adjective && view.text(before).ends_with("ed") {
            return None;
        }
        let particle = view.is(before, w!["up", "down"]);
        // "gave up 23 points": only a market gives them up.
        let market = matches!(change, Change::Share | Change::Points);
        if particle && market && view.before_is(before, w!["gave", "give", "gives", "giving"]) {
            return Some((Direction::Down, before));
        }
        let particle = particle && view.before_is(before, UP_IN_VERB);
        let object = change != Change::Share && view.is(before, TAKES_OBJECT);
        let gone = match change {
            Change::Count => view.is(before, LOSES) || view.is(before, CUTS),
            Change::Measure => view.is(before, CUTS),
            Change::Share | Change::Points | Change::Amount => false,
        };
        return (!particle && !object && !gone).then_some(found);
    }
    if view.is(before, w!["by"]) {
        // "lost by 5 points" is how a match ends.
        if view.before_is(before, w!["lost", "lose", "loses", "losing"]) {
            return None;
        }
        let clause = (before.saturating_sub(WITHIN)..before).rev();
        let clause = clause.take_while(|&at| !view.is(at, w![",", ";", ":", "(", ")"]));
        // "dug at up to 15 metres a day by two machines"
        let clause = clause.filter(|&at| !view.reads(at, w!["up", "to"]));
        return clause.into_iter().find_map(|at| {
            moved(at)
                .or_else(|| {
                    view.is(at, w!["upward", "upwards", "warm", "warmed"])
                        .then_some((Direction::Up, at))
                })
                .or_else(|| {
                    view.is(at, w!["downward", "downwards", "cool", "cooled"])
                        .then_some((Direction::Down, at))
                })
        });
    }
    None
}

/// What an amount of change is one of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// A percentage.
    Share,
    /// Points of an index.
    Points,
    /// Money, or members of one body: jobs, seats.
    Amount,
    /// Metres, tons.
    Measure,
    /// Things that are no part of one body: games, trawlers.
    Count,
}

impl Change {
    /// What a counted noun phrase is to a change.
    pub(super) fn of(thing: &str) -> Self {
        let last = thing.rsplit(' ').next().unwrap_or(thing);
        match Word::of(last) {
            last if last.is_in(w!["points", "point"]) => Self::Points,
            last if last.is_in(MEMBERS) => Self::Amount,
            _ => Self::Count,
        }
    }
}
