"""One program at a time: a lock that goes with the program that holds it. The one door to filelock."""

from contextlib import AbstractContextManager
from pathlib import Path

from filelock import FileLock


def acquire(file: Path, seconds: float) -> AbstractContextManager[object]:
    """Waits for the lock and takes it; leaving the block gives it back.

    Raises TimeoutError when another program keeps it longer than this, OSError when the file cannot be made.
    """
    return FileLock(file, timeout=seconds).acquire()
