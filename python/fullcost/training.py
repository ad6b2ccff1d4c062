"""Predictions of training runs: the time of a step, the memory that it takes, and GPU-hours."""

from __future__ import annotations

from . import _core, html, text
from .decode import decoded
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from . import types

PARTS = {
    "matrix_s": "matrix products",
    "attention_s": "attention",
    "elementwise_s": "between the matrices",
    "head_s": "vocabulary head",
    "host_s": "waiting for the host",
    "tensor_s": "tensor-parallel traffic",
    "expert_s": "expert traffic",
    "context_s": "context-parallel traffic",
    "recompute_s": "recomputation",
    "bubble_s": "pipeline bubble",
    "data_s": "data-parallel traffic",
    "optimizer_s": "optimizer",
    "straggler_s": "stragglers",
}
"""The parts of a step as a reader calls them."""


class TrainingPrediction:
    """What a training run is predicted to take.

    Examples
    --------
    >>> import fullcost as fc
    >>> layout = {"gpus": 64, "batch": 256, "seq_len": 8192, "sharding": "zero3", "micro_batch": 1}
    >>> run = {"model": "llama3-8b", "chip": "H100", "released": 2025, "layout": layout}
    >>> found = fc.predict_training(run)
    >>> found.low80_s < found.step_s < found.high80_s
    True
    """

    __slots__ = ("_found",)

    def __init__(self, found: types.Prediction) -> None:
        self._found = found

    @property
    def step_s(self) -> float:
        """Seconds of a step: the median."""
        return self._found["step_s"]

    @property
    def low80_s(self) -> float:
        """Low end of the 80 % range of a step, in seconds: that of measured runs which the fit had not seen."""
        return self._found["low80_s"]

    @property
    def high80_s(self) -> float:
        """High end of the 80 % range of a step, in seconds."""
        return self._found["high80_s"]

    @property
    def tokens_per_s_per_gpu(self) -> float:
        """Tokens a second on one accelerator."""
        return self._found["tokens_per_s_per_gpu"]

    @property
    def gpu_hours(self) -> float | None:
        """GPU-hours of the whole run as if no hour were lost. ``None`` where the run does not say how many tokens."""
        return self._found["gpu_hours"]

    @property
    def mfu(self) -> dict[str, float]:
        """Utilisation of the 16-bit peak by each convention: ``6nd``, ``causal``, ``full``."""
        return {by: self._found[f"mfu_{by}"] for by in ("6nd", "causal", "full")}  # type: ignore[literal-required]

    @property
    def time(self) -> types.StepTime:
        """Where the seconds of a step go. The parts add up to the step."""
        return self._found["time"]

    @property
    def memory(self) -> types.Memory:
        """Where the bytes of the fullest accelerator go."""
        return self._found["memory"]

    @property
    def fits(self) -> bool:
        """Whether they fit."""
        return self._found["fits"]

    def to_dict(self) -> types.Prediction:
        """Give everything as dicts, lists and numbers."""
        return self._found

    def __repr__(self) -> str:
        return "\n".join(self._lines())

    def _repr_html_(self) -> str:
        return html.page(*map(html.paragraph, self._lines()))

    def _lines(self) -> list[str]:
        found = self._found
        parts = sorted(((name, found["time"][part]) for part, name in PARTS.items()), key=lambda part: -part[1])  # type: ignore[literal-required]
        told = [
            f"{name} {100 * seconds / self.step_s:.0f} %" for name, seconds in parts if seconds > 0.005 * self.step_s
        ]
        memory = f"{found['memory']['total_bytes'] / 1e9:,.0f} GB"
        if misses := found["does_not_fit"]:
            helps = ", or ".join(misses["helps"]) or "nothing alone"
            memory += f", {misses['missing_bytes'] / 1e9:,.0f} GB more than there is. What would help: {helps}"
        hours = [] if self.gpu_hours is None else [f"GPU-hours, none of them lost: {self.gpu_hours:,.0f}"]
        return [
            f"A step takes {text.cell(self.step_s)} s, 80 % range {text.cell(self.low80_s)} to "
            f"{text.cell(self.high80_s)} s: {self.tokens_per_s_per_gpu:,.0f} tokens/s/GPU.",
            *hours,
            "MFU " + ", ".join(f"{100 * share:.1f} % ({by})" for by, share in self.mfu.items()) + ".",
            "Where the seconds go: " + ", ".join(told) + ".",
            f"Memory of the fullest accelerator: {memory}.",
            *found["notes"],
        ]


def predict_training(run: types.TrainingRun | Mapping[str, Any]) -> TrainingPrediction:
    """Predict a training run from its architecture, its accelerators and its layout.

    Parameters
    ----------
    run : dict
        ``model`` (a name of :func:`architectures`) or ``architecture``, ``chip`` (a name of :func:`catalog`),
        ``layout`` with ``gpus``, ``batch`` and ``seq_len`` at least, and ``released``, how old the software is, as a
        year.

    Returns
    -------
    TrainingPrediction
        Seconds of a step with their range, where they go, and the memory.

    Raises
    ------
    FullcostError
        What is wrong with the run, at which path, and what would be right: ``impossible`` for degrees that do not
        divide what they split, ``unknown_name`` for a model or a chip.
    """
    return TrainingPrediction(decoded(_core.predict_training(run)))


def search_layouts(run: types.TrainingRun | Mapping[str, Any]) -> Table:
    """Give the best layouts of a training run on its accelerators, the fastest first.

    Parameters
    ----------
    run : dict
        As of :func:`predict_training`. Of its layout, ``gpus``, ``batch``, ``seq_len``, ``precision``, ``schedule``,
        ``cp`` and ``flash`` are kept; degrees, microbatch, sharding and recomputation are searched.

    Returns
    -------
    Table
        At most 20 layouts that fit, with seconds of a step, memory in GB, the shares of the step that are lost, and
        what each loses most by against the best.

    Raises
    ------
    FullcostError
        As of :func:`predict_training`; ``impossible`` where no layout fits, with by how much the least misses.
    """
    return Table(_core.search_layouts(run))


def epoch_costs(run: types.EpochRun | Mapping[str, Any]) -> types.EpochCosts:
    """Give the costs of a training run as Epoch AI counts them (arXiv 2405.21015), to the digit.

    Parameters
    ----------
    run : dict
        Chips, hours, prices, power and factors; no chip is looked up. What is not known is left out.

    Returns
    -------
    dict
        Dollars of amortised hardware and energy with their parts, of buying the cluster, and of renting it. ``None``
        where something that is needed is not known.

    Raises
    ------
    FullcostError
        ``out_of_range`` for a number below 0, or a factor of 0, with its path.

    Examples
    --------
    >>> import fullcost as fc
    >>> run = {"chips": 2048, "chip_hours": 2_788_000, "purchase_usd": 44490, "server_factor": 1}
    >>> round(fc.epoch_costs(run)["acquisition_usd"])
    112488296
    """
    found: types.EpochCosts = decoded(_core.epoch_costs(run))
    return found


def architecture(config: Mapping[str, Any] | str) -> types.Architecture:
    """Give the architecture that a model hub's ``config.json`` describes, or that is known by a name.

    Parameters
    ----------
    config : dict or str
        A name of :func:`architectures`, or the configuration as read from the file. Its ``model_type`` must be of a
        family whose fields are known: ``llama``, ``mistral``, ``mixtral``, ``qwen2``, ``qwen3``, ``qwen3_moe``,
        ``deepseek_v2``, ``deepseek_v3``, ``olmo2``, ``gpt_oss`` and their like.

    Returns
    -------
    dict
        What stands as ``architecture`` in a run of :func:`predict_training`.

    Raises
    ------
    FullcostError
        ``unknown_name`` for another kind of model or a name that nothing has, ``missing`` or ``wrong_type`` for a
        field.
    """
    found: types.Architecture = decoded(_core.architecture(config))
    return found


def architectures() -> Table:
    """Give the published architectures that fullcost knows by name: parameters in 10^9, layers, widths, experts."""
    return Table(_core.architectures())


def measured_runs() -> Table:
    """Give measured training runs beside their predictions: those of the fit, and those that no fit has seen.

    Returns
    -------
    Table
        ``table`` says what a row is for: ``fit``, ``mlperf``, ``experts``, ``memory`` or ``sweep``. Measured and
        predicted seconds of a step, with the 80 % range of the prediction, and memory in GiB; each with its source.

    Examples
    --------
    >>> import fullcost as fc
    >>> audited = [row for row in fc.measured_runs() if row["table"] == "mlperf"]
    >>> round(sum(row["low80_s"] < row["step_s"] < row["high80_s"] for row in audited) / len(audited), 1)
    0.8
    """
    return Table(_core.measured_runs())
