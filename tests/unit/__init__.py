"""Unit tests: each shows its input, and none touches a file that it has not been given."""
