"""From a question in Dutch to an answer with citations, or to "not found"."""

from index.answer.conversation import Conversation
from index.answer.engine import Engine

__all__ = ["Conversation", "Engine"]
