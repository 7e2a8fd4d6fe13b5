"""Measures of each entity: one file is one family of them, declared in its `MEASURES`."""
