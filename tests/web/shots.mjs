// Takes a picture of every page:   node tests/web/shots.mjs FOLDER

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { browse, pages, serve } from "./desk.mjs";

const folder = process.argv[2] ?? "shots";
mkdirSync(folder, { recursive: true });
const desk = await serve("--demo");
const browser = await browse();
try {
  for (const [kind, width, colorScheme] of [["wide", 1280, "light"], ["phone", 360, "light"], ["dark", 1280, "dark"]]) {
    await browser.page.setViewportSize({ width, height: 900 });
    await browser.page.emulateMedia({ colorScheme });
    for (const [name, path] of Object.entries(pages)) {
      await browser.page.goto(desk.at(path));
      await browser.page.screenshot({ path: join(folder, `${name}-${kind}.png`), fullPage: true });
    }
  }
} finally {
  await browser.close();
  desk.stop();
}
