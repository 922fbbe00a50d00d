//! Claims by hand in any order, some undone: nothing is lost, nothing overlaps, every hash still
//! fits, and every row is what its acts have left.

use factdesk::check::References;
use factdesk::desk::row::ClaimRow;
use factdesk::store::{ArticleEdit, Cut, Error, NewClaim};

use super::by_hand::{by, desk, rows};
use super::verify::unfit;
use super::*;
use crate::random::Random;

const ROUNDS: usize = 12;
const ACTS: usize = 40;

#[test]
fn any_order_of_acts_leaves_a_sound_desk() {
    let mut random = Random::new("acts by hand", 20_231);
    for round in 0..ROUNDS {
        let names = ["budget.md", "company.md", "disaster.md", "science.md"];
        let body = String::from_utf8(crate::cli::sample(random.pick::<&str>(&names))).unwrap();
        let (_folder, mut store) = desk(&body);
        let mut done = 0;
        for _ in 0..ACTS {
            done += usize::from(act(&mut store, &body, &mut random));
            never_overlap(&rows(&store, None));
        }
        assert!(done > ACTS / 8, "round {round}: only {done} acts were allowed");
        assert_eq!(complaints(&store), "", "round {round}");
        assert_eq!(unfit(&store, None), "", "round {round}");
    }
}

/// Does something, if it is allowed.
fn act(store: &mut Store, body: &str, random: &mut Random) -> bool {
    let claims = rows(store, None);
    let (one, other) = (random.pick(&claims), random.pick(&claims));
    let words = |text: &str, random: &mut Random| {
        let all: Vec<_> = text.split_whitespace().collect();
        let from = random.below(all.len());
        let end = (from + 1 + random.below(6)).min(all.len());
        all[from..end].join(" ")
    };
    let number = |row: &ClaimRow| row.id[1..].parse::<i64>().unwrap();
    let (id, of) = (number(one), number(other));
    let kinds = ["money", "event", "quantity", "quote", "date"];
    let done = match random.below(10) {
        0 | 1 => {
            let words = words(body, random);
            let kind = (random.below(2) == 0).then(|| *random.pick(&kinds));
            let new = NewClaim { article_id: 1, words: &words, nth: None, kind, speaker: None };
            store.add_claim(&by(), &new).map(|_| ())
        }
        2 | 3 => {
            let words = words(&one.quote, random);
            store.split_claim(&by(), id, Cut::At(&words), None).map(|_| ())
        }
        4 => {
            let next = claims.iter().skip_while(|row| row.id != one.id).nth(1).unwrap_or(other);
            store.merge_claims(&by(), id, &[number(next)], None).map(|_| ())
        }
        5 if random.below(2) == 0 => store.duplicate_claim(&by(), id, of, None).map(|_| ()),
        5 => store.dismiss_claim(&by(), id, "none", None).map(|_| ()),
        6 => store.set_claim_kind(&by(), id, random.pick::<&str>(&kinds), None).map(|_| ()),
        7 => return another_date(store, random),
        _ => store.undo(&by()).map(|_| ()),
    };
    match done {
        Ok(()) => true,
        Err(Error::Refused { message, hint }) => {
            assert!(!message.is_empty() && !hint.is_empty());
            false
        }
        Err(other) => panic!("{other}"),
    }
}

/// Every claim stands in the new reading where it stood, under its number.
fn another_date(store: &mut Store, random: &mut Random) -> bool {
    let seen = |store: &Store| -> Vec<_> {
        let row = |c: ClaimRow| (c.number, c.kind, c.quote, c.start, c.figures.len());
        rows(store, None).into_iter().map(row).collect()
    };
    let before = seen(store);
    let date = *random.pick(&["2019-03-02", "2024-02-29", "1998-11-30", "2022-05"]);
    let edit = ArticleEdit { published: Some(Published::parse(date)), ..ArticleEdit::default() };
    let done = store.edit_article(&by(), 1, &edit, &References::built_in()).unwrap();
    assert_eq!(seen(store), before);
    done.value.is_some()
}

fn never_overlap(claims: &[ClaimRow]) {
    let figured = |row: &&ClaimRow| row.state != "dismissed" && !row.figures.is_empty();
    let mut end = 0;
    for claim in claims.iter().filter(figured) {
        let encloses = ["event", "quote"].contains(&claim.kind.as_str());
        assert!(claim.start >= end || encloses, "{} “{}”", claim.number, claim.quote);
        end = if encloses { end } else { claim.end };
    }
}
