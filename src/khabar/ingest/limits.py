"""How large an input may be; beyond these it ends as a reject and is never held in memory."""

MAX_REPORT = 5_000_000
"""Characters of one report's text."""
MAX_TEXT_FILE = 4 * MAX_REPORT
"""Bytes of a file that holds one report (text or page): no encoding needs more than four a character."""
MAX_ARRAY_FILE = 256_000_000
"""Bytes of a JSON array, which is held in memory; JSON Lines are streamed and have no such limit."""
MAX_LINE = MAX_TEXT_FILE
"""Bytes of one line of JSON Lines."""
MAX_MEMBERS = 100_000
"""Members of one archive."""
MAX_UNPACKED = 2_000_000_000
"""Bytes to which one archive may unpack."""
MAX_RATIO = 200
"""Times its packed size to which a member may unpack; small members are exempt."""
RATIO_FREE = 10_000_000
"""Bytes up to which a member's ratio is not looked at."""
