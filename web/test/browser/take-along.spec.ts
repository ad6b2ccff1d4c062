// Share, download, cite, embed: what leaves the page says what the page says.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { answer, open, unfold, words } from "./page.js";

const action = (n: number) => `.actions button >> nth=${n}`;

test("a shared link brings the same words back", async ({ page }) => {
  const { widget } = await open(page);
  await widget.locator(".sentence select").selectOption("fleet_purchase");
  await widget.locator("#share-list").fill("70");
  await widget.locator(action(0)).click();
  const text = (await widget.locator(".panel textarea").inputValue()).replace(/\s/g, " ");
  expect(text).toContain("$1.6 billion");
  const link = text.match(/https?:\S+/)?.[0] ?? "";
  expect(link).toContain("#fc=1");
  await unfold(widget);
  await widget.locator(action(0)).click();
  const before = await words(widget);

  await page.goto("about:blank");
  await page.goto(link);
  await expect(answer(widget)).toHaveText("$1.6 billion");
  await unfold(widget);
  await expect(widget.locator("#share-list")).toHaveValue("70");
  expect(await words(widget)).toEqual(before);
});

test("a link is for its own scenario, also where it arrives later", async ({ page }) => {
  const { widget } = await open(page, "/demo/index.html#fc=1;of=small-lab;scope=fleet_purchase");
  await expect(answer(widget)).toHaveText("$2.5 billion");
  await page.evaluate(() => {
    location.hash = "fc=1;of=deepseek;scope=fleet_purchase";
  });
  await expect(answer(widget)).toHaveText("$1.6 billion");
});

test("what is no state is refused as a whole", async ({ page }) => {
  const { widget } = await open(page);
  await widget.locator(".sentence select").selectOption("fleet_purchase");
  for (const state of [{ fc: 99 }, "x", null, { scope: "nonsense" }, { values: { nonsense: 1 } }]) {
    const taken = await widget.evaluate(
      (host, next) => (host as unknown as HTMLElement & { restore(s: unknown): boolean }).restore(next),
      state,
    );
    expect(taken).toBe(false);
    await expect(answer(widget)).toHaveText("$1.6 billion");
  }
});

test("a broken link changes nothing", async ({ page }) => {
  const { widget } = await open(page, "/demo/index.html#fc=1;scope=nonsense;set=busy_share:9;use=%E0%A4");
  await expect(answer(widget)).toHaveText("$2.5 billion");
});

test("the ledger as CSV has a head and a row for each cell", async ({ page }) => {
  const { widget } = await open(page);
  await widget.locator(action(1)).click();
  const download = page.waitForEvent("download");
  await widget.locator(".panel a", { hasText: "CSV" }).click();
  const text = await readFile((await (await download).path()) ?? "", "utf8");
  const [head = "", ...rows] = text.trim().split("\r\n");
  expect(head.split(",")).toEqual(expect.arrayContaining(["nature", "purpose", "year", "usd"]));
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.every((row) => row.split(",").length === head.split(",").length)).toBe(true);
});

test("the picture as PNG is twice its size and not empty", async ({ page }) => {
  const { widget } = await open(page);
  await widget.locator(action(1)).click();
  const download = page.waitForEvent("download");
  await widget.locator(".panel a", { hasText: "PNG" }).click();
  const bytes = await readFile((await (await download).path()) ?? "");
  expect([...bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join("")).toBe("PNG");
  expect(bytes.readUInt32BE(16)).toBe(800); // width, after the signature and the head of the first chunk
  expect(bytes.length).toBeGreaterThan(5000);
  expect(bytes.length).toBeLessThan(500_000);
});

test("citation and code can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { widget } = await open(page);
  for (const [n, part] of [
    [2, "fullcost"],
    [3, "<fullcost-widget"],
  ] as const) {
    await widget.locator(action(n)).click();
    await widget.locator(".panel button").click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(part);
  }
});

for (const [path, script, scenario] of [
  ["/demo/index.html", "/dist/fullcost.js", "deepseek"],
  ["/demo/article.html", "/dist/article.js", "deepseek"],
  ["/dist/frame.html?scenario=small-lab", "/dist/fullcost.js", "small-lab"],
  ["/dist/frame.html?scenario=scenarios/small-lab.json", "/dist/fullcost.js", "{}/dist/scenarios/small-lab.json"],
] as const) {
  test(`the code of ${path} works on a page elsewhere`, async ({ page, baseURL }) => {
    const { widget } = await open(page, path);
    await unfold(widget);
    const before = await words(widget);
    await widget.locator(action(3)).click();
    const code = await widget.locator(".panel textarea").inputValue();
    expect(code).toContain(`src="${baseURL}${script}"`);
    expect(code).toContain(`scenario="${scenario.replace("{}", baseURL ?? "")}"`);
    const body = `<!doctype html><title>Elsewhere</title><div class="article">${code}</div>`;
    await page.route("**/some/where/else.html", (route) => route.fulfill({ contentType: "text/html", body }));
    const there = await open(page, "/some/where/else.html");
    await unfold(there.widget);
    expect((await words(there.widget)).slice(0, 5)).toEqual(before.slice(0, 5));
  });
}
