// What a user of the npm package may write; compiled and run by clean-npm.sh.

import { FullcostError, load, type Outcome, type Reconciliation } from "fullcost";
import { type CostMethods, load as loadAnalysis, type WhatIf } from "fullcost/analysis";
import { loadArticle } from "fullcost/article";
import { load as alone } from "fullcost/core";

function holds(fact: boolean, what: string): asserts fact {
  if (!fact) throw new Error(what);
}

const fc = await load();
const model = await fc.fetchScenario("deepseek");
const outcome: Outcome = model.evaluate();
console.log(outcome.finding?.sentence);
const way: Reconciliation = model.reconcile("v3-official-usd", "analyst-servers");
holds(way.steps.length > 3, "a way has steps");
holds((await (await alone()).fetchScenario("deepseek")).usd() === model.usd(), "two entries, one answer");
const { claims } = await loadArticle("deepseek");
holds(claims.claims.length === model.claims().claims.length, "the article build has the same claims");
try {
  model.set("busy_share", 2);
  throw new Error("200 percent busy was accepted");
} catch (thrown) {
  holds(thrown instanceof FullcostError && thrown.code === "out_of_range" && thrown.path === "busy_share", String(thrown));
}
const more = await loadAnalysis();
const hours = { chip: "H100", gpus: 512, hours: 1000, published: "2025-06", rent_usd_per_gpu_hour: 2 };
const { rows }: CostMethods = more.costMethods(hours);
holds(rows.find(({ id }) => id === "rental")?.usd === 1_024_000, "rental is hours times the price");
holds(Math.abs(more.finance.npv(0.1, [-100, 110])) < 1e-12, "ten per cent are worth ten per cent");
const found: WhatIf = more.whatIf(await more.fetchScenario("small-lab"), "rent-falls", { draws: 100 });
holds(Object.keys(found.values).length > 0, "a patch changes numbers");
// @ts-expect-error a name that is not there is refused before anything runs
holds(model.evaluated === undefined, "there is no such name");
