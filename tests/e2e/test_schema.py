"""The schema that stands in docs/ is the one that data.json is written by."""

from __future__ import annotations

from pathlib import Path

from pipeline.writers.machine import data_schema


def test_the_schema_in_the_docs_is_the_schema_of_the_program() -> None:
    schema = Path(__file__).parents[2] / "docs" / "data.schema.json"
    assert schema.read_text(encoding="utf-8") == data_schema()
