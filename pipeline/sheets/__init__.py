"""The command `sheets`: from a programme to the workbooks that the groups fill in, and that `check` reads back.

``source.py`` (S) finds the programme and what was reported last; ``groups.py`` says who reports on what, ``form.py``
what stands in each workbook, ``guidance.py`` how it is filled in (C); ``hand_out.py`` (S) puts them in place, written
by ``writers/workbook.py``.
"""
