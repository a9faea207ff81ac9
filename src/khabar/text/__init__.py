"""Arabic strings with their offsets."""
