// What a user of the npm package may write; compiled and run by clean-npm.sh.

import { FullcostError, load, type Outcome, type Reconciliation } from "fullcost";
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
// @ts-expect-error a name that is not there is refused before anything runs
holds(model.evaluated === undefined, "there is no such name");
