// It fits every width, and nothing that a reader looks at moves by itself.

import { expect, test } from "@playwright/test";
import { answer, known, open, unfold } from "./page.js";

const SCOPES = ["official_training", "fleet_purchase", "fleet_tco", "organisation"];

for (const width of [280, 320, 360, 592, 680, 768, 1280]) {
  test(`no sideways scroll at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const { widget } = await open(page);
    await unfold(widget);
    for (const scope of SCOPES) {
      await widget.locator(".sentence select").selectOption(scope);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBe(0);
    }
  });
}

for (const path of ["/demo/embed.html", "/demo/static.html", "/demo/framed.html"]) {
  test(`${path} fits a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 740 });
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

for (const width of [280, 320, 360, 768, 1280]) {
  test(`the page of a frame does not scroll sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const { widget } = await open(page, "/dist/frame.html?scenario=deepseek");
    await unfold(widget);
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await over()).toBe(0);
    // What hangs out on the left is cut off, and cannot be scrolled to.
    const left = await widget.evaluate((host) => {
      const all = [...(host.shadowRoot?.querySelectorAll(".word, .actions") ?? [])];
      return all.length > 1 ? Math.min(...all.map((e) => e.getBoundingClientRect().left)) : Number.NaN;
    });
    expect(left).toBeGreaterThanOrEqual(0);
  });
}

for (const width of [360, 1280]) {
  test(`nothing shifts while the page loads at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => {
      const seen: number[] = [];
      Object.assign(globalThis, { shifts: seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: "layout-shift", buffered: true });
    });
    await open(page);
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => (globalThis as { shifts?: number[] }).shifts)).toEqual([]);
  });
}

for (const [width, at] of [
  [360, 300],
  [1280, 700],
] as const) {
  test(`what is found out between frames moves nothing in view at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => {
      const native = requestIdleCallback.bind(globalThis);
      const held: IdleRequestCallback[] = [];
      const shifts: number[] = [];
      let holds = true;
      globalThis.requestIdleCallback = (call) => (holds ? held.push(call) : native(call));
      const release = () => {
        holds = false;
        for (const call of held) native(call);
      };
      Object.assign(globalThis, { release, shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: "layout-shift" });
    });
    const { widget } = await open(page);
    await expect(widget).toHaveAttribute("data-thinking");
    // What comes before the place of what is not known yet ends here.
    await widget.evaluate((host, at) => {
      const before = host.shadowRoot?.querySelector("#hinge-fold") as HTMLElement;
      scrollBy({ top: before.getBoundingClientRect().bottom - at, behavior: "instant" });
    }, at);
    await page.waitForTimeout(300);
    await page.evaluate(() => (globalThis as { release?: () => void }).release?.());
    await known(widget);
    await expect(widget.locator("#sure-fold")).toBeVisible();
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (globalThis as { shifts?: number[] }).shifts)).toEqual([]);
  });
}

test("a longer or shorter answer does not move the picture", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { widget } = await open(page);
  // In one go: a page that scrolls in between would seem to shift.
  const top = () => widget.locator(".key").evaluate((key) => Math.round(key.getBoundingClientRect().top + scrollY));
  const before = await top();
  for (const scope of [...SCOPES, "final_run", "development", "fleet_operation"]) {
    await widget.locator(".sentence select").selectOption(scope);
    await expect(answer(widget)).not.toBeEmpty();
    expect(await top()).toBe(before);
  }
});

test("targets are 44 px tall", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { widget } = await open(page);
  await unfold(widget);
  const small = await widget.evaluate((host) =>
    [
      ...(host.shadowRoot?.querySelectorAll(
        ".sentence select, .list tbody tr, .foot, .card, .range, .actions button, .readings li, .fold summary, .order li",
      ) ?? []),
    ]
      .map((e) => [e.className || e.tagName, Math.round(e.getBoundingClientRect().height)] as const)
      .filter(([, height]) => height < 44),
  );
  expect(small.filter(([name]) => name !== "SUMMARY")).toEqual([]);
});
