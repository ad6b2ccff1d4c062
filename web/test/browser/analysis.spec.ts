// Golden rooms in a real browser, as wasm and as its twin, equal to the bit; a page that does not ask for them loads none of it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

interface Room {
  room: string;
  ask: string;
  asked: unknown;
  answer?: unknown;
}

const file = join(import.meta.dirname ?? ".", "../../../tests/rooms.json");
const all: Room[] = JSON.parse(readFileSync(file, "utf8"));
/** Questions about a document, and what they are called here. */
const DOCUMENTS = {
  ownership: "ownership",
  own_or_rent: "ownOrRent",
  check_supply: "checkSupply",
  check_power: "checkPower",
  check_money: "checkMoney",
  check_time: "checkTime",
  cost_methods: "costMethods",
  development_cost: "developmentCost",
  goodput: "goodput",
  run_energy: "runEnergy",
};
const rooms = all.filter((one) => one.ask in DOCUMENTS && "answer" in one);
const market = all.filter((one) => one.ask === "what_if" && "answer" in one);

test("golden rooms", async ({ page }) => {
  await page.goto("/demo/static.html");
  const got = await page.evaluate(
    async ({ rooms, market, names }) => {
      const { load } = await import(new URL("../dist/analysis.js", location.href).href);
      const fc = await load();
      const documents = rooms.map(({ ask, asked }) => fc[names[ask as keyof typeof names]](asked));
      const patched = [];
      for (const { asked } of market) {
        const { scenario, patches, options } = asked as { scenario: string; patches: unknown; options: unknown };
        const { values, ...answer } = fc.whatIf(scenario, patches, options);
        patched.push(answer);
      }
      return { documents, patched };
    },
    { rooms, market, names: DOCUMENTS },
  );
  expect(rooms.length).toBeGreaterThan(9);
  const answers = (of: Room[]) => of.map(({ answer }) => answer);
  expect(got).toEqual({ documents: answers(rooms), patched: answers(market) });
});

test("a page loads none of it", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/demo/index.html");
  await expect(page.locator("fullcost-widget .hero").first()).toBeVisible();
  expect(asked.filter((url) => url.includes("analysis"))).toEqual([]);
});
