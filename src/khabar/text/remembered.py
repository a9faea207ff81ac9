"""Answers about words, of which the ones lately asked for are remembered."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_FORGOTTEN: Any = object()
"""Stands for the answer about a word that is not held, since any answer may be one."""


class Remembered(dict[str, T], Generic[T]):
    """What a function says of a word, asked once for words that come again soon.

    It holds at most twice ``most`` words: when it is full, all become the older ones, of which those asked for again are taken
    back and the rest forgotten at the next time, so that frequent words stay however many rare ones pass.
    """

    def __init__(self, ask: Callable[[str], T], most: int) -> None:
        super().__init__()
        self._ask = ask
        self._most = most
        self._older: dict[str, T] = {}

    def __missing__(self, word: str) -> T:
        if len(self) >= self._most:
            self._older = dict(self)
            self.clear()
        found = self._older.pop(word, _FORGOTTEN)
        answer = self[word] = self._ask(word) if found is _FORGOTTEN else found
        return answer
