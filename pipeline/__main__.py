"""``python -m pipeline`` is the command ``handlingsprogram``."""

from pipeline.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
