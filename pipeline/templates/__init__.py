"""The check of the templates: every mistake at once, each at its paragraph.

    template ──▶ pieces ──▶ tags ──▶ blocks ──▶ names ──▶ findings
    sample years ──▶ documents ──▶ shapes ──────┘

``pieces``: paragraphs, or a whole HTML file. ``tags``: fields and codes in them, and what breaks one. ``blocks``: which
``for`` goes with which ``endfor``. ``names``: what each field asks for, against what the context functions give.
``filling``: the last net, every template filled in with every sample.
"""

from pathlib import Path

FOLDER = Path(__file__).parent.parent.parent / "templates"
"""The templates that come with the program."""
