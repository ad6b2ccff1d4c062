"""Draws the development costs of a file of records as Epoch AI does (arXiv 2405.21015)."""

from __future__ import annotations

import math

from .costs import development_cost
from .error import FullcostError
from .validate_training import number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

QUANTILES = {"p5": "p05_usd", "p50": "p50_usd", "p95": "p95_usd"}
"""The quantile in the name of a column, and in a table of parts."""
DRAWN = tuple(f"out_{part}_{level}_usd" for part in ("rd_staff", "total") for level in QUANTILES)
"""The columns that are compared."""
LARGE_TEAM = 200
"""Beyond so many people, chance hardly moves what was published. Of fewer, one draw of each one's equity does."""
NEAR, LARGE_NEAR = 0.15, 0.03
"""Relative errors that are within chance, for smaller and for larger teams."""
COMPUTE = ("ai_accelerator", "other_server", "interconnect", "energy")
"""The parts of the compute: their columns hold medians, experiments included."""


def compared_development(row: Mapping[str, str]) -> dict[str, float | None]:
    """Give the quantiles of people and total that a record's inputs make.

    Raises
    ------
    FullcostError
        Inputs are missing or malformed: the path is that in ``dev_inputs_json``.
    """
    given = _inputs(row)
    run = _run(given, row)
    parts = {part["id"]: part for part in development_cost(run)}
    if "final_run" not in run:
        del parts["total"]
    return {
        f"out_{id}_{level}_usd": parts[id][column] if id in parts else None
        for id in ("rd_staff", "total")
        for level, column in QUANTILES.items()
    }


def tolerance(row: Mapping[str, str]) -> float:
    """Give the relative error that is within chance."""
    people = sum(role["people"] for role in _team(_inputs(row)))
    return LARGE_NEAR if people > LARGE_TEAM else NEAR


def _run(given: Mapping[str, Any], row: Mapping[str, str]) -> dict[str, Any]:
    told, index = _number(given, "ppi_2023_12"), number(row, "ppi_publication_month")
    ratio = told / index if told and index else 1.0
    run: dict[str, Any] = {
        "mode": "as_epoch",
        "team": _team(given),
        "project": _project(given, row),
        "pay_index_ratio": ratio,
        "draws": given.get("samples", 10_000),
        "experiment_factor": _range(given, "experiment_factor_90ci"),
        "energy_price_factor": _range(given, "energy_price_factor_90ci"),
    }
    medians = {part: number(row, f"out_{part}_usd") for part in COMPUTE}
    experiments, price = _median(given["experiment_factor_90ci"]), _median(given["energy_price_factor_90ci"])
    final = {f"{part}_usd": median / experiments for part, median in medians.items() if median is not None}
    energy_kwh, usd_per_kwh = _number(given, "energy_kwh_final_run"), _number(given, "energy_price")
    if energy_kwh is not None and usd_per_kwh is not None:
        final["energy_usd"] = energy_kwh * usd_per_kwh * ratio
    elif "energy_usd" in final:
        final["energy_usd"] /= price
    return {**run, "final_run": final} if len(final) == len(COMPUTE) else run


def _team(given: Mapping[str, Any]) -> list[dict[str, Any]]:
    roles = given.get("roles")
    if not isinstance(roles, list) or not all(isinstance(role, dict) for role in roles):
        raise _wrong("roles", "a list of roles")
    pay = {
        "salary_usd_per_year": "salary_90ci_usd",
        "equity_usd_per_year": "equity_90ci_usd",
        "overhead_factor": "overhead_90ci",
        "time_share": "fte_90ci",
    }
    return [
        {"people": role.get("n"), **{field: _range({**given, **role}, key) for field, key in pay.items()}}
        for role in roles
    ]


def _project(given: Mapping[str, Any], row: Mapping[str, str]) -> dict[str, Any]:
    project: dict[str, Any] = {"least_years": given.get("min_project_years", 0.0)}
    if "project_years_90ci" in given:
        return {**project, "years": _range(given, "project_years_90ci")}
    starts = given.get("project_start_90ci")
    if not isinstance(starts, list) or len(starts) != 2:
        raise _wrong("project_start_90ci", "two dates")
    end = given.get("project_end", "publication_date")
    project |= {"start_from": starts[0], "start_to": starts[1], "end": row.get(end, end)}
    if "publication_delay_days_90ci" in given:
        project["publication_delay_days"] = _range(given, "publication_delay_days_90ci")
    return project


def _inputs(row: Mapping[str, str]) -> dict[str, Any]:
    import json

    try:
        given = json.loads(row.get("dev_inputs_json") or "")
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise FullcostError("syntax", "dev_inputs_json", "is no JSON object", "a JSON object")
    return given


def _range(given: Mapping[str, Any], key: str) -> dict[str, Any]:
    ends = given.get(key)
    if not isinstance(ends, list) or not all(isinstance(end, int | float) for end in ends) or len(ends) != 2:
        raise _wrong(key, "two numbers")
    return {"interval": {"low": ends[0], "high": ends[1]}}


def _number(given: Mapping[str, Any], key: str) -> float | None:
    value = given.get(key)
    if value is not None and not isinstance(value, int | float):
        raise _wrong(key, "a number")
    return value


def _median(ends: list[float]) -> float:
    return math.sqrt(ends[0] * ends[1])


def _wrong(key: str, accepted: str) -> FullcostError:
    return FullcostError("wrong_type", f"dev_inputs_json.{key}", f"must be {accepted}", accepted)
