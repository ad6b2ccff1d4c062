"""What is wrong with an input, and what would be right."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import Any


class FullcostError(ValueError):
    """A mistake in a scenario, a path or a name, in the words that every face of fullcost uses.

    Attributes
    ----------
    code : str
        The kind of mistake, for programs: ``syntax``, ``unknown_key``, ``missing``, ``wrong_type``, ``out_of_range``,
        ``not_finite``, ``unknown_name``, ``duplicate_id``, ``reversed_range``, ``too_large``, ``impossible``,
        ``bad_blob``, ``unknown_path``, ``not_positive_semidefinite``, ``too_few_draws``, ``cancelled`` or ``internal``.
    path : str
        Where it is, the way the scenario was written: ``fleet[h20].count``. Empty for the whole document.
    message : str
        What is wrong, on one line.
    accepted : str
        What would be accepted, in a few words. May be empty.

    Examples
    --------
    >>> import fullcost as fc
    >>> try:
    ...     fc.scenario("deepseek").set("busy_share", 1.2)
    ... except fc.FullcostError as error:
    ...     print(error.code, error.path)
    out_of_range busy_share
    """

    # Tracebacks and pickles name the class where a user finds it.
    __module__ = "fullcost"

    def __init__(self, code: str, path: str = "", message: str | None = None, accepted: str = "") -> None:
        if message is None:  # by its text alone, as other libraries make an exception anew
            code, message = "internal", code
        super().__init__(f"{path}: {message}" if path else message)
        self.code = code
        self.path = path
        self.message = message
        self.accepted = accepted

    def __reduce__(self) -> tuple[type[FullcostError], tuple[str, str, str, str]]:
        return FullcostError, (self.code, self.path, self.message, self.accepted)


def lasting(error: FullcostError) -> FullcostError:
    """Give an error that stays what it is where an engine makes it anew from its text, as Polars does."""
    _, parts = error.__reduce__()

    class Lasting(FullcostError):
        def __init__(self, *_: object) -> None:
            super().__init__(*parts)

    Lasting.__name__ = Lasting.__qualname__ = FullcostError.__name__
    return Lasting()


def named(**names: str) -> AbstractContextManager[None]:
    """Tell errors by the names of a caller's own arguments: ``named(outputs="output")``.

    What was given as one value is no place in a list: ``outputs[0]`` is ``output`` then.
    """
    from contextlib import contextmanager

    @contextmanager
    def telling() -> Any:
        try:
            yield
        except FullcostError as error:
            name, _, _ = error.path.partition("[")
            path = names.get(error.path, names.get(name, error.path))
            raise FullcostError(error.code, path, error.message, error.accepted) from None

    return telling()


def number(value: Any, path: str) -> float:
    """Read one number: ``wrong_type`` with its path for anything else."""
    if isinstance(value, (str, bytes, bool)) or not hasattr(value, "__float__"):
        raise FullcostError("wrong_type", path, f"must be a number, got `{type(value).__name__}`", "a number")
    try:
        return float(value)
    except (TypeError, ValueError):
        message = f"must be one number, got `{type(value).__name__}`"
        raise FullcostError("wrong_type", path, message, "a number") from None
    except OverflowError:
        raise FullcostError("not_finite", path, "must be a finite number", "a number") from None


def name_of(value: Any, path: str) -> str:
    """Read a name or a path: ``wrong_type`` for anything but text."""
    if not isinstance(value, str):
        raise FullcostError("wrong_type", path, f"must be text, got `{type(value).__name__}`", "text")
    return value
