"""The widget of the page, in a notebook."""

from __future__ import annotations

from pathlib import Path

from .outcome import Outcome
from .scenario import Scenario

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping
    from typing import Any

    from .scenario import State

try:
    import anywidget
    import traitlets
except ImportError as error:
    message = 'the widget needs anywidget, which is not installed: pip install "fullcost[notebook]"'
    raise ImportError(message, name="anywidget") from error


class Widget(anywidget.AnyWidget):
    """The widget that a page shows, with the same sentences, in Jupyter, marimo and whatever else runs anywidget.

    What a reader changes in it arrives in :attr:`state`; :attr:`scenario` and :attr:`outcome` follow. Every number is
    computed by the model in Python: the widget's own are never read back.

    Parameters
    ----------
    scenario : str, dict, path or Scenario
        Whatever :func:`fullcost.scenario` reads.
    theme : {"", "light", "dark"}
        Empty follows the notebook.

    Raises
    ------
    FullcostError
        As :func:`fullcost.scenario` does.
    ImportError
        anywidget is not installed: ``pip install "fullcost[notebook]"``.

    Examples
    --------
    >>> import fullcost as fc
    >>> widget = fc.Widget("deepseek")
    >>> widget.state = {"values": {"busy_share": 0.8}}
    >>> widget.scenario["busy_share"]
    0.8
    """

    _esm = Path(__file__).parent / "static" / "widget.js"

    document = traitlets.Dict(allow_none=True, help="The scenario as it was written.").tag(sync=True)
    blob = traitlets.Unicode(help="A resolved scenario in base64, where there is no document.").tag(sync=True)
    state = traitlets.Dict(help="What was chosen: readings, values, scope, uses, natures, order.").tag(sync=True)
    theme = traitlets.Unicode(help="light, dark, or empty to follow the notebook.").tag(sync=True)
    problem = traitlets.Dict(allow_none=True, default_value=None, help="What the widget refused last.").tag(sync=True)

    def __init__(
        self,
        scenario: str | bytes | Mapping[str, Any] | os.PathLike[str] | Scenario = "deepseek",
        theme: str = "",
        **traits: Any,
    ) -> None:
        from base64 import b64encode

        from . import scenario as read

        self._scenario = read(scenario)
        document = self._scenario.document
        blob = "" if document is not None else b64encode(self._scenario.to_blob()).decode()
        state = {"state": _plain(self._scenario.state), **traits}
        super().__init__(document=document, blob=blob, theme=theme, **state)

    @property
    def scenario(self) -> Scenario:
        """The scenario with everything that was chosen in the widget."""
        state: Any = self.state
        return self._scenario.with_state(state)

    @property
    def outcome(self) -> Outcome:
        """The bill of :attr:`scenario`."""
        return self.scenario.evaluate()

    @traitlets.validate("state")
    def _sound(self, proposal: Any) -> dict[str, Any]:
        """Refuse a state that the scenario cannot be in."""
        state: Any = proposal["value"]
        self._scenario.with_state(state)
        return dict(state)

    @traitlets.validate("theme")
    def _known(self, proposal: Any) -> str:
        if proposal["value"] not in ("", "light", "dark"):
            raise traitlets.TraitError(f'theme must be "", "light" or "dark", got {proposal["value"]!r}')
        return str(proposal["value"])


def _plain(state: State) -> dict[str, Any]:
    """A state that JSON can carry: values as floats, ranges as they are written."""
    values = {
        path: value if isinstance(value, (str, dict)) else float(value)  # type: ignore[arg-type]
        for path, value in state.get("values", {}).items()
    }
    return {**state, "values": values} if values else dict(state)
