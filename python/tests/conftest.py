"""What the tests share."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import fullcost as fc

PYTHON = Path(__file__).resolve().parents[1]
ROOT = PYTHON.parent
FOUND = str(Path(fc.__file__).parents[1])
"""Where the package that is tested was found."""


@pytest.fixture(scope="session")
def deepseek():
    return fc.scenario("deepseek")


@pytest.fixture
def document(deepseek):
    """The shipped scenario as dicts, to be spoilt at will."""
    return deepseek.document


@pytest.fixture
def write(tmp_path):
    """Write a scenario file; give its path as text."""

    def write(content, name="scenario.json"):
        path = tmp_path / name
        data = content if isinstance(content, bytes) else content.encode() if isinstance(content, str) else None
        path.write_bytes(json.dumps(content).encode() if data is None else data)
        return str(path)

    return write


@pytest.fixture
def fullcost(tmp_path):
    """Run the command in a process of its own, far from the sources."""

    def run(*arguments, stdin=b"", **environment):
        env = {**os.environ, "PYTHONWARNINGS": "error", **environment}
        env = {name: value for name, value in env.items() if value is not None}
        return subprocess.run(
            [sys.executable, "-m", "fullcost", *arguments], input=stdin, capture_output=True, env=env, cwd=tmp_path
        )

    return run


@pytest.fixture
def fresh(tmp_path):
    """Run Python words in a new interpreter; give what they print."""

    def run(words, *options):
        env = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([*os.environ.get("PYTHONPATH", "").split(os.pathsep), FOUND]),
        }
        command = [sys.executable, *options, "-c", words]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=env, cwd=tmp_path).stdout.strip()

    return run
