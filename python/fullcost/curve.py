"""A response curve: an output along one uncertain number."""

from __future__ import annotations

from . import html, text
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._core import Table as CoreTable


class Curve(Table):
    """The points of a response curve, and the same in words.

    Examples
    --------
    >>> import fullcost as fc
    >>> curve = fc.scenario("deepseek").curve("busy_share", "official_training")
    >>> "does not depend on" in curve.sentence
    True
    """

    __slots__ = ("_sentence",)

    def __init__(self, sentence: str, core: CoreTable) -> None:
        super().__init__(core)
        self._sentence = sentence

    @property
    def sentence(self) -> str:
        """Where the output goes, or that it does not depend on the number."""
        return self._sentence

    def __repr__(self) -> str:
        return text.paragraphs([text.wrap(self.sentence, text.width()), super().__repr__().splitlines()])

    def _repr_html_(self) -> str:
        return html.page(html.paragraph(self.sentence)) + super()._repr_html_()
