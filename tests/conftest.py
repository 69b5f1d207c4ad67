"""What tests share."""

from pathlib import Path

import pytest

from index.answer import Engine
from index.build import build
from index.embedding import Lazy
from tests import lindeveen

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with other people's documents, beside the project; a test that needs it skips where it is not."""
    folder = ROOT.parent / "shared"
    if not (folder / "corpus" / "manifest.toml").is_file():
        pytest.skip(f"no real documents in {folder}")
    return folder


@pytest.fixture(scope="session")
def model() -> Lazy:
    """The real model."""
    return Lazy()


@pytest.fixture(scope="session")
def engine(model: Lazy, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The real engine over the small corpus of tests/lindeveen.py, which its tests do not change."""
    folder = tmp_path_factory.mktemp("lindeveen")
    build(lindeveen.write(folder / "corpus"), folder / "index", model)
    return Engine.open(folder / "index", model)
