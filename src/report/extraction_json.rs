//! What `extract` writes as JSON Lines: byte for byte what [`Analysis`](crate::desk::Analysis)
//! gives, straight from the reading, with no rows in between. A test holds the two together.

use std::io::{self, Write};
use std::{array, mem};

use chrono::{Datelike, NaiveDate};

use crate::check::{Flag, Settings};
use crate::claim::Claim;
use crate::desk::{Allowed, Reading, allowed, readings, unchecked};
use crate::quantity::{Amount, Bound, Decimal, Figure, Label};
use crate::text::{Offsets, Span, Text};

/// So many bytes are worth carrying away.
const PIECE_BYTES: usize = 1 << 20;

/// What becomes of the bytes when there are many of them: an article may be large, and all that is
/// said about it several times as large.
pub trait Full {
    /// Is told when there are many; may carry them away, and then leaves `bytes` empty.
    fn full(&mut self, bytes: &mut Vec<u8>) -> io::Result<()>;
}

/// Nothing: all of it stays in memory.
impl Full for () {
    fn full(&mut self, _: &mut Vec<u8>) -> io::Result<()> {
        Ok(())
    }
}

/// The lists of the object, each with what stands before it.
const LISTS: [&[u8]; 5] = [
    b",\"sentences\":[",
    b"],\"figures\":[",
    b"],\"labels\":[",
    b"],\"claims\":[",
    b"],\"flags\":[",
];
/// The place of the last of them.
const FLAGS: usize = LISTS.len() - 1;
type Lists = [Option<Kept>; LISTS.len()];

/// One list in memory, in pieces: room that grows by moving leaves holes behind.
#[derive(Debug, Default)]
struct Kept {
    pieces: Vec<Vec<u8>>,
    last: Vec<u8>,
}

impl Full for Vec<Vec<u8>> {
    fn full(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        bytes.shrink_to_fit();
        self.push(mem::take(bytes));
        Ok(())
    }
}

impl Kept {
    fn len(&self) -> usize {
        self.pieces.iter().map(Vec::len).sum::<usize>() + self.last.len()
    }
}

/// An article read through, ready to be written as the contract's object. Of a very large one only
/// the shorter lists are kept in memory; the others are read once more when it is their turn.
#[derive(Debug)]
pub struct ExtractionJson<'a> {
    text: &'a Text,
    settings: Settings<'a>,
    allowed: Allowed,
    read: Read<'a>,
}

#[derive(Debug)]
enum Read<'a> {
    Whole(Reading<'a>),
    Blocks(Lists),
}

impl<'a> ExtractionJson<'a> {
    /// Reads the article.
    pub fn new(text: &'a Text, settings: impl Into<Settings<'a>>) -> Self {
        let settings = settings.into();
        let (mut silenced, mut left_out) = (Vec::new(), 0);
        let mut all = readings(text, settings).inspect(|reading| {
            silenced.extend_from_slice(&reading.silenced);
            left_out += reading.left_out;
        });
        let read = match (all.next(), all.next()) {
            (Some(whole), None) => Read::Whole(whole),
            (first, second) => {
                let rest = first.into_iter().chain(second).chain(all);
                Read::Blocks(kept(text, rest))
            }
        };
        let allowed = allowed(text, &silenced, left_out);
        Self { text, settings, allowed, read }
    }

    /// Takes an article that was read through in one.
    pub fn of(reading: Reading<'a>, settings: impl Into<Settings<'a>>) -> Self {
        let text = reading.text;
        let allowed = allowed(text, &reading.silenced, reading.left_out);
        Self { text, settings: settings.into(), allowed, read: Read::Whole(reading) }
    }

    /// Returns what was allowed.
    pub fn allowed(&self) -> &Allowed {
        &self.allowed
    }

    /// Appends the object to `bytes`, with a line end.
    pub fn write(self, id: &str, bytes: &mut Vec<u8>, full: &mut dyn Full) -> io::Result<()> {
        let mut json = Json::new(self.text, mem::take(bytes));
        json.raw(b"{\"id\":");
        json.words(id);
        json.raw(b",\"title\":");
        json.words(&self.text.title);
        match self.read {
            Read::Whole(reading) => {
                for (at, open) in LISTS.into_iter().enumerate() {
                    json.open(open);
                    json.list(at, &reading, full)?;
                }
            }
            Read::Blocks(lists) => {
                for ((at, open), list) in LISTS.into_iter().enumerate().zip(lists) {
                    json.open(open);
                    if let Some(Kept { pieces, last }) = list {
                        for mut piece in pieces.into_iter().chain([last]) {
                            full.full(&mut json.bytes)?;
                            json.bytes.append(&mut piece);
                        }
                        continue;
                    }
                    let again: Box<dyn Iterator<Item = Reading<'_>>> = match at {
                        FLAGS => Box::new(readings(self.text, self.settings)),
                        _ => Box::new(unchecked(self.text)),
                    };
                    for reading in again {
                        json.list(at, &reading, full)?;
                    }
                }
            }
        }
        json.raw(b"]}\n");
        *bytes = json.bytes;
        Ok(())
    }
}

/// The lists of a large article, as many as go into five quarters of the room of its words; of a
/// megabyte full of figures all do.
fn kept<'a>(text: &'a Text, readings: impl Iterator<Item = Reading<'a>>) -> Lists {
    const LEAST_ROOM: usize = 8 << 20;
    let room = LEAST_ROOM.max(text.body.len() / 4 * 5);
    let mut lists: Lists = array::from_fn(|_| Some(Kept::default()));
    let mut json = Json::new(text, Vec::new());
    for reading in readings {
        for (at, list) in lists.iter_mut().enumerate() {
            let Some(Kept { pieces, last }) = list else { continue };
            json.first = pieces.is_empty() && last.is_empty();
            mem::swap(&mut json.bytes, last);
            // Into memory nothing can fail.
            let _ = json.list(at, &reading, pieces);
            mem::swap(&mut json.bytes, last);
        }
        let size = |list: &Option<Kept>| list.as_ref().map_or(0, Kept::len);
        while lists.iter().map(size).sum::<usize>() > room {
            lists.iter_mut().max_by_key(|list| size(list)).map(Option::take);
        }
    }
    lists
}

struct Json<'a> {
    bytes: Vec<u8>,
    body: &'a str,
    places: Places<'a>,
    /// Whether the next object is the first of its list.
    first: bool,
}

impl<'a> Json<'a> {
    fn new(text: &'a Text, bytes: Vec<u8>) -> Self {
        let body = text.body.as_str();
        Self { bytes, body, places: Places::new(body), first: true }
    }

    fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn open(&mut self, open: &[u8]) {
        self.raw(open);
        self.first = true;
    }

    /// The objects of one of the lists.
    fn list(&mut self, list: usize, reading: &Reading<'_>, full: &mut dyn Full) -> io::Result<()> {
        let read = &reading.extraction;
        match list {
            0 => self.each(&read.sentences, full, |json, it| json.sentence(it.span)),
            1 => self.each(&read.figures, full, Self::figure),
            2 => self.each(&read.labels, full, Self::label),
            3 => self.each(&read.claims, full, Self::claim),
            _ => self.each(&reading.flags, full, Self::flag),
        }
    }

    fn each<T>(
        &mut self,
        items: &[T],
        full: &mut dyn Full,
        mut write: impl FnMut(&mut Self, &T),
    ) -> io::Result<()> {
        for item in items {
            if !mem::take(&mut self.first) {
                self.raw(b",");
            }
            write(self, item);
            if self.bytes.len() >= PIECE_BYTES {
                full.full(&mut self.bytes)?;
            }
        }
        Ok(())
    }

    fn sentence(&mut self, span: Span) {
        self.place(b"{\"start\":", span);
        self.raw(b",\"worth\":null,\"reasons\":[]}");
    }

    fn figure(&mut self, figure: &Figure) {
        self.place(b"{\"start\":", figure.span);
        self.chars([b",\"number_start_char\":", b",\"number_end_char\":"], figure.number);
        self.raw(b",\"surface\":");
        self.cut(figure.span);
        self.key(b",\"kind\":\"", figure.kind.code());
        match figure.amount {
            Amount::Value(value) => self.decimal(b",\"value\":\"", value),
            Amount::Range(low, high) => {
                self.decimal(b",\"low\":\"", low);
                self.decimal(b",\"high\":\"", high);
            }
            Amount::Unknown => {}
        }
        let bound = if figure.amount == Amount::Unknown { Bound::Exact } else { figure.bound };
        self.key(b",\"bound\":\"", bound.code());
        if let Some(direction) = figure.direction {
            self.key(b",\"direction\":\"", direction.code());
        }
        self.maybe(b",\"unit\":", figure.unit.map(|unit| unit.name));
        self.maybe(b",\"per\":", figure.per.as_deref());
        self.maybe(b",\"thing\":", figure.thing.as_deref());
        self.maybe(b",\"base\":", figure.base.as_deref());
        self.maybe(b",\"period\":", figure.period.as_deref());
        if let Some(relation) = figure.relation {
            self.key(b",\"relation\":\"", relation.code());
        }
        if let Some(pair) = figure.pair {
            self.raw(b",\"pair\":");
            self.number(pair);
        }
        self.maybe(b",\"timex\":", figure.timex.as_deref());
        self.day(b",\"from_date\":\"", figure.from_date);
        self.day(b",\"to_date\":\"", figure.to_date);
        self.raw(b"}");
    }

    fn label(&mut self, label: &Label) {
        self.place(b"{\"start\":", label.span);
        self.raw(b",\"surface\":");
        self.cut(label.span);
        self.key(b",\"sort\":\"", label.sort.code());
        self.raw(b"}");
    }

    fn claim(&mut self, claim: &Claim) {
        self.place(b"{\"start\":", claim.span);
        self.raw(b",\"quote\":");
        self.cut(claim.span);
        self.key(b",\"kind\":\"", claim.kind.code());
        self.raw(b",\"worth\":null,\"figures\":[");
        for (at, figure) in claim.figures.iter().enumerate() {
            if at > 0 {
                self.raw(b",");
            }
            self.number(*figure);
        }
        self.raw(b"]");
        if let Some(speaker) = claim.speaker {
            self.raw(b",\"speaker\":");
            self.cut(speaker);
        }
        self.raw(b"}");
    }

    fn flag(&mut self, flag: &Flag) {
        self.key(b"{\"code\":\"", flag.code);
        self.key(b",\"severity\":\"", flag.severity.code());
        self.raw(b",\"message\":");
        self.words(&flag.message);
        self.raw(b",\"computation\":");
        self.words(&flag.computation);
        self.place(b",\"start\":", flag.span);
        self.raw(b",\"related\":[");
        for (at, span) in flag.related.iter().enumerate() {
            let open: &[u8] = if at > 0 { b",{\"start_char\":" } else { b"{\"start_char\":" };
            self.chars([open, b",\"end_char\":"], *span);
            self.raw(b"}");
        }
        self.raw(b"],\"suggestions\":[");
        for (at, reading) in flag.suggestions.iter().enumerate() {
            if at > 0 {
                self.raw(b",");
            }
            self.words(reading);
        }
        self.raw(b"]}");
    }

    /// A place in bytes and in code points.
    fn place(&mut self, open: &[u8], span: Span) {
        let [start, end] = [Digits::of(span.start), Digits::of(span.end)];
        self.raw(open);
        self.raw(start.bytes());
        self.raw(b",\"end\":");
        self.raw(end.bytes());
        // Of a text in ASCII the two are the same.
        if self.places.offsets.is_none() {
            self.raw(b",\"start_char\":");
            self.raw(start.bytes());
            self.raw(b",\"end_char\":");
            self.raw(end.bytes());
        } else {
            self.chars([b",\"start_char\":", b",\"end_char\":"], span);
        }
    }

    fn chars(&mut self, [start, end]: [&[u8]; 2], span: Span) {
        self.raw(start);
        let char = self.places.char_at(span.start);
        self.number(char);
        self.raw(end);
        let char = self.places.char_at(span.end);
        self.number(char);
    }

    /// A word of ours, which needs no escape; `open` ends with the quotation mark.
    fn key(&mut self, open: &[u8], word: &str) {
        self.raw(open);
        self.raw(word.as_bytes());
        self.raw(b"\"");
    }

    fn maybe(&mut self, open: &[u8], words: Option<&str>) {
        if let Some(words) = words {
            self.raw(open);
            self.words(words);
        }
    }

    /// The words of the article at `span`.
    fn cut(&mut self, span: Span) {
        self.words(span.of(self.body));
    }

    fn words(&mut self, words: &str) {
        self.raw(b"\"");
        let mut rest = words.as_bytes();
        while let Some(at) = rest.iter().position(|&byte| needs_escape(byte)) {
            let (plain, from) = rest.split_at(at);
            self.raw(plain);
            if let Some((&byte, after)) = from.split_first() {
                self.escape(byte);
                rest = after;
            }
        }
        self.raw(rest);
        self.raw(b"\"");
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' => b'"',
            b'\\' => b'\\',
            0x08 => b'b',
            b'\t' => b't',
            b'\n' => b'n',
            0x0C => b'f',
            b'\r' => b'r',
            _ => {
                // Writing into memory cannot fail.
                let _ = write!(self.bytes, "\\u{byte:04x}");
                return;
            }
        };
        self.raw(&[b'\\', short]);
    }

    fn number(&mut self, number: usize) {
        self.raw(Digits::of(number).bytes());
    }

    fn decimal(&mut self, open: &[u8], value: Decimal) {
        self.raw(open);
        match value.to_i64().and_then(|whole| usize::try_from(whole).ok()) {
            Some(whole) => self.number(whole),
            // Writing into memory cannot fail.
            None => drop(write!(self.bytes, "{value}")),
        }
        self.raw(b"\"");
    }

    fn day(&mut self, open: &[u8], day: Option<NaiveDate>) {
        let Some(day) = day else { return };
        self.raw(open);
        // Writing into memory cannot fail.
        let _ = match u32::try_from(day.year()) {
            Ok(year @ 1000..=9999) => {
                let number = year * 10_000 + day.month() * 100 + day.day();
                for power in [7, 6, 5, 4, 3, 2, 1, 0] {
                    let digit = number / 10_u32.pow(power) % 10;
                    self.bytes.push(b'0' + u8::try_from(digit).unwrap_or(0));
                    if matches!(power, 4 | 2) {
                        self.bytes.push(b'-');
                    }
                }
                Ok(())
            }
            _ => write!(self.bytes, "{day}"),
        };
        self.raw(b"\"");
    }
}

/// Code points of places that come nearly in order: each is counted on from the one before.
struct Places<'a> {
    bytes: &'a [u8],
    /// `None` for pure ASCII.
    offsets: Option<Offsets<'a>>,
    /// The last place, in bytes and in code points.
    last: (usize, usize),
}

impl<'a> Places<'a> {
    fn new(body: &'a str) -> Self {
        let offsets = (!body.is_ascii()).then(|| Offsets::new(body));
        Self { bytes: body.as_bytes(), offsets, last: (0, 0) }
    }

    fn char_at(&mut self, at: usize) -> usize {
        /// Further on, asking anew is quicker.
        const NEAR_BYTES: usize = 64;
        let Some(offsets) = &self.offsets else { return at.min(self.bytes.len()) };
        let (from, chars) = self.last;
        let near = self.bytes.get(from..at).filter(|near| near.len() <= NEAR_BYTES);
        let chars = near.map_or_else(|| offsets.char_at(at), |near| chars + char_starts(near));
        self.last = (at, chars);
        chars
    }
}

/// The digits of a number.
struct Digits {
    all: [u8; Self::MOST],
    first: usize,
}

impl Digits {
    const MOST: usize = 20;

    fn of(mut number: usize) -> Self {
        let mut all = [0; Self::MOST];
        let mut first = Self::MOST;
        for (at, digit) in all.iter_mut().enumerate().rev() {
            *digit = b'0' + u8::try_from(number % 10).unwrap_or(0);
            number /= 10;
            first = at;
            if number == 0 {
                break;
            }
        }
        Self { all, first }
    }

    fn bytes(&self) -> &[u8] {
        self.all.get(self.first..).unwrap_or_default()
    }
}

/// How many characters begin in these bytes: eight bytes at a time.
fn char_starts(bytes: &[u8]) -> usize {
    let (eights, rest) = bytes.as_chunks::<8>();
    let in_eight = |eight: &[u8; 8]| {
        let bits = u64::from_le_bytes(*eight);
        // The highest bit set and the next one not: inside a character.
        let inside = (bits >> 7) & !(bits >> 6) & 0x0101_0101_0101_0101;
        8 - usize::try_from(inside.count_ones()).unwrap_or(0)
    };
    let starts = |byte: &&u8| **byte & 0xC0 != 0x80;
    eights.iter().map(in_eight).sum::<usize>() + rest.iter().filter(starts).count()
}

fn needs_escape(byte: u8) -> bool {
    byte < b' ' || matches!(byte, b'"' | b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::References;
    use crate::desk::analyse;
    use crate::text::Published;

    fn written(id: &str, text: &Text) -> String {
        let references = References::built_in();
        let mut bytes = b"before\n".to_vec();
        ExtractionJson::new(text, &references).write(id, &mut bytes, &mut ()).unwrap();
        String::from_utf8(bytes).unwrap().strip_prefix("before\n").unwrap().to_owned()
    }

    fn rows(id: &str, text: &Text) -> String {
        let analysis = analyse(id, text, &References::built_in());
        format!("{}\n", serde_json::to_string(&analysis).unwrap())
    }

    #[test]
    fn it_writes_what_the_rows_write() {
        let body = "The two states signed for 1.64 tons of oil per year.\n\n“We *never* closed the \
                    old road,” Mayor Zoë Tål said on Friday, 3 March 2023.\r\n\tFares rose 5 \
                    percent to $3.2 billion; between 62\u{a0}and 68 ferries\u{1f}, or 8 miles (13 \
                    kilometres), sail for 0.25 of 990000000000000000000 crowns.\n\nThe quay asked \
                    for £9.4 million. It got the £9.4, three years ago, in the 1970s, at 4:30 p.m.";
        let mut text = Text::plain(body);
        text.title = "A \"title\" \\ of\u{8}\u{c} its own \u{7f}😀".to_owned();
        for published in ["", "2023", "2023-03-14", "0999-12-31"] {
            text.published = Published::parse(published);
            let object = written("x\"1\u{0}", &text);
            assert_eq!(object, rows("x\"1\u{0}", &text));
            for part in
                ["\"low\"", "\"per\"", "\"speaker\"", "\"pair\"", "\"suggestions\":[\"", "\"sort\""]
            {
                assert!(object.contains(part), "{part} is not tried: {object}");
            }
        }
        assert_eq!(written("", &Text::plain("")), rows("", &Text::plain("")));
    }

    struct Away(Vec<u8>);

    impl Full for Away {
        fn full(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
            self.0.append(bytes);
            Ok(())
        }
    }

    #[test]
    fn a_large_article_read_in_blocks_and_carried_away_in_pieces_is_the_same() {
        // The figures go into no room, and are read twice.
        let one =
            "Zoë’s 12 boats cost $5 to $7 million each in 1962, “every one of them,” Tal said. ";
        let text = Text::plain(one.repeat(7000));
        let (references, mut away, mut rest) = (References::built_in(), Away(vec![]), vec![]);
        let json = ExtractionJson::new(&text, &references);
        let Read::Blocks(lists) = &json.read else { unreachable!("it is not large") };
        assert!(lists.iter().any(Option::is_none) && lists.iter().any(Option::is_some));
        json.write("a", &mut rest, &mut away).unwrap();
        assert!(rest.len() < PIECE_BYTES && away.0.len() > PIECE_BYTES);
        away.0.append(&mut rest);
        assert!(String::from_utf8(away.0).unwrap() == rows("a", &text));
    }

    #[test]
    fn code_points_agree_with_counting_them() {
        let body = "Díaz-Canel: “1.64 tons” 🛢️ a\nyear – ".repeat(9);
        let places: Vec<usize> = body.char_indices().map(|(at, _)| at).collect();
        for step in 1..40 {
            let mut counted = Places::new(&body);
            for (chars, at) in places.iter().enumerate().step_by(step) {
                assert_eq!(counted.char_at(*at), chars);
            }
            assert_eq!(counted.char_at(body.len()), places.len());
            assert_eq!(counted.char_at(0), 0);
        }
        assert_eq!(Places::new("ascii").char_at(3), 3);
    }
}
