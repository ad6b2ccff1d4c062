// The bridge closes, in any order.

import { expect, type Locator, test } from "@playwright/test";
import { open, read } from "./page.js";

interface Row {
  adds: number;
  makes: number;
  kind: string;
}

async function rows(widget: Locator): Promise<Row[]> {
  const texts = await widget.locator(".bridge tr.step").evaluateAll((all) =>
    all.map((row) => ({
      kind: row.className.replace("step", "").trim(),
      cells: [".adds", ".makes"].map((cell) => {
        const copy = row.querySelector(cell)?.cloneNode(true) as HTMLElement;
        for (const pad of copy.querySelectorAll(".pad")) pad.remove();
        return copy.textContent ?? "";
      }),
    })),
  );
  return texts.map(({ kind, cells: [adds = "", makes = ""] }) => ({ kind, adds: read(adds), makes: read(makes) }));
}

/** Each printed figure is rounded by itself, so a running total may miss by as much as the last places allow. */
function closes(steps: Row[]) {
  let sum = steps[0]?.makes ?? Number.NaN;
  let slack = 0.01;
  for (const step of steps.slice(1, -1)) {
    sum += step.adds;
    slack += Math.abs(step.makes) < 100 ? 0.01 : 1;
    expect(Math.abs(sum - step.makes)).toBeLessThanOrEqual(slack);
  }
  expect(Math.abs(sum - (steps.at(-1)?.makes ?? Number.NaN))).toBeLessThanOrEqual(slack);
}

test("from 5.58 to 1,600, and every step adds up as printed", async ({ page }) => {
  const { widget } = await open(page);
  const steps = await rows(widget);
  expect(steps[0]).toMatchObject({ kind: "from", makes: 5.58 });
  expect(steps.at(-1)).toMatchObject({ kind: "to", makes: 1600 });
  expect(steps.at(-2)?.kind).toBe("rest");
  expect(steps.map((s) => s.makes)).toEqual(expect.arrayContaining([3.37, 3.55, 17.03, 36.26, 2544]));
  closes(steps);
});

test("another order, other steps, the same ends", async ({ page }) => {
  const { widget } = await open(page);
  const before = await rows(widget);
  const places = widget.locator(".order select");
  const first = await places.first().inputValue();
  const was = await places.evaluateAll((all) =>
    all.findIndex((place) => (place as HTMLSelectElement).value === "natures"),
  );
  await places.first().selectOption("natures");
  await expect(places.first()).toHaveValue("natures");
  await expect(places.nth(was)).toHaveValue(first);
  const after = await rows(widget);
  expect(after).not.toEqual(before);
  expect([after[0], after.at(-1)]).toEqual([before[0], before.at(-1)]);
  closes(after);
});

test("it is a real table, on two scales that are said", async ({ page }) => {
  const { widget } = await open(page);
  const table = widget.locator("table.bridge");
  await expect(table.getByRole("columnheader")).toHaveCount(3);
  await expect(table.locator("tr.scale")).toHaveCount(2);
  await expect(table.locator("tr.scale").nth(1)).toContainText("times smaller");
});
