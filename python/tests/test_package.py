"""The package as others meet it: what it imports, its types, and a wheel in a clean environment."""

import ast
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from conftest import PYTHON

import fullcost as fc
from fullcost import _core


def test_nothing_heavy_is_imported(fresh):
    heavy = (
        "numpy",
        "pandas",
        "polars",
        "pyarrow",
        "anywidget",
        "traitlets",
        "IPython",
        "json",
        "re",
        "argparse",
        "typing",
    )
    assert fresh(f"import sys, fullcost; print([m for m in {heavy!r} if m in sys.modules])", "-S") == "[]"


def test_the_public_names_are_there_and_documented():
    for name in fc.__all__:
        thing = getattr(fc, name)
        assert name.startswith("__") or thing.__doc__, name
    assert set(fc.__all__) == set(dir(fc))


@pytest.mark.parametrize("kind", [getattr(fc, name) for name in fc.__all__ if name[0].isupper()])
def test_every_public_method_is_documented(kind):
    own = [
        (name, thing) for of in kind.__mro__ if of.__module__.startswith("fullcost") for name, thing in vars(of).items()
    ]
    for name, thing in own:
        if not name.startswith("_") and (callable(thing) or isinstance(thing, property)):
            assert thing.__doc__, f"{kind.__name__}.{name}"


def test_the_stub_names_what_the_compiled_module_has():
    stub = ast.parse((PYTHON / "fullcost" / "_core.pyi").read_text(encoding="utf-8"))
    named = {}
    for node in stub.body:
        if isinstance(node, ast.ClassDef):
            named[node.name] = {part.name for part in node.body if isinstance(part, ast.FunctionDef)}
        elif isinstance(node, ast.FunctionDef):
            named[node.name] = None
    found = {name for name in dir(_core) if not name.startswith("__")}
    assert found == set(named)
    for name, methods in named.items():
        if methods is not None:
            real = {method for method in vars(getattr(_core, name)) if not method.startswith("__")}
            assert {method for method in methods if not method.startswith("__")} == real


DOORS = {
    "__init__.py",
    "columns.py",
    "costs.py",
    "distribution.py",
    "energy.py",
    "finance.py",
    "inputs.py",
    "losses.py",
    "plausibility.py",
    "scores.py",
    "training.py",
    "versions.py",
    "what_ifs.py",
}
"""The only files that touch the compiled module: everybody else is handed what comes out of it."""


def test_only_the_doors_touch_the_compiled_module():
    for file in (PYTHON / "fullcost").glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        typed = [node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)]
        only_for_types = {id(inner) for node in typed for inner in ast.walk(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and id(node) not in only_for_types and file.name not in DOORS:
                assert node.module != "_core", file.name
                assert "_core" not in [name.name for name in node.names], file.name


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The wheel that CI has built, or one built here."""
    if built := os.environ.get("FULLCOST_WHEEL"):
        return Path(built).resolve()
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "maturin", "build", "--release", "--quiet", "--out", str(folder)]
    subprocess.run(build, cwd=PYTHON, check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def clean(wheel, tmp_path_factory):
    """An environment with nothing in it but the wheel, in a path with a space and an umlaut."""
    folder = tmp_path_factory.mktemp("clean ü env") / "env"
    uv = shutil.which("uv")
    if uv:
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, str(folder)], check=True)
        python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
        install = [uv, "pip", "install", "--quiet", "--no-index", "--no-config", "--python", str(python), str(wheel)]
        subprocess.run(install, check=True)
    else:
        venv.create(folder, with_pip=True)
        python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-index", str(wheel)], check=True)
    return python


@pytest.mark.slow
def test_the_wheel_answers_in_a_clean_environment(clean, deepseek, tmp_path):
    script = (
        "import fullcost as fc\n"
        "outcome = fc.scenario('deepseek').evaluate()\n"
        "print(outcome.total('official_training').hex(), outcome.total('fleet_tco').hex())\n"
        "repr(outcome), outcome._repr_html_(), repr(fc.reconcile()), str(outcome.cite())\n"
    )
    run = subprocess.run([clean, "-I", "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert run.stderr == ""
    here = deepseek.evaluate()
    assert run.stdout.split() == [here.total("official_training").hex(), here.total("fleet_tco").hex()]


@pytest.mark.slow
def test_the_wheel_brings_the_command(clean, fullcost, tmp_path):
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [clean.with_name("fullcost"), "report", "deepseek"]
    run = subprocess.run(command, cwd=tmp_path, env=alone, capture_output=True)
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout == fullcost("report", "deepseek").stdout


@pytest.mark.slow
def test_the_wheel_says_what_the_widget_needs(clean, tmp_path):
    run = subprocess.run(
        [clean, "-I", "-c", "import fullcost; fullcost.Widget"], cwd=tmp_path, capture_output=True, text=True
    )
    assert 'pip install "fullcost[notebook]"' in run.stderr


@pytest.mark.slow
def test_the_wheel_holds_types_and_licence(wheel):
    from zipfile import ZipFile

    archive = ZipFile(wheel)
    names = archive.namelist()
    metadata = next(name for name in names if name.endswith(".dist-info/METADATA"))
    assert b"License-Expression: MIT OR Apache-2.0" in archive.read(metadata)
    assert "abi3" in wheel.name
    for wanted in ("fullcost/py.typed", "fullcost/_core.pyi", "fullcost/types.py", "fullcost/static/widget.js"):
        assert wanted in names
    assert not [name for name in names if "tests/" in name or name.endswith(".ipynb")]
