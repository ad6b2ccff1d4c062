"""What is asked: a scenario, which gives an outcome, its claims, and the way from one claim to another."""

from __future__ import annotations

from .decode import decoded
from .error import FullcostError, name_of
from .outcome import Outcome
from .reconciliation import Reconciliation
from .table import Table
from .uncertain import Uncertain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, SupportsFloat, TypedDict

    from . import types
    from ._core import Model
    from .distribution import Distribution
    from .versions import AsKnownOn

    Value = SupportsFloat | str | types.Distribution | Distribution

    class State(TypedDict, total=False):
        """What a reader or a caller chose, as a page saves it."""

        readings: list[str]
        values: dict[str, Value]
        scope: str
        uses: dict[str, bool]
        natures: dict[str, bool]
        order: list[str]


class Scenario(Uncertain):
    """A scenario that was read and found sound. It never changes: each change gives a new one.

    Make one with :func:`fullcost.scenario`. A number in it has a path, the same in errors, tables and sliders:
    ``busy_share``, ``fleet[h800].count``, ``runs[v3].phases[pretraining].gpu_hours``. ``scenario["busy_share"]`` reads
    it.

    Examples
    --------
    >>> import fullcost as fc
    >>> deepseek = fc.scenario("deepseek")
    >>> deepseek["busy_share"]
    0.6
    >>> busier = deepseek.set("busy_share", 0.8)
    >>> busier["busy_share"], deepseek["busy_share"]
    (0.8, 0.6)
    """

    __slots__ = ("_base", "_model", "_state", "_view")

    def __init__(self, base: Model, state: State | None = None) -> None:
        self._base = base
        self._state: State = state or {}
        self._view: types.View | None = None
        self._model = base.with_state(**_arguments(self._state)) if self._state else base

    def set(self, path: str, value: Value) -> Scenario:
        """Give the scenario with another value at `path`, or with a range.

        Parameters
        ----------
        path : str
            The address of the input, as in :meth:`leaves`.
        value : float, str or dict
            In the input's own unit: shares from 0 to 1, money in dollars. numpy scalars and ``Decimal`` are fine. A
            number is not drawn when the scenario is sampled. ``"0.4 to 0.8"`` (9 in 10 values lie between) or a
            distribution is: its median stands where one number is asked for. A moment is in years after the start of
            the window; it may be a date (``"2024-06"``) where the scenario has a ``start_year``.

        Returns
        -------
        Scenario
            A new one; this one stays as it is.

        Raises
        ------
        FullcostError
            ``unknown_path`` where the path leads to no input, ``out_of_range``, ``not_finite`` or ``wrong_type`` where
            the value is not one that the input can have.

        Examples
        --------
        >>> import fullcost as fc
        >>> half = fc.scenario("deepseek").set("busy_share", 0.5)
        >>> half["busy_share"]
        0.5
        >>> fc.scenario("deepseek").set("busy_share", {"uniform": {"low": 0.4, "high": 0.8}})["busy_share"]
        0.6000000000000001
        """
        return self._with(values={**self._state.get("values", {}), name_of(path, "path"): plain(value)})

    def reading(self, *ids: str) -> Scenario:
        """Give the scenario under other readings: named sets of values, applied in order.

        They replace the readings chosen before. Values given to :meth:`set` stay, on top of them.

        Parameters
        ----------
        *ids : str
            Ids out of :attr:`readings`. None at all takes every reading away.

        Returns
        -------
        Scenario
            A new one; this one stays as it is.

        Raises
        ------
        FullcostError
            ``unknown_name``, with the nearest ids.

        Examples
        --------
        >>> import fullcost as fc
        >>> by_type = fc.scenario("deepseek").reading("by-type")
        >>> by_type.evaluate().total("fleet_tco") > 2.5e9
        True
        """
        return self._with(readings=list(ids))

    def scope(self, id: str) -> Scenario:
        """Give the scenario with another scope counted first, so that sentences speak of it.

        Parameters
        ----------
        id : str
            ``final_run``, ``official_training``, ``development``, ``fleet_purchase``, ``fleet_operation``,
            ``fleet_tco`` or ``organisation``.

        Returns
        -------
        Scenario
            A new one. Its outcome holds the same totals: every scope is always there.

        Raises
        ------
        FullcostError
            ``unknown_name``.
        """
        return self._with(scope=id, uses={}, natures={})

    def order(self, *axes: str) -> Scenario:
        """Give the scenario with the steps of a reconciliation in another order.

        Parameters
        ----------
        *axes : str
            ``valuation``, ``purposes``, ``chips``, ``window``, ``natures``, ``timing``. Factors multiply, so the order
            changes how much each step adds; it never changes where they end.

        Returns
        -------
        Scenario
            A new one.

        Raises
        ------
        FullcostError
            ``unknown_name``.
        """
        return self._with(order=list(axes))

    def evaluate(self) -> Outcome:
        """Give the bill.

        Returns
        -------
        Outcome
            The ledger (dollars by nature, purpose and year), the totals of every scope, the hinge, the finding.

        Raises
        ------
        FullcostError
            ``impossible`` where numbers cannot hold together, ``out_of_range`` where a result leaves all bounds.

        Examples
        --------
        >>> import fullcost as fc
        >>> outcome = fc.scenario("deepseek").evaluate()
        >>> round(outcome.total("official_training"))
        5576000
        """
        return Outcome(self._model.evaluate(), self)

    def reconcile(
        self, a: str | None = None, b: str | None = None, order: Sequence[str] | None = None
    ) -> Reconciliation:
        """Walk from one claim to another, one axis at a time.

        Parameters
        ----------
        a, b : str, optional
            Ids of money claims (see :meth:`claims`). By default the two that the scenario's page joins.
        order : sequence of str, optional
            The axes in the order of the walk; see :meth:`order`.

        Returns
        -------
        Reconciliation
            Steps that close exactly, and the rest that nothing explains, at both ends. Money in dollars.

        Raises
        ------
        FullcostError
            ``unknown_name`` where there is no such claim, ``impossible`` where a claim is no sum of money.

        Examples
        --------
        >>> import fullcost as fc
        >>> deepseek = fc.scenario("deepseek")
        >>> walk = deepseek.reconcile()
        >>> back = deepseek.reconcile(walk.to["id"], walk.start["id"])
        >>> back.start == walk.to
        True
        """
        if a is None or b is None:
            small, large = self._model.headline() or (None, None)
            a, b = a or small, b or large
            if a is None or b is None:
                raise FullcostError("missing", "headline", "is missing, so both claims must be named", "two claims")
        axes = self._state.get("order") if order is None else list(order)
        return Reconciliation(self._model.reconcile(a, b, axes), self)

    def as_known_on(self, date: str) -> AsKnownOn:
        """Say what was known of the scenario on a date: see :func:`fullcost.as_known_on`.

        Parameters
        ----------
        date : str
            A year, a month or a day.

        Returns
        -------
        AsKnownOn
            The figures and claims as they stood, and as ``model`` the scenario of that day.

        Raises
        ------
        FullcostError
            ``wrong_type`` for what is no date, ``impossible`` for a resolved scenario.

        Examples
        --------
        >>> import fullcost as fc
        >>> then = fc.scenario("deepseek").as_known_on("2025-02-15")
        >>> len(then.model.claims()) < len(fc.scenario("deepseek").claims())
        True
        """
        from .versions import as_known_on

        return as_known_on(self, date)

    def leaves(self) -> Table:
        """Give the inputs: path, unit, value, limits, status and source.

        ``value`` is the present one and ``scenario_value`` the one that is written. ``min`` and ``max`` are what is
        accepted, ``low`` and ``high`` the range that the scenario gives, with its ``confidence``: of a ``distribution``
        that is no interval (JSON), the 5 % and 95 % quantiles. Status is stated, estimated, assumed or computed.
        ``converted`` says how an amount of another currency or year was brought to the scenario's dollars.
        """
        return Table(self._model.leaves())

    def claims(self) -> Table:
        """Give the published figures that the scenario knows: what they say, who says so, how far each was checked."""
        return Table(self._model.claims())

    def claims_json(self) -> str:
        """Give claims and sources as JSON: what a page loads beside a resolved scenario."""
        return self._model.claims_json()

    def sources(self) -> Table:
        """Give the sources behind inputs and claims: title, author, date, address."""
        return Table(self._model.sources())

    @property
    def readings(self) -> Table:
        """The readings that the scenario knows, and which of them are on."""
        return Table(self._model.readings())

    @property
    def id(self) -> str:
        """The scenario's short name."""
        return self._model.id()

    @property
    def title(self) -> str:
        """What the scenario is about, in one line."""
        return self._model.title()

    @property
    def document(self) -> types.Scenario | None:
        """The scenario as it was written, without readings and changes. ``None`` for a resolved one."""
        document = self._base.document()
        return None if document is None else decoded(document)

    @property
    def state(self) -> State:
        """What was asked of the scenario beyond what is written: readings, values, scope, order. As a page saves it."""
        return copy_of(self._state)

    def with_state(self, state: State) -> Scenario:
        """Give the scenario in a saved state, in place of the present one.

        Parameters
        ----------
        state : dict
            As in :attr:`state`: ``readings``, ``values``, ``scope``, ``uses``, ``natures``, ``order``, each of them
            optional.

        Returns
        -------
        Scenario
            A new one.

        Raises
        ------
        FullcostError
            As the methods that set each part; ``unknown_key`` for a key that no state has.
        """
        return Scenario(self._base, copy_of(state))

    def to_blob(self) -> bytes:
        """Give the resolved scenario as bytes: what a page with the small build of the widget loads."""
        return self._model.to_blob()

    def to_svg(self) -> str:
        """Give the picture of the page as SVG: what the money bought and what the hours were for, in squares."""
        return self._model.svg()

    def view(self) -> types.View:
        """Give everything that a page shows of the scenario: sentences, lists, pictures as numbers."""
        if self._view is None:
            self._view = decoded(self._model.view())
        return self._view

    def __getitem__(self, path: str) -> float:
        """Read the input at a path. ``FullcostError`` (``unknown_path``) where it leads to none."""
        return self._model.value(name_of(path, "path"))

    def _ipython_key_completions_(self) -> list[str]:
        return self.leaves()["path"]

    def _with(self, **changes: Any) -> Scenario:
        state: Any = {**self._state, **changes}
        kept: Any = {key: part for key, part in state.items() if part}
        return Scenario(self._base, kept)

    def __repr__(self) -> str:
        return f"<Scenario {', '.join([repr(self.id), *self._asked()])}>"

    def _asked(self) -> list[str]:
        """What was asked of it beyond what is written, in words."""
        readings = [f"reading {id!r}" for id in self._state.get("readings", ())]
        values = [f"{path} = {told(value)}" for path, value in self._state.get("values", {}).items()]
        scope = self._state.get("scope")
        return [*readings, *values, *([f"counting {scope!r}"] if scope else [])]

    def _repr_html_(self) -> str:
        from . import html

        view = self.view()
        return html.page(
            html.paragraph(self.title, "title"),
            html.paragraph(view["hero"]["deck"]),
            html.paragraph(", ".join(self._asked()), "note"),
            lang=view["lang"],
            dir=view["dir"],
        )

    def __copy__(self) -> Scenario:
        return self

    def __deepcopy__(self, memo: object) -> Scenario:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        document = self._base.document()
        blob = None if document is not None else self._base.to_blob()
        return _revived, (type(self._base), document, blob, self.state)


def plain(value: Value) -> SupportsFloat | str | types.Distribution:
    """Give a value as a page saves it: a distribution as it is written."""
    spec: types.Distribution | None = getattr(value, "spec", None)
    return value if spec is None else spec  # type: ignore[return-value]


def told(value: Value) -> str:
    """Give a value in a few words."""
    if isinstance(value, str):
        return value
    return next(iter(value)) if isinstance(value, dict) else f"{float(value):g}"  # type: ignore[arg-type]


def copy_of(state: State) -> State:
    """Give a copy of a state that shares nothing with it."""
    from copy import deepcopy

    return deepcopy(state)


PARTS = ("readings", "values", "scope", "uses", "natures", "order")
"""The parts of a state."""


def _arguments(state: State) -> dict[str, Any]:
    """A state as the core takes it: lists of pairs in place of dicts."""
    for key in state:
        if key not in PARTS:
            raise FullcostError("unknown_key", key, "is not a known key", ", ".join(PARTS))
    return {key: list(part.items()) if isinstance(part, dict) else part for key, part in state.items()}


def _revived(model: type[Model], document: str | None, blob: bytes | None, state: State) -> Scenario:
    return Scenario(model.from_text(document) if document is not None else model.from_blob(blob or b""), state)
