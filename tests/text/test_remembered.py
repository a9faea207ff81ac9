"""What is remembered is what would be said again."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.text.remembered import Remembered


@given(st.lists(st.text("اب", max_size=3)), st.integers(1, 4))
def test_answers_are_those_of_the_function(words: list[str], most: int) -> None:
    remembered = Remembered(str.upper, most)
    assert [remembered[word] for word in words] == [word.upper() for word in words]
    assert len(remembered) <= most


def test_a_frequent_word_is_asked_about_once() -> None:
    asked: list[str] = []

    def ask(word: str) -> int:
        asked.append(word)
        return len(word)

    remembered = Remembered(ask, 3)
    for number in range(50):
        assert remembered["دائم"] == 4
        assert remembered[f"نادر{number}"] > 4
    assert asked.count("دائم") == 1
