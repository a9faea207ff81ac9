"""The record put up for reading: one SQLite file that answers each page with a few look-ups, and the index of its words."""
