"""Khabar reads Arabic news reports and makes one record of them that can be checked."""
