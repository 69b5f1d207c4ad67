"""`beleidsbot evaluate`: how well questions are answered of which the answers are known."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot import opening, terminal
from index.ablation import NOTHING, Part, Without
from index.answer import Engine
from index.embedding import Lazy
from index.errors import InputError
from index.quality import Found, Inspector, Known, Miss, Originals, Report, Sought, Stage, Tally, evaluate, read
from index.settings import Settings

_STAGES = {
    Stage.WRONGLY_ANSWERED: "ten onrechte geantwoord: de documenten zeggen dit niet",
    Stage.NOT_ASKED_BACK: "niet teruggevraagd, terwijl de vraag meer dan één ding kan bedoelen",
    Stage.ASKED_BACK: "teruggevraagd, terwijl de vraag duidelijk is",
    Stage.NOT_READ: "niet gelezen: het bewijs staat in geen enkel gelezen document",
    Stage.NOT_IN_REGISTER: "niet in het register: de maatregel ontbreekt daar",
    Stage.GATE: "tegengehouden bij de poort: het bewijs was gevonden",
    Stage.NOT_RETRIEVED: "niet gevonden: zoeken levert geen fragment met het bewijs",
    Stage.RANKED_LOW: "te laag: andere zinnen gaan voor het bewijs",
    Stage.PASSED_OVER: "voorbijgegaan: het bewijs komt als eerste, maar is niet gekozen",
    Stage.WRONG_SENTENCE: "verkeerde zin: het fragment klopt, de geciteerde zin niet",
    Stage.WRONG_WORDS: "verkeerde woorden: het bewijs is geciteerd, het antwoord zegt niet alles",
    Stage.FORM: "vorm: te lang, te veel of onjuiste citaten, of een ander nummer",
}
_WITHOUT = {
    Part.WORDS: "zonder woorden",
    Part.VECTORS: "zonder vectoren",
    Part.REGISTER: "zonder register",
    Part.GATE: "zonder poort",
}


def parts(names: Sequence[str]) -> Without:
    """The parts with these names. Raises InputError for a name that is none."""
    known = {part.value: part for part in Part}
    for name in names:
        if name not in known:
            raise InputError(f"“{name}” kan niet worden weggelaten: kies uit {', '.join(known)}.")
    return frozenset(known[name] for name in names)


def run(settings: Settings, corpus: Path | None, file: Path, without: Without, with_misses: bool, as_json: bool) -> int:
    """Prints what the questions of a file came to. corpus: the folder that the user named, if any."""
    questions = read(file)
    snapshot, model = opening.snapshot(settings, corpus), Lazy(settings.model)
    engine = Engine(snapshot, model, without)
    inspector = Inspector(engine, Engine(snapshot, model, without | {Part.GATE})) if with_misses else None
    report = _evaluated(engine, questions, inspector)
    if as_json:
        terminal.say(json.dumps(record(report), ensure_ascii=False))
    else:
        show(report)
    return 0


def ablations(settings: Settings, corpus: Path | None, file: Path, as_json: bool) -> int:
    """Prints what the same questions come to with each part left out in turn."""
    questions = read(file)
    if not any(isinstance(question, Known) for question in questions):
        raise InputError(f"{file} heeft geen vragen met een antwoord om de onderdelen mee te vergelijken.")
    snapshot, model = opening.snapshot(settings, corpus), Lazy(settings.model)
    rows = []
    for without in (NOTHING, *(frozenset({part}) for part in Part)):
        totals = _evaluated(Engine(snapshot, model, without), questions, None).totals
        if totals is None:  # there are known questions: the check above
            continue
        name = next((_WITHOUT[part] for part in without), "alles")
        rows.append((name, totals.answered, totals.silent, totals.median_ms))
    if as_json:
        for name, answered, silent, median in rows:
            counts = {"answered": _counts(answered), "silent": _counts(silent), "median_ms": median}
            terminal.say(json.dumps({"parts": name, **counts}, ensure_ascii=False))
    else:
        header = ("onderdelen", "goed beantwoord", "terecht gezwegen", "mediaan")
        cells = [(name, _share(answered), _share(silent), f"{median} ms") for name, answered, silent, median in rows]
        terminal.table("Wat elk onderdeel waard is", header, cells)
    return 0


def _evaluated(engine: Engine, questions: Sequence[Known | Sought], inspector: Inspector | None) -> Report:
    originals = Originals(Path(engine.snapshot.card.corpus))
    with terminal.progress() as step:
        return evaluate(engine, questions, originals, inspector, lambda done, total: step("vragen", done, total))


def show(report: Report) -> None:
    """Prints a report as a person reads it: the misses, then what it all came to."""
    for miss in report.misses:
        for line in told(miss):
            terminal.say(line)
    if totals := report.totals:
        header = ("soort", "vragen", "goed", "bewijs geciteerd", "ten onrechte gezwegen", "citaten getrouw")
        rows = [_row(kind, tally) for kind, tally in totals.kinds.items()]
        terminal.table("Vragen met een bekend antwoord", header, [*rows, _row("alles", totals.all)])
        terminal.say(f"goed beantwoord {_share(totals.answered)}, terecht gezwegen {_share(totals.silent)}")
        if totals.back.questions:
            terminal.say(f"terecht teruggevraagd {_share(totals.back)}")
        terminal.say(f"langste antwoord {totals.longest} tekens, meeste citaten {totals.most}")
        terminal.say(f"mediaan {totals.median_ms} ms, 95e percentiel {totals.p95_ms} ms")
    if found := report.found:
        terminal.table("Vragen met een bekend document", ("wat", "hoeveel"), [*_found(found), *_search(report)])


def told(miss: Miss) -> Iterator[str]:
    """What went wrong with one question, as lines."""
    known, answer = miss.score.known, miss.score.answer
    rank = f" (plaats {miss.rank})" if miss.rank else ""
    yield f"{known.id} [{known.kind}] {known.question}"
    yield f"    {_STAGES[miss.stage]}{rank}"
    if miss.score.lacking:
        yield f"    het antwoord mist: {'; '.join(miss.score.lacking)}"
    yield f"    kreeg ({answer.outcome.value}): {' '.join(answer.text.split())[:160]}"


def record(report: Report) -> dict[str, object]:
    """A report as one JSON object; the parts that were not asked for are left out."""
    made: dict[str, object] = {}
    if totals := report.totals:
        made |= {
            "answered": _counts(totals.answered),
            "silent": _counts(totals.silent),
            "asked_back": _counts(totals.back),
            "quotes": {"all": totals.all.quotes, "faithful": totals.all.faithful},
            "longest": totals.longest,
            "most_citations": totals.most,
            "median_ms": totals.median_ms,
            "p95_ms": totals.p95_ms,
            "kinds": {kind: _counts(tally) for kind, tally in totals.kinds.items()},
        }
    if found := report.found:
        counted = {"questions": found.questions, "first": found.first, "cited": found.cited, "refused": found.refused}
        times = {"median_ms": found.median_ms, "p95_ms": found.p95_ms}
        made["documents"] = counted | times | {"search": report.search}
    if report.misses:
        made["misses"] = [_miss(miss) for miss in report.misses]
    return made


def _miss(miss: Miss) -> dict[str, object]:
    known = miss.score.known
    return {
        "id": known.id,
        "kind": known.kind,
        "question": known.question,
        "stage": miss.stage.value,
        "rank": miss.rank,
        "faults": sorted(fault.value for fault in miss.score.faults),
        "lacking": list(miss.score.lacking),
        "outcome": miss.score.answer.outcome.value,
        "answer": miss.score.answer.text,
    }


def _counts(tally: Tally) -> dict[str, object]:
    return {
        "questions": tally.questions,
        "right": tally.right,
        "share": round(tally.share, 3),
        "evidence": tally.evidence,
        "refused": tally.refused,
        "quotes": tally.quotes,
        "faithful": tally.faithful,
    }


def _row(kind: str, tally: Tally) -> tuple[str, ...]:
    counts = (tally.questions, tally.right, tally.evidence, tally.refused)
    return (kind, *(str(count) for count in counts), f"{tally.faithful} van {tally.quotes}")


def _share(tally: Tally) -> str:
    return f"{tally.right} van {tally.questions} ({tally.share:.3f})"


def _found(found: Found) -> list[tuple[str, str]]:
    counts = (("als eerste geciteerd", found.first), ("geciteerd", found.cited), ("gezwegen", found.refused))
    rows = [(name, f"{count} van {found.questions} ({count / found.questions:.3f})") for name, count in counts]
    return [*rows, ("antwoord, mediaan", f"{found.median_ms} ms"), ("antwoord, 95e percentiel", f"{found.p95_ms} ms")]


def _search(report: Report) -> list[tuple[str, str]]:
    names = {"RR": "MRR"}
    return [(f"zoeken, {names.get(name, name)}", f"{value:.3f}") for name, value in report.search.items()]
