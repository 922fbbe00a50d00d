//! Random numbers that a seed repeats, for the property tests. Every such test prints its seed;
//! `SEED=n cargo test` runs it again with that one. A number that cannot be read, or 0, fails: it
//! would pass for the run that was asked for.

use std::ffi::OsStr;
use std::num::NonZeroU64;

/// A splitmix64 generator.
pub(crate) struct Random(u64);

impl Random {
    /// Returns a generator with the seed of the environment, or `default`; prints which.
    pub(crate) fn new(test: &str, default: u64) -> Self {
        let seed = asked("SEED").unwrap_or(default);
        println!("{test}: SEED={seed}");
        Self(seed)
    }

    /// Returns a generator with that seed, for a part of a test that has printed its own.
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns the next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Returns a number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap()
    }

    /// Returns one of `choices`.
    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}

/// Returns the number that the environment sets as `name`, if it does.
///
/// # Panics
///
/// When that is no whole number from 1.
pub(crate) fn asked(name: &str) -> Option<u64> {
    let value = std::env::var_os(name)?;
    Some(number(name, &value).unwrap_or_else(|wrong| panic!("{wrong}")))
}

fn number(name: &str, value: &OsStr) -> Result<u64, String> {
    let number = value.to_str().and_then(|value| value.parse::<NonZeroU64>().ok());
    number.map(NonZeroU64::get).ok_or_else(|| {
        format!("{name}={}: it must be a whole number, 1 or more, without commas", value.display())
    })
}

#[test]
fn what_is_asked_for_is_a_number_from_1() {
    assert_eq!(number("SEED", OsStr::new("7")), Ok(7));
    for wrong in ["", "0", "-1", "1,000", "1e6", "x", "18446744073709551616"] {
        let message = number("ROUNDS", OsStr::new(wrong)).unwrap_err();
        assert!(message.starts_with(&format!("ROUNDS={wrong}: it must be a whole number")));
    }
}
