"""The reading room as a folder of pages: what a server would answer, written out beforehand."""
