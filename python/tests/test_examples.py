"""Every example in the documentation runs and says what it says."""

import doctest
import importlib
import re

import pytest
from conftest import PYTHON, ROOT

import fullcost as fc

MODULES = ["fullcost", *(f"fullcost.{file.stem}" for file in sorted((PYTHON / "fullcost").glob("[a-z]*.py")))]
PAGES = [ROOT / "README.md", PYTHON / "README.md"]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name):
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0
    if name in ("fullcost", "fullcost.scenario", "fullcost.outcome", "fullcost.table"):
        assert result.attempted > 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pages(page, tmp_path, monkeypatch):
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    assert blocks
    monkeypatch.chdir(tmp_path)
    shared = {"__name__": "example", "fc": fc}
    for block in blocks:
        if ">>>" in block:
            test = doctest.DocTestParser().get_doctest(block, shared, page.name, str(page), 0)
            runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
            runner.run(test, clear_globs=False)
            assert runner.summarize(verbose=False).failed == 0
            shared.update(test.globs)
        else:
            exec(compile(block, str(page), "exec"), shared)
