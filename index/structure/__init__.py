"""A document's outline: which words stand under which headings, and in which numbered thing."""

from index.structure.sections import sections

__all__ = ["sections"]
