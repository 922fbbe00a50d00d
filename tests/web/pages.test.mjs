// The pages around the galley and the claim, in a browser: a day of an editor's work on them, with
// keys, with files dropped, without JavaScript, on a phone, and for a screen reader.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, start, violations } from "./desk.mjs";

const draft = `Ferry line adds a boat

The Holm ferry carried 412,000 passengers in 2023, the harbour board said on Tuesday. It has 3 boats, and the crossing takes 25 minutes.

A new boat will cost $18 million and enter service in the autumn of 2025.
`;

const { desk, browser } = await start();

/** What is wrong with this page for whoever does not see it, and whether it is wider than it. */
async function faultsOf(page) {
  const told = await violations(page);
  const wide = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  if (wide[0] > wide[1]) told.push(`it is ${wide[0]} pixels wide`);
  return told;
}

/** The same on a desktop and on a phone, in the light and in the dark. */
async function isFine(page, name) {
  for (const [width, colorScheme] of [[1280, "light"], [360, "dark"]]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await faultsOf(page), [], `${name} at ${width}, ${colorScheme}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  browser.faults.splice(0);
}

test("a dropped file is added, and its new draft is compared before it is kept", async () => {
  const { page, faults } = browser;
  await page.goto(desk.at("/add"));
  await page.evaluate((text) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([text], "ferry.txt", { type: "text/plain" }));
    document.querySelector("form#add").dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
  }, draft);
  assert.match(await page.locator(".sending").innerText(), /ferry\.txt/);
  await page.getByRole("textbox", { name: /Publication date/ }).fill("2024-05-14");
  await page.getByRole("button", { name: "Add it" }).click();
  await page.waitForURL(/\/a\/a9$/);
  await page.goto(desk.at("/add"));
  await page.getByRole("textbox", { name: "The text", exact: true }).fill(draft.replace("$18 million", "$21 million"));
  await page.getByRole("button", { name: "Add it" }).click();
  await page.getByRole("heading", { name: /A new draft of/ }).waitFor();
  assert.equal(await page.locator("section .compared del").first().innerText(), "$18 million");
  await isFine(page, "the comparison");
  await page.getByRole("button", { name: /Keep it as draft 2/ }).click();
  await page.waitForURL(/\/a\/a9\?told=/);
  assert.match(await page.locator(".galley").innerText(), /\$21 million/);
  assert.deepEqual(faults.splice(0), []);
});

test("a long text says how far it has got", async () => {
  const { page, faults } = browser;
  await page.goto(desk.at("/add"));
  const said = page.evaluate(
    () =>
      new Promise((done) => {
        const line = document.querySelector(".sending");
        new MutationObserver(() => /Sending|Reading/.test(line.textContent) && done(line.textContent)).observe(line, { childList: true });
      }),
  );
  // Long in words and short in claims: how a galley of thousands of claims behaves is tested elsewhere.
  const text = "Long minutes\n\n" + Array.from({ length: 2500 }, () => "People walked along the harbour and spoke with one another about boats, nets and the weather.").join("\n\n");
  await page.getByRole("textbox", { name: "The text", exact: true }).evaluate((area, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  assert.equal((await page.getByRole("textbox", { name: "The text", exact: true }).inputValue()).length, text.length);
  await page.getByRole("button", { name: "Add it" }).click();
  assert.match(await said, /Sending|Reading/);
  await page.waitForURL(/\/a\/a10(\?|$)/, { timeout: 60_000 });
  await page.goto(desk.at("/add"));
  assert.equal(await page.getByRole("textbox", { name: "The text", exact: true }).inputValue(), "", "what was added is no draft any more");
  assert.deepEqual(faults.splice(0), []);
});

test("the queue is gone through with two keys a claim, and taken back with one", async () => {
  const { page, faults } = browser;
  await page.goto(desk.at("/queue"));
  await page.getByLabel("From").selectOption({ label: (await page.getByLabel("From").locator("option").allInnerTexts()).find((one) => one.startsWith("Late goals")) });
  await page.getByRole("button", { name: /Take the next claim/ }).click();
  const quote = () => page.locator("h1.quote").innerText();
  await page.locator("h1.quote").waitFor();
  const first = await quote();
  await page.keyboard.press("s");
  await page.keyboard.type("https://example.org/league");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/told=/);
  const second = await quote();
  assert.notEqual(second, first);
  await isFine(page, "the queue");
  // The same source again: one key.
  await page.keyboard.press("b");
  await page.waitForFunction(() => document.querySelectorAll(".decisions > li").length === 2);
  await page.keyboard.press("u");
  await page.waitForURL(/Taken/);
  assert.equal(await page.locator(".decisions > li").count(), 1);
  await page.getByRole("button", { name: "Stop here" }).click();
  await page.waitForURL(/given/);
  assert.deepEqual(faults.splice(0), []);
});

test("a person is brought in, handed work, and it stands on the sheet of hand-outs", async () => {
  const { page, faults } = browser;
  await page.goto(desk.at("/settings"));
  await page.getByText("Add somebody").click();
  const form = page.locator("form[action='/settings/people']");
  await form.getByLabel(/Handle/).fill("ida");
  await form.getByLabel("Name", { exact: true }).fill("Ida Falk");
  await form.getByRole("button", { name: "Add" }).click();
  await page.waitForURL(/told=/);
  await isFine(page, "settings");
  await page.goto(desk.at("/assign?article=a2"));
  await page.locator("select[name=to]").selectOption("ida");
  await page.getByRole("textbox", { name: /Claims/ }).fill("3-5");
  await page.getByRole("button", { name: "Show what that is" }).click();
  await page.getByRole("heading", { name: "That would be 3 claims" }).waitFor();
  await page.getByRole("button", { name: "Hand it out" }).click();
  await page.waitForURL(/told=/);
  assert.match(await page.locator("section[aria-labelledby=out]").innerText(), /ida: claims 3, 4, 5/);
  await isFine(page, "hand-outs");
  assert.deepEqual(faults.splice(0), []);
});

test("an answer is taken down on the call sheet, and a source with its address", async () => {
  const { page, faults } = browser;
  await page.goto(desk.at("/c/c3"));
  await page.getByText("Ask somebody").click();
  await page.getByLabel("Name", { exact: true }).fill("Port office");
  await page.getByLabel("The question").fill("Which Friday?");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.waitForURL(/told=/);
  await page.goto(desk.at("/questions"));
  await isFine(page, "the call sheet");
  await page.getByLabel("The answer").fill("The 14th");
  await page.getByRole("button", { name: "Write the answer down" }).click();
  await page.locator(".ring .told").waitFor();
  await isFine(page, "an answer written down in its place");
  await page.reload();
  assert.match(await page.locator("main").innerText(), /Nobody is waited for/);
  await page.goto(desk.at("/questions?show=answered"));
  assert.match(await page.locator("main").innerText(), /The 14th/);
  await isFine(page, "what was answered");
  await page.goto(desk.at("/sources"));
  await page.getByText("Add a source").click();
  await page.getByLabel(/Its address/).fill("https://example.org/port-log");
  await page.getByLabel(/What it is called/).fill("Port log");
  await page.getByLabel(/confidential/).check();
  await page.getByRole("button", { name: "Add it" }).click();
  await page.waitForURL(/\/s\/s\d+\?told=/);
  await isFine(page, "a source");
  assert.deepEqual(faults.splice(0), []);
});

test("reports are drawn so that everybody can read them", async () => {
  const { page, faults } = browser;
  await page.goto(desk.at("/reports"));
  assert.equal(await page.getByRole("img").count(), 3);
  for (const picture of await page.getByRole("img").all()) {
    assert.ok((await picture.locator("title").textContent()).length > 10);
    assert.ok((await picture.locator("desc").textContent()).length > 10);
  }
  // The pattern is really there: its ink, and the style sheet's colour in it.
  const ink = await page.locator(".look2").first().evaluate((dot) => getComputedStyle(dot).fill);
  assert.match(ink, /^rgb/);
  await isFine(page, "reports");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "claims as csv" }).click()]);
  assert.equal(download.suggestedFilename(), "factdesk-claims.csv");
  assert.deepEqual(faults.splice(0), []);
});

test("the gate is worked through and cleared with a key", async () => {
  const { page, faults } = browser;
  await page.goto(desk.at("/add"));
  await page.getByRole("textbox", { name: "The text", exact: true }).fill("Two ports\n\nThe port of Ume handled 14 ships on Monday.\n");
  await page.getByRole("button", { name: "Add it" }).click();
  await page.waitForURL(/\/a\/a\d+$/);
  const article = page.url();
  await page.goto(`${article}/gate`);
  await isFine(page, "the gate");
  for (;;) {
    const open = page.locator(".reasons li a").first();
    if (!(await open.count())) break;
    await open.click();
    await page.getByRole("radio", { name: /Accurate/ }).check({ force: true });
    await page.getByRole("combobox", { name: /^Source/ }).fill("https://example.org/ume");
    await page.getByLabel("The copy").selectOption("stet");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL(/told=/);
    await page.goto(`${article}/gate`);
  }
  await page.keyboard.press("c");
  await page.waitForURL(/Cleared/);
  await page.getByRole("link", { name: "Release sheet" }).click();
  assert.match(await page.locator("main").innerText(), /cleared by mara/);
  await isFine(page, "the release sheet");
  assert.deepEqual(faults.splice(0), []);
});

test("the day goes through without JavaScript", async () => {
  const plain = await browse({ javaScriptEnabled: false });
  try {
    const { page } = plain;
    await page.goto(desk.at("/search"));
    await page.getByLabel("State").selectOption("closed");
    await page.locator("form.filters button").click();
    await page.waitForURL(/\/search\?state=closed$/);
    await page.goto(desk.at("/queue"));
    await page.getByRole("button", { name: /Take the next claim/ }).click();
    await page.getByRole("textbox", { name: /Source/ }).fill("https://example.org/day");
    await page.getByRole("button", { name: /Accurate, next/ }).click();
    await page.waitForURL(/told=/);
    await page.goto(desk.at("/history"));
    await page.getByRole("button", { name: "Verify everything" }).click();
    assert.match(await page.locator("h1").innerText(), /Everything is as it was written/);
  } finally {
    await plain.close();
  }
});
