"""What is wrong with an input, and what would be right."""

from __future__ import annotations


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

    def __init__(self, code: str, path: str, message: str, accepted: str = "") -> None:
        super().__init__(f"{path}: {message}" if path else message)
        self.code = code
        self.path = path
        self.message = message
        self.accepted = accepted

    def __reduce__(self) -> tuple[type[FullcostError], tuple[str, str, str, str]]:
        return FullcostError, (self.code, self.path, self.message, self.accepted)
