"""One year's content in the layouts that people choose: each gives the same measures."""
