"""Bad input: the same words as in Rust and JavaScript, and never anything but a FullcostError."""

import copy
import datetime
import json
import math
import pickle

import numpy as np
import pytest
from conftest import ROOT

import fullcost as fc
from fullcost import _core, scores

CASES = json.loads((ROOT / "tests" / "errors.json").read_text(encoding="utf-8"))


WORDS = {"low": "at_least", "high": "at_most"}
"""What Python calls by another name."""


def refusal(source, question=None, options=None):
    with pytest.raises(fc.FullcostError) as caught:
        asked(source, question, options)
    error = caught.value
    return {"code": error.code, "path": error.path, "message": error.message, "accepted": error.accepted}


def asked(source, question, options):
    """Ask what other doors ask in one call, in Python's words; without a question, for the whole answer."""
    scenario = fc.scenario(source)
    if question is None:
        return scenario.evaluate()
    if question == "sweep":
        return fc.sweep(scenario, **options)
    options = {WORDS.get(name, name): option for name, option in options.items()}
    if question == "condition" and "outputs" in options:
        options["output"] = options.pop("outputs")[0]
    return getattr(scenario, question)(**options)


def test_there_are_shared_cases():
    assert len(CASES) >= 10


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_bad_scenario_is_answered_in_the_shared_words(case):
    if "text" in case:
        found = [refusal(case["text"].encode())]
    else:
        question = (case.get("question"), case.get("options"))
        found = [refusal(case["scenario"], *question), refusal(json.dumps(case["scenario"]), *question)]
    # What a list of names holds that grows with the catalog is left open in the shared cases.
    expected = {key: part for key, part in case["error"].items() if part is not None}
    if case.get("question") == "condition":
        expected["path"] = WORDS.get(expected["path"], expected["path"])
    for error in found:
        assert error == {**error, **expected}


def test_an_error_is_a_value_error_that_reads_as_path_and_message(deepseek):
    with pytest.raises(ValueError, match=r"^busy_share: ") as caught:
        deepseek.set("busy_share", 7)
    error = caught.value
    assert isinstance(error, fc.FullcostError)
    assert str(error) == f"{error.path}: {error.message}"
    again = pickle.loads(pickle.dumps(error))
    assert (again.code, str(again), again.accepted) == (error.code, str(error), error.accepted)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, np.nan, np.float32("inf"), 10**400])
def test_a_number_that_is_not_finite_is_refused_with_its_path(deepseek, document, number):
    document["busy_share"] = number
    found = refusal(document)
    assert (found["code"], found["path"]) == ("not_finite", "busy_share")
    with pytest.raises(fc.FullcostError) as caught:
        deepseek.set("busy_share", number)
    assert (caught.value.code, caught.value.path) == ("not_finite", "busy_share")
    assert caught.value.message == found["message"]


@pytest.mark.parametrize(
    ("spec", "place"),
    [
        ({"samples": {"values": [0.5, math.nan]}}, "samples.values[1]"),
        ({"discrete": {"values": [0.5, 0.6], "weights": [1, math.nan]}}, "discrete.weights[1]"),
        ({"uniform": {"low": 0.2, "high": math.inf}}, "uniform.high"),
    ],
)
def test_a_distribution_of_what_is_no_number_is_refused_at_that_number(deepseek, spec, place):
    with pytest.raises(fc.FullcostError) as caught:
        deepseek.set("busy_share", spec)
    assert (caught.value.code, caught.value.path) == ("not_finite", f"busy_share.{place}")


@pytest.mark.parametrize("value", ["many", None, [1], True, object(), datetime.date(2026, 1, 1)])
def test_a_value_that_is_no_number_is_refused_with_its_path(deepseek, value):
    with pytest.raises(fc.FullcostError) as caught:
        deepseek.set("busy_share", value)
    assert (caught.value.code, caught.value.path) == ("wrong_type", "busy_share")


def test_an_unknown_path_is_refused(deepseek):
    for ask in (lambda: deepseek.set("busy_shar", 0.5), lambda: deepseek["busy_shar"]):
        with pytest.raises(fc.FullcostError) as caught:
            ask()
        assert (caught.value.code, caught.value.path) == ("unknown_path", "busy_shar")


def test_unknown_names_are_refused_with_a_code(deepseek):
    for ask in (
        lambda: fc.scenario("depseek"),
        lambda: deepseek.reading("by-typ"),
        lambda: deepseek.scope("everything"),
        lambda: deepseek.order("colour"),
        lambda: deepseek.reconcile("nobody", "knows"),
    ):
        with pytest.raises(fc.FullcostError) as caught:
            ask()
        assert caught.value.code == "unknown_name"


def test_the_nearest_scenario_is_named():
    with pytest.raises(fc.FullcostError, match="deepseek"):
        fc.scenario("deepsek")


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"fleet": [',
        '{"a": NaN}',
        "[1, 2",
        "{'a': 1}",
        b"{",
        b"\xff\xfe",
        b'{"title": "caf\xe9"}',
        '{"a": "\ud800"}',
    ],
)
def test_text_that_is_no_json_has_one_fixed_sentence(text):
    assert refusal(text) == {
        "code": "syntax",
        "path": "",
        "message": "the text is not valid JSON",
        "accepted": "a JSON object",
    }


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused(document, write, cut):
    text = json.dumps(document)
    assert refusal(write(text[: int(len(text) * cut)]))["code"] == "syntax"


@pytest.mark.parametrize("source", [[], 5, None, True, "[]", "[1]"], ids=repr)
def test_what_is_no_object_is_refused(source):
    assert refusal(source)["code"] == "wrong_type"


def test_a_file_of_fifty_megabytes_is_refused_by_its_size(write):
    padded = '{"title": "' + "x" * 50_000_000 + '"}'
    assert refusal(write(padded))["code"] == "too_large"
    assert refusal(padded)["code"] == "too_large"


def test_what_json_cannot_hold_is_refused_with_its_path(document):
    document["fleet"][0]["count"] = {"value": object()}
    found = refusal(document)
    assert found["code"] == "wrong_type"
    assert found["path"] == f"fleet[{document['fleet'][0]['id']}].count.value"
    assert "`object`" in found["message"]


def test_a_key_that_is_no_text_is_refused(document):
    document["fleet"][0][5] = 1
    found = refusal(document)
    assert (found["code"], found["path"]) == ("wrong_type", f"fleet[{document['fleet'][0]['id']}]")


def test_a_document_that_contains_itself_is_refused(document):
    document["fleet"].append(document["fleet"])
    found = refusal(document)
    assert (found["code"], found["message"]) == ("too_large", "is nested more than 32 deep, or contains itself")


@pytest.mark.parametrize("form", [dict, json.dumps], ids=["dict", "text"])
def test_an_object_with_too_many_keys_is_refused(form):
    found = refusal(form({f"k{place}": place for place in range(1001)}))
    assert (found["code"], found["path"], found["message"]) == ("too_large", "", "an object has too many keys")


def test_half_a_character_is_refused(document):
    document["title"] = "\ud83d"
    found = refusal(document)
    assert (found["code"], found["path"]) == ("syntax", "title")


def test_dates_are_read_as_their_text(document):
    document["as_of"] = datetime.date.fromisoformat(document["as_of"])
    assert fc.scenario(document).evaluate().to_dict()["as_of"] == document["as_of"].isoformat()


def test_a_file_that_is_not_there_is_what_python_says_it_is(tmp_path):
    with pytest.raises(FileNotFoundError):
        fc.scenario(tmp_path / "nothing.json")
    with pytest.raises(FileNotFoundError):
        fc.scenario("nothing/here.json")


@pytest.mark.parametrize("blob", [b"", b"FC", b"\x00" * 100, b"not a blob at all"])
def test_bytes_that_are_no_resolved_scenario_are_refused(blob):
    with pytest.raises(fc.FullcostError) as caught:
        fc.blob(blob)
    assert caught.value.code == "bad_blob"


def test_a_spoilt_blob_never_breaks_the_process(deepseek):
    blob = bytearray(deepseek.to_blob())
    refused = 0
    for place in range(0, len(blob), max(1, len(blob) // 400)):
        spoilt = bytes(blob[:place]) + bytes([blob[place] ^ 0x5A]) + bytes(blob[place + 1 :])
        try:
            fc.blob(spoilt).evaluate()
        except fc.FullcostError:
            refused += 1
    for place in range(0, len(blob), max(1, len(blob) // 100)):
        with pytest.raises(fc.FullcostError):
            fc.blob(bytes(blob[:place]))
    assert refused > 0


def test_a_panic_reaches_python_as_an_error(capfd):
    with pytest.raises(fc.FullcostError) as caught:
        _core._panic()
    assert caught.value.code == "internal"
    assert "asked to" in capfd.readouterr().err


def test_an_error_survives_being_copied_and_made_anew_from_its_text():
    error = fc.FullcostError("missing", "busy_share[1]", "is empty", "a number")
    for again in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        assert (again.code, again.path, again.message, again.accepted) == (
            "missing",
            "busy_share[1]",
            "is empty",
            "a number",
        )
    assert str(type(error)(str(error))) == str(error)


def test_what_is_no_number_is_refused_by_the_name_of_the_argument(deepseek):
    of = fc.distribution("6 to 10")
    asks = {
        "path": lambda: deepseek.set(None, 0.5),
        "total": lambda: deepseek.drivers(total="x"),
        "p": lambda: of.quantile("a"),
        "x": lambda: of.cdf(["a"]),
        "predicted": lambda: scores.pinball(0.5, ["a"], [1]),
        "level": lambda: scores.pinball("a", [1], [1]),
        "actual": lambda: scores.crps_samples([1, 2], [1, 2]),
        "confidence": lambda: scores.interval_score(None, [1], [2], [1]),
        "goal": lambda: deepseek.solve("fleet_tco", goal="x", inputs="busy_share"),
        "at_most": lambda: deepseek.condition(at_most="x"),
        "claim": lambda: deepseek.condition(claim=5),
        "output": lambda: deepseek.drivers(["fleet_tco", "told_share"]),
        "grid": lambda: fc.sweep(deepseek, [1]),
    }
    for path, ask in asks.items():
        with pytest.raises(fc.FullcostError) as caught:
            ask()
        assert (caught.value.code, caught.value.path) == ("wrong_type", path)
    with pytest.raises(fc.FullcostError, match="nearest: `busy_share`"):
        deepseek.set("busy_shar", 0.5)


def test_what_contradicts_itself_is_refused(deepseek):
    for ask in (
        lambda: deepseek.condition(claim="article-6m", at_most=3),
        lambda: deepseek.solve("fleet_tco", goal=2, claim="article-6m", inputs="busy_share"),
    ):
        with pytest.raises(fc.FullcostError) as caught:
            ask()
        assert (caught.value.code, caught.value.path) == ("wrong_type", "claim")
