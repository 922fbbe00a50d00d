//! Lines and columns of flags, found quickly however many flags one text has.

use crate::text::Offsets;

/// Where the lines of a text begin.
pub(super) struct Places<'a> {
    body: &'a str,
    starts: Vec<usize>,
    offsets: Offsets<'a>,
}

impl<'a> Places<'a> {
    pub(super) fn of(body: &'a str) -> Self {
        let ends = body.match_indices('\n').map(|(at, _)| at + 1);
        Self { body, starts: [0].into_iter().chain(ends).collect(), offsets: Offsets::new(body) }
    }

    /// Returns line and column of byte `at`, both from 1, the column in characters.
    pub(super) fn line_and_column(&self, at: usize) -> (usize, usize) {
        let line = self.line(at);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        (line, 1 + self.offsets.char_at(at) - self.offsets.char_at(start))
    }

    /// Returns the words of the line on both sides of the bytes from `start` to `end`.
    pub(super) fn around(&self, start: usize, end: usize) -> (&'a str, &'a str) {
        let first = self.starts.get(self.line(start) - 1).copied().unwrap_or(0);
        let last = self.starts.get(self.line(end)).map_or(self.body.len(), |next| next - 1);
        let before = self.body.get(first..start).unwrap_or("");
        (before, self.body.get(end..last).unwrap_or("").trim_end_matches('\r'))
    }

    /// Returns the words from one character to another, and the line they begin on.
    pub(super) fn words(&self, start_char: usize, end_char: usize) -> (&'a str, usize) {
        let (start, end) = (self.byte_of(start_char), self.byte_of(end_char));
        (self.body.get(start..end).unwrap_or(""), self.line(start))
    }

    /// Returns the first byte before which so many characters lie.
    pub(super) fn byte_of(&self, chars: usize) -> usize {
        let (mut low, mut high) = (0, self.body.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.offsets.char_at(middle) < chars {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // Inside a character the count is already that of its end.
        (low..=self.body.len()).find(|&at| self.body.is_char_boundary(at)).unwrap_or(low)
    }

    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let text = "é 5\r\nü 6 tons\nend";
        let places = Places::of(text);
        let six = text.find('6').unwrap();
        assert_eq!(places.line_and_column(six), (2, 3));
        assert_eq!(places.around(six, six + 1), ("ü ", " tons"));
        assert_eq!(places.around(3, 4), ("é ", ""));
        assert_eq!(places.line_and_column(text.len()), (3, 4));
        assert_eq!(places.words(7, 13), ("6 tons", 2));
        assert_eq!(places.words(0, 1), ("é", 1));
    }
}
