//! The only place where bytes become lines, columns and code points.

/// Answers, for byte offsets into one text, on which line and column and at which code point they
/// lie. Pure ASCII costs nothing; other text one counter every 64 bytes.
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    /// Code points before each 64-byte block; empty for pure ASCII.
    before_block: Vec<usize>,
}

const BLOCK_BYTES: usize = 64;

impl<'a> Offsets<'a> {
    /// Returns the offsets of `text`.
    pub fn new(text: &'a str) -> Self {
        let mut before_block = Vec::new();
        if !text.is_ascii() {
            let mut chars = 0;
            for block in text.as_bytes().chunks(BLOCK_BYTES) {
                before_block.push(chars);
                chars += char_starts(block);
            }
        }
        Self { text, before_block }
    }

    /// Returns how many Unicode code points lie before byte `at`.
    pub fn char_at(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        match self.before_block.get(at / BLOCK_BYTES) {
            None if self.before_block.is_empty() => at,
            None => self.before_block.last().copied().unwrap_or(0) + self.chars_from_last(at),
            Some(before) => {
                let block = at / BLOCK_BYTES * BLOCK_BYTES;
                before + char_starts(self.text.as_bytes().get(block..at).unwrap_or(&[]))
            }
        }
    }

    fn chars_from_last(&self, at: usize) -> usize {
        let block = (self.before_block.len() - 1) * BLOCK_BYTES;
        char_starts(self.text.as_bytes().get(block..at).unwrap_or(&[]))
    }

    /// Returns the line of byte `at`, from 1.
    pub fn line_at(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at.min(self.text.len())).unwrap_or(&[]);
        1 + before.split(|&byte| byte == b'\n').skip(1).count()
    }

    /// Returns the column of byte `at` in code points, from 1.
    pub fn column_chars_at(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at.min(self.text.len())).unwrap_or(&[]);
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |nl| nl + 1);
        1 + self.char_at(at) - self.char_at(line_start)
    }
}

fn char_starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::Offsets;

    #[test]
    fn code_points_agree_with_counting_them() {
        let text = "Díaz-Canel: “1.64 tons” 🛢️ a\nyear – ".repeat(9);
        let offsets = Offsets::new(&text);
        for (chars, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.char_at(byte), chars);
        }
        assert_eq!(offsets.char_at(text.len()), text.chars().count());
    }

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let text = "é 5\nü 6";
        let offsets = Offsets::new(text);
        let six = text.find('6').unwrap();
        assert_eq!((offsets.line_at(six), offsets.column_chars_at(six)), (2, 3));
    }
}
