// The claim in a browser: in its exact place, the right wording copied, everything typed kept.

import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { test } from "node:test";
import { start, violations } from "./desk.mjs";

const { desk, browser } = await start({ browsers: [{ permissions: ["clipboard-read", "clipboard-write"] }] });

test("a claim is shown where it stands, not where the same words stand first", async () => {
  const { page } = browser;
  await page.goto(desk.at("/add"));
  await page.getByRole("textbox", { name: "The text", exact: true }).fill("Boats\n\nOn Monday 14 boats lay at Senn, and later 14 boats lay at Orr. It rained. Nobody sailed.");
  await page.getByRole("button", { name: "Add it" }).click();
  await page.waitForURL(/\/a\/a\d+/);
  const places = await page.locator(".proof .no").evaluateAll((all) => all.map((one) => one.pathname));
  const leads = [];
  for (const path of places) {
    await page.goto(desk.at(path));
    if ((await page.locator(".inplace mark").innerText()).startsWith("14 boats")) {
      leads.push(await page.locator(".inplace").evaluate((one) => one.textContent.split(one.querySelector("mark").textContent)[0].trim()));
    }
  }
  assert.equal(leads.length, 2, leads.join(" | "));
  assert.ok(leads[0].endsWith("On Monday"), leads[0]);
  assert.equal(await page.locator(".inplace").evaluate((one) => [...one.childNodes].indexOf(one.querySelector("mark")) > 0), true);
  const after = await page.locator(".inplace .around").last().innerText();
  assert.equal(after, "It rained.");
  const whole = await page.locator(".inplace").innerText();
  assert.match(whole, /On Monday 14 boats lay at Senn, and later 14 boats/, "the mark of the second is behind the first");
});

test("the right wording is copied as clean text", async () => {
  const { page } = browser;
  await page.goto(desk.at("/c/c1"));
  await page.keyboard.press("p");
  await page.waitForURL(/told=/);
  await page.keyboard.press("c");
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "1.64 million tons of oil per year");
});

test("no source is filed by leaving a field, and what it does can be changed", async () => {
  const { page, faults } = browser;
  await page.goto(desk.at("/c/c4"));
  const posts = [];
  page.on("request", (one) => one.method() === "POST" && posts.push(one.url()));
  await page.keyboard.press("r");
  await page.keyboard.type("https://example.org/register");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Cite it" }).click();
  assert.equal(await page.locator("[name=stance]:invalid").count(), 1, "it asks what the source does");
  assert.deepEqual(posts, []);
  await page.getByLabel("What it does").selectOption("supports");
  await page.getByRole("button", { name: "Cite it" }).click();
  await page.waitForURL(/told=/);
  const sources = page.locator("[aria-labelledby=sources-of] li");
  assert.match(await sources.innerText(), /example\.org\/register supports the claim/);
  await page.getByText("Change", { exact: true }).click();
  await page.getByRole("button", { name: "It refutes the claim" }).click();
  await page.waitForURL(/refutes/);
  assert.match(await sources.innerText(), /refutes the claim/);
  await page.getByText("Change", { exact: true }).click();
  await page.getByRole("button", { name: "Take it off" }).click();
  await page.waitForURL(/taken%20off/);
  assert.equal(await sources.count(), 0);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(faults.splice(0), []);
});

test("everything typed survives a reload and a lost connection", async () => {
  const { page, context, faults } = browser;
  const path = desk.at("/c/c6");
  await page.goto(path);
  const note = page.getByRole("textbox", { name: "A note" });
  await note.fill("Rang twice, nobody there");
  assert.match(await page.locator(".kept").innerText(), /Kept in this browser/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("d");
  await page.keyboard.type("A rhetorical question");
  await page.reload();
  assert.equal(await note.inputValue(), "Rang twice, nobody there");
  assert.equal(await page.getByLabel("Why not?").inputValue(), "A rhetorical question");
  assert.match((await page.locator(".kept").allInnerTexts()).join(" "), /not saved yet/);

  await context.setOffline(true);
  await page.getByRole("button", { name: "Write it" }).click().catch(() => {});
  await context.setOffline(false);
  await page.goto(path);
  assert.equal(await note.inputValue(), "Rang twice, nobody there", "after a lost connection");

  await page.getByRole("button", { name: "Write it" }).click();
  await page.waitForURL(/told=/);
  assert.equal(await note.inputValue(), "");
  assert.equal(await page.getByLabel("Why not?").inputValue(), "A rhetorical question", "the other form keeps its own");
  await page.getByRole("button", { name: "Throw it away" }).click();
  await page.reload();
  assert.equal(await page.getByLabel("Why not?").inputValue(), "");
  faults.splice(0);
});

/** Stands before the desk as a desk with accounts whose login runs out: then a form leads to a page
    that asks for the password. */
async function withLogin() {
  const gate = { expired: false };
  const { host } = new URL(desk.first);
  const server = createServer((asked, answer) => {
    if (asked.url === "/enter") {
      answer.setHeader("content-type", "text/html").end(`<form><label>Password <input type="password" name="word"></label></form>`);
    } else if (gate.expired && asked.method === "POST") {
      asked.resume();
      answer.writeHead(303, { location: "/enter" }).end();
    } else {
      const headers = { ...asked.headers, host };
      const passed = request(`http://${host}${asked.url}`, { method: asked.method, headers }, (got) => {
        answer.writeHead(got.statusCode, got.headers);
        got.pipe(answer);
      });
      passed.on("error", () => answer.destroy());
      answer.on("close", () => passed.destroy());
      asked.pipe(passed);
    }
  });
  await new Promise((listens) => server.listen(0, "127.0.0.1", listens));
  gate.at = (path) => `http://127.0.0.1:${server.address().port}${path}`;
  gate.stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return gate;
}

test("what is typed survives a login that has run out", async () => {
  const { page, faults } = browser;
  const gate = await withLogin();
  try {
    await page.goto(gate.at("/c/c6"));
    const note = page.getByRole("textbox", { name: "A note" });
    await note.fill("The clerk rings back");
    gate.expired = true;
    await page.getByRole("button", { name: "Write it" }).click();
    await page.locator("input[type=password]").waitFor();
    gate.expired = false;
    await page.goto(gate.at("/c/c6"));
    assert.equal(await note.inputValue(), "The clerk rings back");
    await page.getByRole("button", { name: "Write it" }).click();
    await page.waitForURL(/told=/);
    assert.equal(await note.inputValue(), "");
  } finally {
    await page.goto("about:blank");
    gate.stop();
    faults.splice(0);
  }
});

test("a claim is handed over, set aside and taken back by keys that stand on the screen", async () => {
  const { page, faults } = browser;
  await page.goto(desk.at("/c/c7"));
  await page.keyboard.press("?");
  const sheet = await page.getByRole("dialog").innerText();
  for (const words of [/j\s+Next/, /k\s+← Before/, /1\s+Accurate/, /s\s+Source/, /o\s+A note/, /a\s+Ask/, /h\s+Hand it/, /d\s+It is no claim/, /u\s+Undo/, /\/\s+Words in a claim/]) {
    assert.match(sheet, words);
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("h");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/handed/);
  await page.keyboard.press("d");
  await page.keyboard.type("It is a wish");
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/set%20aside/);
  assert.match(await page.locator(".kicker").innerText(), /dismissed/i);
  await page.keyboard.press("u");
  await page.waitForURL(/Taken/);
  assert.deepEqual(faults.splice(0), []);
});

test("the claim fits a phone, and no state of it breaks a rule of accessibility", async () => {
  const { page } = browser;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(desk.at("/c/c1"));
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(page), [], colorScheme);
  }
  await page.emulateMedia({ colorScheme: "light" });
});
