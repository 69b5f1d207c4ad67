"""Files to documents: one reader a format, chosen by what a file really is."""

from index.reading.dispatch import read
from index.reading.folder import Corpus, Entry, scan

__all__ = ["Corpus", "Entry", "read", "scan"]
