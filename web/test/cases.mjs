// The cases that every build is held to: golden vectors and bad scenarios, the same as in Rust and Python.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

const here = (path) => new URL(path, import.meta.url);
export const dist = (file) => here(`../dist/${file}`);
export const scenarioText = (id) => readFileSync(here(`../../crates/fullcost/data/scenarios/${id}.json`), "utf8");

const GOLDEN = here("../../tests/golden/");
export const golden = readdirSync(GOLDEN)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, GOLDEN), "utf8")));
/** Lines of scenario, number of draws and the fingerprint of all that sampling makes of them. */
export const drawn = readFileSync(new URL("draws.txt", GOLDEN), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => line.split(" "))
  .map(([id, draws, fingerprint]) => ({ id, draws: Number(draws), fingerprint }));
export const drawnText = (id) =>
  id === "every-distribution" ? readFileSync(here(`../../tests/${id}.json`), "utf8") : scenarioText(id);
export const errors = JSON.parse(readFileSync(here("../../tests/errors.json"), "utf8"));
/** What is asked of a training run, where JavaScript can ask it: a model hub's configuration is read in Rust and Python. */
const ASKED = { predict: "predictTraining", search: "searchLayouts", epoch: "epochCosts" };
/** Training runs with their answers, or the words in which they are refused. */
export const runs = JSON.parse(readFileSync(here("../../tests/training.json"), "utf8")).filter(
  ({ ask }) => ask in ASKED,
);

/** Questions of the rooms beside the ledger with their answers, or the words in which they are refused. */
export const rooms = JSON.parse(readFileSync(here("../../tests/rooms.json"), "utf8"));

/** Puts a compiled model into the state of a golden vector. */
export function moved(raw, { readings, set }) {
  raw.set_readings(readings.join());
  for (const [path, value] of Object.entries(set)) raw.set(raw.index_of(path), value);
  return raw;
}

/** Every answer of a full build, equal to the bit: `deepStrictEqual` compares numbers with `Object.is`. */
export function holdsGolden(model, one) {
  moved(model.raw, one);
  assert.deepStrictEqual(model.evaluate(), one.outcome);
  assert.deepStrictEqual(model.view(), one.view);
  assert.equal(model.sentence(), one.view.hero.status);
  if (one.reconcile)
    assert.deepStrictEqual(model.reconcile(one.reconcile.from, one.reconcile.to), one.reconcile.answer);
}

/** Draws and their summaries are those of every other host. */
export function holdsDraws(core, { id, draws, fingerprint }) {
  assert.equal(core.scenario(drawnText(id)).raw.fingerprint(draws), fingerprint);
}

/** A bad scenario, or a bad question about a good one, gets its words. */
export async function holdsError(core, { scenario, text, question, options, error }) {
  const ask = async () => {
    const model = core.scenario(text ?? scenario);
    if (question === "sweep") await model.sweep(options);
    else if (question) model.raw.answer(question, options);
  };
  const wrong = await ask().then(
    () => assert.fail("nothing was thrown"),
    (thrown) => thrown,
  );
  assert.equal(wrong.name, "FullcostError");
  const { code, path, message, accepted } = wrong;
  const told = { code, path, message, accepted };
  // What is not the same on every machine is left open.
  for (const key of Object.keys(told)) if (error[key] === null) told[key] = null;
  assert.deepStrictEqual(told, error);
}

/** A training run has the answer, or the words, that it has everywhere. */
export function holdsRun(core, { ask, run, answer, error }) {
  const asked = () => core[ASKED[ask]](run);
  if (answer) return assert.deepStrictEqual(asked(), answer);
  const { name, code, path, message, accepted } = caught(asked);
  assert.deepStrictEqual({ name, code, path, message, accepted }, { name: "FullcostError", ...error });
}

/** What JavaScript answers to a question of a room. */
const ROOM = {
  npv: ({ finance }, { rate, values }) => finance.npv(rate, values),
  irr: ({ finance }, { values }) => finance.irr(values),
  irrs: ({ finance }, { values }) => finance.irrs(values),
  fv: ({ finance }, { rate, nper, pmt, pv, when }) => finance.fv(rate, nper, pmt, pv, when),
  pv: ({ finance }, { rate, nper, pmt, fv, when }) => finance.pv(rate, nper, pmt, fv, when),
  pmt: ({ finance }, { rate, nper, pv, fv, when }) => finance.pmt(rate, nper, pv, fv, when),
  nper: ({ finance }, { rate, pmt, pv, fv, when }) => finance.nper(rate, pmt, pv, fv, when),
  rate: ({ finance }, { nper, pmt, pv, fv, when }) => finance.rate(nper, pmt, pv, fv, when),
  payback: ({ finance }, { values, rate }) => finance.payback(values, rate),
  capital_recovery_factor: ({ finance }, { rate, years }) => finance.capitalRecoveryFactor(rate, years),
  resale_share: ({ finance }, { age_years }) => finance.resaleShare(age_years),
  depreciation: ({ finance }, asset) => finance.depreciation(asset),
  cost_of_capital: ({ finance }, mix) => finance.costOfCapital(mix),
  electricity: ({ finance }, asked) => finance.electricity(asked),
  ownership: (fc, plan) => fc.ownership(plan),
  own_or_rent: (fc, asked) => fc.ownOrRent(asked),
  check_supply: (fc, claim) => fc.checkSupply(claim),
  check_power: (fc, claim) => fc.checkPower(claim),
  check_money: (fc, claim) => fc.checkMoney(claim),
  check_time: (fc, claim) => fc.checkTime(claim),
  convert: (fc, { amount, currency, year, to_year }) => fc.convert(amount, currency, year, to_year),
  architecture: (fc, config) => fc.architecture(config),
  cost_methods: (fc, run) => fc.costMethods(run),
  development_cost: (fc, run) => fc.developmentCost(run),
  goodput: (fc, losses) => fc.goodput(losses),
  run_energy: (fc, run) => fc.runEnergy(run),
  prices: (fc, asked) => fc.prices(asked),
  as_known_on: (fc, { scenario, date }) => fc.asKnownOn(scenario, date),
  scenario_as_known_on: (fc, { scenario, date }) => fc.scenarioAsKnownOn(scenario, date).document,
  diff: (fc, asked) => fc.diff(asked.old, asked.new),
  allocation: (fc, { scenario, spread_unaccounted }) =>
    fc.allocation(scenario, { spreadUnaccounted: spread_unaccounted }),
  what_if: (fc, { scenario, patches, options }) => {
    const { values, ...answer } = fc.whatIf(scenario, patches, options);
    return answer;
  },
};

/** A question of a room has the answer, or the words, that it has everywhere. */
export function holdsRoom(fc, one) {
  const asked = () => ROOM[one.ask](fc, one.asked);
  if ("answer" in one) return assert.deepStrictEqual(asked(), one.answer);
  const { name, code, path, message, accepted } = caught(asked);
  assert.deepStrictEqual({ name, code, path, message, accepted }, { name: "FullcostError", ...one.error });
}

export function caught(call) {
  try {
    call();
  } catch (thrown) {
    return thrown;
  }
  throw new assert.AssertionError({ message: "nothing was thrown" });
}
