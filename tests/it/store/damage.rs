//! A thousand ways to damage a file: what a reader would see differently is always found, and
//! nothing of it crashes or hangs.

use std::time::{Duration, Instant};

use super::batches::dump;
use super::verify::worked;
use super::*;
use crate::random::Random;

const PAGE_BYTES: usize = 4_096;
const MUTATIONS: usize = 1_000;

/// Damages the bytes in one of five ways, and says how.
fn mutated(bytes: &mut Vec<u8>, random: &mut Random) -> String {
    let page = |random: &mut Random, bytes: &[u8]| {
        let page = random.below(bytes.len() / PAGE_BYTES);
        page * PAGE_BYTES..(page + 1) * PAGE_BYTES
    };
    match random.below(5) {
        0 => {
            let (at, bit) = (random.below(bytes.len()), random.below(8));
            bytes[at] ^= 1 << bit;
            format!("bit {bit} of byte {at}")
        }
        1 => {
            let page = page(random, bytes);
            bytes[page.clone()].fill(0);
            format!("zeros at {page:?}")
        }
        2 => {
            let length = random.below(bytes.len());
            bytes.truncate(length);
            format!("cut at {length}")
        }
        3 => {
            let start = random.below(bytes.len() - 512);
            bytes[start..start + 512].fill_with(|| random.next().to_le_bytes()[0]);
            format!("garbage at {start}")
        }
        _ => {
            let (one, other) = (page(random, bytes), page(random, bytes));
            let (first, second) = (bytes[one.clone()].to_vec(), bytes[other.clone()].to_vec());
            bytes[one.clone()].copy_from_slice(&second);
            bytes[other.clone()].copy_from_slice(&first);
            format!("pages {one:?} and {other:?} swapped")
        }
    }
}

#[test]
fn a_damaged_file_is_found_or_says_what_it_said() {
    const THREADS: u64 = 4;
    let folder = worked();
    drop(folder.store());
    let good = std::fs::read(&folder.file).unwrap();
    let said = dump(&folder.file);
    let seed = Random::new("damage", 9).next();
    let found: usize = std::thread::scope(|scope| {
        let (folder, good, said) = (&folder, &good, &said);
        let run = |thread| {
            move || {
                let mut random = Random::seeded(seed.wrapping_add(thread));
                let file = folder.folder.path().join(format!("{thread}.db"));
                let mutations = MUTATIONS / usize::try_from(THREADS).unwrap();
                (0..mutations).filter(|_| is_found(&file, good, said, &mut random)).count()
            }
        };
        let threads: Vec<_> = (0..THREADS).map(|thread| scope.spawn(run(thread))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    println!("{found} of {MUTATIONS} found, the others changed nothing that is read");
    assert!(found > MUTATIONS / 2);
}

/// Damages the desk once more; what is not found must have changed no row.
fn is_found(file: &Path, good: &[u8], said: &str, random: &mut Random) -> bool {
    let mut bytes = good.to_vec();
    let how = mutated(&mut bytes, random);
    std::fs::write(file, &bytes).unwrap();
    let begun = Instant::now();
    let whole = Store::open(file, Access::ReadOnly)
        .and_then(|store| store.verify(None))
        .is_ok_and(|found| found.whole());
    assert!(begun.elapsed() < Duration::from_secs(10), "{how}");
    assert!(!whole || dump(file) == said, "{how} was not found");
    for suffix in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(file.with_extension(format!("db{suffix}")));
    }
    !whole
}
