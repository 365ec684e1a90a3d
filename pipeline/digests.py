"""Files → the SHA-256 by which they are known again.

In: bytes, or a folder. Out: digests in hexadecimal.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def digest_of(content: bytes) -> str:
    """Give the SHA-256 of a file, by which its next run knows whether it was edited."""
    return hashlib.sha256(content).hexdigest()


def digests_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Give the SHA-256 of files, by name."""
    return {name: digest_of(content) for name, content in files.items()}


def contents_of(folder: Path) -> dict[str, bytes]:
    """Read the files that stand in a folder, in the order of their names."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
