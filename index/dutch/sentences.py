"""Where a Dutch sentence ends."""

import re

# Abbreviations that are followed by more of the same sentence. A dot after one of these ends nothing, except "etc."
# and the like before a capital.
_ABBREVIATIONS = frozenset(
    """a.d.h.v a.u.b aug afd art bijv b.v blz c.a c.q ca d.d d.m.v d.w.z dd dec dhr dr drs e.a e.d e.e.a evt
    excl feb fig g.g.d h.o.v i.c i.c.m i.h.k.v i.o i.o.m i.p.v i.r.t i.s.m i.v.m incl ing ir jan jl jr jul
    jun k.k lid m.a.w m.b.t m.b.v m.i.v m.n m.u.v max mevr min mr mrd mln n.a.v n.v.t nr nrs nov o.a o.b.v
    o.g.v o.l.v o.m o.v okt p.a p.j p.m p.p pag par prof red resp s.v.p sept sr st t.a.v t.b.v t.g.v t.h.v
    t.l.v t.o.v t.w.v t.z.t tel t/m v.a v.l.n.r vgl vh vlg vnl vs w.o z.g zgn zg zsm""".split()
)
_CLOSERS = "\"'”’)]»"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_END = re.compile(rf"[.!?…]+[{re.escape(_CLOSERS)}{_SUPERSCRIPTS}]*(?=\s)")
_WORD_BEFORE = re.compile(r"[\w./&-]+$")


def spans(text: str) -> list[tuple[int, int]]:
    """Start and end offsets of the sentences of a text, in order, without the blanks in between.

    A line break always ends a sentence; a dot does so unless it closes an abbreviation, a list number or an initial, or
    the text goes on in lower case.
    """
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for end in _END.finditer(text, line.start(), line.end()):
            if _closes(text, start, end):
                _add(found, text, start, end.end())
                start = end.end()
        _add(found, text, start, line.end())
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    stripped = text[start:end]
    lead = len(stripped) - len(stripped.lstrip())
    if stripped.strip():
        found.append((start + lead, start + len(stripped.rstrip())))


def _closes(text: str, start: int, end: re.Match[str]) -> bool:
    after = text[end.end() :].lstrip()
    if not after:
        return True
    goes_on = after[0].islower() or after[0] in ",;:"
    if goes_on:
        return False
    if not end.group().startswith("."):
        return True
    word = _WORD_BEFORE.search(text, start, end.start())
    if word is None:
        return True
    bare = word.group().lower().lstrip("(")
    is_initial = len(bare) == 1 and bare.isalpha() and word.group().isupper()
    is_list_number = word.start() == start and re.fullmatch(r"\d{1,2}|[a-z]", bare) is not None
    return not (bare in _ABBREVIATIONS or is_initial or is_list_number)
