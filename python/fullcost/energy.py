"""Energy and carbon of a training run."""

from __future__ import annotations

from . import _core
from .decode import decoded
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from . import types


def run_energy(run: types.EnergyRun | Mapping[str, Any]) -> types.RunEnergy:
    """Give the energy and the carbon of a training run.

    Parameters
    ----------
    run : dict
        ``chip`` (a name of :func:`catalog`) or ``tdp_w``, and ``gpu_hours``. ``convention`` says what is counted:
        ``modelled``, all that is drawn; ``tdp``, rated power times hours, as model cards do; ``metered``, a measured
        ``draw_w`` or ``gpu_mwh``. ``place`` and ``operator`` look up the grid and the PUE. What is left out is taken
        from sourced defaults.

    Returns
    -------
    dict
        MWh of the accelerators, of all IT and with the building, with an 80 % range; tonnes of CO2e by the grid, by
        contracts, and embodied in the hardware; every factor with its source; and what the convention counts.

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
    found: types.RunEnergy = decoded(_core.run_energy(run))
    return found


def energy_disclosures() -> Table:
    """Give what others have disclosed of the energy and carbon of runs, beside what comes out here from public inputs.

    Returns
    -------
    Table
        ``disclosed`` and ``computed`` MWh or tonnes of CO2e, and the relative ``error``; each with its source.
    """
    return Table(_core.energy_disclosures())
