"""The command ``fullcost``, in a process of its own."""

import csv
import io
import json
import os
import pty
import subprocess
import sys

import pytest

import fullcost as fc


def said(run, code=0):
    assert run.returncode == code, run.stderr.decode()
    assert b"Traceback" not in run.stderr
    if code == 0:
        assert run.stderr == b""
    return run.stdout.decode()


def complaint(run, code):
    assert run.returncode == code
    assert run.stdout == b""
    assert b"Traceback" not in run.stderr
    return run.stderr.decode()


def test_report_tells_the_story(fullcost, deepseek):
    text = said(fullcost("report", "deepseek"))
    flat = " ".join(text.split())
    assert " ".join(deepseek.reconcile().sentence.split()) in flat
    for figure in ("5.58", "3.37", "+13.49", "+2,508", "\u2212944", "1,600"):
        assert figure in text
    assert "three weeks" in flat
    assert " ".join(deepseek.view()["footer"]["note"].split()) in flat
    assert "\x1b" not in text


@pytest.mark.parametrize("width", [40, 60, 80, 120, 400])
def test_report_fits_the_terminal(fullcost, width):
    text = said(fullcost("report", "deepseek", COLUMNS=str(width)))
    assert max(map(len, text.split("\n"))) <= max(40, min(width, 120))


@pytest.mark.parametrize("name", fc.scenarios())
def test_every_shipped_scenario_has_a_report(fullcost, name):
    scenario = fc.scenario(name)
    text = said(fullcost("report", name))
    assert " ".join(scenario.title.split()) in " ".join(text.split())
    walk = json.loads(said(fullcost("report", name, "--json")))["reconciliation"]
    assert (walk is None) == (scenario.view()["bridge"] is None)
    assert len(said(fullcost("report", name, "--csv")).split("\n")) > 3


def test_report_says_the_answer_the_predicted_hours_and_the_readings(fullcost):
    words = " ".join(said(fullcost("report", "llama-405b")).split())
    assert "would cost about $62" in words
    told = fc.scenario("llama-405b").evaluate().comparisons.to_dicts()
    predicted = next(of["value"] for of in told if of["id"] == "predicted_gpu_hours.run.training")
    assert f"GPU-hours that its architecture predicts: {predicted:,.0f}." in words
    assert "eight-bits In 8 bits: Matrices in FP8" in words


def test_report_as_json_is_the_outcome_and_the_walk(fullcost, deepseek):
    data = json.loads(said(fullcost("report", "deepseek", "--json", "--set", "busy_share=0.9")))
    busier = deepseek.set("busy_share", 0.9)
    assert data == {"outcome": busier.evaluate().to_dict(), "reconciliation": busier.reconcile().to_dict()}


def test_report_as_csv_keeps_every_digit(fullcost, deepseek):
    rows = list(csv.DictReader(io.StringIO(said(fullcost("report", "deepseek", "--csv")))))
    walk = deepseek.reconcile().rows()
    assert [row["title"] for row in rows] == [row["title"] for row in walk]
    assert [float(row["running_usd"]) for row in rows] == [row["running_usd"] for row in walk]


def test_report_takes_readings_values_claims_and_order(fullcost, deepseek):
    back = deepseek.reconcile()
    asked = fullcost(
        "report", "deepseek", "--json", "--reading", "by-type", "--set", "busy_share=0.9",
        "--from", back.to["id"], "--to", back.start["id"], "--order", ",".join(reversed(back.order)),
    )  # fmt: skip
    walk = json.loads(said(asked))["reconciliation"]
    expected = deepseek.reading("by-type").set("busy_share", 0.9).order(*reversed(back.order))
    assert walk == expected.reconcile(back.to["id"], back.start["id"]).to_dict()


def test_a_scenario_may_come_by_file_or_by_standard_input(fullcost, document, write):
    text = json.dumps(document)
    by_id = said(fullcost("report", "deepseek"))
    assert said(fullcost("report", write(text, "mit leerzeichen ü.json"))) == by_id
    assert said(fullcost("report", "-", stdin=text.encode())) == by_id


def test_check_says_ok_and_what_does_not_agree(fullcost, document, deepseek, write):
    text = said(fullcost("check", write(document)))
    assert text.startswith("ok: deepseek")
    for row in deepseek.evaluate().diagnostics:
        assert f"{row['path']}: {row['message']}" in text


def test_check_names_what_is_wrong_and_where(fullcost, document, write):
    document["fleet"][0]["count"] = -5
    path = write(document)
    with pytest.raises(fc.FullcostError) as caught:
        fc.scenario(path)
    assert complaint(fullcost("check", path), 1) == f"{caught.value}\n"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[]"])
def test_check_survives_any_file(fullcost, write, content):
    assert complaint(fullcost("check", write(content)), 1).count("\n") == 1


def test_a_missing_file_is_one_line(fullcost):
    assert complaint(fullcost("check", "nothing.json"), 1) == "nothing.json: No such file or directory\n"
    assert "deepseek" in complaint(fullcost("report", "deepsek"), 1)


def test_resolve_writes_a_blob_and_the_claims_beside_it(fullcost, tmp_path, deepseek):
    said(fullcost("resolve", "deepseek", "-o", "deepseek.fullcost"))
    blob = fc.blob((tmp_path / "deepseek.fullcost").read_bytes())
    assert blob.evaluate().to_json() == deepseek.evaluate().to_json()
    claims = (tmp_path / "deepseek.claims.json").read_text(encoding="utf-8")
    assert claims == deepseek.claims_json()
    assert [claim["id"] for claim in json.loads(claims)["claims"]] == deepseek.claims()["id"]


def test_resolve_into_nowhere_is_one_line(fullcost):
    assert complaint(fullcost("resolve", "deepseek", "-o", "no/such/folder/blob"), 1).count("\n") == 1


@pytest.mark.parametrize(
    ("command", "column"), [("claims", "figure"), ("catalog", "name"), ("prices", "chip"), ("inputs", "path")]
)
def test_lists_come_as_text_json_and_csv(fullcost, command, column):
    deepseek = fc.scenario("deepseek")
    lists = {"claims": deepseek.claims, "catalog": fc.catalog, "prices": fc.prices, "inputs": deepseek.leaves}
    table = lists[command]()
    assert json.loads(said(fullcost(command, "--json"))) == table.to_dicts()
    rows = list(csv.DictReader(io.StringIO(said(fullcost(command, "--csv")))))
    assert [row[column] for row in rows] == table[column]
    text = said(fullcost(command))
    assert len(text.strip().split("\n")) == len(table) + 2
    assert max(map(len, text.split("\n"))) <= 100


def test_prices_of_a_chip_on_a_date(fullcost):
    asked = ("prices", "h100-sxm", "--as-of", "2025-01", "--json")
    assert json.loads(said(fullcost(*asked))) == fc.prices("h100-sxm", as_of="2025-01").to_dicts()
    words = complaint(fullcost("prices", "RTX A1000"), 1)
    assert words == "chip: `RTX A1000` is not in the catalog (nearest: `rtx-a6000`, `rtx-4090`, `rtx-5090`)\n"


def test_version(fullcost):
    assert said(fullcost("--version")) == f"fullcost {fc.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["report"],
        ["repeat"],
        ["report", "deepseek", "--set", "busy_share"],
        ["report", "deepseek", "--set", "a=many"],
        ["report", "deepseek", "--json", "--csv"],
        ["resolve", "deepseek"],
    ],
    ids=" ".join,
)
def test_a_command_that_is_not_understood_ends_with_2(fullcost, arguments):
    assert "usage: fullcost" in complaint(fullcost(*arguments), 2)


def test_a_wrong_value_on_the_command_line_is_the_same_error(fullcost):
    assert complaint(fullcost("report", "deepseek", "--set", "busy_share=nan"), 1).startswith("busy_share: ")
    assert complaint(fullcost("report", "deepseek", "--set", "busy_shar=1"), 1).startswith("busy_shar: ")


@pytest.mark.parametrize(
    "command", [["report", "deepseek"], ["claims"], ["inputs", "--csv"], ["report", "deepseek", "--json"]]
)
def test_a_pipe_that_is_closed_early_is_no_accident(command):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        run = subprocess.run([sys.executable, "-m", "fullcost", *command], stdout=closed, stderr=subprocess.PIPE)
    assert run.stderr == b""
    assert run.returncode == 141


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1", "LC_ALL": "tr_TR.UTF-8"},
        {"PYTHONIOENCODING": "cp1252", "TZ": "Pacific/Kiritimati"},
    ],
    ids=lambda environment: next(iter(environment.values())),
)
def test_other_locales_show_the_same_figures(fullcost, environment):
    run = fullcost("report", "deepseek", **environment)
    assert run.returncode == 0, run.stderr
    text = run.stdout.decode("latin-1")
    assert "-944" in text
    assert "+2,508" in text
    assert "?" not in text.replace("?\n", "\n").replace("? ", " ")
    data = fullcost("report", "deepseek", "--json", **environment).stdout
    assert data == fullcost("report", "deepseek", "--json").stdout


def in_a_terminal(arguments, **environment):
    main, other = pty.openpty()
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "80", **environment}
    env.pop("NO_COLOR", None) if "NO_COLOR" not in environment else None
    process = subprocess.Popen([sys.executable, "-m", "fullcost", *arguments], stdout=other, stderr=other, env=env)
    os.close(other)
    out = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:
            break
        if not part:
            break
        out += part
    os.close(main)
    assert process.wait() == 0
    return out.decode()


def test_a_terminal_gets_bold_and_faint_text_unless_it_declines():
    assert "\x1b[1m" in in_a_terminal(["report", "deepseek"])
    assert "\x1b" not in in_a_terminal(["report", "deepseek"], NO_COLOR="1")
    assert "\x1b" not in in_a_terminal(["report", "deepseek"], TERM="dumb")


def test_a_label_cannot_write_to_the_terminal(fullcost, document, write):
    document["title"] = "A\x1b[31m\rB\u202eC"
    document["fleet"][0]["label"] = "\x1b]0;title\x07"
    for command in ("report", "check", "inputs"):
        text = said(fullcost(command, write(document)))
        assert not any(mark in text for mark in "\x1b\x07\r\u202e")


def told(run):
    assert (run.returncode, run.stderr) == (0, b"")
    return json.loads(run.stdout)


def test_sample_tells_ranges(fullcost, deepseek):
    ask = ("sample", "deepseek", "--draws", "2000", "--seed", "3", "--output", "development", "--output", "told_share")
    sampled = told(fullcost(*ask, "--method", "latin_hypercube", "--quantiles", "0.1,0.9", "--bins", "10", "--json"))
    assert (
        sampled
        == deepseek.sample(
            2000, 3, "latin_hypercube", outputs=["development", "told_share"], quantiles=[0.1, 0.9], bins=10
        ).to_dict()
    )
    words = fullcost(*ask).stdout.decode()
    assert deepseek.sample(2000, 3, outputs="development").outputs["sentence"][0].split(":")[0] in words
    assert "likely" in words
    assert fullcost(*ask, "--csv").stdout.startswith(b"id,label,unit,point,mean,sd,p05")
    two = ("--quantiles", "0.025,0.975")
    assert fullcost(*ask, *two, "--csv").stdout.startswith(b"id,label,unit,point,mean,sd,p02.5,p97.5,unanswered")
    assert all(name in fullcost(*ask, *two).stdout for name in (b"p02.5", b"p97.5"))


def test_a_range_can_be_set(fullcost, deepseek):
    ask = ("sample", "deepseek", "--draws", "500", "--json")
    assert (
        told(fullcost(*ask, "--set", "busy_share=0.4 to 0.5"))
        == deepseek.set("busy_share", "0.4 to 0.5").sample(500).to_dict()
    )
    spec = {"uniform": {"low": 0.4, "high": 0.5}}
    found = told(fullcost(*ask, "--set", f"busy_share={json.dumps(spec)}"))
    assert found == deepseek.set("busy_share", spec).sample(500).to_dict()
    assert fullcost(*ask, "--set", "busy_share={").returncode == 2
    wrong = fullcost(*ask, "--set", "busy_share=0.5 to 0.4")
    assert (wrong.returncode, wrong.stderr[:11]) == (1, b"busy_share:")


def test_drivers_conditions_and_goals(fullcost, deepseek):
    drivers = told(fullcost("drivers", "deepseek", "--output", "development", "--draws", "2000", "--json"))
    assert drivers == deepseek.drivers("development", draws=2000).to_dict()
    by_type = ("drivers", "deepseek", "--reading", "by-type", "--output", "fleet_tco", "--draws", "2000")
    assert b"0 within noise" in fullcost(*by_type).stdout
    held = ("condition", "deepseek", "--draws", "4000")
    found = told(fullcost(*held, "--output", "development", "--at-most", "2e7", "--json"))
    assert found == deepseek.condition("development", at_most=2e7, draws=4000).to_dict()
    assert b"It holds in" in fullcost(*held, "--claim", "article-6m").stdout
    along = ("curve", "deepseek", "--along", "busy_share", "--output", "development", "--points", "4", "--json")
    assert told(fullcost(*along)) == deepseek.curve("busy_share", "development", points=4).to_dicts()
    assert [row["id"] for row in told(fullcost(*held, "--claim", "all", "--json"))] == deepseek.claim_shares(500)["id"]
    words = fullcost(*along[:-1]).stdout.decode()
    assert " ".join(words.split()).startswith("Development")
    solve = ("solve", "deepseek", "--output", "usd_per_busy_gpu_hour", "--goal", "2", "--input", "busy_share")
    expected = deepseek.solve("usd_per_busy_gpu_hour", goal=2, inputs="busy_share")
    assert told(fullcost(*solve, "--json")) == expected.to_dict()
    (row,) = csv.DictReader(io.StringIO(fullcost(*solve, "--csv").stdout.decode()))
    assert float(row["busy_share"]) == expected.values["busy_share"]
    assert float(row["busy_share.probability"]) == expected.solutions[0]["probabilities"][0]
    nothing = fullcost("solve", "deepseek", "--output", "told_share", "--goal", "0.9", "--input", "busy_share")
    assert (nothing.returncode, nothing.stderr) == (1, b"")
    assert b"does not depend on" in nothing.stdout
    assert (
        b"does not depend on"
        in fullcost("solve", "deepseek", "--claim", "analyst-servers", "--input", "fleet[h800].count").stdout
    )


@pytest.mark.parametrize(
    ("ask", "code", "words"),
    [
        (("sample", "deepseek", "--draws", "0"), 1, b"draws: must be"),
        (("sample", "deepseek", "--method", "dice"), 2, b"invalid choice"),
        (("sample", "deepseek", "--quantiles", "x"), 2, b"must be numbers"),
        (("drivers", "deepseek", "--output", "tco"), 1, b"output: `tco` is no output"),
        (("condition", "deepseek"), 1, b"at_most: is missing"),
        (("condition", "deepseek", "--at-most", "1", "--output", "development"), 1, b"too few"),
        (("solve", "deepseek", "--input", "busy_share"), 1, b"goal: is missing"),
        (("solve", "deepseek", "--goal", "1"), 2, b"--input"),
        (("solve", "deepseek", "--goal", "1", "--claim", "article-6m", "--input", "busy_share"), 1, b"claim: cannot"),
        (("condition", "deepseek", "--at-most", "1", "--claim", "article-6m"), 1, b"claim: cannot stand beside"),
        (("condition", "deepseek", "--at-most", "1", "--claim", "all"), 1, b"claim: cannot be `all`"),
        (("drivers", "deepseek", "--output", "development", "--output", "fleet_tco"), 2, b"--output is given twice"),
        (("sample", "deepseek", "--quantiles", "0.5,0.5"), 1, b"quantiles[1]: is `p50` again"),
    ],
)
def test_questions_that_cannot_be_answered(fullcost, ask, code, words):
    run = fullcost(*ask)
    assert run.returncode == code
    assert words in run.stderr
    assert run.stdout == b""
