"""The threads of comments in one sheet: ours as the last answer in each that stands in a cell with a finding.

In: a package, a sheet's part, texts by cell. Out: the sheet's threads and the workbook's list of persons. What people
wrote in a thread is left as it is (MS-XLSX 2.6.203, 2.6.205); ours has the time of the answer before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from pipeline.annotations import AUTHOR, own_parts
from pipeline.writers.annotated.tabs import workbook_part
from pipeline.writers.annotated.xml import encoded, local, make, sub

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.writers.annotated.package import Package
    from pipeline.writers.annotated.xml import Element

_NAMESPACE = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_PERSONS_TYPE = "application/vnd.ms-excel.person+xml"
_PERSONS_RELATION = "http://schemas.microsoft.com/office/2017/10/relationships/person"


def answer(package: Package, part: str, texts: Mapping[str, str]) -> None:
    """Answer the thread of each cell that has one."""
    if (threads := package.related(part, "threadedComment")) is None:
        return
    root = package.tree(threads)
    answered = [(one, texts[one.get("ref", "")]) for one in root if not one.get("parentId") and one.get("ref") in texts]
    for first, text in answered:
        last = [one for one in root if first.get("id") in {one.get("id"), one.get("parentId")}][-1]
        ours = make(root, "threadedComment", {"ref": first.get("ref", "")})
        if (when := last.get("dT")) is not None:
            ours.set("dT", when)
        ours.set("personId", _id("person"))
        ours.set("id", _id(f"{first.get('id')}"))
        ours.set("parentId", first.get("id", ""))
        sub(ours, "text", text=encoded(text))
        last.addnext(ours)
    if answered:
        package.put(threads, root)
        _introduce(package)


def remove(package: Package, part: str) -> None:
    """Take our answers out of a sheet's threads."""
    threads = package.related(part, "threadedComment")
    if threads is None or AUTHOR.encode() not in package.parts[threads]:
        return
    root = package.tree(threads)
    for one in [one for one in root if _is_ours(one)]:
        root.remove(one)
    package.put(threads, root)


def leave(package: Package) -> None:
    """Take us out of the workbook's persons, where no thread has an answer of ours."""
    persons = package.related(workbook_part(package), "person")
    ours = _id("person").encode()
    if persons is None or ours not in package.parts[persons]:
        return
    if any(ours in content for name, content in package.parts.items() if name != persons):
        return
    root = package.tree(persons)
    for one in [one for one in root if one.get("id") == ours.decode()]:
        root.remove(one)
    package.put(persons, root)


def _is_ours(entry: Element) -> bool:
    """Tell whether there is nothing in an answer but our words."""
    said = "".join(one.text or "" for one in entry if local(one) == "text")
    return bool(said) and own_parts(said) == ((0, len(said)),)


def _introduce(package: Package) -> None:
    """Name us among those who write in threads."""
    workbook = workbook_part(package)
    persons = package.related(workbook, "person")
    if persons is None:
        persons = package.new_name("xl/persons/personFunn{}.xml")
        package.add(persons, f'<personList xmlns="{_NAMESPACE}"/>'.encode(), _PERSONS_TYPE)
        package.relate(workbook, _PERSONS_RELATION, persons)
    root = package.tree(persons)
    if all(one.get("id") != _id("person") for one in root):
        us = {"displayName": AUTHOR, "id": _id("person"), "userId": AUTHOR, "providerId": "None"}
        sub(root, "person", us)
        package.put(persons, root)


def _id(name: str) -> str:
    """Make the same id from the same name, in the form that Excel has."""
    return f"{{{str(uuid5(NAMESPACE_URL, f'handlingsprogram:{name}')).upper()}}}"
