"""How well search finds the document that answers a question: the field's own measures. The one door to ir-measures.

RR is the reciprocal rank (its mean is MRR), nDCG the normalised discounted cumulative gain, R recall; as in trec_eval.
"""

from collections.abc import Mapping, Sequence

import ir_measures
from ir_measures import RR, R, nDCG

from index.search import Search

MEASURES = (RR, nDCG @ 10, R @ 1, R @ 5, R @ 10)
# How many passages are asked for: their documents, each at its best passage, are the ranking.
_PASSAGES = 100


def ranking(search: Search, question: str) -> list[str]:
    """The ids of the documents of the passages that the fused search finds, best first, each once."""
    return list(dict.fromkeys(hit.passage.document for hit in search.fused(question, _PASSAGES)))


def figures(wanted: Mapping[str, str], rankings: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """The mean of each measure by its name ("RR", "nDCG@10", ...); empty where nothing was asked.

    wanted: the one right document of each question, by id; rankings: what was found for it, best first.
    """
    if not wanted:
        return {}
    relevant = {question: {document: 1} for question, document in wanted.items()}
    # trec_eval orders by score, so that each place gets a score of its own.
    found = {question: {d: 1 / rank for rank, d in enumerate(ranked, 1)} for question, ranked in rankings.items()}
    means = ir_measures.calc_aggregate(MEASURES, relevant, found)
    return {str(measure): float(means[measure]) for measure in MEASURES}
