"""Where work runs: local processes or a Spark cluster; one contract, the same rows."""
