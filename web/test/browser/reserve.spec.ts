// reserve.css keeps the widget's room while it is on its way.

import { readdirSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";

const SCENARIOS = readdirSync("dist/scenarios").filter((file) => file.endsWith(".fullcost"));
const LINK = '<link rel="stylesheet" href="/dist/reserve.css">';

/** A page with two lines inside the tag and text after it. Scripts come late; then everything is counted that moves. */
async function load(page: Page, scenario: string, column: number, head: string, scroll = 0) {
  const text = "<p>What a reader reads before and after it, in a few words that fill a line or two.</p>";
  const body = `<!doctype html><title>Short</title>${head}<body style="margin: 0 auto; max-width: ${column}px">
    ${text.repeat(3)}<fullcost-widget scenario="${scenario}"><p>Two lines for readers without scripts.</p></fullcost-widget>
    ${text.repeat(60)}<script type="module" src="/dist/article.js"></script>`;
  await page.route("**/some/short.html", (route) => route.fulfill({ contentType: "text/html", body }));
  let go = () => {};
  const late = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route("**/dist/article.js", (route) => late.then(() => route.continue()));
  await watch(page);
  await page.goto("/some/short.html", { waitUntil: "commit" });
  await expect(page.locator("p").last()).toBeAttached();
  // Nobody has scrolled to the end of a room that is not there yet.
  const styles = () => page.evaluate(() => document.styleSheets.length);
  await expect.poll(styles).toBe(head ? 1 : 0);
  await page.evaluate((scroll) => scrollTo({ top: scroll, behavior: "instant" }), scroll);
  await page.waitForTimeout(200);
  go();
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as Seen).seen.height)).toBeGreaterThan(0);
  await page.waitForTimeout(300);
  return page.evaluate(() => (globalThis as unknown as Seen).seen.shift);
}

interface Seen {
  seen: { shift: number; height: number };
}

/** Adds up what moves, and takes the height of the widget when it has just painted. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const seen = { shift: 0, height: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift" });
    new MutationObserver((records) => {
      for (const { target } of records) seen.height ||= (target as HTMLElement).getBoundingClientRect().height;
    }).observe(document, { subtree: true, attributeFilter: ["data-settled"] });
  });

for (const [width, column] of [
  [360, 328],
  [768, 680],
] as const) {
  test(`a short text inside the tag jumps without it and not with it at ${width} px`, async ({ page, context }) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await load(page, "deepseek", column, LINK)).toBeLessThan(0.01);
    const bare = await context.newPage();
    await bare.setViewportSize({ width, height: 800 });
    expect(await load(bare, "deepseek", column, "")).toBeGreaterThan(0.3);
  });

  test(`the room is the widget's at ${width} px, for every shipped scenario`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await watch(page);
    expect(SCENARIOS.length).toBeGreaterThan(5);
    for (const file of SCENARIOS) {
      const tag = `<fullcost-widget loading="eager" scenario="${file.replace(".fullcost", "")}"></fullcost-widget>`;
      const body = `<!doctype html><title>Room</title>${LINK}<body style="margin: 0 auto; max-width: ${column}px">${tag}
        <script type="module" src="/dist/article.js"></script>`;
      await page.route("**/some/room.html", (route) => route.fulfill({ contentType: "text/html", body }));
      await page.goto("/some/room.html");
      const height = () => page.evaluate(() => (globalThis as unknown as Seen).seen.height);
      await expect.poll(height).toBeGreaterThan(0);
      const kept = await page
        .locator("fullcost-widget")
        .evaluate((host) => Number.parseFloat(getComputedStyle(host).getPropertyValue("--fullcost-reserve")));
      expect(Math.abs(kept - (await height())), `${file}: ${kept} kept`).toBeLessThan(150);
      await page.unroute("**/some/room.html");
    }
  });

  test(`a reader who has scrolled to its end keeps the place at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await load(page, "deepseek", column, LINK, width < 600 ? 3500 : 5900)).toBeLessThan(0.1);
  });
}
