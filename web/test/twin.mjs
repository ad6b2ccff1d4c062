// Runs in a process of its own, as on a page whose policy forbids wasm: there is no WebAssembly at all.

import assert from "node:assert/strict";
import {
  caught,
  dist,
  drawn,
  errors,
  golden,
  holdsDraws,
  holdsError,
  holdsGolden,
  holdsRun,
  moved,
  runs,
  scenarioText,
} from "./cases.mjs";

delete globalThis.WebAssembly;
const { load } = await import(dist("core.js"));
const article = await import(dist("article.js"));
const core = await load();
assert.equal(core.twin, true);
for (const one of golden) {
  const model = core.scenario(scenarioText(one.scenario_id));
  const blob = model.toBlob();
  holdsGolden(model, one);
  holdsGolden(core.blob(blob), one);
  const small = moved(await article.open(blob), one);
  assert.deepStrictEqual(JSON.parse(small.view()), one.view);
}
for (const one of drawn) holdsDraws(core, one);
for (const one of errors) await holdsError(core, one);
for (const one of runs) holdsRun(core, one);
assert.equal(caught(() => core.scenario({ busy_share: 10n })).code, "wrong_type");

// Memory grows behind the glue's back: a large scenario, then a small one again.
const pool = (place) => ({
  id: `p${place}`,
  accelerator: "h800",
  count: 1,
  supply: { own: { server_usd_per_gpu: 30000 } },
});
const fleet = Array.from({ length: 10_000 }, (_, place) => pool(place));
const large = core.scenario({ id: "t", title: "T", subject: "S", as_of: "2026-11-01", fleet });
assert.equal(large.evaluate().gpus, 10_000);
holdsGolden(core.scenario(scenarioText(golden[0].scenario_id)), golden[0]);
console.log("the twin holds");
