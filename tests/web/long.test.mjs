// A text that is longer than a page takes: it is said before anything is sent, and what was pasted
// stays where it is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, start } from "./desk.mjs";

const { desk, browser } = await start();

const LONG = "The ferry took 40 people.\n\n".repeat(45_000);

async function filled(page) {
  await page.goto(desk.at("/add"));
  await page.locator("textarea[name=text]").evaluate((area, words) => {
    area.value = words;
  }, LONG);
}

test("a text of more than a page takes is not sent, and stays", async () => {
  const { page, faults } = browser;
  await filled(page);
  await page.getByRole("button", { name: "Add it" }).click();
  await page.getByText("The text has 1.2 MB, and a page takes up to 1 MB").waitFor();
  assert.equal(new URL(page.url()).pathname, "/add");
  assert.equal(await page.locator("textarea[name=text]").evaluate((area) => area.value.length), LONG.length);
  assert.deepEqual(faults, []);
});

test("without JavaScript the server says so, and gives the text back", async () => {
  const plain = await browse({ javaScriptEnabled: false });
  try {
    const sent = await plain.context.request.post(desk.at("/add"), {
      form: { text: LONG },
      headers: { "Sec-Fetch-Site": "same-origin" },
    });
    assert.equal(sent.status(), 413);
    const page = await sent.text();
    assert.match(page, /has 1\.2 MB, and a page takes texts of up to 1 MB/);
    assert.ok(page.length > LONG.length, "the text is there to be shortened");
  } finally {
    await plain.close();
  }
});
