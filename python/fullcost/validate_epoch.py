"""Costs the rows of a file as Epoch AI does, and says how far the digits are apart."""

from __future__ import annotations

from .error import FullcostError
from .training import epoch_costs
from .validate_development import compared_development, tolerance
from .validate_training import number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

INPUTS = {
    "chips": "hardware_quantity",
    "hours": "training_time_h",
    "chip_hours": "chip_hours_reported",
    "training_flop": "training_flop",
    "peak_flop_per_s": "peak_flop_per_s",
    "mfu": "mfu_reported",
    "purchase_usd": "purchase_price_usd",
    "server_factor": "server_overhead_in_price",
    "server_share_factor": "server_overhead_split",
    "depreciation_days": "depreciation_days",
    "tdp_w": "chip_tdp_w",
    "server_power_factor": "server_power_multiplier",
    "load": "avg_power_fraction",
    "pue": "pue",
    "usd_per_kwh": "energy_price_usd_per_kwh",
    "rental_usd_per_gpu_hour": "cloud_list_price_usd_h",
    "rental_factor": "cloud_cud_multiplier",
}
"""The field of a run, and the column that it comes from."""
OUTPUTS = ("ai_accelerator", "other_server", "interconnect", "energy", "capex_energy", "acquisition", "cloud")
PUBLISHED = ("capex_energy", "acquisition", "cloud")
"""What is also told in dollars of 2024."""


def validate_epoch(rows: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """Cost each row, and compare every output that the row has.

    Parameters
    ----------
    rows : iterable of dict
        Columns as texts: those of :data:`INPUTS`, the outputs ``out_*_usd`` and ``pub_*_usd2024``, and the price
        indices ``ppi_2024_12`` and ``pub_ppi_publication_month``. Where ``row_kind`` is ``development_cost``,
        ``dev_inputs_json`` and the quantiles ``out_rd_staff_*_usd`` and ``out_total_*_usd``.

    Returns
    -------
    dict
        ``rows`` with ``id, output, predicted, expected, relative_error``; how many ``rows`` and ``values`` were
        compared, the ``max_relative_error``, and what was ``refused``, with the reason. Development costs are drawn:
        ``development`` counts theirs, and names those that are ``beyond_tolerance``.
    """
    told: list[dict[str, Any]] = []
    refused: list[dict[str, str]] = []
    drawn: list[dict[str, Any]] = []
    beyond: list[dict[str, str]] = []
    count = developments = 0
    for place, row in enumerate(rows):
        count += 1
        name = row.get("row_id") or str(place)
        try:
            if row.get("row_kind") == "development_cost":
                developments += 1
                found = [_row(name, output, value, row) for output, value in compared_development(row).items()]
                most = tolerance(row)
                drawn += found
                beyond += [{"id": name, "output": of["output"]} for of in found if (of["relative_error"] or 0.0) > most]
            else:
                told += _compared(name, row)
        except FullcostError as error:
            refused.append({"id": name, "reason": f"{error.code}: {error}"})
    summary = {
        "rows": count,
        **_errors(told),
        "refused": refused,
        "development": {"rows": developments, **_errors(drawn), "beyond_tolerance": beyond},
    }
    return {"rows": told + drawn, "summary": summary}


def _errors(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    errors = [row["relative_error"] for row in rows if row["relative_error"] is not None]
    return {"values": len(errors), "max_relative_error": max(errors, default=None)}


def _compared(name: str, row: Mapping[str, str]) -> list[dict[str, Any]]:
    run = {field: value for field, column in INPUTS.items() if (value := number(row, column)) is not None}
    costs: dict[str, Any] = {**epoch_costs(run)}
    told = [_row(name, f"out_{of}_usd", costs[f"{of}_usd"], row) for of in OUTPUTS]
    index, published = number(row, "ppi_2024_12"), number(row, "pub_ppi_publication_month")
    if index is not None and published:
        costs = {**epoch_costs({**run, "price_index_ratio": index / published})}
        told += [_row(name, f"pub_{of}_usd2024", costs[f"{of}_usd"], row) for of in PUBLISHED]
    return [of for of in told if of["predicted"] is not None or of["expected"] is not None]


def _row(name: str, output: str, predicted: float | None, row: Mapping[str, str]) -> dict[str, Any]:
    expected = number(row, output)
    error = None
    if expected is not None:
        error = 1.0 if predicted is None else abs(predicted - expected) / abs(expected or 1.0)
    return {"id": name, "output": output, "predicted": predicted, "expected": expected, "relative_error": error}
