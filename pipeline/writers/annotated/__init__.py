"""A group's own workbook with the findings in it. ``annotate.py`` is the way in, with a module for each kind of part.

The package's parts are edited one by one, so that what we do not touch stays as it is, byte for byte.
"""
