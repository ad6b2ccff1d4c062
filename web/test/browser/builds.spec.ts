// Every build says the same words: full, article, and the twin without wasm.

import { expect, test } from "@playwright/test";
import { known, open, unfold, watch, words } from "./page.js";

const TOUR = ["official_training", "fleet_purchase", "organisation", "fleet_tco"];

async function tour(page: import("@playwright/test").Page, path: string): Promise<string[][]> {
  const { widget } = await open(page, path);
  await unfold(widget);
  const seen: string[][] = [];
  for (const scope of TOUR) {
    await widget.locator(".sentence select").selectOption(scope);
    await widget.locator("#share-list").fill("64");
    await expect(widget.locator("#share-prose")).toHaveValue("64");
    seen.push(await words(widget));
  }
  return seen;
}

test("the article build shows the words of the full build", async ({ page }) => {
  expect(await tour(page, "/demo/article.html")).toEqual(await tour(page, "/demo/index.html"));
});

test("where a policy forbids wasm, the twin shows the same", async ({ page }) => {
  const full = await tour(page, "/demo/index.html");
  const wasm: string[] = [];
  page.on("response", (response) => {
    if (/twin/.test(response.url()) && response.ok()) wasm.push(response.url());
  });
  expect(await tour(page, "/demo/strict.html")).toEqual(full);
  expect(wasm.length).toBeGreaterThan(0);
});

test("two widgets on one page do not touch each other", async ({ page }) => {
  const { widget } = await open(page);
  await widget.evaluate((host) => host.after(host.cloneNode(true)));
  const both = page.locator("fullcost-widget");
  await expect(both.nth(1).locator(".hero")).toBeVisible();
  await both.nth(0).locator(".sentence select").selectOption("fleet_purchase");
  await expect(both.nth(0).locator(".answer b")).toHaveText("$1.6 billion");
  await expect(both.nth(1).locator(".answer b")).toHaveText("$2.5 billion");
});

for (const path of ["/demo/framed.html", "/strict/demo/framed.html"]) {
  test(`the frame tells ${path} its height`, async ({ page }) => {
    const { complaints } = watch(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(path);
    const frame = page.locator("iframe");
    await frame.scrollIntoViewIfNeeded();
    await expect.poll(async () => Number(await frame.getAttribute("height"))).toBeGreaterThan(2000);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(complaints).toEqual([]);
  });
}

test("a page that begins to listen late asks its frames", async ({ page }) => {
  let listen = () => {};
  const told = new Promise<void>((resolve) => {
    listen = resolve;
  });
  await page.route("**/frames.js", async (route) => {
    await told;
    await route.continue();
  });
  await page.goto("/demo/framed.html", { waitUntil: "commit" });
  const frame = page.locator("iframe");
  const widget = page.frameLocator("iframe").locator("fullcost-widget");
  await expect(widget.locator(".hero")).toBeVisible();
  await known(widget);
  await page.waitForTimeout(300); // by now it has told its height
  expect(await frame.getAttribute("height")).toBe("900");
  listen();
  await expect.poll(async () => Number(await frame.getAttribute("height"))).toBeGreaterThan(2000);
});
