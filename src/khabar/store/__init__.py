"""The record on disk: Parquet tables with their schemas, DuckDB views over them, the manifest."""
