//! A set of small numbers, one bit each: words of a vocabulary, or rows of a table. What the
//! numbers stand for is left to those who gave them.

/// The set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// Adds a number.
    pub(super) fn insert(&mut self, number: usize) {
        let block = number / 64;
        if self.0.len() <= block {
            self.0.resize(block + 1, 0);
        }
        if let Some(bits) = self.0.get_mut(block) {
            *bits |= 1 << (number % 64);
        }
    }

    /// Adds several numbers.
    pub(super) fn extend(&mut self, numbers: &[usize]) {
        for number in numbers {
            self.insert(*number);
        }
    }

    /// Adds all numbers of another set.
    pub(super) fn insert_all(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
    }

    /// Whether it has no numbers.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it has this number.
    pub(super) fn has(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }

    /// Whether the two have a number in common.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(own, other)| own & other != 0)
    }

    /// Whether it has one of these numbers.
    pub(super) fn has_any(&self, numbers: &[usize]) -> bool {
        numbers.iter().any(|&number| self.has(number))
    }
}

impl FromIterator<usize> for Bits {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> Self {
        let mut set = Self::default();
        numbers.into_iter().for_each(|number| set.insert(number));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_have_what_was_put_into_them() {
        let mut own = Bits::from_iter([0, 63, 64, 300]);
        assert!([0, 63, 64, 300].into_iter().all(|number| own.has(number)));
        assert!([1, 62, 65, 236, 9999].into_iter().all(|number| !own.has(number)));
        assert!(!own.has_any(&[1, 700]) && own.has_any(&[1, 300]) && !own.has_any(&[]));
        let other = Bits::from_iter([1, 700]);
        assert!(!own.meets(&other) && !own.meets(&Bits::default()));
        own.insert_all(&other);
        assert!(own.meets(&other) && own.has(1) && own.has(700) && own.has(300));
        assert!(Bits::default().is_empty() && !own.is_empty());
    }
}
