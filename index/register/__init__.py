"""The register: every numbered thing that the documents bring, with what is known of it."""

from index.register.measures import measures

__all__ = ["measures"]
