//! The samples, read by the real extraction and kept.

use factdesk::check::References;
use factdesk::desk;
use factdesk::store::{ClaimFilter, FlagFilter};

use super::*;
use crate::random::Random;

fn samples() -> Vec<Draft> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let text = Text::plain(std::fs::read_to_string(path).unwrap());
            let sha256 = text_sha256(&text.body);
            let analysis = desk::analyse(sha256.clone(), &text, &References::built_in());
            Draft { text, analysis, sha256 }
        })
        .collect()
}

#[test]
fn what_is_read_out_of_the_samples_comes_back_as_it_went_in() {
    let folder = Folder::new();
    let mut store = folder.store();
    let drafts = samples();
    let batch: Vec<_> = drafts.iter().map(Draft::new_article).collect();
    let added = store.add(&batch, now()).unwrap();
    assert!(added.iter().all(|added| !added.already));
    assert_eq!(complaints(&store), "");
    for (id, draft) in (1..).zip(&drafts) {
        let claims =
            store.claims(&ClaimFilter { article: Some(id), ..Default::default() }).unwrap();
        let analysis = &draft.analysis;
        assert_eq!(claims.len(), analysis.claims.len());
        for claim in &claims {
            let read =
                analysis.claims.iter().find(|c| (c.start, c.end) == (claim.start, claim.end));
            let figures: Vec<_> =
                read.unwrap().figures.iter().map(|&figure| &analysis.figures[figure]).collect();
            assert_eq!(claim.figures.iter().collect::<Vec<_>>(), figures, "{}", claim.quote);
            assert!(claim.sentence.contains(&claim.quote) || claim.kind == "quote", "{claim:?}");
        }
        let flags = store.flags(&FlagFilter { article: Some(id), ..Default::default() }).unwrap();
        assert_eq!(flags.len(), analysis.flags.len());
        let hung = claims.iter().map(|claim| claim.flags.len()).sum::<usize>();
        assert_eq!(hung, flags.iter().filter(|flag| flag.claim.is_some()).count());
    }
    assert!(!store.search("oil", 10).unwrap().is_empty());
}

/// Pieces of the samples in any order: whatever is read out of them can be kept.
#[test]
fn whatever_is_read_can_be_kept() {
    let whole: Vec<_> =
        samples().iter().flat_map(|draft| draft.text.body.chars().collect::<Vec<_>>()).collect();
    let mut random = Random::new("whatever_is_read_can_be_kept", 20_230_714);
    let references = References::built_in();
    let mut store = Store::in_memory().unwrap();
    for _ in 0..100 {
        let mut body = String::new();
        for _ in 0..random.below(12) {
            let start = random.below(whole.len());
            let end = whole.len().min(start + random.below(200));
            body.extend(&whole[start..end]);
        }
        let text = Text::plain(body);
        let sha256 = text_sha256(&text.body);
        let analysis = desk::analyse(sha256.clone(), &text, &references);
        let draft = Draft { text, analysis, sha256 };
        store.add(&[draft.new_article()], now()).unwrap();
    }
    assert_eq!(complaints(&store), "");
    store.claims(&ClaimFilter::default()).unwrap();
}
