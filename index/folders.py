"""Where this user's files live on this machine. The one door to platformdirs."""

from pathlib import Path

import platformdirs

_NAME = "beleidsbot"

PROJECT = Path(__file__).resolve().parents[1]
"""The folder that holds the packages and, in a clone, corpus/ beside them."""


def data() -> Path:
    """The user's folder for what must be kept: the index and, later, the database."""
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def cache() -> Path:
    """The user's folder for what can be made again: the unpacked model."""
    return Path(platformdirs.user_cache_dir(_NAME, appauthor=False))
