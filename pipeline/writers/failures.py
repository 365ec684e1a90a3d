"""What went wrong while a template was filled in, in bokmål, and on which of its lines.

In: the exception. Out: a clause, a line number. Jinja's own messages are English, and name its parts and not ours.
"""

from __future__ import annotations

import re
import traceback
from pathlib import Path

from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import SecurityError

FAILURES = (
    JinjaError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""All that filling in a template of someone else's can come to; the last ones are a field's doing."""
REMEDY = "Kjør «make templates»: den finner alle feilene i malene, og merker dem i Word."
_TEMPLATE = "<template>"
"""What Jinja calls a template that has no file."""
_WORDS = (
    (r"'(.+)' is undefined", "«{0}» finnes ikke"),
    (r"parameter '(.+)' was not provided", "det er ikke sagt hva «{0}» skal være"),
    (r"'None' has no attribute '(.+)'", "verdien er tom, og har ingen «{0}»"),
    (r"(?:list object|'list object') has no element (\d+)", "listen er for kort til «[{0}]»"),
    (r"'.+' has no attribute '(.+)'", "verdien har ingen «{0}»"),
    (r"'NoneType' object is not iterable", "listen er tom for verdi"),
    (r"Unexpected end of template.*innermost block that needs to be closed is '([^']+)'\.", "«{0}» mangler slutten"),
    (r"Encountered unknown tag '([^']+)'\..*", "«{0}» er ikke ventet der det står"),
    (r"No (?:filter|test) named '(.+)'.*", "«{0}» finnes ikke"),
    (r"'(.+)' not found in search path.*", "filen «{0}» finnes ikke"),
)


def in_words(problem: BaseException) -> str:
    """Say what is wrong as a clause."""
    for pattern, words in _WORDS:
        if found := re.fullmatch(pattern, str(problem), re.DOTALL):
            return words.format(*found.groups())
    if isinstance(problem, SecurityError):
        return "feltet spør etter noe som ingen mal får, eller regner med for store tall"
    if isinstance(problem, RecursionError):
        return "malen går i ring, eller har parenteser i parenteser uten ende"
    if isinstance(problem, SyntaxError):
        return "en løkke eller et valg begynner og slutter ikke på samme slags sted"
    return "et felt, et filter eller en løkke kan ikke brukes slik"


def line_of(problem: BaseException) -> int | None:
    """Give the line of a template that has no file."""
    if (line := getattr(problem, "lineno", None)) and isinstance(problem, JinjaError):
        return int(line)
    return next((line for file, line in _frames(problem) if file == _TEMPLATE), None)


def file_and_line_of(problem: BaseException) -> tuple[str | None, int | None]:
    """Give the file and the line of a template, or of what it includes."""
    if (line := getattr(problem, "lineno", None)) and isinstance(problem, JinjaError):
        return getattr(problem, "name", None), int(line)
    found = next(((file, line) for file, line in _frames(problem) if file.endswith(".j2")), None)
    return (Path(found[0]).name, found[1]) if found else (None, None)


def _frames(problem: BaseException) -> list[tuple[str, int]]:
    """Give the frames, the innermost first."""
    return [(frame.filename, frame.lineno or 0) for frame in reversed(traceback.extract_tb(problem.__traceback__))]
