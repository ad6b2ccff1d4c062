"""The widget in a notebook, as far as Python sees it."""

import sys

import pytest
import traitlets

import fullcost as fc


@pytest.fixture
def widget():
    made = fc.Widget("deepseek")
    yield made
    made.close()


def test_the_widget_is_imported_only_when_it_is_asked_for(fresh):
    assert (
        fresh("import sys, fullcost; print(sorted(m for m in ('anywidget', 'traitlets') if m in sys.modules))") == "[]"
    )
    assert "Widget" in dir(fc)


def test_its_module_is_in_the_package(widget):
    assert "render" in widget._esm


def test_the_widget_carries_the_scenario(widget, deepseek):
    assert widget.document == deepseek.document
    assert widget.blob == ""
    assert widget.outcome.to_json() == deepseek.evaluate().to_json()


def test_what_the_reader_changes_reaches_python(widget, deepseek):
    widget.set_state({"state": {"values": {"busy_share": 0.9}, "readings": ["by-type"], "scope": "fleet_purchase"}})
    expected = deepseek.set("busy_share", 0.9).reading("by-type").scope("fleet_purchase")
    assert widget.scenario["busy_share"] == 0.9
    assert widget.outcome.to_json() == expected.evaluate().to_json()
    assert widget.outcome.sentence == expected.evaluate().sentence


def test_a_widget_of_a_changed_scenario_starts_there(deepseek):
    widget = fc.Widget(deepseek.set("busy_share", 0.9))
    assert widget.state == {"values": {"busy_share": 0.9}}
    assert widget.scenario["busy_share"] == 0.9
    widget.close()


def test_a_widget_of_a_resolved_scenario_carries_the_blob(deepseek):
    widget = fc.Widget(fc.blob(deepseek.to_blob()))
    assert widget.document is None
    assert len(widget.blob) > 100
    widget.close()


def test_a_state_that_cannot_be_is_refused(widget):
    for state in ({"values": {"busy_share": 7}}, {"values": {"nothing": 1}}, {"scope": "all"}, {"colour": "red"}):
        with pytest.raises(fc.FullcostError):
            widget.state = state
    assert widget.state == {}
    with pytest.raises(traitlets.TraitError):
        widget.theme = "purple"


def test_a_missing_anywidget_is_named_with_its_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "anywidget", None)
    monkeypatch.delitem(sys.modules, "fullcost.widget", raising=False)
    monkeypatch.delattr(fc, "widget", raising=False)
    with pytest.raises(ImportError, match=r'pip install "fullcost\[notebook\]"'):
        fc.Widget  # noqa: B018
