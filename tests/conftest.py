"""What tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with other people's documents, beside the project; a test that needs it skips where it is not."""
    folder = ROOT.parent / "shared"
    if not (folder / "corpus" / "manifest.toml").is_file():
        pytest.skip(f"no real documents in {folder}")
    return folder
