//! Requests on which two servers may disagree: where one ends and the next begins must be beyond
//! doubt. What the parser behind would forgive is spoilt here, so that it answers 400 and closes.

/// What no header may hold.
const SPOILT: u8 = 0;
/// The start of a line is looked at up to here: longer than the names below with a length.
const MOST: usize = 64;

/// Reads along what comes in on one connection.
#[derive(Debug)]
pub(super) struct Strict {
    /// Bytes of a body that are still to come.
    body: u64,
    head: Head,
}

/// The head of a request, as far as it has come in.
#[derive(Debug, Default)]
struct Head {
    lines: usize,
    /// How the line begins, in small letters.
    line: Vec<u8>,
    /// Whether the last byte was a carriage return.
    cr: bool,
    length: Option<u64>,
    doubtful: bool,
}

impl Strict {
    /// Begins with a connection.
    pub(super) fn new() -> Self {
        Self { body: 0, head: Head::default() }
    }

    /// Reads along the next bytes and spoils what is doubtful in them.
    pub(super) fn pass(&mut self, bytes: &mut [u8]) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let body = usize::try_from(self.body).unwrap_or(usize::MAX).min(rest.len());
            if body > 0 {
                self.body -= u64::try_from(body).unwrap_or(0);
                rest = rest.get_mut(body..).unwrap_or_default();
                continue;
            }
            let Some((byte, more)) = rest.split_first_mut() else { return };
            if let Some(length) = self.head.take(byte) {
                self.body = length;
                self.head = Head::default();
            }
            rest = more;
        }
    }
}

impl Head {
    /// Takes one byte; at the end of the head, returns how long the body is.
    fn take(&mut self, byte: &mut u8) -> Option<u64> {
        if *byte != b'\n' {
            // A carriage return ends a line or stands nowhere.
            self.doubtful |= self.cr;
            self.cr = *byte == b'\r';
            if !self.cr && self.line.len() < MOST {
                self.line.push(byte.to_ascii_lowercase());
            }
            return None;
        }
        let ends = self.line.is_empty() && self.lines > 0;
        if !self.cr {
            self.doubtful = true;
        } else if !ends {
            self.look_at_line();
        }
        if self.doubtful {
            *byte = SPOILT;
        }
        self.cr = false;
        self.line.clear();
        self.lines += 1;
        ends.then(|| self.length.unwrap_or(0))
    }

    fn look_at_line(&mut self) {
        let Some(name_ends) = self.line.iter().position(|byte| *byte == b':') else {
            // The first line; a line without a name is refused by the parser.
            self.doubtful |= self.lines == 0 && self.line.is_empty();
            return;
        };
        let (name, value) = self.line.split_at(name_ends);
        // A line that goes on, or a name with a space behind it.
        self.doubtful |= self.lines > 0 && name.iter().any(u8::is_ascii_whitespace);
        match name {
            b"transfer-encoding" => self.doubtful = true,
            b"content-length" => {
                let digits = value.get(1..).unwrap_or_default().trim_ascii();
                let digits = Some(digits).filter(|digits| digits.iter().all(u8::is_ascii_digit));
                let length =
                    digits.and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok());
                let whole = self.line.len() < MOST;
                self.doubtful |= !whole || length.is_none() || self.length.is_some();
                self.length = length.or(self.length);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes out, however it comes in.
    fn passed(sent: &str) -> String {
        let mut whole = sent.as_bytes().to_vec();
        Strict::new().pass(&mut whole);
        let mut strict = Strict::new();
        let mut single = sent.as_bytes().to_vec();
        for byte in single.chunks_mut(1) {
            strict.pass(byte);
        }
        assert_eq!(single, whole, "{sent:?}");
        String::from_utf8(whole).unwrap()
    }

    #[test]
    fn what_is_beyond_doubt_passes_untouched() {
        for sent in [
            "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /a:b HTTP/1.1\r\nHost: x:80\r\nX-Y: a: b\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 11\r\n\r\na\nb\nc\rd\0e\r\nGET / HTTP/1.1\r\n\r\n",
            "POST / HTTP/1.1\r\ncontent-LENGTH:3 \r\nHost: x\r\n\r\n\n\n\nGET / HTTP/1.1\r\n\r\n",
        ] {
            assert_eq!(passed(sent), sent);
        }
    }

    #[test]
    fn doubt_is_spoilt_before_the_head_ends() {
        for sent in [
            "GET / HTTP/1.1\nHost: x\n\n",
            "GET / HTTP/1.1\r\nHost: x\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\n\n",
            "GET / HTTP/1.1\r\nHost: x\rX: y\r\n\r\n",
            "\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET / HTTP/1.1\r\nX: a\r\n b: c\r\n\r\n",
            "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
            "POST / HTTP/1.1\r\nContent-Length: 3, 3\r\n\r\nabc",
            "POST / HTTP/1.1\r\nContent-Length: +3\r\n\r\nabc",
            "POST / HTTP/1.1\r\nContent-Length: \
             00000000000000000000000000000000000000000000000003\r\n\r\nabc",
            "POST / HTTP/1.1\r\nContent-Length:\r\n\r\nabc",
            "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\nabc",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nTRANSFER-ENCODING:xchunked\r\nContent-Length: 3\r\n\r\nabc",
        ] {
            assert!(passed(sent).contains('\0'), "{sent:?}");
        }
    }

    #[test]
    fn any_bytes_are_read_along() {
        let mut state = 7_u32;
        for _ in 0..2_000 {
            let mut next = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                *b"\r\n: a1\0tGcontent-length:2\r\n".get((state >> 16) as usize % 27).unwrap()
            };
            let mut bytes: Vec<u8> = (0..64).map(|_| next()).collect();
            let length = bytes.len();
            Strict::new().pass(&mut bytes);
            assert_eq!(bytes.len(), length);
        }
    }
}
