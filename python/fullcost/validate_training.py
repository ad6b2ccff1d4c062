"""Predicts the rows of a file of measured training runs, and says how far off the predictions are."""

from __future__ import annotations

import math
import re

from . import scores
from .error import FullcostError
from .training import architecture, predict_training, search_layouts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

NEEDED = ("gpu", "gpus", "seq")
"""Columns without which no row can be predicted."""
SHAPE = ("layers", "hidden", "heads", "vocab")
"""Columns without which there is no architecture, but that of a name in ``model``."""
ALSO_CALLED = {
    "chip": "gpu",
    "seq_len": "seq",
    "batch": "gbs",
    "micro_batch": "mbs",
    "flash": "flash_attn",
    "sequence_parallel": "seq_parallel",
    "network_gb_per_s": "nic_gb_s_per_gpu",
    "multi_token": "mtp",
    "step_s": "iter_s",
    "memory_gib": "mem_gib",
}
"""Columns after the fields of a training run, as our own tables have them, and what they are called here."""
EVALUATED = {(96, 2048): 5659 / 24576, (126, 8192): 5760 / 46080}
"""Sequences that MLPerf evaluates for each that it trains on, by layers and length: GPT-3 and Llama 3.1 405B, from the
logs of rounds 4.0 to 5.0. Each takes the forward pass alone, a third of a step's time."""
GIB = 2**30
"""Bytes of a GiB."""
RELEASE = re.compile(r"\b(2\d)\.(\d\d)(?:\.\d+)?\b")
"""A release that is called after its year and month: 25.09."""


def validate_training(rows: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """Predict each row from its architecture, hardware, layout and software; outcomes are only compared.

    Parameters
    ----------
    rows : iterable of dict
        Columns as texts, an empty one for what the source does not say: ``gpu, gpus, precision, seq, gbs, mbs,
        tp, pp, vpp, cp, ep, etp, sharding, recompute, flash_attn, seq_parallel, software, year, released,
        nic_gb_s_per_gpu``, the architecture (``layers, hidden, heads, kv_heads, head_dim, ffn, gated, vocab, tied,
        n_experts, topk, moe_ffn, shared_ffn, moe_layers, q_lora, kv_lora, qk_nope, qk_rope, v_dim, mtp, swa,
        swa_layers``, or a name of :func:`architectures` in ``model``), and the outcomes ``iter_s``,
        ``tokens_per_s_per_gpu`` or, for whole runs, ``gpu_hours`` of ``tokens_b``, and ``mem_gib``. A step of a row of
        kind ``mlperf`` holds its share of evaluation.

        Columns may also be called as the fields of a training run: ``chip`` for ``gpu``, ``seq_len`` for ``seq``,
        ``batch`` for ``gbs``, ``micro_batch`` for ``mbs``, ``flash`` for ``flash_attn``, ``sequence_parallel`` for
        ``seq_parallel``, ``network_gb_per_s`` for ``nic_gb_s_per_gpu``, ``multi_token`` for ``mtp``, ``step_s`` for
        ``iter_s``, ``memory_gib`` for ``mem_gib``.

    Returns
    -------
    dict
        ``rows``, each with its prediction, its ranges and the reason where it was refused, and ``summary``: in all,
        dense and MoE apart, and by source. Memory stands beside it, in GiB of the fullest accelerator.
    """
    told = [_row(place, row) for place, row in enumerate(rows)]
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in told:
        for group in (row.pop("kind"), row.pop("source")):
            groups.setdefault(group, []).append(row)
    return {"rows": told, "summary": {"all": _summary(told), "by": {name: _summary(of) for name, of in groups.items()}}}


def _row(place: int, row: Mapping[str, str]) -> dict[str, Any]:
    written, row = row, _named(row)
    whole_run = row.get("kind") == "run" and bool(row.get("gpu_hours"))
    told: dict[str, Any] = {
        "id": row.get("id") or str(place),
        "kind": "moe" if row.get("n_experts", "0") not in ("", "0") else "dense",
        "source": row.get("source") or "unknown",
        "quantity": "gpu_hours" if whole_run else "iter_s",
        "predicted": None,
        "measured": None,
        **dict.fromkeys(("low80", "high80", "low90", "high90")),
        "predicted_mem_gib": None,
        "measured_mem_gib": None,
        "refused": None,
    }
    try:
        run = document(written)
        told["kind"] = "moe" if run["architecture"].get("experts") else "dense"
        scale = (1.0 + _evaluated(row, run) / 3.0) * _divisible(run["layout"])
        if not row.get("tp") and not row.get("pp"):
            run["layout"] |= _best(run)
            run["layout"].pop("sequence_parallel", None)  # of a layout without tensor parallelism, which nobody told
        found = predict_training(run).to_dict()
        told["predicted_mem_gib"] = found["memory"]["total_bytes"] / GIB
        told["measured_mem_gib"] = _outcome(number(row, "mem_gib"), "mem_gib")
        if whole_run:
            if found["gpu_hours"] is None:
                raise FullcostError("missing", "tokens_b", "is empty", "tokens of the run in 10^9")
            scale = found["gpu_hours"] / found["step_s"]
            told["measured"] = _outcome(number(row, "gpu_hours"), "gpu_hours")
        else:
            told["measured"] = _outcome(_step_s(row), "iter_s")
    except FullcostError as error:
        told["refused"] = f"{error.code}: {error}"
        return told
    for name, key in (
        ("predicted", "step_s"),
        ("low80", "low80_s"),
        ("high80", "high80_s"),
        ("low90", "low90_s"),
        ("high90", "high90_s"),
    ):
        told[name] = found[key] * scale  # type: ignore[literal-required]
    return told


def _evaluated(row: Mapping[str, str], run: Mapping[str, Any]) -> float:
    """Sequences that are evaluated for each that is trained on."""
    shape = (run["architecture"]["layers"], run["layout"]["seq_len"])
    return EVALUATED.get(shape, 0.0) if row.get("kind") == "mlperf" else 0.0


def _divisible(layout: dict[str, Any]) -> float:
    """Round a batch that its ranks do not divide, as told batches are rounded; give the told one over that."""
    told = layout["batch"]
    split = layout.get("tp", 1) * layout.get("pp", 1) * layout.get("cp", 1)
    ranks = layout["gpus"] / split * layout.get("micro_batch", 1) if split > 0 else 0.0
    if ranks < 1 or told % ranks == 0:
        return 1.0
    layout["batch"] = max(1, round(told / ranks)) * ranks
    return float(told / layout["batch"])


def _best(run: Mapping[str, Any]) -> dict[str, Any]:
    """The layout that an engineer would have chosen, where the source does not tell it."""
    best = search_layouts(run).to_dicts()[0]
    return {key: best[key] for key in ("tp", "pp", "vpp", "ep", "micro_batch", "sharding", "recompute")}


def document(row: Mapping[str, str]) -> dict[str, Any]:
    """Give a row as the document of a training run.

    Raises
    ------
    FullcostError
        ``missing`` for a column that is needed, ``wrong_type`` for what is no number, ``unknown_name`` for a precision
        or a model, ``impossible`` for a column that is there by two names with different values.
    """
    _agrees(row)
    row = _named(row)
    _needs(row, NEEDED)
    layout = _given(
        row,
        gpus="gpus",
        tp="tp",
        pp="pp",
        vpp="vpp",
        cp="cp",
        ep="ep",
        etp="etp",
        micro_batch="mbs",
        batch="gbs",
        seq_len="seq",
    )
    layout.setdefault("batch", layout["gpus"])  # a sequence for each accelerator, where the source does not say
    layout["precision"] = _precision(row.get("precision", ""))
    layout |= {"sharding": row["sharding"]} if row.get("sharding") else {}
    layout |= {"recompute": of} if (of := _recompute(row.get("recompute", ""))) else {}
    layout |= {"flash": False} if row.get("flash_attn") == "0" else {}
    layout |= {"sequence_parallel": row["seq_parallel"] == "1"} if row.get("seq_parallel") else {}
    run: dict[str, Any] = {"architecture": _shape(row), "chip": row["gpu"], "layout": layout}
    run |= _given(row, network_gb_per_s="nic_gb_s_per_gpu")
    run |= {"released": year} if (year := _released(row)) is not None else {}
    run |= {"tokens": 1e9 * tokens} if (tokens := number(row, "tokens_b")) else {}
    return run


def _named(row: Mapping[str, str]) -> dict[str, str]:
    """Give a row with its columns as they are called here."""
    named: dict[str, str] = {}
    for column, cell in row.items():
        name = ALSO_CALLED.get(column, column)
        named[name] = named.get(name) or cell.strip()
    return named


def _agrees(row: Mapping[str, str]) -> None:
    for column, name in ALSO_CALLED.items():
        one, other = row.get(column, "").strip(), row.get(name, "").strip()
        if one and other and one != other:
            raise FullcostError("impossible", column, f"is `{one}`, but {name} is `{other}`", "one of the two")


def _needs(row: Mapping[str, str], columns: Sequence[str]) -> None:
    for name in columns:
        if not row.get(name):
            raise FullcostError("missing", name, "is empty", "a value")


def _given(row: Mapping[str, str], **columns: str) -> dict[str, Any]:
    return {key: value for key, column in columns.items() if (value := number(row, column)) is not None}


def _shape(row: Mapping[str, str]) -> dict[str, Any]:
    """Give the architecture that the columns tell, or that of a name where they do not tell one."""
    shape: dict[str, Any]
    if row.get("model") and not any(row.get(column) for column in SHAPE):
        shape = dict(architecture(row["model"]))
        return shape | _given(row, multi_token="mtp")
    _needs(row, SHAPE)
    shape = _given(
        row,
        layers="layers",
        hidden="hidden",
        heads="heads",
        kv_heads="kv_heads",
        head_dim="head_dim",
        ffn="ffn",
        vocab="vocab",
    )
    if not any(row.get(column) for column in ("ffn", "gated", "tied", "n_experts")):  # a decoder like GPT-3
        return shape | {"ffn": 4 * shape["hidden"], "gated": False, "tied": True}
    shape |= {"gated": row.get("gated") != "0", "tied": row.get("tied") == "1"}
    if number(row, "n_experts"):
        experts = _given(
            row, count="n_experts", top_k="topk", ffn="moe_ffn", shared_ffn="shared_ffn", layers="moe_layers"
        )
        shape["experts"] = {key: value for key, value in experts.items() if value or key == "count"}
    if number(row, "kv_lora"):
        shape["latent"] = _given(
            row, q_rank="q_lora", kv_rank="kv_lora", qk_nope="qk_nope", qk_rope="qk_rope", value="v_dim"
        )
        shape.pop("kv_heads", None)
        shape.pop("head_dim", None)
    if number(row, "swa") and number(row, "swa_layers"):
        shape["window"] = _given(row, tokens="swa", layers="swa_layers")
    if number(row, "mtp"):
        shape["multi_token"] = number(row, "mtp")
    return shape


def number(row: Mapping[str, str], name: str) -> float | None:
    """Give the number in a cell, ``None`` for an empty one.

    Raises
    ------
    FullcostError
        ``wrong_type`` for what is no number, ``not_finite`` for one beyond all bounds.
    """
    cell = (row.get(name) or "").strip()
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        raise FullcostError("wrong_type", name, f"must be a number, got `{cell}`", "a number") from None
    if not math.isfinite(value):
        raise FullcostError("not_finite", name, "must be a finite number", "a finite number")
    return value


def _outcome(value: float | None, name: str) -> float | None:
    if value is not None and not 1e-9 < value < 1e18:
        raise FullcostError("out_of_range", name, f"must be above 0, got {value}", "> 0")
    return value


def _step_s(row: Mapping[str, str]) -> float | None:
    if (seconds := number(row, "iter_s")) is not None:
        return seconds
    rate = number(row, "tokens_per_s_per_gpu")
    tokens = (number(row, "gbs") or 0.0) * (number(row, "seq") or 0.0)
    return tokens / rate / (number(row, "gpus") or 1.0) if rate else None


def _precision(word: str) -> str:
    word = word.lower()
    for known in ("nvfp4", "mxfp8", "fp8", "int8", "fp16", "bf16"):
        if known in word:
            return known
    if "fp4" in word:
        return "nvfp4"
    if not word:
        return "bf16"
    raise FullcostError(
        "unknown_name", "precision", f"`{word}` is not a known precision", "bf16, fp16, fp8, mxfp8, int8, nvfp4"
    )


def _recompute(word: str) -> str | None:
    if word in ("", "unknown"):
        return None
    return word if word in ("none", "full") else "selective"


def _released(row: Mapping[str, str]) -> float | None:
    if (told := number(row, "released")) is not None:
        return told
    if release := RELEASE.search(row.get("software") or ""):
        return 2000 + int(release[1]) + (int(release[2]) - 1) / 12
    year = number(row, "year")
    return None if year is None else year + 0.25


def _summary(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    measured = [row for row in rows if row["measured"] is not None or row["refused"] is not None]
    answered = [row for row in measured if row["refused"] is None and row["measured"]]
    errors = sorted(abs(row["predicted"] / row["measured"] - 1.0) for row in answered)
    factors = sorted(max(row["predicted"] / row["measured"], row["measured"] / row["predicted"]) for row in answered)
    refused = sum(row["refused"] is not None for row in measured)
    count = len(errors)
    memory = [
        abs(row["predicted_mem_gib"] / row["measured_mem_gib"] - 1.0)
        for row in rows
        if row["measured_mem_gib"] and row["predicted_mem_gib"]
    ]

    def covered(low: str, high: str) -> float | None:
        ends = ([row[low] for row in answered], [row[high] for row in answered], [row["measured"] for row in answered])
        return scores.coverage(*ends).share if answered else None

    return {
        "rows": len(rows),
        "answered_share": 1.0 - sum(row["refused"] is not None for row in rows) / len(rows) if rows else None,
        "median_ape": errors[count // 2]
        if count % 2
        else sum(errors[count // 2 - 1 : count // 2 + 1]) / 2
        if count
        else None,
        "mape": sum(errors) / count if count else None,
        "mape_refused_as_100": (sum(errors) + refused) / (count + refused) if count + refused else None,
        "p90_factor": factors[min(count - 1, int(0.9 * count))] if count else None,
        "within_20pct": sum(error <= 0.2 for error in errors) / count if count else None,
        "within_2x": sum(factor <= 2.0 for factor in factors) / count if count else None,
        "coverage80": covered("low80", "high80"),
        "coverage90": covered("low90", "high90"),
        "rows_with_memory": len(memory),
        "memory_mape": sum(memory) / len(memory) if memory else None,
    }
