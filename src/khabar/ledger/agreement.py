"""stub"""

from dataclasses import dataclass


@dataclass
class Agreement:
    pass


def agreement(a, b): ...
