"""Texts made comparable: typography and white space must not decide whether an answer is right."""

import re
import unicodedata

_TYPOGRAPHY = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—−", '\'\'\'\'""""""------', "\u00ad\u200b⁰¹²³⁴⁵⁶⁷⁸⁹")


def plain(text: str) -> str:
    """Lower case, straight quotes, one kind of dash, single spaces; without soft hyphens and footnote calls."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(_TYPOGRAPHY)).lower().split())


def letters(text: str) -> str:
    """Only the letters and figures of a text, for finding it whatever stands between its words."""
    return re.sub(r"[\W_]+", "", plain(text))
