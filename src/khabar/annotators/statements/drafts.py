"""A statement while it is being read, in words and offsets of the folded text."""

from dataclasses import dataclass, field

from khabar.model.layers import Act, Place

from .clauses import Kind
from .lexicon import CueEntry
from .phrases import Phrase


@dataclass(slots=True, eq=False)
class Draft:
    """What is known of one statement before speakers are resolved and spans are made."""

    first: int
    """First word of the cue, or of the content where there is no cue."""
    cue: tuple[int, int] | None
    entry: CueEntry | None
    act: Act
    kind: Kind
    begin: int
    """Offset of the first character of the content."""
    word: int
    """First word of the content."""
    edge: int
    """First word after the cue that is no longer speaker or adjunct."""
    speaker: Phrase | None = None
    finish: int = 0
    """Offset after the last character of the content."""
    last: int = 0
    """Last word of the content."""
    rest: tuple[int, int] | None = None
    """Offsets of a second half of the content, after a verb in its midst."""
    gender: str = ""
    number: str = ""
    tense: str = ""
    participle: bool = False
    joined: bool = False
    """Whether the cue is joined to the clause before with و or ف."""
    preposition: str = ""
    cue2: tuple[int, int] | None = None
    mode: str = "indirect"
    where: Place = "body"
    hypothetical: bool = False
    impersonal: bool = False
    object_pronoun: str = ""
    accused: Phrase | None = None
    addressee: Phrase | None = None
    venue: Phrase | None = None
    antecedent: Phrase | None = None
    """Who is meant by the relative pronoun of the clause that a verb without subject goes on with."""
    carrier: int | None = None
    """First word of the medium that stands before a verb of carrying."""
    via: list[str] = field(default_factory=list)
    via_cue: tuple[int, int] | None = None
    date: str | None = None
    parent: "Draft | None" = None
    entity: str | None = None
    party: str | None = None
    rule: str = ""
    backward: bool = False
    """Whether the content stands before the cue and is still to be found."""
    closed: bool = False
    """Whether the end of the content is known."""
    aside: bool = False
    """Whether the cue qualifies a noun within a sentence ("… whom X said to be"), and so tells what the outlet was told."""
    remark: bool = False
    """Whether the cue takes up what another said ("which X denied")."""
