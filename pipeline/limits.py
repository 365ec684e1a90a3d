"""How large the files may be that people hand in: ``[limits]`` of settings.toml. A type with its defaults."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Limits(BaseModel):
    """``[limits]``: how large a file may be, so that none takes all the memory or time there is."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    file_mb: int = Field(default=50, ge=1)
    """Megabytes of a file."""
    unpacked_mb: int = Field(default=150, ge=1)
    """Megabytes of its parts together: Office files are packed."""
    elements: int = Field(default=2_000_000, ge=1000)
    """Of XML, in all parts: a cell takes about five. 6,000 measures are 170,000."""
    merged_cells: int = Field(default=100_000, ge=100)
    """Cells that are merged with others, in all sheets."""
