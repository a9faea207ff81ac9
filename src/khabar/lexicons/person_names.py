"""Words of person names, and the ordinary words that they must be told from."""

from dataclasses import dataclass

from khabar.lexicons.loading import Lexicons
from khabar.text.clitics import stems

_PRONOUNS = ("هما", "ها", "هم", "هن", "نا", "كم", "ه")
_LAST_LETTERS = frozenset(ending[-1] for ending in _PRONOUNS)


@dataclass(frozen=True, slots=True)
class NameWords:
    """How often folded words are given names and surnames, and which words are ordinary."""

    people: dict[str, tuple[int, int]]
    """Bearers of a word as given name and as surname, out of some 200,000 people."""
    common: frozenset[str]

    def bearers(self, word: str) -> int:
        """Return how many people bear the folded word as a name."""
        given, surname = self.people.get(word, (0, 0))
        return given + surname

    def given(self, word: str) -> int:
        """Return how many people bear the folded word as a given name."""
        return self.people.get(word, (0, 0))[0]

    def is_word(self, word: str) -> bool:
        """Tell whether the folded word, as it stands or without its article, is in the dictionary."""
        return word in self.common or (word.startswith("ال") and word[2:] in self.common)

    def is_built(self, word: str) -> bool:
        """Tell whether a dictionary word remains when proclitics and suffixed pronouns are taken off."""
        return any(map(self._stem_known, stems(word)))

    def _stem_known(self, stem: str) -> bool:
        if stem in self.common:
            return True
        if stem[-1:] not in _LAST_LETTERS:
            return False
        for ending in _PRONOUNS:
            base = stem.removesuffix(ending)
            if base != stem and len(base) > 1:
                if base in self.common or (base.endswith("ت") and base[:-1] + "ه" in self.common):
                    return True
                break
        return False


def name_words(lexicons: Lexicons) -> NameWords:
    """Return the compiled tables of name words and common words."""
    people = {word: (int(given), int(surname)) for word, given, surname in lexicons.rows("person_names")}
    common = frozenset(row[0] for row in lexicons.rows("common_words"))
    return NameWords(people, common)
