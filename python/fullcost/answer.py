"""An answer that is a dict and says itself in words."""

from __future__ import annotations

from abc import ABC, abstractmethod

from . import html, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class Answer(dict[str, "Any"], ABC):
    """What came out, by name: ``found["mwh"]`` and ``found.mwh`` are the same. Shown as sentences and a table."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Give everything as dicts, lists and numbers."""
        return dict(self)

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}") from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self]

    def __repr__(self) -> str:
        head = self._shown()
        table = text.table(head, *text.cells(head, self._rows()), text.width())
        return "\n".join([*self._lines(), *table])

    def _repr_html_(self) -> str:
        head = self._shown()
        table = html.table(head, *text.cells(head, self._rows()))
        return html.page(*map(html.paragraph, self._lines()), table)

    @abstractmethod
    def _lines(self) -> list[str]:
        """Give the sentences."""

    @abstractmethod
    def _rows(self) -> list[dict[str, Any]]:
        """Give the rows of the table below them."""

    @abstractmethod
    def _shown(self) -> Sequence[str]:
        """Give the columns of it that people see."""
