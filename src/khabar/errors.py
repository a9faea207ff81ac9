"""The errors that Khabar raises on purpose; each message says what, where, and what would be right."""


class KhabarError(Exception):
    """Base of every error that is shown to the user as a message and not as a traceback."""


class InputError(KhabarError):
    """A source that cannot be read at all (missing, not permitted, of no known kind)."""


class LexiconError(KhabarError):
    """A lexicon file whose content breaks the rules of its kind."""


class RecordError(KhabarError):
    """A record directory that is missing, half-written, or of another version."""


class ServiceError(KhabarError):
    """An address that cannot be listened at: taken, not of this machine, or not permitted."""


class UsageError(KhabarError):
    """A command or call that asks for something that does not exist."""
