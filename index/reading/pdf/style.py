"""How a document is set: the size of its running text, the distance of its lines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.reading.pdf.lines import Line


@dataclass(frozen=True, slots=True)
class Style:
    """size: of most letters; leading: the usual distance of two lines of one paragraph, as a multiple of the size."""

    size: float
    leading: float

    def is_tight(self, above: Line, below: Line) -> bool:
        """Whether two lines stand as near to each other as lines of one paragraph."""
        return below.y - above.y <= 1.28 * self.leading * max(below.size, above.size)


def measured(pages: Sequence[Sequence[Line]]) -> Style:
    """The style of the running text of these pages."""
    letters: Counter[float] = Counter()
    for line in _all(pages):
        letters[round(line.size, 1)] += len(line.text)
    size = letters.most_common(1)[0][0] if letters else 10.0
    steps = [
        (below.y - above.y) / size
        for page in pages
        for above, below in pairwise(page)
        if abs(above.size - size) < 0.3 and abs(below.size - size) < 0.3 and 0.8 * size < below.y - above.y < 2.4 * size
    ]
    if not steps:
        return Style(size, 1.2)
    # Paragraph gaps are in there too; the smallest step that is common is the leading.
    common = Counter(round(step, 1) for step in steps)
    frequent = [step for step, count in common.items() if count >= 0.2 * common.most_common(1)[0][1]]
    near = [step for step in steps if abs(step - min(frequent)) < 0.1]
    return Style(size, median(near))


def _all(pages: Sequence[Sequence[Line]]) -> Iterable[Line]:
    return (line for page in pages for line in page)
