"""What WordprocessingML means (ECMA-376, part 1, chapter 17): parts of a package as drafts of blocks."""

from index.reading.word.body import drafts, title
from index.reading.word.parts import Parts

__all__ = ["Parts", "drafts", "title"]
