//! Acts of several people at random, and what the gate promises whatever they were: what it has
//! cleared is clear, and what is clear somebody has looked at in these words.

use std::fs;

use chrono::TimeDelta;
use factdesk::check::{References, Severity};
use factdesk::desk::answers::Answer;
use factdesk::desk::question::AskedOf;
use factdesk::desk::resolution::Resolution;
use factdesk::desk::rights::Role;
use factdesk::desk::source::Stance;
use factdesk::store::{AnySource, By, NewResolution, NewSource, NewVerdict, Passing};
use factdesk::workbench::{
    self as bench, Adding, Adjudicating, Answering, Asking, Cited, Citing, Cutting, Described,
    Desk, Error, Flagging, Resolving, Reviewing, Revising, Who, Word,
};
use rusqlite::Connection;

use super::*;
use crate::random::Random;

const ROUNDS: usize = 6;
const ACTS: usize = 60;

const SENTENCES: [&str; 9] = [
    "The port of Varnhagen spent $214 million on a quay.",
    "It hired 340 people in March, the $214 million plan says.",
    "Exports rose 5 percent to 3.2 billion euros.",
    "“We have waited 12 years for this quay,” said Tolk, 57.",
    "Revenue was $96 million, down from $120 million in 2022.",
    "About 1,400 tons of steel and 48 turbines were used.",
    "In 2020 the harbour was not closed.",
    "The first ship came on 1 September 2025.",
    "Sales rose from 182,000 to 201,000.",
];

#[test]
fn whatever_people_do_the_gate_keeps_its_promises() {
    let mut random = Random::new("acts at the gate", 20_231);
    let (mut done, mut clear) = (0, 0);
    for round in 0..ROUNDS {
        let folder = Folder::new();
        let mut play = Play::new(&folder, &mut random);
        for step in 0..ACTS {
            let (did, was_done) = play.act(&mut random);
            done += usize::from(was_done);
            clear += promises(&play.desk, &play.raw, &format!("round {round}, {step}: {did}"));
        }
        assert_eq!(complaints(&folder.store()), "", "round {round}");
    }
    assert!(done > ROUNDS * ACTS / 4 && clear > ACTS / 2, "{done} acts, {clear} times clear");
}

#[test]
fn what_held_until_yesterday_is_not_published_today() {
    let folder = Folder::new();
    let mut store = folder.store();
    let body = "It sold 7 tons of tin.";
    let tin = Draft::new("Tin", body).claim("quantity", "7 tons of tin", &[("7 tons", "7")]);
    tin.add_to(&mut store);
    let by = |days| By { handle: "mara", now: now() + TimeDelta::days(days) };
    let state = |store: &Store| store.article(1).unwrap().unwrap().row.state;
    let stet = NewResolution {
        resolution: Resolution::Stet,
        new_text: None,
        said_by: None,
        said_at: None,
        approved_by: None,
        reason: None,
    };
    let book = NewSource { title: Some("The book".to_owned()), ..NewSource::default() };
    let new = NewVerdict {
        claim_id: 1,
        verdict: "accurate",
        valid_until: Some("2023-07-05"),
        resolution: Some(stet),
        sources: &[(AnySource::New(Box::new(book)), Stance::Supports)],
        ..NewVerdict::default()
    };
    store.review(&by(0), &new).unwrap();
    assert!(store.pass(&by(1), 1, Passing::Clear).unwrap().value.done, "the last day");
    let refused = store.pass(&by(2), 1, Passing::Publish).unwrap();
    assert_eq!((refused.value.done, refused.seq), (false, None));
    let words = &refused.value.gate.reasons[0].words;
    assert!(words.ends_with("its verdict held until 2023-07-05; look at it again."), "{words}");
    // The clearance is the gate's no more: somebody has to say why it goes all the same.
    store.pass(&by(2), 1, Passing::Release("The book is out again tomorrow.")).unwrap();
    assert!(store.pass(&by(2), 1, Passing::Publish).unwrap().value.done);
    assert_eq!((state(&store).as_str(), complaints(&store).as_str()), ("published", ""));
}

fn who(handle: &str) -> Who {
    Who::of(Some(handle)).unwrap()
}

/// One desk of four people with two articles.
struct Play {
    desk: Desk,
    raw: Connection,
    file: PathBuf,
    drafts: [Vec<String>; 2],
}

impl Play {
    fn new(folder: &Folder, random: &mut Random) -> Self {
        let mut desk = Desk::open_to_write(&folder.file).unwrap();
        let file = folder.folder.path().join("draft.txt");
        let mut drafts = [Vec::new(), Vec::new()];
        for (at, draft) in drafts.iter_mut().enumerate() {
            *draft = (0..3).map(|_| (*random.pick(&SENTENCES)).to_owned()).collect();
            draft.push(format!("Part {} of the series.", ["one", "two"][at]));
            write(&file, draft);
            let asked = Adding { files: vec![file.clone()], ..Adding::default() };
            let mara = who("mara");
            bench::add(&mut desk, Some(&mara), &asked, &References::built_in(), &mut |_| Ok(()))
                .unwrap();
        }
        for (handle, role) in
            [("ed", Role::Editor), ("jo", Role::Reviewer), ("sam", Role::Reviewer)]
        {
            let described = Described { role: Some(role), ..Described::default() };
            bench::add_reviewer(&mut desk, &who("mara"), handle, &described).unwrap();
        }
        Self { desk, raw: folder.raw(), file, drafts }
    }

    /// A row's id, with its letter.
    fn any(&self, random: &mut Random, letter: char, rows: &str) -> String {
        let sql = format!("SELECT COUNT(*) FROM {rows}");
        let count: i64 = self.raw.query_row(&sql, [], |row| row.get(0)).unwrap();
        format!("{letter}{}", 1 + random.below(usize::try_from(count).unwrap()))
    }

    /// Does something, and says what and whether it was allowed.
    fn act(&mut self, random: &mut Random) -> (String, bool) {
        let handle = *random.pick(&["mara", "ed", "jo", "sam"]);
        let me = who(handle);
        let (claim, other) = (self.any(random, 'c', "claims"), self.any(random, 'c', "claims"));
        let number = random.below(2);
        let article = format!("a{}", number + 1);
        let source = self.any(random, 's', "sources");
        let (deed, done) = match random.below(24) {
            0..4 => (format!("settle all of {article}"), self.settle_all(number)),
            4..7 => ("review".to_owned(), self.review(&me, &claim, random)),
            7..10 => ("revise".to_owned(), self.revise(&me, number, random)),
            10 => ("resolve".to_owned(), self.resolve(&me, &claim, random)),
            11 => (
                "duplicate".to_owned(),
                said(bench::duplicate_claim(&mut self.desk, &me, &claim, &other, None)),
            ),
            12 => (
                "dismiss".to_owned(),
                said(bench::dismiss_claim(&mut self.desk, &me, &claim, "none", None)),
            ),
            13 => {
                let kind = *random.pick(&["event", "quote", "quantity"]);
                (
                    kind.to_owned(),
                    said(bench::correct_kind(&mut self.desk, &me, &claim, kind, None)),
                )
            }
            14 => (
                "confirm".to_owned(),
                said(bench::confirm_claims(
                    &mut self.desk,
                    &me,
                    std::slice::from_ref(&claim),
                    None,
                )),
            ),
            15 => ("reopen".to_owned(), said(bench::reopen(&mut self.desk, &me, &claim, "again"))),
            16 => {
                let asked = Citing { claim: claim.clone(), source, ..Citing::default() };
                match random.below(2) {
                    0 => ("cite".to_owned(), said(bench::cite(&mut self.desk, &me, &asked))),
                    _ => (
                        "uncite".to_owned(),
                        said(bench::withdraw_citation(&mut self.desk, &me, &asked)),
                    ),
                }
            }
            17 => ("doubt".to_owned(), self.doubt(&me, &claim, random)),
            18 => {
                let at =
                    *random.pick(&["to 3.2 billion euros", "down from $120 million", "to 201,000"]);
                (
                    "split".to_owned(),
                    said(bench::split_claim(
                        &mut self.desk,
                        &me,
                        &claim,
                        &Cutting::At(at.to_owned()),
                        None,
                    )),
                )
            }
            19 => {
                let next = format!("c{}", claim[1..].parse::<i64>().unwrap() + 1);
                (
                    "merge".to_owned(),
                    said(bench::merge_claims(&mut self.desk, &me, &claim, &[next], None)),
                )
            }
            20 => {
                let late = Word::Release("It is late.".to_owned());
                let word = random.pick(&[Word::Clear, late, Word::Publish]).clone();
                (format!("{word:?}"), said(bench::pass(&mut self.desk, &me, &article, &word)))
            }
            21 => {
                let withdrawn = bench::withdraw_article(&mut self.desk, &me, &article, "spiked");
                let done =
                    said(withdrawn) || said(bench::restore_article(&mut self.desk, &me, &article));
                ("withdraw or restore".to_owned(), done)
            }
            _ => ("undo".to_owned(), said(bench::undo(&mut self.desk, &me, None))),
        };
        (format!("{handle} {deed} {claim} {other} {article}"), done)
    }

    fn review(&mut self, me: &Who, claim: &str, random: &mut Random) -> bool {
        let verdicts = ["accurate", "accurate", "wrong", "needs_fix", "not_a_fact"];
        let sources: &[&[&str]] = &[&[], &["https://x.example/1"], &["https://x.example/2"]];
        let asked = Reviewing {
            claims: vec![claim.to_owned()],
            answer: *random.pick(&[Answer::Is, Answer::Is, Answer::Said]),
            verdict: (*random.pick(&verdicts)).to_owned(),
            rationale: Some("So.".to_owned()),
            correction: Some("$241 million".to_owned()),
            resolution: any_resolution(random),
            cited: Cited {
                sources: random.pick(sources).iter().map(|&s| s.to_owned()).collect(),
                ..Cited::default()
            },
            ..Reviewing::default()
        };
        said(bench::review(&mut self.desk, me, &asked))
    }

    fn resolve(&mut self, me: &Who, claim: &str, random: &mut Random) -> bool {
        let asked = any_resolution(random).unwrap_or(resolving(Resolution::Stet));
        said(bench::resolve(&mut self.desk, me, claim, &asked, None))
    }

    fn doubt(&mut self, me: &Who, claim: &str, random: &mut Random) -> bool {
        if random.below(2) == 0 {
            return said(bench::question(&mut self.desk, me, &asking(claim)));
        }
        let asked = Flagging {
            on: claim.to_owned(),
            words: None,
            nth: None,
            severity: Severity::Warning,
            reason: "Sure?".to_owned(),
        };
        said(bench::flag(&mut self.desk, me, &asked))
    }

    /// A new draft: sentences changed, moved, brought in, taken out, doubled.
    fn revise(&mut self, me: &Who, number: usize, random: &mut Random) -> bool {
        let mut draft = self.drafts[number].clone();
        for _ in 0..=random.below(2) {
            let at = random.below(draft.len());
            match random.below(6) {
                0 if draft.len() > 2 => drop(draft.remove(at)),
                1 => draft.push((*random.pick(&SENTENCES)).to_owned()),
                2 => draft.rotate_left(1),
                3 => draft[at] = draft[at].replace("214", "241").replace("340", "430"),
                4 => draft[at] = draft[at].replace("spent", "paid").replace("About", "Some"),
                _ => draft[at] = draft[at].replace(" not", "").replace("In 2020 the", "The"),
            }
        }
        write(&self.file, &draft);
        let asked = Revising {
            article: format!("a{}", number + 1),
            file: self.file.clone(),
            ..Revising::default()
        };
        let sure = &mut |_: &str| Ok(true);
        let done = said(bench::revise(&mut self.desk, me, &asked, &References::built_in(), sure));
        if done {
            self.drafts[number] = draft;
        }
        done
    }

    /// Every claim of an article is settled, and the article cleared.
    fn settle_all(&mut self, number: usize) -> bool {
        let (jo, ed, article) = (who("jo"), who("ed"), format!("a{}", number + 1));
        said(bench::restore_article(&mut self.desk, &ed, &article));
        for (claim, state) in self.ids(CLAIMS, number) {
            let resolution = Some(resolving(Resolution::Stet));
            let claim = format!("c{claim}");
            if state == "dismissed" {
                continue;
            }
            said(bench::confirm_claims(&mut self.desk, &jo, std::slice::from_ref(&claim), None));
            let asked = Reviewing {
                claims: vec![claim.clone()],
                verdict: "accurate".to_owned(),
                resolution: resolution.clone(),
                cited: Cited {
                    sources: vec!["https://x.example/9".to_owned()],
                    ..Cited::default()
                },
                ..Reviewing::default()
            };
            said(bench::review(&mut self.desk, &jo, &asked));
            let asked = Adjudicating {
                claim,
                answer: None,
                verdict: "accurate".to_owned(),
                rationale: "So.".to_owned(),
                confidence: None,
                correction: None,
                category: None,
                resolution,
            };
            said(bench::adjudicate(&mut self.desk, &ed, &asked));
        }
        for (question, _) in self.ids(QUESTIONS, number) {
            let (question, words) = (format!("q{question}"), "So.".to_owned());
            let asked = Answering { question, words, ..Answering::default() };
            said(bench::answer(&mut self.desk, &jo, &asked));
        }
        for (flag, _) in self.ids(FLAGS, number) {
            said(bench::dismiss(&mut self.desk, &jo, &format!("f{flag}"), "fine", false));
        }
        said(bench::pass(&mut self.desk, &ed, &article, &Word::Clear))
    }

    fn ids(&self, sql: &str, number: usize) -> Vec<(i64, String)> {
        let mut statement = self.raw.prepare_cached(sql).unwrap();
        let rows = statement
            .query_map([i64::try_from(number + 1).unwrap()], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.unwrap().map(Result::unwrap).collect()
    }
}

const CLAIMS: &str = "SELECT c.claim_id, c.state FROM articles AS a
    JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
    JOIN claim_places AS p ON p.revision_id = r.revision_id AND p.superseded_at IS NULL
    JOIN claims AS c ON c.claim_id = p.claim_id WHERE a.article_id = ?1";

const QUESTIONS: &str = "SELECT q.question_id, q.asked_of FROM questions AS q
     WHERE q.article_id = ?1 AND q.withdrawn_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM answers AS w WHERE w.question_id = q.question_id AND w.superseded_at IS NULL)";

const FLAGS: &str = "SELECT f.flag_id, f.state FROM flags AS f
      JOIN revisions AS r ON r.revision_id = f.revision_id
     WHERE r.article_id = ?1 AND f.state = 'open'";

fn write(file: &Path, draft: &[String]) {
    fs::write(file, format!("The port\n\n{}\n", draft.join("\n\n"))).unwrap();
}

/// Whether it was allowed. What goes wrong otherwise is a fault of ours.
fn said<T>(done: Result<T, Error>) -> bool {
    match done {
        Ok(_) => true,
        Err(error) if error.kind == bench::Kind::Usage => false,
        Err(error) => panic!("{error}"),
    }
}

fn asking(on: &str) -> Asking {
    Asking {
        on: on.to_owned(),
        words: "Why?".to_owned(),
        asked_of: AskedOf::Author,
        person: None,
        contact: None,
        due_at: None,
        source: None,
    }
}

fn any_resolution(random: &mut Random) -> Option<Resolving> {
    let any = [Resolution::Stet, Resolution::Stet, Resolution::Fix, Resolution::Cut];
    (random.below(3) > 0).then(|| resolving(*random.pick(&any)))
}

fn resolving(resolution: Resolution) -> Resolving {
    let new_text = (resolution == Resolution::Fix).then(|| "$241 million".to_owned());
    let (said_by, said_at, approved_by, reason) = (None, None, None, None);
    Resolving { resolution, new_text, said_by, said_at, approved_by, reason }
}

/// Holds the file against what the gate promises, and returns how many articles are clear.
fn promises(desk: &Desk, raw: &Connection, after: &str) -> usize {
    let mut clear = 0;
    for article in [1_i64, 2] {
        let gated = bench::gate(desk, &format!("a{article}")).unwrap();
        let by_gate: bool = raw.query_row(CLEARED, [article], |row| row.get(0)).unwrap();
        assert!(gated.clear || !by_gate, "{after}: a{article} is cleared, yet {gated:#?}");
        if !gated.clear {
            continue;
        }
        clear += 1;
        for (sql, fault) in FAULTS {
            let mut statement = raw.prepare_cached(sql).unwrap();
            let found: Vec<String> = statement
                .query_map([article], |row| row.get(0))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            assert!(found.is_empty(), "{after}: a{article} is clear, yet {found:?} {fault}");
        }
    }
    clear
}

/// Whether an article is cleared, and not released against the gate.
const CLEARED: &str = "SELECT a.state = 'cleared' AND 'cleared' IS (
       SELECT c.act FROM clearances AS c
        WHERE c.article_id = a.article_id AND c.act IN ('cleared','released')
          AND c.undone_at IS NULL
        ORDER BY c.clearance_id DESC LIMIT 1)
  FROM articles AS a WHERE a.article_id = ?1";

/// What must not be in an article that is clear to print.
const FAULTS: &[(&str, &str)] = &[
    (
        "SELECT 'c' || c.claim_id FROM articles AS a
           JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
           JOIN claim_places AS p ON p.revision_id = r.revision_id AND p.superseded_at IS NULL
           JOIN claims AS c ON c.claim_id = p.claim_id AND c.state <> 'dismissed'
          WHERE a.article_id = ?1
            AND NOT EXISTS (
              SELECT 1 FROM verdicts AS v
                JOIN claim_places AS w ON w.claim_id = v.claim_id
                                      AND w.revision_id = v.revision_id
               WHERE v.claim_id = c.claim_id AND v.superseded_at IS NULL
                 AND (replace(replace(lower(w.quote), '“', ''), '”', '')
                        = replace(replace(lower(p.quote), '“', ''), '”', '')
                      OR EXISTS (SELECT 1 FROM claim_places AS x
                                  WHERE x.claim_id = c.claim_id
                                    AND x.revision_id > v.revision_id
                                    AND (x.confirmed_at IS NOT NULL
                                         OR x.compared = 'as_agreed'))))",
        "has no verdict on the words it has now",
    ),
    (
        "SELECT 'c' || c.claim_id FROM articles AS a
           JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
           JOIN claim_places AS p ON p.revision_id = r.revision_id AND p.superseded_at IS NULL
           JOIN claims AS c ON c.claim_id = p.claim_id AND c.state = 'dismissed'
          WHERE a.article_id = ?1 AND c.duplicate_of IS NOT NULL
            AND NOT EXISTS (
              WITH RECURSIVE up (claim_id) AS (
                SELECT c.duplicate_of
                UNION SELECT COALESCE(o.duplicate_of, o.merged_into) FROM up
                        JOIN claims AS o ON o.claim_id = up.claim_id
                       WHERE COALESCE(o.duplicate_of, o.merged_into) IS NOT NULL)
              SELECT 1 FROM up
                JOIN claims AS o ON o.claim_id = up.claim_id
                JOIN articles AS b ON b.article_id = o.article_id AND b.withdrawn_at IS NULL
                JOIN revisions AS s ON s.article_id = b.article_id AND s.number = b.revision
                JOIN claim_places AS q ON q.claim_id = o.claim_id
                 AND q.revision_id = s.revision_id AND q.superseded_at IS NULL
               WHERE o.state IN ('checked','closed'))",
        "is a duplicate of nothing that is settled",
    ),
    (
        "SELECT 'c' || c.claim_id FROM articles AS a
           JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
           JOIN claim_places AS p ON p.revision_id = r.revision_id AND p.superseded_at IS NULL
           JOIN claims AS c ON c.claim_id = p.claim_id AND c.state = 'dismissed'
          WHERE a.article_id = ?1
            AND EXISTS (SELECT 1 FROM claim_places AS x
                         WHERE x.claim_id = c.claim_id AND x.compared = 'value_changed'
                           AND x.revision_id > (SELECT MAX(m.revision_id) FROM claim_moves AS m
                                                 WHERE m.claim_id = c.claim_id
                                                   AND m.state = 'dismissed'
                                                   AND m.superseded_at IS NULL))",
        "was dismissed when it said something else",
    ),
];
