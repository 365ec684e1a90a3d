"""A finished Word document's bytes, read back and held against the requirements to Word documents.

In: the bytes, and what they were made of. Out: nothing, or a VerifyError. What must stand in the document is another
question, and ``verify.py``'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.readers.finished import read_finished
from pipeline.word_rules import Finished, hold, values_of

if TYPE_CHECKING:
    from pipeline.writers.properties import Properties


def verify_word(name: str, content: bytes, template: str, context: dict[str, Any], properties: Properties) -> None:
    """Hold a finished document against W1 to W12; ``context`` is what was put into the template.

    Raises:
        VerifyError: it breaks a requirement; the sentence says which, where, and what to do.

    """
    hold(name, template, finished_of(content, context, properties))


def finished_of(content: bytes, context: dict[str, Any], properties: Properties) -> Finished:
    """Read a finished document for the requirements."""
    return Finished(
        file=read_finished(content),
        title=properties.title,
        author=properties.author or "",
        day=properties.day,
        values=values_of(context),
    )
