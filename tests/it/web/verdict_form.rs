//! The form of a verdict: what stands in it before anybody types, and where it leads.

use super::server::Server;

/// The words between two others in a page.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let rest = page.split(from).nth(1).unwrap_or_else(|| panic!("no {from} in {page}"));
    rest.split(to).next().unwrap()
}

fn correction(page: &str) -> &str {
    between(page, "<textarea name=\"correction\" rows=\"1\">", "</textarea>")
}

const FERRIES: &str = "Ferries\n\nThe line carried 4.6 million passengers last year, up 30 percent \
                       from 4.0 million the year before.\n";

#[test]
fn a_proposed_reading_is_offered_as_the_whole_claim() {
    let server = Server::empty();
    server.post("/add", &[("text", FERRIES), ("date", "2024-05-14")]);
    let galley = server.get("/a/a1").body;
    let flag = between(&galley, "action=\"/f/", "/accept");
    let claim = between(&galley, "/accept\"><input type=\"hidden\" name=\"claim\" value=\"", "\"");
    let quote = |page: &str| between(page, "<h1 class=\"quote\"><q>", "</q>").to_owned();
    let before = server.get(&format!("/c/{claim}")).body;
    assert!(quote(&before).contains("30 percent") && quote(&before).len() > "30 percent".len());
    assert_eq!(correction(&before), "");
    let reading = between(&before, "Propose <q>", "</q>").to_owned();
    server.post(&format!("/f/{flag}/accept"), &[("claim", claim), ("reading", "1")]);
    let page = server.get(&format!("/c/{claim}")).body;
    let right = quote(&page).replacen("30 percent", &reading, 1);
    assert_eq!(correction(&page), right);
    let would = between(&page, "The copy would read: ", "</p>");
    assert!(would.contains(&format!("<ins>{right}</ins>")), "{would}");
}

#[test]
fn a_verdict_given_stands_in_its_form_again() {
    let server = Server::with_samples();
    let form = [
        ("verdict", "needs_fix"),
        ("rationale", "The yearbook has another figure"),
        ("correction", "1.64 million tons"),
        ("resolution", "fix"),
        ("source", "https://example.org/yearbook"),
    ];
    server.post("/c/c1/verdict", &form);
    let page = server.get("/c/c1").body;
    assert!(page.contains("Stands: <strong>Needs a fix</strong>"), "{page}");
    assert_eq!(correction(&page), "1.64 million tons");
    let verdict = between(&page, "value=\"needs_fix\"", ">");
    assert!(verdict.ends_with(" checked"), "{verdict}");
    assert!(page.contains("rows=\"2\">The yearbook has another figure</textarea>"));
    assert!(page.contains("<option value=\"fix\" selected>"));
    assert!(page.contains("name=\"source\" value=\"https://example.org/yearbook\""), "{page}");
}

#[test]
fn saving_leads_to_the_claim_behind_and_stays_where_something_is_lacking() {
    let server = Server::with_samples();
    let save = |claim: &str, verdict: &str, more: &[(&str, &str)]| {
        let mut form = vec![("verdict", verdict), ("article", "a1"), ("then", "next")];
        form.extend(more);
        let reply = server.post(&format!("/c/{claim}/verdict"), &form);
        assert_eq!(reply.status, 303, "{}", reply.body);
        reply.header("location").unwrap().to_owned()
    };
    let next = |claim: &str| {
        let page = server.get(&format!("/c/{claim}")).body;
        let links = page.split("<a href=\"/c/").skip(1);
        links.filter(|link| link.contains("rel=\"next\"")).find_map(|link| {
            let (id, rest) = link.split_once('"')?;
            rest.split('>').next()?.contains("rel=\"next\"").then(|| id.to_owned())
        })
    };
    let third = next(&next("c1").unwrap()).unwrap();
    let behind = next(&third).unwrap();
    // Behind the last one the first is next.
    let mut last = behind.clone();
    while let Some(further) = next(&last) {
        last = further;
    }
    let done = [("source", "https://example.org/yearbook"), ("resolution", "stet")];
    let led = save(&last, "accurate", &done);
    assert!(led.starts_with("/c/c1?"), "{led}");
    assert!(!led.contains("reason") && !led.contains("lacks="), "{led}");
    assert!(led.contains("Claim%201%20is%20yours%20for%2045%20minutes"), "{led}");
    let led = save(&third, "needs_fix", &[("rationale", "The yearbook has 14")]);
    assert!(led.starts_with(&format!("/c/{third}?")), "{led}");
    for lacks in ["Needs%20a%20fix", "no%20source", "what%20happens%20to%20the%20copy", "lacks=1"] {
        assert!(led.contains(lacks), "{led} lacks {lacks}");
    }
    let page = server.get(&format!("/c/{third}")).body;
    assert!(page.contains("rows=\"2\">The yearbook has 14</textarea>"), "what was typed stands");
    let held = server.get("/queue").body;
    assert!(!held.contains(&format!("\"/c/{behind}\"")), "nothing more was taken");
    let led = save(&third, "needs_fix", &[("correction", "some other words"), done[0]]);
    assert!(led.starts_with(&format!("/c/{behind}?")), "{led}");
}

#[test]
fn a_source_is_named_by_its_title_or_saved_as_a_new_one() {
    let server = Server::with_samples();
    server.post("/sources", &[("title", "Telephone, harbour master")]);
    let cite = |claim: &str, source: &str, more: &[(&str, &str)]| {
        let mut form = vec![("verdict", "wrong"), ("rationale", "He said so"), ("source", source)];
        form.extend(more);
        server.post(&format!("/c/{claim}/verdict"), &form)
    };
    assert_eq!(cite("c1", "telephone, Harbour master", &[]).status, 303);
    let page = server.get("/c/c1").body;
    let named = "name=\"source\" value=\"Telephone, harbour master\"";
    assert!(page.contains(named), "{page}");
    assert!(
        page.contains(
            "<option value=\"Telephone, harbour master\">Telephone, harbour master</option>"
        ),
        "{page}"
    );
    let asked = cite("c3", "Port register, 1998", &[]);
    assert_eq!(asked.status, 400);
    assert!(asked.body.contains("name=\"new_source\" value=\"interview\""), "{}", asked.body);
    assert!(asked.body.contains("name=\"rationale\" value=\"He said so\""), "{}", asked.body);
    assert!(!server.get("/c/c3").body.contains("Stands:"), "nothing is stored before");
    let saved = cite("c3", "Port register, 1998", &[("new_source", "document")]);
    assert_eq!(saved.status, 303);
    let page = server.get("/sources").body;
    assert!(page.contains("Port register, 1998") && page.contains(">s2</span>"), "{page}");
}

#[test]
fn who_is_asked_stands_beside_the_flag() {
    let server = Server::with_samples();
    let page = server.get("/c/c1").body;
    let flag = between(&page, "action=\"/f/", "/");
    let asked = "<span class=\"tag\">asked</span>";
    assert!(!page.contains(asked));
    let form = [("claim", "c1"), ("article", "a1"), ("words", "How many?")];
    server.post(&format!("/f/{flag}/ask"), &form);
    assert!(server.get("/c/c1").body.contains(asked));
    assert!(server.get("/a/a1").body.contains(asked));
    server.post("/q/q1/answer", &[("words", "1.64 million")]);
    assert!(!server.get("/c/c1").body.contains("no answer yet"), "it has an answer");
    assert!(!server.get("/a/a1").body.contains(asked), "nobody is waited for");
}
