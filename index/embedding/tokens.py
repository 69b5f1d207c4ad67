"""The tokenizer of the default model: made from the packed vocabulary, and opened again. The one door to tokenizers."""

from collections.abc import Iterable
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from index.embedding.weights import Packed

LONGEST = 512
"""Tokens that the network reads at most; what comes after is not seen."""


def made(packed: Packed) -> Tokenizer:
    """The XLM-R tokenizer: SentencePiece Unigram over normalised words that each start with a mark.

    XLM-R's own normalisation is Unicode NFKC but for the characters that it drops or takes for a blank; which those are
    stands in the packed file.
    """
    ids = {piece: number for number, (piece, _) in enumerate(packed.pieces)}
    dropped = _class(c for c, to in packed.folds.items() if to == "")
    blanks = _class(c for c, to in packed.folds.items() if to == " ")
    tokenizer = Tokenizer(models.Unigram(packed.pieces, unk_id=ids["<unk>"], byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(dropped), ""),
            normalizers.Replace(Regex(blanks), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", ids["<s>"]), ("</s>", ids["</s>"])],
    )
    return tokenizer


def opened(folder: Path) -> Tokenizer:
    """The tokenizer of an unpacked model. Raises OSError when its file is missing, ValueError when it is damaged."""
    tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def _class(characters: Iterable[str]) -> str:
    return "[" + "".join(f"\\x{{{ord(c):x}}}" for c in characters) + "]"
