"""What cannot both be true, and denials with what they deny; each with both spans, both claimants and the reason."""

from khabar.ledger.contradictions.rules import contradictions

__all__ = ["contradictions"]
