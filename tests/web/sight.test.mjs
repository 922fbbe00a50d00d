// What somebody sees who has never seen the desk: where to press, what it did, where they are; and
// that every page keeps its order on a phone and on paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start, violations } from "./desk.mjs";

const { desk, browser } = await start();

/** Adds an article and returns the path of its galley. */
async function added(page, text, headline = "") {
  await page.goto(desk.at("/add"));
  await page.getByRole("textbox", { name: "The text", exact: true }).fill(text);
  if (headline) await page.getByLabel(/Headline/).fill(headline);
  await page.getByRole("button", { name: "Add it" }).click();
  await page.waitForURL(/\/a\/a\d+/);
  return new URL(page.url()).pathname;
}

const dense = `Lantern fair opens with 12 boats

Among them were 14 skiffs, 23 barges, 31 dinghies, 8 punts, 9 rafts, 17 canoes and 44 kayaks, the harbour master said.

The 5 judges gave 6 prizes to 7 crews.
`;

test("the doubtful oil is settled on a phone with five taps and one address", async () => {
  const { page, faults } = browser;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(desk.first);
  const sees = async (words) => {
    const line = page.locator(".told");
    assert.match(await line.innerText(), words);
    const { top, bottom } = await line.evaluate((one) => one.getBoundingClientRect());
    assert.ok(top >= 0 && bottom <= 740, `it is told in sight, from ${top} to ${bottom}`);
    assert.ok(await line.evaluate((one) => one === document.activeElement), "and heard first");
  };
  await page.getByRole("button", { name: /Propose/ }).click();
  await page.waitForURL(/told=/);
  await sees(/Say what you found and by which source/);
  assert.ok((await page.evaluate(() => scrollY)) > 200, "one stays where one was");
  await page.getByText("Needs a fix").click();
  await page.getByRole("combobox", { name: /^Source/ }).fill("https://example.org/ministry/oil");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/closed/);
  await sees(/Claim 1 is closed: Needs a fix\./);
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.deepEqual(faults.splice(0), []);
});

test("what is found to stand stays as printed, unless one says otherwise", async () => {
  const { page, faults } = browser;
  await page.goto(desk.at("/c/c18"));
  const copy = page.getByLabel("The copy");
  await page.keyboard.press("1");
  assert.equal(await copy.inputValue(), "stet");
  await page.keyboard.press("3");
  assert.equal(await copy.inputValue(), "", "what is wrong does not stay by itself");
  await copy.selectOption("cut");
  await page.locator(".step", { hasText: "Accurate" }).click();
  assert.equal(await copy.inputValue(), "cut", "what was chosen is left as it is");
  await copy.selectOption("");
  await page.keyboard.press("Escape");
  await page.locator(".step", { hasText: "The sources say otherwise" }).click();
  await page.locator(".step", { hasText: "Accurate" }).click();
  await page.getByRole("combobox", { name: /^Source/ }).fill("https://example.org/annals");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/closed/);
  assert.match(await page.locator(".told").innerText(), /Claim 18 is closed: Accurate\. It stays as printed\.$/);
  assert.deepEqual(faults.splice(0), []);
});

test("what would be taken back is said before it is", async () => {
  const { page } = browser;
  await page.goto(desk.at("/c/c8"));
  await page.getByRole("textbox", { name: "A note" }).fill("The clerk knows");
  await page.getByRole("button", { name: "Write it" }).click();
  await page.waitForURL(/told=/);
  assert.match(await page.locator("[data-key=u]").innerText(), /Undo your note/);
});

test("a headline that the text begins with is printed once, with its claims", async () => {
  const { page, faults } = browser;
  const stall = "Stall market moves 40 stalls\n\nIn Orsk the traders of the square pay $12 a day, the guild wrote.\n";
  for (const [text, headline, words] of [[dense, "", "12 boats"], [stall, "Stall market moves 40 stalls", "40 stalls"]]) {
    await added(page, text, headline);
    const whole = await page.locator("main").innerText();
    assert.equal(whole.split(text.split("\n")[0].slice(0, 12)).length - 1, 1, whole);
    assert.equal(await page.locator("h1 [data-c]").innerText(), words);
    await page.keyboard.press("j");
    assert.equal(await page.evaluate(() => document.activeElement.id), "mark-1", "and the first key leads to it");
    await page.keyboard.press("k");
  }
  assert.deepEqual(await violations(page), []);
  await added(page, "The mill at Orl has 9 wheels.\n\nIt rained.", "Mill of many wheels");
  assert.equal(await page.locator("h1").innerText(), "Mill of many wheels");
  assert.match(await page.locator(".galley").innerText(), /The mill at Orl has/, "another headline takes no words away");
  assert.deepEqual(faults.splice(0), []);
});

/** Where the numbers stand in the margin, in their order. */
const numbers = (page) => page.locator(".galley .no").evaluateAll((all) => all.map((one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return { is: one.textContent, left, right, top: top + scrollY, bottom: bottom + scrollY };
}));

const wide = `Orchard count

Last autumn Vardal sold 700 crates, 31 carts, 9 presses, 12 ladders, 80 baskets, 6 scales and 3 barns at the yard.

Of 19 farms 4 were new.
`;

test("the numbers in the margin stand in their order and none over another", async () => {
  const { page, faults } = browser;
  const galley = await added(page, wide);
  for (const width of [1280, 360, 800]) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of [galley, "/a/a2"]) {
      await page.goto(desk.at(path));
      await page.locator(".galley .no").last().scrollIntoViewIfNeeded();
      await page.waitForFunction(() => [...document.querySelectorAll(".galley .no")].every((one) => one.matches(".placed")));
      const all = await numbers(page);
      assert.ok(all.length > 8, `${all.length} numbers`);
      for (const [at, one] of all.entries()) {
        const next = all[at + 1];
        if (!next) continue;
        const below = next.top >= one.bottom - 1;
        const beside = Math.abs(next.top - one.top) < 1 && next.left >= one.right;
        assert.ok(below || beside, `${path} at ${width}: ${one.is} and ${next.is}: ${JSON.stringify([one, next])}`);
      }
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.deepEqual(faults.splice(0), []);
});

test("on paper a number stands before its words, and no form is printed", async () => {
  const { page, faults } = browser;
  const galley = await added(page, wide.replace("Orchard", "Vineyard").replaceAll("Vardal", "Ilmen").replace(/crates|carts|presses/g, "vats"));
  await page.locator(".galley .no").last().scrollIntoViewIfNeeded();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize({ width: 673, height: 950 });
  const apart = await page.locator(".galley .no").evaluateAll((all) => all.map((one) => {
    const words = document.querySelector(`.galley [data-c="${one.getAttribute("href").slice(3)}"]`).getClientRects()[0];
    const sign = one.getBoundingClientRect();
    const wraps = words.top > sign.bottom;
    return wraps ? 0 : words.left - sign.right;
  }));
  assert.ok(apart.length > 8 && apart.every((gap) => gap >= 0 && gap < 12), apart.join(" "));
  const width = await page.locator(".galley p").first().evaluate((one) => one.getBoundingClientRect().right);
  assert.ok(width < 673 * 0.75, `the margin is wide: the text ends at ${width}`);
  for (const path of [galley, "/c/c1", "/a/a1/gate", "/reports"]) {
    await page.goto(desk.at(path));
    assert.equal(await page.locator("form:visible").count(), 0, path);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(0, 0, 0)", path);
  }
  await page.emulateMedia({ media: "screen", colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.deepEqual(faults.splice(0), []);
});

test("the history names the articles, and a page that is not there leads on", async () => {
  const { page } = browser;
  await page.goto(desk.at("/history"));
  assert.match(await page.locator("table").innerText(), /Cuba signs oil agreement/);
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  assert.deepEqual(await violations(page), []);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(desk.at("/a/a99"));
  await page.getByRole("main").getByRole("link", { name: "All articles" }).click();
  await page.waitForURL(/\/articles$/);
  browser.faults.splice(0);
});

test("a source is cited by a title where it is cited and in the queue, too", async () => {
  const { page, faults } = browser;
  await page.goto(desk.at("/c/c12"));
  await page.keyboard.press("r");
  await page.keyboard.type("Telephone, harbour office");
  await page.getByLabel("What it does").selectOption("supports");
  await page.getByRole("button", { name: "Cite it" }).click();
  await page.getByRole("button", { name: "Save it as a talk with somebody" }).click();
  await page.waitForURL(/\/c\/c12\?told=/);
  assert.match(await page.locator("#sources-of + ul").innerText(), /Telephone, harbour office/);
  await page.goto(desk.at("/queue"));
  await page.getByLabel("From").selectOption({ index: 2 });
  await page.getByRole("button", { name: /Take the next claim/ }).click();
  await page.getByRole("textbox", { name: /^Source/ }).fill("telephone, harbour office");
  await page.getByRole("button", { name: /Accurate, next/ }).click();
  await page.waitForURL(/told=/);
  assert.match(await page.locator(".told").innerText(), /is closed: Accurate/, "the desk has it already");
  await page.getByRole("textbox", { name: /^Source/ }).fill("Minute book of 1987");
  await page.getByRole("button", { name: /Accurate, next/ }).click();
  await page.getByRole("heading", { name: "A new source?" }).waitFor();
  await page.getByRole("button", { name: "Save it as a document" }).click();
  await page.waitForURL(/told=/);
  await page.goto(desk.at("/sources"));
  assert.equal(await page.getByText("harbour office", { exact: false }).count(), 1, "one talk is one source");
  assert.match(await page.locator("main").innerText(), /Minute book of 1987/);
  faults.splice(0);
});

test("questions are answered where they stand, and the claim is a step away", async () => {
  const { page, faults } = browser;
  for (const claim of ["c14", "c15"]) {
    await page.goto(desk.at(`/c/${claim}`));
    await page.getByText("Ask somebody").click();
    await page.getByLabel("Name", { exact: true }).fill("Ilka Maar");
    await page.getByLabel("The question").fill(`How do you know ${claim}?`);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.waitForURL(/told=/);
  }
  await page.goto(desk.at("/questions"));
  const [first, second] = await page.locator(".ring article").all();
  await second.getByLabel("The answer").fill("half an answer");
  await first.getByLabel("The answer").fill("I counted them");
  await first.getByRole("button", { name: "Write the answer down" }).click();
  await first.locator(".told").waitFor();
  assert.match(await first.innerText(), /How do you know c14\?[^]*I counted them[^]*written down/);
  assert.equal(await second.getByLabel("The answer").inputValue(), "half an answer", "the other is as it was");
  assert.deepEqual(await violations(page), []);
  await first.getByRole("link", { name: "Settle the claim now" }).click();
  await page.waitForURL(/\/c\/c14$/);
  assert.match(await page.locator("section[aria-labelledby=asked]").innerText(), /I counted them/);
  await page.goto(desk.at("/questions"));
  assert.doesNotMatch(await page.locator("main").innerText(), /c14/);
  assert.deepEqual(faults.splice(0), []);
});

test("the rules of the gate are filled in without knowing how they are kept", async () => {
  const { page, faults } = browser;
  await page.goto(desk.at("/settings#rules"));
  await page.getByLabel("a question without an answer").uncheck();
  await page.getByLabel(/^Sources that a claim needs/).fill("2");
  await page.getByText("Otherwise for claims of some kind").click();
  await page.getByLabel("Sources of money").fill("3");
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "Go by these" }).click();
  await page.waitForURL(/told=/);
  const rules = JSON.parse(desk.command("rules"));
  assert.deepEqual([rules.open_questions, rules.sources.min, rules.kinds.money.sources.min], [false, 2, 3]);
  assert.equal(rules.disputed, true, "what was not touched stays");
  assert.ok(await page.getByLabel("Sources of money").isVisible(), "what is asked otherwise is in sight");
  await page.getByRole("button", { name: "Go by the program’s own" }).click();
  await page.waitForURL(/told=/);
  assert.equal(JSON.parse(desk.command("rules")).sources.min, 1);
  assert.deepEqual(faults.splice(0), []);
});

test("from why a check asks one finds the way back", async () => {
  const { page } = browser;
  await page.goto(desk.at("/a/a2?flag=any"));
  await page.getByRole("link", { name: /^Why/ }).first().click();
  await page.waitForURL(/\/explain\//);
  await page.keyboard.press("j");
  await page.waitForURL(/from=/);
  await page.keyboard.press("g");
  await page.waitForURL(/\/a\/a2\?flag=any$/);
});
