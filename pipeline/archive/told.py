"""What the command line says of a sealing and of a verification: lines, in the office's words.

In: what was sealed, or what was found. Out: lines. Prints nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.archive.metadata import status_of
from pipeline.archive.problems import formatted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.archive.chain import Link
    from pipeline.archive.seal import Sealing
    from pipeline.archive.verify import Verified


def sealed(done: Sealing, link: Link) -> Iterator[str]:
    """Tell what was sealed, or that it was so already."""
    if not done.is_new:
        yield f"Innholdet er det samme som i {link.path}. Ingen ny versjon er laget."
        yield f"Segl: {link.seal}"
        return
    yield f"Forseglet som {link.path}:"
    yield from (f"  {one.title}: «{status_of(one)}»" for one in done.made.receipt.report.documents)
    yield f"Segl: {link.seal}"
    yield "Skriv seglet i journalposten. Med det kan dere vise at arkivet ikke er skrevet om siden."


def unsealed(done: Sealing) -> Iterator[str]:
    """Tell why nothing was sealed."""
    yield from (f"{name}: filen er endret etter at rapporten ble laget." for name in done.made.edited)
    yield from (f"{name}: filen mangler." for name in done.made.missing)
    yield from map(formatted, done.problems)
    if done.problems:
        yield (
            "Ingenting nytt er forseglet, fordi arkivet ikke er helt. Finnes det ingen sikkerhetskopi, begynn et nytt "
            "arkiv med ARCHIVE=mappe, og behold det gamle slik det er."
        )
    else:
        yield (
            "Ingenting er forseglet; bare det programmet selv har laget, kan det. Skriv endringen i arket, malen eller "
            "settings.toml, og kjør «make report» på nytt. Et redigert dokument blir tatt vare på ved siden av."
        )


def verified(found: Verified) -> Iterator[str]:
    """Tell whether the archive is as it was sealed."""
    yield from map(formatted, found.problems)
    if found.is_whole:
        number = len(found.bags)
        bags = f"{number} {'pakke' if number == 1 else 'pakker'}"
        yield f"Arkivet er slik det ble forseglet: {bags}, {found.files} filer."
        yield f"Siste segl: {found.links[-1].seal}"
    else:
        number = sum(problem.is_change for problem in found.problems)
        yield f"Arkivet er ikke slik det ble forseglet: {number} avvik."
