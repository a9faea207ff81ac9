"""What kinds of word a written form is, found out once for each form and kept as bits."""

from collections.abc import Mapping

from khabar.text.remembered import Remembered

_MOST_FORMS = 50_000
"""Forms of which the kinds are remembered."""


class WordKinds(Remembered[int]):
    """For a folded form the classes of words that it is in, as bits; found out when it is first asked for."""

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        super().__init__(self._kinds, _MOST_FORMS)
        self.bits = {name: 1 << number for number, name in enumerate(sorted(classes))}
        """Name of a class to its bit."""
        self._known: dict[str, int] = {}
        for name, forms in classes.items():
            for form in forms:
                self._known[form] = self._known.get(form, 0) | self.bits[name]

    def _kinds(self, form: str) -> int:
        kinds = self._known.get(form, 0)
        return kinds | self.bits["stop"] if form.startswith(("ب", "ل")) else kinds
