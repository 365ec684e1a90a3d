"""The word lists of bokmål, nynorsk and English that simplemma carries → Lexicon. The only place that knows simplemma.

In: the office's own words. Out: a Lexicon. Words are looked up in a file that the set-up makes of the lists beside the
installed packages (``python -m pipeline.readers.dictionary``). Where it is missing, a list is unpacked when the first
word is looked up in it, which takes a second and a hundred megabytes.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

_LANGUAGES = ("nb", "nn", "en")


def read_lexicon(own: Iterable[str] = ()) -> Lexicon:
    """Give the lists; 640 000 forms of bokmål, 138 000 of nynorsk, 182 000 of English."""
    bokmaal, nynorsk, english = map(_List, _LANGUAGES)
    return Lexicon(
        bokmaal=bokmaal,
        nynorsk=nynorsk,
        english=english,
        own=frozenset(word.strip().lower() for word in own),
    )


class _List(Mapping[str, str]):
    """A list that is opened when the first word is looked up in it."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __getitem__(self, word: str) -> str:
        return opened(self._language)[word]

    def __iter__(self) -> Iterator[str]:
        return iter(opened(self._language))

    def __len__(self) -> int:
        return len(opened(self._language))


class _Table(Mapping[str, str]):
    """A list in the file, which is read where a word stands and not as a whole."""

    def __init__(self, file: sqlite3.Connection, language: str) -> None:
        self._file = file
        self._lookup = f"SELECT base FROM {language} WHERE form = ?"  # noqa: S608  one of three names
        self._all = f"SELECT form FROM {language}"  # noqa: S608
        self._count = f"SELECT count(*) FROM {language}"  # noqa: S608

    def __getitem__(self, word: str) -> str:
        found = self._file.execute(self._lookup, (word,)).fetchone()
        if found is None:
            raise KeyError(word)
        return str(found[0])

    def __iter__(self) -> Iterator[str]:
        return (str(form) for (form,) in self._file.execute(self._all))

    def __len__(self) -> int:
        return int(self._file.execute(self._count).fetchone()[0])


@cache
def opened(language: str) -> Mapping[str, str]:
    """Give a list, from the file where there is one."""
    if not (path := _place()).is_file():
        return unpacked(language)
    return _Table(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True), language)


def _place() -> Path:
    """Say where the file of this version of the lists is, or will be."""
    return Path(sys.prefix) / f"ordlister-{version('simplemma')}.sqlite"


def unpacked(language: str) -> Mapping[str, str]:
    """Give a list as simplemma has it."""
    from simplemma.strategies import DefaultDictionaryFactory  # noqa: PLC0415  needed only where there is no file

    return DefaultDictionaryFactory().get_dictionary(language)


def write_lists(path: Path) -> None:
    """Make the file of the lists, all or nothing: twenty-odd megabytes, in a few seconds."""
    beside = path.with_suffix(f".{os.getpid()}")
    beside.unlink(missing_ok=True)
    file = sqlite3.connect(beside)
    with file:
        file.execute("PRAGMA journal_mode = OFF")
        for language in _LANGUAGES:
            file.execute(f"CREATE TABLE {language} (form TEXT PRIMARY KEY, base TEXT) WITHOUT ROWID")
            file.executemany(f"INSERT INTO {language} VALUES (?, ?)", unpacked(language).items())  # noqa: S608
    file.close()
    beside.replace(path)


if __name__ == "__main__":
    write_lists(_place())
