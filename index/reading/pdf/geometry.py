"""Where text stands on a page: runs and ruled lines, in points from the top left corner."""

from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def product(first: Matrix, second: Matrix) -> Matrix:
    """Both transformations in one, the first one first (ISO 32000-2, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


@dataclass(frozen=True, slots=True)
class Run:
    """Text that was set in one go: from x0 to x1 on baseline y (downward), upright."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal ruled line of a table, from x0 to x1 at y (downward)."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it was drawn. number: in the file, from 1; pictures: whether it shows any image."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...] = ()
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline that a PDF carries. level from 1; page in the file, from 1."""

    title: str
    level: int
    page: int
