"""Scores of records against annotated reports."""
