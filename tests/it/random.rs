//! Random numbers that a seed repeats, for the property tests. Every such test prints its seed;
//! `SEED=n cargo test` runs it again with that one.

/// A splitmix64 generator.
pub(crate) struct Random(u64);

impl Random {
    /// Returns a generator with the seed of the environment, or `default`; prints which.
    pub(crate) fn new(test: &str, default: u64) -> Self {
        let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(default);
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
