"""Blocks in the light of their neighbours: headings in disguise, empty headings, footnotes at their call, tables."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.reading.draft import UNKNOWN_LEVEL, Draft, Hint, is_caption
from index.records import Block, Kind, Table

_SUPERSCRIPTS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_DEEPEST = 6
# Headings that pages and programs put in themselves. Only an empty one is dropped: with text under it, it is content.
_FURNITURE = re.compile(
    r"(skip to|(ga )?(direct )?naar (de |het )?(inhoud|hoofdinhoud|content|zoek|navigatie|menu|footer|boven)|"
    r"toegankelijkheid$|"
    r"(hoofd)?menu$|(hoofd)?navigatie$|zoek(en|veld|formulier)?$|cookie|deel (deze|dit)|delen( via|$)|share|print|"
    r"(u bevindt zich|je bent) hier|kruimelpad|inhoud(sopgave)?$|op deze pagina$|(voet|eind)?noten$|"
    r"footnotes$|"
    r"(was|vond u) deze (pagina|informatie)|volg ons|social media|uw reactie|reageer)",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(\*+|bron(nen)?\s*:|noot\s*:|toelichting\s*:|n\.?b\.?\b)", re.IGNORECASE)
_LONGEST_CAPTION = 160


def settle(drafts: Iterable[Draft]) -> tuple[Block, ...]:
    """The blocks of a document, from drafts in reading order."""
    blocks = _footnotes(_headings(_promoted(list(drafts))))
    return tuple(_tables(_merged(blocks)))


def _promoted(drafts: Sequence[Draft]) -> list[Block]:
    """Bold lines and lone list items as headings where text follows them, one level below the last real heading."""
    blocks: list[Block] = []
    level = 0
    for number, draft in enumerate(drafts):
        block = draft.block
        after = drafts[number + 1] if number + 1 < len(drafts) else None
        if block.kind is Kind.HEADING and block.level != UNKNOWN_LEVEL:
            level = block.level
        elif block.kind is Kind.HEADING or (
            draft.hint is not Hint.NONE and _introduces(draft, after) and not _is_led_in(draft, blocks)
        ):
            block = replace(
                block,
                kind=Kind.HEADING,
                level=min(level + 1, _DEEPEST),
                lead=0,
                marker="" if draft.hint is Hint.LONE else block.marker,
            )
        blocks.append(block)
    return blocks


def _introduces(draft: Draft, after: Draft | None) -> bool:
    if after is None or after.block.kind in (Kind.HEADING, Kind.FOOTNOTE):
        return False
    if draft.hint is Hint.LONE:
        return after.block.kind is Kind.PARAGRAPH or after.block.level <= draft.block.level
    return True


def _is_led_in(draft: Draft, before: Sequence[Block]) -> bool:
    """Whether a lone item is what the paragraph before it announces."""
    return draft.hint is Hint.LONE and bool(before) and before[-1].text.endswith(":")


def _headings(blocks: Sequence[Block]) -> list[Block]:
    """Without empty headings that say nothing; a value that is marked up as a heading becomes a paragraph.

    Web pages put questions and answers, or names and values, both in headings of one level ("Periode", "2017").
    """
    kept: list[Block] = []
    seen: set[str] = set()
    empty_before: Block | None = None
    for number, block in enumerate(blocks):
        if block.kind is not Kind.HEADING or _has_content(blocks, number):
            seen.add(block.text.casefold() if block.kind is Kind.HEADING else "")
            empty_before = None
            kept.append(block)
            continue
        if _FURNITURE.match(block.text) or block.text.casefold() in seen or _repeats_below(blocks, number):
            continue
        is_value = empty_before is not None and empty_before.level == block.level and _is_value(empty_before, block)
        empty_before = None if is_value else block
        seen.add(block.text.casefold())
        kept.append(replace(block, kind=Kind.PARAGRAPH, level=0) if is_value else block)
    return kept


def _has_content(blocks: Sequence[Block], number: int) -> bool:
    """Whether something stands under this heading; a deeper heading counts."""
    if number + 1 == len(blocks):
        return False
    after = blocks[number + 1]
    return after.kind is not Kind.HEADING or after.level > blocks[number].level


def _repeats_below(blocks: Sequence[Block], number: int) -> bool:
    """Whether the next heading says the same: a title that is given twice."""
    return number + 1 < len(blocks) and blocks[number + 1].text.casefold() == blocks[number].text.casefold()


def _is_value(name: Block, value: Block) -> bool:
    return name.text.endswith(("?", ":")) or any(character.isdigit() for character in value.text)


def _footnotes(blocks: Sequence[Block]) -> list[Block]:
    """Each footnote after the block that calls it, as part of the same entry; one that nothing calls stays put."""
    waiting: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        if block.kind is Kind.FOOTNOTE:
            waiting.setdefault(block.marker, []).append(number)
    called: dict[int, list[int]] = {}
    for number, block in enumerate(blocks):
        for call in _SUPERSCRIPTS.findall(block.text):
            queue = waiting.get(call.translate(_PLAIN_DIGITS), [])
            if queue:
                called.setdefault(number, []).append(queue.pop(0))
    moved = {note for notes in called.values() for note in notes}
    placed: list[Block] = []
    for number, block in enumerate(blocks):
        if number not in moved:
            placed.append(block)
            placed += (replace(blocks[note], entry=block.entry) for note in called.get(number, ()))
    return _headings(placed) if moved else placed


def _merged(blocks: Sequence[Block]) -> list[Block]:
    """Tables with the same header that follow each other directly, as one table."""
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if last is not None and last.table and block.table and _continues(last.table, block.table):
            body = block.text.split("\n", 1)[1] if "\n" in block.text else ""
            table = replace(last.table, rows=last.table.rows + block.table.rows)
            merged[-1] = replace(last, text=f"{last.text}\n{body}".strip(), table=table)
        else:
            merged.append(block)
    return merged


def _continues(table: Table, after: Table) -> bool:
    return bool(table.header) and table.header == after.header and not after.caption


def _tables(blocks: Sequence[Block]) -> list[Block]:
    """Tables with the caption and the note that stand beside them; those stay blocks of their own as well."""
    return [
        replace(block, table=_annotated(block.table, blocks, number)) if block.table else block
        for number, block in enumerate(blocks)
    ]


def _annotated(table: Table, blocks: Sequence[Block], number: int) -> Table:
    before = blocks[number - 1] if number else None
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    caption, note = table.caption, table.note
    if not caption and before and before.kind is Kind.PARAGRAPH and _names_table(before.text):
        caption = before.text
    elif not caption and after and after.kind is Kind.PARAGRAPH and is_caption(after.text):
        caption = after.text
    if not note and after and after.kind is Kind.PARAGRAPH and _NOTE.match(after.text):
        note = after.text
    return replace(table, caption=caption, note=note)


def _names_table(text: str) -> bool:
    return len(text) <= _LONGEST_CAPTION and (is_caption(text) or text[-1:] not in {".", ";"})
