"""What can go wrong, as one family. Each message says what is wrong, where, and what to do about it."""


class BeleidsbotError(Exception):
    """The family: a message that can be shown to a person as it is."""


class SettingError(BeleidsbotError):
    """A setting has a value that cannot be used."""


class CorpusError(BeleidsbotError):
    """The folder with documents, or its manifest, cannot be used at all."""


class ReadingError(BeleidsbotError):
    """One file cannot be read; the others can. cure: what the keeper of the documents can do."""

    def __init__(self, what: str, cure: str = "") -> None:
        super().__init__(f"{what} {cure}".strip())
        self.what = what
        self.cure = cure


class SnapshotError(BeleidsbotError):
    """The index on disk is missing, made by another version, or damaged."""


class ModelError(BeleidsbotError):
    """The embedding model cannot be unpacked or loaded."""


class LanguageModelError(BeleidsbotError):
    """The server of the language model gave nothing that can be used. Never holds the key or what was asked."""


class InputError(BeleidsbotError):
    """What the user hands over (a question, a file with questions) cannot be used."""
