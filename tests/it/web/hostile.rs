//! Hostile words in every field of every form: three hundred of them, and on no page does one
//! become a tag, an attribute or an address that a browser would follow.

use std::fmt::Write as _;

use super::server::Server;

/// What breaks out of where it stands.
const OPENINGS: [&str; 14] = [
    "",
    "\">",
    "'>",
    "</textarea>",
    "</title>",
    "</script>",
    "-->",
    "]]>",
    "\" ",
    "' ",
    "`",
    "&quot;&gt;",
    "%22%3E",
    "\u{2028}",
];

/// What would run.
const CORES: [&str; 23] = [
    "<script>alert(1)</script>",
    "<ScRiPt >alert(1)</sCrIpT >",
    "<script/src=data:,alert(1)>",
    "<script src=//evil.example/x.js></script>",
    "<img src=x onerror=alert(1)>",
    "<img/src=`x`/onerror=alert(1)//",
    "<svg onload=alert(1)>",
    "<svg><script>alert&#40;1)</script>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<math><mi xlink:href=javascript:alert(1)>x",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<form action=javascript:alert(1)><button>x",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{background:url(//evil.example)}</style>",
    "onfocus=alert(1) autofocus tabindex=1",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}<%= alert(1) %>",
    "\u{202e}<details open ontoggle=alert(1)>",
];

fn payloads() -> Vec<String> {
    let all =
        OPENINGS.iter().flat_map(|open| CORES.iter().map(move |core| format!("{open}{core}")));
    all.collect()
}

/// Every tag that stands on a page, with its attributes.
fn tags(page: &str) -> Vec<&str> {
    page.split('<').skip(1).map(|from| from.split('>').next().unwrap_or("")).collect()
}

/// Says what on a page is none of ours.
fn foreign(page: &str) -> Option<String> {
    const OURS: &str = "html head meta title link script body a header nav form input button \
        p main h1 h2 h3 footer kbd section ul ol li dl dt dd div span q b strong em i mark table \
        thead tbody tfoot tr th td caption time label textarea select option fieldset legend \
        details summary pre code progress del ins sup sub small abbr blockquote article aside \
        figure figcaption svg path rect text line g desc circle cite s u dialog hr br template \
        output datalist optgroup use polyline";
    for tag in tags(page) {
        let name = tag.trim_start_matches(['/', '!']).split([' ', '\n', '/']).next().unwrap_or("");
        let known = OURS.split(' ').any(|own| own == name) || tag.starts_with("!doctype");
        let lower = tag.to_ascii_lowercase();
        let script = name == "script" && !lower.contains("src=\"/assets/") && !tag.starts_with('/');
        // Between quotes stands what somebody typed: there it is words.
        let bare: String = lower.split('"').step_by(2).collect::<Vec<_>>().join("");
        let acts = bare.split([' ', '\n', '/']).any(|part| part.starts_with("on"));
        let addresses = lower.split(['"']).collect::<Vec<_>>();
        let runs = addresses.windows(2).any(|pair| {
            let named = ["href=", "src=", "action="].iter().any(|name| pair[0].ends_with(name));
            let to = pair[1].trim_start();
            let away = to.starts_with("//") || to.contains("evil.example");
            named && (away || to.starts_with("javascript") || to.starts_with("data:"))
        });
        // We quote every value.
        let unquoted = bare
            .split('=')
            .skip(1)
            .any(|rest| !rest.is_empty() && !rest.starts_with([' ', '\n', '/']));
        if !known || script || acts || runs || unquoted || bare.contains('\'') {
            return Some(tag.to_owned());
        }
    }
    page.contains('\u{202e}').then(|| "a sign that turns the reading direction".to_owned())
}

#[test]
fn the_judge_of_pages_sees_what_it_should() {
    for bad in [
        "<img src=x onerror=alert(1)>",
        "<p onclick=\"x\">",
        "<a href=\"javascript:x\">",
        "<script>x</script>",
        "<base href=\"//evil.example/\">",
        "<p title='x'>",
        "<style>x</style>",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<meta http-equiv=\"refresh\" content=0>",
        "<form action=javascript:alert(1)>",
    ] {
        assert!(foreign(bad).is_some(), "{bad}");
    }
    let fine =
        "<!doctype html><p title=\"onclick=x\">&lt;img onerror=x&gt;</p><a href=\"/c/c1\">x</a>";
    assert_eq!(foreign(fine), None);
}

#[test]
fn three_hundred_hostile_words_stay_words() {
    let payloads = payloads();
    assert!(payloads.len() >= 300);
    let server = Server::empty();
    let all = payloads.join(" \n");
    // As an article: its text, title and author; with the name of the file it came from.
    let mut text = String::from("Ports and ships\n\n");
    for (number, words) in payloads.iter().enumerate() {
        let _ = write!(text, "Some {} ships {words} came to Ume.\n\n", number + 14);
    }
    let added = upload(&server, "<img src=x onerror=alert(1)>\".txt", &text, &all);
    assert_eq!(added, 303);
    server.command(&["reviewers", "edit", "mara", "--name", &payloads[4], "--as", "mara"]);
    let galley = server.get("/a/a1").body;
    let mut claims: Vec<_> = galley
        .split("href=\"/c/")
        .skip(1)
        .map(|from| from.split(['"', '?']).next().unwrap().to_owned())
        .collect();
    claims.dedup();
    assert!(claims.len() >= 100, "{}", claims.len());
    // In every field of every form of a claim, thirty at a time.
    for (claim, words) in claims.iter().zip(payloads.chunks(30)) {
        let words = words.join(" ");
        let claim = format!("/c/{claim}");
        let sent = |path: &str, form: &[(&str, &str)]| {
            assert_eq!(server.post(&format!("{claim}/{path}"), form).status, 303, "{path}");
        };
        sent("note", &[("words", &words)]);
        let question =
            [("of", "source"), ("words", &words), ("person", &words), ("contact", &words)];
        sent("question", &question.map(|(name, value)| (name, value)));
        sent("verdict", &[("verdict", "accurate"), ("rationale", &words)]);
        let at = "https://example.org/ports";
        let cited =
            [("source", at), ("stance", "supports"), ("locator", &words), ("quoted", &words)];
        sent("source", &cited);
        let source = server.post(
            &format!("{claim}/verdict"),
            &[
                ("verdict", "wrong"),
                ("rationale", &words),
                ("correction", &words),
                ("source", "https://example.org/?q=%22%3E<script>alert(1)</script>"),
            ],
        );
        assert!(matches!(source.status, 303 | 400), "{}", source.body);
        assert_eq!(foreign(&source.body), None);
        let page = server.get(&claim).body;
        assert_eq!(foreign(&page), None, "{claim}");
        assert!(page.contains("&lt;"), "{claim}");
    }
    for (claim, words) in claims.iter().rev().zip(payloads.chunks(30)).take(5) {
        let reason = words.join(" ");
        let dismissed = server.post(&format!("/c/{claim}/dismiss"), &[("reason", &reason)]);
        assert_eq!(dismissed.status, 303, "{}", dismissed.body);
        assert_eq!(foreign(&server.get(&format!("/c/{claim}")).body), None);
    }
    for words in payloads.chunks(12) {
        let words: String = words.join(" ").chars().take(900).collect();
        let source = server.post("/sources", &[("title", &words), ("publisher", &words)]);
        assert!(matches!(source.status, 303 | 400), "{}", source.body);
        assert_eq!(foreign(&source.body), None);
    }
    let person = server.post("/settings/people", &[("handle", "tom"), ("name", &payloads[9])]);
    assert_eq!(person.status, 303, "{}", person.body);
    for place in ["javascript:alert(1)", "data:text/html,x", "vbscript:x", " javascript:alert(1)"] {
        let form = [("verdict", "accurate"), ("source", place)];
        assert_eq!(server.post("/c/c1/verdict", &form).status, 400, "{place}");
    }
    // What stands behind a question mark, and in a path, is said again by some pages.
    for words in &payloads {
        let escaped: String = words.bytes().fold(String::new(), |mut sent, byte| {
            let _ = write!(sent, "%{byte:02X}");
            sent
        });
        for path in
            ["/search?q=", "/c/c1?told=", "/login?to=", "/explain/", "/reports/", "/setup?key="]
        {
            let reply = server.get(&format!("{path}{escaped}"));
            assert_eq!(foreign(&reply.body), None, "{path}{words}");
            assert!(reply.status < 500, "{path}{words}");
            if let Some(to) = reply.header("location") {
                assert!(to.starts_with('/') && !to.starts_with("//"), "{to}");
            }
        }
    }
    for page in [
        "/",
        "/a/a1",
        "/a/a1/gate",
        "/questions",
        "/sources",
        "/history",
        "/settings",
        "/queue",
        "/articles",
        "/assign",
        "/explain",
        "/references",
        "/history/verify",
        "/a/a1/release-sheet",
        "/accounts",
        "/a/a1/checking-copy",
        "/a/a1/checked-copy",
        "/account",
    ] {
        let reply = server.get(page);
        assert_eq!(reply.status, 200, "{page}");
        // A printable copy has its own style within, and its policy lets in no other.
        let body = if page.ends_with("-copy") { unstyled(&reply.body) } else { reply.body };
        assert_eq!(foreign(&body), None, "{page}");
    }
    // A form that is refused says everything again.
    let refused =
        server.post("/c/c1/note", &[("words", " "), (&payloads[8], &all), ("\" onx=", &all)]);
    assert_eq!((refused.status, foreign(&refused.body)), (400, None));
}

fn unstyled(page: &str) -> String {
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    format!("{before}{after}")
}

/// Adds an article as a file of that name.
fn upload(server: &Server, name: &str, text: &str, words: &str) -> u16 {
    let name = name.replace('"', "%22");
    let mut body = String::new();
    for (field, value) in
        [("title", words.replace('\n', " ").as_str()), ("author", &words.replace('\n', " "))]
    {
        let value: String = value.chars().take(400).collect();
        let _ = write!(
            body,
            "--xxx\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
        );
    }
    let _ = write!(
        body,
        "--xxx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: text/plain\r\n\r\n{text}\r\n--xxx--\r\n"
    );
    let head = format!(
        "POST /add HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: multipart/form-data; boundary=xxx\r\nContent-Length: {}\r\n\r\n",
        server.address,
        body.len()
    );
    let reply = server.raw((head + &body).as_bytes());
    assert_eq!(reply.status, 303, "{}", reply.body);
    reply.status
}
