"""What can be asked about a scenario's uncertainty: ranges, drivers, conditions, goal seek."""

import json
import signal
import subprocess
import sys
import time

import pytest

import fullcost as fc

np = pytest.importorskip("numpy")

IN_USE = "usd_per_busy_gpu_hour"


@pytest.fixture(scope="module")
def unsure(deepseek):
    """Nothing is uncertain but how busy the fleet is."""
    fixed = {row["path"]: row["scenario_value"] for row in deepseek.leaves() if row["distribution"]}
    return deepseek.with_state({"values": {**fixed, "busy_share": "0.4 to 0.8"}})


@pytest.fixture(scope="module")
def sample(deepseek):
    return deepseek.sample(draws=5000, outputs=["development", IN_USE, "claims[article-6m]"])


def refused(ask):
    with pytest.raises(fc.FullcostError) as caught:
        ask()
    return caught.value.code, caught.value.path


def test_a_range_in_the_place_of_a_number(deepseek):
    spec = {"uniform": {"low": 0.4, "high": 0.8}}
    for value in (spec, fc.distribution(spec)):
        there = deepseek.set("busy_share", value)
        assert there["busy_share"] == pytest.approx(0.6)
        row = next(row for row in there.leaves() if row["path"] == "busy_share")
        assert (json.loads(row["distribution"]), row["low"]) == (spec, pytest.approx(0.42))
        assert there.state == {"values": {"busy_share": spec}}
        assert deepseek.with_state(there.state).sample(500).to_json() == there.sample(500).to_json()
        draws = there.sample(2000, outputs=IN_USE).draws("busy_share")
        assert (draws.min(), draws.max()) == pytest.approx((0.4, 0.8), abs=0.01)
    assert repr(deepseek.set("busy_share", "0.4 to 0.8")) == "<Scenario 'deepseek', busy_share = 0.4 to 0.8>"
    assert "busy_share = uniform" in repr(deepseek.set("busy_share", spec))
    assert "busy_share = 0.4 to 0.8" in str(deepseek.set("busy_share", "0.4 to 0.8").evaluate().cite())


def test_a_number_that_is_set_is_not_drawn_and_a_range_over_it_is(deepseek):
    fixed = deepseek.set("busy_share", 0.5)
    assert "busy_share" not in fixed.sample(500).to_frame().columns
    assert "busy_share" in fixed.set("busy_share", "0.4 to 0.8").sample(500).to_frame().columns


@pytest.mark.parametrize(
    ("value", "code", "path"),
    [
        ("0.8 to 0.4", "reversed_range", "busy_share"),
        ("0.8 to 1.4", "out_of_range", "busy_share"),
        ("much", "wrong_type", "busy_share"),
        ({"normal": {"mean": 0.5}}, "missing", "busy_share.normal.sd"),
        ({"normal": {"mean": 0.5, "sd": -1}}, "out_of_range", "busy_share.normal.sd"),
        ({"value": 0.5}, "unknown_key", "busy_share.value"),
    ],
)
def test_a_range_that_cannot_be_is_refused_with_its_path(deepseek, value, code, path):
    assert refused(lambda: deepseek.set("busy_share", value)) == (code, path)


def test_a_choice_has_no_range(deepseek):
    assert refused(lambda: deepseek.set("weighting", "0 to 1")) == ("wrong_type", "weighting")


def test_a_sample_agrees_with_its_draws(sample):
    draws = sample.draws(IN_USE)
    assert draws.shape == (5000,)
    assert sample.mean(IN_USE) == pytest.approx(draws.mean(), rel=1e-12)
    assert sample.sd(IN_USE) == pytest.approx(draws.std(), rel=1e-9)
    levels = [0.0, 0.05, 0.5, 1.0]
    assert sample.quantile(IN_USE, levels).tolist() == np.quantile(draws, levels).tolist()
    assert sample.quantile(IN_USE, 0.5) == np.quantile(draws, 0.5)
    assert sample.exceedance(IN_USE, 2.0) == (draws > 2.0).mean()
    counts, edges = sample.histogram(IN_USE)
    inside = np.clip(draws, edges[0], np.nextafter(edges[-1], 0))
    assert counts.sum() == 5000
    assert np.abs(counts - np.histogram(inside, edges)[0]).max() <= 1
    row = next(row for row in sample.outputs if row["id"] == IN_USE)
    assert row["p95"] == np.quantile(draws, 0.95)


def test_a_sample_is_the_same_on_any_number_of_threads_and_changes_with_its_seed(deepseek):
    ask = {"draws": 200_000, "outputs": "development", "summary": "streaming"}
    one, three, other = (
        deepseek.sample(threads=1, **ask),
        deepseek.sample(threads=3, **ask),
        deepseek.sample(seed=2, **ask),
    )
    assert one.to_json() == three.to_json()
    assert one.mean("development") != other.mean("development")
    assert abs(one.mean("development") - other.mean("development")) < 6 * one.sd("development") / 200_000**0.5
    assert all(error > 0 for error in one.quantiles["error"])
    assert refused(lambda: one.draws("development")) == ("impossible", "draws")


def test_all_draws_as_a_frame(sample, deepseek):
    pytest.importorskip("pandas")
    frame = sample.to_frame()
    assert frame.shape == (5000, sample.to_dict()["inputs"] + 3)
    assert list(frame.columns[-3:]) == ["development", IN_USE, "claims[article-6m]"]
    row = {path: float(value) for path, value in frame.iloc[17].items() if path in deepseek.leaves()["path"]}
    there = deepseek.with_state({"values": row})
    assert there.evaluate().hinge[IN_USE] == pytest.approx(frame[IN_USE][17], rel=1e-12)


@pytest.mark.parametrize(
    ("ask", "code", "path"),
    [
        ({"draws": 0}, "out_of_range", "draws"),
        ({"draws": 2.5}, "out_of_range", "draws"),
        ({"draws": 2**53}, "out_of_range", "draws"),
        ({"draws": float("nan")}, "not_finite", "draws"),
        ({"draws": "many"}, "wrong_type", "draws"),
        ({"draws": 1e9, "summary": "exact"}, "too_large", "draws"),
        ({"draws": 2**33, "method": "sobol"}, "out_of_range", "draws"),
        ({"seed": -1}, "out_of_range", "seed"),
        ({"method": "halton"}, "unknown_name", "method"),
        ({"summary": "rough"}, "unknown_name", "summary"),
        ({"outputs": ["fleet_tco", "tco"]}, "unknown_name", "outputs[1]"),
        ({"outputs": "tco"}, "unknown_name", "outputs"),
        ({"quantiles": [0.5, 0.5000000000001]}, "duplicate_id", "quantiles[1]"),
        ({"draws": 1e8, "summary": "exact"}, "too_large", "draws"),
        ({"quantiles": [0.5, 1.5]}, "out_of_range", "quantiles[1]"),
        ({"bins": 0}, "out_of_range", "bins"),
        ({"threads": 0}, "out_of_range", "threads"),
    ],
)
def test_options_are_refused_by_name(deepseek, ask, code, path):
    assert refused(lambda: deepseek.sample(**ask)) == (code, path)


def test_names_and_probabilities_are_refused(sample):
    assert refused(lambda: sample.mean("fleet_tco")) == ("unknown_name", "output")
    assert refused(lambda: sample.draws("fleet_tco")) == ("unknown_name", "name")
    assert refused(lambda: sample.quantile(IN_USE, 1.5)) == ("out_of_range", "p")
    assert refused(lambda: sample.quantile(IN_USE, [0.5, float("nan")])) == ("not_finite", "p[1]")


def test_the_only_driver_drives_everything(unsure):
    drivers = unsure.drivers(IN_USE, total=True, draws=4096)
    (row,) = drivers.table
    assert row["path"] == "busy_share"
    assert row["first_order_low"] <= row["first_order"] <= row["first_order_high"]
    assert row["first_order"] == pytest.approx(1.0, abs=0.05)
    assert row["total"] == pytest.approx(1.0, abs=0.05)
    assert row["narrowing"] > 0.85
    low = unsure.set("busy_share", 0.4).evaluate().hinge[IN_USE]
    assert row["at_low"] == pytest.approx(low, rel=1e-3)  # the range ends at 1, so its 5 % lie a little lower
    assert "would narrow the range by" in drivers.sentences[0]
    assert "nothing in it is uncertain" in repr(unsure.drivers("official_training", draws=600))


def test_an_influence_that_cannot_be_told_from_none_is_said_so(deepseek):
    drivers = deepseek.reading("by-type").drivers("fleet_tco", draws=4000)
    noise = [row["label"] for row in drivers.table if row["noise"]]
    assert noise
    assert f"0 within noise: {noise[0]}" in " ".join(repr(drivers).split())
    assert "0 within noise" in drivers._repr_html_()


def test_groups_of_drivers(deepseek):
    drivers = deepseek.drivers("fleet_tco", total=True, groups="fleet", draws=4096)
    assert any("fleet" in path.split(" + ") for path in drivers.table["path"])
    assert refused(lambda: deepseek.drivers(groups="flee"))[1] == "groups"
    implied = deepseek.drivers("fleet_tco", groups="fleet", draws=1024)
    assert implied.to_dict() == deepseek.drivers("fleet_tco", total=True, groups="fleet", draws=1024).to_dict()


def test_a_curve_follows_an_answer_along_one_number(deepseek, unsure):
    curve = deepseek.curve("busy_share", IN_USE, points=9)
    assert curve.columns == ("input", "low", "median", "high")
    steps = np.diff(curve["input"])
    assert steps == pytest.approx(np.full(8, steps[0]))
    assert all(row["low"] < row["median"] < row["high"] for row in curve)
    assert np.all(np.diff(curve["median"]) < 0)  # the busier, the cheaper
    alone = unsure.curve("busy_share", IN_USE, points=5)
    for row in alone:  # nothing else is uncertain: no band, and the value that setting the number gives
        there = unsure.set("busy_share", row["input"]).evaluate().hinge[IN_USE]
        assert [row["low"], row["median"], row["high"]] == pytest.approx([there] * 3, rel=1e-9)


def test_a_curve_along_what_does_not_matter_says_so(deepseek):
    flat = deepseek.curve("busy_share", "official_training", points=3)
    assert "does not depend on" in flat.sentence
    assert "does not depend on" in flat._repr_html_()
    assert repr(flat).startswith(flat.sentence.split(" as ")[0])


def test_one_is_one(unsure):
    assert "of 1 uncertain number;" in repr(unsure.sample(500, outputs=IN_USE))
    assert "1 draw of" in repr(unsure.sample(1, outputs=IN_USE))


def test_curves_along_what_does_not_vary_are_refused(deepseek):
    assert refused(lambda: deepseek.curve("window_years")) == ("wrong_type", "window_years")
    assert refused(lambda: deepseek.set("busy_share", 0.5).curve("busy_share")) == ("wrong_type", "busy_share")
    assert refused(lambda: deepseek.curve("busy_shar")) == ("unknown_path", "busy_shar")
    assert refused(lambda: deepseek.curve("busy_share", points=1)) == ("out_of_range", "points")


def test_a_condition_is_what_the_draws_say(deepseek):
    ask = {"draws": 20_000, "seed": 3}
    found = deepseek.condition("development", at_most=2e7, **ask)
    sample = deepseek.sample(outputs="development", **ask)
    draws = sample.draws("development")
    holds = draws <= 2e7
    assert found.share == holds.mean()
    assert found.standard_error == pytest.approx((found.share * (1 - found.share) / 20_000) ** 0.5)
    assert found.mean == pytest.approx(draws[holds].mean(), rel=1e-9)
    first = found.inputs[0]
    values = sample.draws(first["path"])
    assert first["mean"] == pytest.approx(values[holds].mean(), rel=1e-9)
    assert first["fails_p50"] == pytest.approx(np.quantile(values[~holds], 0.5), rel=1e-9)
    assert first["label"] in repr(found)


def test_a_condition_on_a_claim_is_its_share(deepseek):
    shares = {row["id"]: row for row in deepseek.claim_shares(draws=20_000)}
    found = deepseek.condition(claim="article-6m", draws=20_000)
    assert found.share == shares["article-6m"]["share"]
    assert (found.to_dict()["low"], found.to_dict()["high"]) == (5.5e6, 6.5e6)


def test_conditions_that_cannot_be_answered(deepseek):
    assert refused(deepseek.condition) == ("missing", "at_most")
    assert refused(lambda: deepseek.condition("development", at_most=1.0))[0] == "too_few_draws"
    assert refused(lambda: deepseek.condition("development", at_most=1, at_least=2)) == ("reversed_range", "at_least")
    assert refused(lambda: deepseek.condition("development", at_most=float("nan"))) == ("not_finite", "at_most")
    assert refused(lambda: deepseek.condition(claim="nobody"))[0] == "unknown_name"


def test_what_an_input_would_have_to_be(deepseek):
    solved = deepseek.solve(claim="article-6m", inputs="runs[v3].phases[pretraining].gpu_hours")
    assert (solved.output, solved.goal) == ("claims[article-6m]", 6e6)
    there = deepseek.with_state({"values": solved.values})
    assert there.claim_shares(draws=1)["point"] != deepseek.claim_shares(draws=1)["point"]
    two = deepseek.solve(IN_USE, goal=2.2, inputs=["busy_share", "window_years"])
    for solution in two.solutions[:3]:
        values = dict(zip(two.paths, solution["values"], strict=True))
        assert deepseek.with_state({"values": values}).evaluate().hinge[IN_USE] == pytest.approx(2.2, rel=1e-9)
    assert deepseek.solve(IN_USE, 2.2, two.paths).solutions == two.solutions  # as in JavaScript
    none = deepseek.solve(IN_USE, goal=1e6, inputs="busy_share")
    assert (none.values, none.solutions) == (None, [])
    assert none.reach[0] < none.reach[1] < 1e6


def test_goals_that_make_no_sense(deepseek):
    assert refused(lambda: deepseek.solve(IN_USE, inputs="busy_share")) == ("missing", "goal")
    assert refused(lambda: deepseek.solve(IN_USE, goal=2.0)) == ("wrong_type", "inputs")
    assert refused(lambda: deepseek.solve(IN_USE, goal=2.0, inputs="busy"))[0] == "unknown_path"
    assert refused(lambda: deepseek.solve(IN_USE, goal=float("inf"), inputs="busy_share")) == ("not_finite", "goal")


LONG = {
    "sample": "sample(draws=10**12, threads=2)",
    "drivers": "drivers(total=True, draws=8_000_000)",
    "condition": "condition(at_most=1e12, draws=8_000_000)",
}


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.parametrize("name", LONG)
def test_ctrl_c_ends_a_long_run(name):
    words = (
        "import fullcost as fc, time\n"
        "scenario = fc.scenario('deepseek')\n"
        "print('go', flush=True)\n"
        f"try:\n    scenario.{LONG[name]}\n"
        "except KeyboardInterrupt:\n    print(repr(time.time()))\n"
    )
    run = subprocess.Popen([sys.executable, "-c", words], stdout=subprocess.PIPE, text=True)
    assert run.stdout.readline() == "go\n"
    time.sleep(0.7)
    asked = time.time()
    run.send_signal(signal.SIGINT)
    ended = float(run.communicate(timeout=30)[0])
    assert ended - asked < 0.5  # 0.1 s on a machine that does nothing else
