"""A draft that people have edited in Word becomes the programme of the new year.

edited (what of it is the programme) → understanding (against what the draft was) → adopting (read, write) → told
"""
