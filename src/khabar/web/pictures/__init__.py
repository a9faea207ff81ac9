"""Pictures as numbers: where things stand along an axis that the templates draw in the direction of reading."""
