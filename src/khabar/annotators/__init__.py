"""The layers of one report, one module each, in the order of the registry."""
