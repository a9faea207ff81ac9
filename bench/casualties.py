"""Casualty figures of marked sentences, one JSON line a sentence, for scoring.

usage: python bench/casualties.py SENTENCES.jsonl > FIGURES.jsonl

SENTENCES has one object a line with ``id`` and ``sentence``; FIGURES has ``id`` and ``figures``, each with ``outcome``, ``n`` (a
number, [low, high], or null for an unquantified plural) and ``group``. Only what the sentence asserts is written.
"""

import json
import sys
from pathlib import Path

from khabar.annotators.events.casualties import Figure, figures


def written(figure: Figure) -> dict[str, object]:
    number = figure.low if figure.low == figure.high else [figure.low, figure.high]
    return {"outcome": figure.outcome, "n": number, "group": figure.group}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        row = json.loads(line)
        told = [written(figure) for figure in figures(row["sentence"]) if figure.asserted]
        print(json.dumps({"id": row["id"], "figures": told}, ensure_ascii=False))


if __name__ == "__main__":
    main()
