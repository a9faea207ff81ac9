"""Count how common terms are in general newswire, for weighing terms in small records.

    python tools/build_term_frequencies.py NEWSFANE.txt.gz

NEWSFANE is the token-per-line file of the NewsFANE gold corpus (Fahd Alotaibi and Mark Lee, CC BY-SA 3.0; credited in NOTICE).
Its tokens are cut into stretches of the length of a report, and for each term the number of stretches that hold it is written
to the package's ``term_frequencies.tsv.gz``; no text of the corpus is.
"""

import gzip
import sys
from collections import Counter
from pathlib import Path

from khabar.linking.stories.terms import terms

_STRETCH = 250
_RARE = 2
_TARGET = Path(__file__).parent.parent / "src" / "khabar" / "lexicons" / "data" / "term_frequencies.tsv.gz"


def main(source: Path) -> None:
    """Write the table."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        tokens = [line.split()[0].strip("\u200e") for line in lines if line.strip()]
    stretches = [terms(" ".join(tokens[at : at + _STRETCH])) for at in range(0, len(tokens), _STRETCH)]
    held = Counter(term for stretch in stretches for term in set(stretch))
    rows = [
        f"# {len(stretches)} stretches of {_STRETCH} tokens of the NewsFANE gold corpus; see NOTICE",
        f"\t{len(stretches)}",
    ]
    rows += [f"{term}\t{count}" for term, count in sorted(held.items()) if count >= _RARE]
    data = gzip.compress(("\n".join(rows) + "\n").encode(), 9, mtime=0)
    _TARGET.write_bytes(data)
    print(f"{len(rows) - 2} terms, {len(data)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
