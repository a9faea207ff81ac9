"""Whether two headlines agree, contradict one another, or tell of different things, and what shows it."""

from khabar.ledger.agreement.verdict import Agreement, agreement

__all__ = ["Agreement", "agreement"]
