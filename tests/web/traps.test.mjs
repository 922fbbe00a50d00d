// Where somebody fell who had never seen the desk: what is wrong stays in sight, what is typed means
// what it looks like, and nobody is carried off while something is missing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, start, violations } from "./desk.mjs";

const { desk, browser } = await start();
const { page, faults } = browser;
const told = () => page.locator(".told").innerText();

test("a claim found wrong is held fast until somebody says what happens to the copy", async () => {
  await page.goto(desk.at("/c/c1"));
  await page.keyboard.press("3");
  await page.getByRole("combobox", { name: /^Source/ }).fill("https://example.org/ministry");
  await page.getByRole("textbox", { name: /^Why/ }).fill("The ministry has another figure");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/c\/c1\?told=/);
  assert.match(await told(), /Claim 1 is checked: Wrong\. Still missing: Nobody has said what happens to the copy/);
  assert.equal(await page.getByRole("textbox", { name: /^Why/ }).inputValue(), "The ministry has another figure");
  assert.equal(await page.getByRole("combobox", { name: /^Source/ }).inputValue(), "https://example.org/ministry");
  assert.equal(await page.locator(".tag", { hasText: "must query" }).count(), 0, "the flag asks no more");
  assert.deepEqual(await violations(page), []);
  await page.goto(desk.at("/"));
  const first = page.locator(".doubts .card").first();
  assert.match(await first.innerText(), /1\.64 tons of oil per year.*Wrong/s);
  // The whole card leads there, not its words alone.
  const box = await first.boundingBox();
  await page.mouse.click(box.x + box.width - 12, box.y + box.height - 8);
  await page.waitForURL(/\/c\/c1$/);
  assert.equal(await page.locator(".card.copy [data-key=p]").count(), 0, "p proposes, and prints nothing");
  await page.keyboard.press("y");
  await page.waitForURL(/closed/);
  assert.equal(await page.locator(".card.copy").count(), 0);
  assert.deepEqual(faults.splice(0), []);
});

test("new wording is a fix, and what is taken away again is none", async () => {
  await page.goto(desk.at("/c/c2"));
  const copy = page.locator("form.verdict [name=resolution]");
  const words = page.getByRole("textbox", { name: /^Right wording/ });
  await words.fill("three governments");
  assert.equal(await copy.inputValue(), "fix");
  await words.fill("");
  assert.equal(await copy.inputValue(), "");
  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  assert.equal(await copy.inputValue(), "stet");
  await words.fill("three governments");
  assert.equal(await copy.inputValue(), "", "from a claim that stands and other words nothing follows");
  await page.getByRole("radio", { name: /Wrong/ }).check({ force: true });
  assert.equal(await copy.inputValue(), "fix");
  await copy.selectOption("later");
  await words.fill("three governments or four");
  await page.getByRole("radio", { name: /Needs a fix/ }).check({ force: true });
  assert.equal(await copy.inputValue(), "later", "who decides later is not overridden");
  await copy.selectOption("");
  await words.fill("three governments");
  assert.equal(await copy.inputValue(), "fix", "until they say that it follows again");
  await copy.selectOption("attribute");
  await words.fill("three governments, they say");
  assert.equal(await copy.inputValue(), "attribute", "what somebody chose stays chosen");
  await page.evaluate(() => localStorage.clear());
});

test("a choice shows what it must come with, and the verdict what its source does", async () => {
  await page.goto(desk.at("/c/c3"));
  const stance = page.locator("form.verdict [name=stance]");
  const asked = page.locator("form.verdict .needs label:visible");
  assert.equal(await asked.count(), 0);
  await page.locator("form.verdict [name=resolution]").selectOption("on_author");
  assert.equal(await asked.count(), 3);
  assert.deepEqual(await violations(page), []);
  await page.locator("form.verdict [name=resolution]").selectOption("overruled");
  assert.equal(await asked.count(), 2);
  await page.locator("h1").click();
  await page.keyboard.press("3");
  assert.equal(await stance.locator("option").first().innerText(), "refutes the claim (by the verdict)");
  await page.keyboard.press("5");
  await page.getByRole("combobox", { name: /^Source/ }).fill("https://example.org/ministry");
  assert.equal(await stance.locator("option").first().innerText(), "choose");
  assert.ok(await stance.evaluate((one) => !one.checkValidity()), "of what was not confirmed it is asked");
  await page.evaluate(() => localStorage.clear());
});

test("the keys in the sheet are those that work", async () => {
  await page.goto(desk.at("/c/c5"));
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog");
  const keys = await dialog.locator("dt").allInnerTexts();
  assert.ok(keys.includes("Ctrl Enter") && !keys.includes("Enter"), keys.join(" "));
  assert.equal(new Set(keys).size, keys.length, "each stands once");
  const [last, close] = await Promise.all([dialog.locator("dd").last().boundingBox(), dialog.getByRole("button").boundingBox()]);
  assert.ok(close.y - last.y - last.height >= 12, "the last row keeps off the button");
  await page.keyboard.press("Escape");
  await page.locator("h1").click();
  await page.keyboard.press("Enter");
  assert.match(page.url(), /\/c\/c5$/);
});

test("in the galley, too, whoever goes on is held by what is missing", async () => {
  await page.goto(desk.at("/a/a2"));
  await page.keyboard.press("j");
  await page.keyboard.press("3");
  await page.waitForSelector(".drawer .verdict input:checked");
  const title = await page.locator(".drawer h2").first().innerText();
  await page.keyboard.press("Control+Enter");
  await page.locator(".told", { hasText: "Still missing" }).waitFor();
  await page.locator(".drawer .card.copy").waitFor();
  assert.equal(await page.locator(".drawer h2").first().innerText(), title);
  assert.ok(await page.locator(".drawer .card.copy h2").isVisible());
  await page.keyboard.press("t");
  await page.locator(".drawer .card.copy select[name=resolution]").selectOption("overruled");
  assert.ok(await page.getByLabel(/Why against the verdict/).first().isVisible());
  assert.equal(await page.locator(".drawer .needs summary:visible").count(), 0, "what is open needs no fold");
  await page.locator(".drawer .card.copy select[name=resolution]").selectOption("");
  assert.ok(await page.locator(".drawer [name=verdict][value=wrong]").isChecked());
  // What was just done covers neither the menu nor the form.
  await page.evaluate(() => scrollTo(0, 0));
  const over = await page.evaluate(() => {
    const box = (one) => document.querySelector(one).getBoundingClientRect();
    const apart = (one, other) => one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
    return { menu: !apart(box(".told"), box(".top")), form: !apart(box(".told"), box(".drawer")) };
  });
  assert.deepEqual(over, { menu: false, form: false });
  assert.deepEqual(faults.splice(0), []);
});

test("on a phone the page begins near its head, and no choice is cut off", async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(desk.at("/c/c8"));
  const head = await page.locator(".top").boundingBox();
  assert.ok(head.height <= 84, `the head takes ${head.height} pixels`);
  for (const field of ["resolution", "stance"]) {
    const cut = await page.locator(`form.verdict [name=${field}]`).evaluate((one) => {
      const pen = document.createElement("canvas").getContext("2d");
      pen.font = getComputedStyle(one).font;
      return pen.measureText(one.selectedOptions[0].text).width - one.clientWidth + 34;
    });
    assert.ok(cut <= 0, `${field} is ${cut} pixels too long`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("without a script nothing is passed over either", async () => {
  const plain = await browse({ javaScriptEnabled: false });
  try {
    const { page } = plain;
    await page.goto(desk.at("/c/c9"));
    await page.getByRole("radio", { name: /Wrong/ }).check({ force: true });
    await page.getByRole("button", { name: /Save, next claim/ }).click();
    await page.waitForURL(/\/c\/c9\?told=/);
    await page.getByText("Say what happens to it").click();
    await page.locator(".card.copy").getByLabel("The copy").selectOption("on_author");
    await page.locator(".card.copy summary", { hasText: "On the author" }).click();
    await page.locator(".card.copy").getByLabel(/On whose word/).fill("Clara Benfield");
    await page.locator(".card.copy").getByLabel(/When they said so/).fill("2023-07-13 18:00");
    await page.getByRole("button", { name: "Say so" }).click();
    await page.waitForURL(/closed/);
    assert.match(await page.locator("#work").innerText(), /copy: on author, Clara Benfield says so/);
  } finally {
    await plain.close();
  }
});
