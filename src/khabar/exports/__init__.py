"""What a record and a report's layers are written as: the guide's JSON, and tables as JSON Lines, CSV and Parquet."""
