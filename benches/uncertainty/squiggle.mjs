// The benchmark model in Squiggle, with mean, sd and seven quantiles of every output: node squiggle.mjs --draws N --rounds N

import { parseArgs } from "node:util";

const HOME = new URL("../../target/peers/node/node_modules/@quri/squiggle-lang/dist/index.js", import.meta.url);
const ROUND_MICROSECONDS = 200_000;

// An input becomes a set of samples at once: used twice, it is then one and the same draw.
// `util` is truncated where the model clips it: 9e-5 of its mass, no effect on the digits compared.
const MODEL = `
of(x) = SampleSet.fromDist(x)
n_h800 = of(8000 to 12000)
n_h100 = of(8000 to 12000)
n_h20 = of(20000 to 40000)
n_a100 = of(8000 to 12000)
c_h800 = of(28000 to 40000)
c_h100 = of(30000 to 42000)
c_h20 = of(12000 to 20000)
c_a100 = of(10000 to 18000)
f_net = of(0.10 to 0.25)
k_power = of(uniform(0.85, 1.15))
pue = of(triangular(1.10, 1.25, 1.50))
p_elec = of(0.05 to 0.10)
util = of(truncate(normal(0.65, 0.08), 0.2, 0.95))
colo = of(120 to 220)
staff = of(150 to 400)
salary = of(150000 to 500000)
rd_mult = of(3 to 15)
mfu = of(0.28 to 0.42)
usd_h = of(1.5 to 2.5)
tokens = of(14.5e12 to 15.1e12)

run = 6 * 37e9 / 989.5e12 / 3600 * tokens / mfu * usd_h
dev = run * rd_mult
capex = (n_h800 * c_h800 + n_h100 * c_h100 + n_h20 * c_h20 + n_a100 * c_a100) * (1 + f_net)
kw = (1.30 * (n_h800 + n_h100) + 0.95 * n_h20 + 0.80 * n_a100) * k_power
opex4 = kw * ((0.35 + 0.65 * util) * pue * p_elec * 35064 + colo * 48) + staff * salary * 4
tco = capex + opex4
ratio = tco / run

summary(x) = [mean(x), stdev(x), [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95] -> List.map({|p| quantile(x, p)})]
{ run: summary(run), dev: summary(dev), capex: summary(capex), opex4: summary(opex4), tco: summary(tco), ratio: summary(ratio) }
`;

const { values } = parseArgs({ options: { draws: { type: "string", default: "10000" }, rounds: { type: "string", default: "1" } } });
const draws = Number(values.draws);
const squiggle = await import(HOME.href);

/** Draws, computes and summarises; gives the means by output. */
async function run(seed) {
  const { result } = await squiggle.run(MODEL, { environment: { sampleCount: draws, xyPointLength: 1000, seed: String(seed) } });
  if (!result.ok) throw new Error(String(result.value));
  return Object.fromEntries(Object.entries(result.value.result.asJS().value).map(([name, [mean]]) => [name, mean]));
}

/** The CPU time of one draw, collector and compiler included, from runs that fill a round. */
async function round(seed) {
  const start = process.cpuUsage();
  for (let runs = 1; ; runs++) {
    await run(seed + runs);
    const { user, system } = process.cpuUsage(start);
    if (user + system >= ROUND_MICROSECONDS) return ((user + system) * 1000) / runs / draws;
  }
}

const means = await run(0);
const rounds = [];
for (let number = 0; number < Number(values.rounds); number++) rounds.push(await round(1000 * number));
console.log(JSON.stringify({ name: "Squiggle", draws, ns_per_draw: rounds, means }));
