"""Energy and carbon of a training run."""

from __future__ import annotations

from . import _core
from .answer import Answer
from .decode import decoded
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from . import types

FACTORS = ("name", "value", "unit", "basis", "source")
"""What a list of factors shows to people."""


class RunEnergy(Answer):
    """Energy and carbon of a training run: a dict as of :class:`fullcost.types.RunEnergy`, its values attributes too.

    Examples
    --------
    >>> import fullcost as fc
    >>> found = fc.run_energy({"chip": "H100", "gpu_hours": 1e6, "place": "FR"})
    >>> found.mwh == found["mwh"]
    True
    """

    __slots__ = ()

    def _lines(self) -> list[str]:
        market = "" if self["market_t"] is None else f", {self['market_t']:,.1f} t by contracts"
        embodied = "" if self["embodied_t"] is None else f"; {self['embodied_t']:,.1f} t embodied in hardware"
        return [
            f"{self['mwh']:,.1f} MWh, 80 % range {self['low80_mwh']:,.1f} to {self['high80_mwh']:,.1f}: accelerators "
            f"{self['gpu_mwh']:,.1f}, all IT {self['it_mwh']:,.1f}.",
            f"Carbon: {self['location_t']:,.1f} t CO2e by the grid{market}{embodied}.",
            self["note"],
        ]

    def _rows(self) -> list[dict[str, Any]]:
        factors: list[dict[str, Any]] = self["factors"]
        return factors

    def _shown(self) -> tuple[str, ...]:
        return FACTORS


def run_energy(run: types.EnergyRun | Mapping[str, Any]) -> RunEnergy:
    """Give the energy and the carbon of a training run.

    Parameters
    ----------
    run : dict
        ``chip`` (a name of :func:`catalog`) or ``tdp_w``, and ``gpu_hours``. ``convention`` says what is counted:
        ``modelled``, all that is drawn; ``tdp``, rated power times hours, as model cards do; ``metered``, a measured
        ``draw_w`` or ``gpu_mwh``. ``place`` (a country by its name or
        its two or three letters) and ``operator`` look up the grid and the PUE. What is left out is taken
        from sourced defaults.

    Returns
    -------
    RunEnergy
        A dict. MWh of the accelerators, of all IT and with the building, with an 80 % range; tonnes of CO2e by the
        grid, by contracts, and embodied in the hardware; every factor with its source; and what the convention counts.

    Raises
    ------
    FullcostError
        ``out_of_range`` for a number beyond its range, ``unknown_name`` for a chip, an operator or a place,
        ``missing`` for what is needed, ``impossible`` for what stands beside the other way to say it.

    Examples
    --------
    >>> import fullcost as fc
    >>> card = {"convention": "tdp", "chip": "H100", "gpu_hours": 30_840_000, "operator": "meta", "place": "usa"}
    >>> found = fc.run_energy(card)
    >>> round(found["gpu_mwh"]), round(found["location_t"], -2)  # the model card of Llama 3.1 405B says 8,930 t
    (21588, 8600.0)
    """
    return RunEnergy(decoded(_core.run_energy(run)))


def energy_disclosures() -> Table:
    """Give what others have disclosed of the energy and carbon of runs, beside what comes out here from public inputs.

    Returns
    -------
    Table
        ``disclosed`` and ``computed`` MWh or tonnes of CO2e, and the relative ``error``; each with its source.
    """
    return Table(_core.energy_disclosures())
