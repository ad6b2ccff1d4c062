"""Scenarios: reading, changing, asking."""

import copy
import json
import pickle
import threading
from collections import OrderedDict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import get_args

import numpy as np
import pytest

import fullcost as fc
from fullcost import types


@pytest.mark.parametrize(
    ("doc", "words"),
    [
        (fc.Scenario.order.__doc__, types.Axis),
        (fc.Scenario.scope.__doc__, types.Preset),
        (fc.Outcome.total.__doc__, types.Preset),
    ],
    ids=["order", "scope", "total"],
)
def test_a_docstring_names_every_word_that_is_accepted(doc, words):
    assert [word for word in get_args(words) if f"``{word}``" not in doc] == []


def bits(outcome):
    return outcome.to_json()


def test_the_shipped_scenarios_are_listed_and_read():
    assert "deepseek" in fc.scenarios()
    for name in fc.scenarios():
        assert fc.scenario(name).id == name


def test_the_developers_figure_comes_out_to_the_dollar(deepseek):
    assert round(deepseek.evaluate().total("official_training")) == 5_576_000


@pytest.mark.parametrize("form", [dict, OrderedDict, MappingProxyType, json.dumps])
def test_a_scenario_may_be_dicts_or_text(deepseek, document, form):
    assert bits(fc.scenario(form(document)).evaluate()) == bits(deepseek.evaluate())


@pytest.mark.parametrize("marked", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
def test_a_scenario_may_be_a_file_or_bytes(deepseek, document, write, marked):
    data = marked + json.dumps(document).encode()
    for source in (data, bytearray(data), write(data), Path(write(data)), data.decode()):
        assert bits(fc.scenario(source).evaluate()) == bits(deepseek.evaluate())


def test_a_scenario_is_its_own_source(deepseek):
    assert fc.scenario(deepseek) is deepseek


def test_a_later_change_of_the_dicts_does_not_reach_the_scenario(document):
    scenario = fc.scenario(document)
    before = scenario.document
    document["title"] = "Something else"
    assert scenario.document == before
    assert scenario.title != "Something else"


@pytest.mark.parametrize(
    "number",
    [
        np.float64(0.75),
        np.float32(0.75),
        np.float16(0.75),
        Decimal("0.75"),
        Fraction(3, 4),
        np.array(0.75),
    ],
    ids=lambda number: type(number).__name__,
)
def test_numbers_of_every_kind_are_numbers(deepseek, document, number):
    expected = bits(deepseek.set("busy_share", 0.75).evaluate())
    assert bits(deepseek.set("busy_share", number).evaluate()) == expected
    document["busy_share"] = number
    assert fc.scenario(document)["busy_share"] == 0.75


def test_lists_may_be_tuples_or_arrays(document):
    document["fleet"] = tuple(document["fleet"])
    assert len(fc.scenario(document).evaluate().ledger) > 0


def test_set_gives_a_new_scenario(deepseek):
    busier = deepseek.set("busy_share", 0.9)
    assert (busier["busy_share"], deepseek["busy_share"]) != (deepseek["busy_share"], 0.9)
    assert busier["busy_share"] == 0.9
    assert busier.evaluate().hinge["busy_share"] == 0.9
    assert deepseek.evaluate().hinge["busy_share"] == deepseek["busy_share"]


def test_a_value_set_by_hand_outlives_a_reading(deepseek):
    path = deepseek.readings["id"][0]
    one = deepseek.set("busy_share", 0.9).reading(path)
    other = deepseek.reading(path).set("busy_share", 0.9)
    assert one["busy_share"] == 0.9
    assert bits(one.evaluate()) == bits(other.evaluate())


def test_readings_change_the_answer_and_can_be_taken_back(deepseek):
    by_type = deepseek.reading("by-type")
    assert by_type.evaluate().total("fleet_tco") != deepseek.evaluate().total("fleet_tco")
    assert by_type.evaluate().to_dict()["readings"] == ["by-type"]
    assert bits(by_type.reading().evaluate()) == bits(deepseek.evaluate())
    assert [row["id"] for row in by_type.readings if row["on"]] == ["by-type"]


def test_a_scope_changes_the_sentence_and_no_total(deepseek):
    run = deepseek.scope("official_training")
    assert run.evaluate().sentence != deepseek.scope("fleet_purchase").evaluate().sentence
    assert run.evaluate().scopes["usd"] == deepseek.evaluate().scopes["usd"]


def test_a_state_can_be_saved_and_restored(deepseek):
    changed = deepseek.reading("by-type").set("busy_share", np.float64(0.9)).scope("fleet_purchase")
    again = deepseek.with_state(changed.state)
    assert bits(again.evaluate()) == bits(changed.evaluate())
    assert again.evaluate().sentence == changed.evaluate().sentence
    changed.state["values"]["busy_share"] = 0.1
    assert changed["busy_share"] == 0.9


def test_an_unknown_part_of_a_state_is_refused(deepseek):
    with pytest.raises(fc.FullcostError) as caught:
        deepseek.with_state({"reading": ["by-type"]})
    assert (caught.value.code, caught.value.path) == ("unknown_key", "reading")


def test_scenarios_can_be_pickled_and_copied(deepseek):
    changed = deepseek.set("busy_share", 0.9).reading("by-type")
    assert bits(pickle.loads(pickle.dumps(changed)).evaluate()) == bits(changed.evaluate())
    assert copy.deepcopy(changed) is changed
    blob = fc.blob(deepseek.to_blob()).set("busy_share", 0.9)
    assert bits(pickle.loads(pickle.dumps(blob)).evaluate()) == bits(blob.evaluate())


def test_a_resolved_scenario_answers_with_the_same_bits(deepseek):
    resolved = fc.blob(deepseek.to_blob())
    assert resolved.document is None
    assert bits(resolved.evaluate()) == bits(deepseek.evaluate())
    assert resolved.view() == deepseek.view()


def test_every_leaf_can_be_read_by_its_path(deepseek):
    leaves = deepseek.leaves()
    assert len(leaves) > 20
    for leaf in leaves:
        assert deepseek[leaf["path"]] == leaf["value"]
    assert deepseek._ipython_key_completions_() == leaves["path"]


def test_every_figure_has_a_source_or_is_marked_as_assumed(deepseek):
    sources = set(deepseek.sources()["id"])
    for leaf in deepseek.leaves():
        assert leaf["source"] in sources or leaf["status"] in ("assumed", "computed"), leaf["path"]


def test_claims_say_who_and_how_far_they_were_checked(deepseek):
    claims = deepseek.claims()
    assert len(claims) > 10
    assert set(claims["status"]) <= {"stated", "estimated", "assumed", "computed"}
    assert set(claims["seen"]) <= {"primary", "secondary", "article_only", "memory", "computed"}
    assert all(claims["by"])
    assert [value is None for value in claims["value"]] == [group == "event" for group in claims["group"]]


def test_the_catalog_knows_the_chips_of_the_story():
    keys = " ".join(fc.catalog()["key"])
    for chip in ("a100", "a800", "h100", "h800", "h20", "h200", "b200", "mi300x", "gaudi3"):
        assert chip in keys.replace("-", "").replace("gaudi3", "gaudi3")


def test_a_chip_without_a_16_bit_peak_says_so_where_it_is_needed(document):
    chips = {row["key"]: row for row in fc.catalog()}
    assert chips["v100-sxm2-32"]["bf16_tflop_per_s"] is None
    assert chips["v100-sxm2-32"]["fp16_tflop_per_s"] == 125
    assert chips["h100-sxm"]["architecture"] == "Hopper"
    document["fleet"][0]["accelerator"] = "tpu-8i"
    with pytest.raises(fc.FullcostError, match="no 16-bit peak") as caught:
        fc.scenario(document)
    assert caught.value.code == "missing"


def test_prices_are_those_known_by_a_date():
    def rented(as_of):
        found = fc.prices("NVIDIA H100", what="rental", kind="on_demand", vendor="aws", as_of=as_of)
        return found["usd_per_gpu_hour"]

    assert [rented(as_of) for as_of in ("2023", "2024-01", "2025-05", "2025-06")] == [[], [12.29], [12.29], [6.88]]
    every, known = fc.prices(), fc.prices(as_of="2024")
    assert 0 < len(known) < len(every)
    keys = [(row["chip"], row["kind"], row["vendor"]) for row in known]
    assert len(keys) == len(set(keys))
    assert max(known["as_of"]) <= "2024-12-31"
    for row in every:
        assert (row["usd"] is None) == (row["what"] == "rental") == (row["usd_per_gpu_hour"] is not None)


@pytest.mark.parametrize(
    ("asked", "path", "code"),
    [
        ({"chip": "RTX A1000"}, "chip", "unknown_name"),
        ({"kind": "lease"}, "kind", "unknown_name"),
        ({"what": "rent"}, "what", "unknown_name"),
        ({"vendor": "Lamda"}, "vendor", "unknown_name"),
        ({"as_of": "last May"}, "as_of", "wrong_type"),
    ],
)
def test_what_no_price_has_is_said(asked, path, code):
    with pytest.raises(fc.FullcostError) as caught:
        fc.prices(**asked)
    assert (caught.value.path, caught.value.code) == (path, code)


def test_a_chip_of_ones_own_is_as_good_as_one_of_the_catalog(document):
    key = document["fleet"][0]["accelerator"]
    document["accelerators"] = [
        *document.get("accelerators", []),
        {"key": "mine", "name": "Mine", "vendor": "Me", "peaks": {"bf16_tflop_per_s": 500}, "memory_gb": 80},
    ]
    document["fleet"][0]["accelerator"] = "mine"
    assert key != "mine"
    assert fc.scenario(document).evaluate().to_dict()["gpus"] > 0


def test_threads_may_share_a_scenario(deepseek):
    expected = [bits(deepseek.set("busy_share", share / 100).evaluate()) for share in range(50, 90)]
    found = {}

    def work(share):
        found[share] = bits(deepseek.set("busy_share", share / 100).evaluate())

    threads = [threading.Thread(target=work, args=(share,)) for share in range(50, 90)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[share] for share in range(50, 90)] == expected


def test_reprs_say_what_was_asked(deepseek):
    assert repr(deepseek) == "<Scenario 'deepseek'>"
    changed = repr(deepseek.reading("by-type").set("busy_share", 0.9))
    assert changed == "<Scenario 'deepseek', reading 'by-type', busy_share = 0.9>"
    assert deepseek.title in deepseek._repr_html_().replace("&#x27;", "'")
