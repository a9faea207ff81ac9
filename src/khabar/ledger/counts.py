"""Low, best and high of one outcome over independent accounts."""

from collections import Counter, defaultdict

from khabar.model.layers import Count
from khabar.model.record import CountClaim, CountRange


def count_ranges(claims: list[CountClaim]) -> tuple[CountRange, ...]:
    """Return low, best and high of every outcome that the claims number, with the claims themselves.

    Claims of one copy group and claimant are one account; of an account the last claim in order counts (later reports
    correct earlier ones). As UCDP does, low and high are the least and the greatest number that an account gives, and best is
    what most accounts give; where none prevails, best is the most conservative number, as with ACLED. A vague number ("tens")
    counts with its lower bound for low and best, and with its upper bound only if no account is exact. Parts of another
    count and claims without a number are kept as claims of their own outcome but give no bounds to the whole.
    """
    outcomes: dict[str, list[CountClaim]] = defaultdict(list)
    for claim in claims:
        if claim.count.low is not None:
            outcomes[_outcome(claim.count)].append(claim)
    return tuple(_range(what, outcomes[what]) for what in sorted(outcomes))


def _outcome(count: Count) -> str:
    what = count.what
    return f"{count.group}-{what}" if count.subset and count.group and count.group not in what else what


def _range(what: str, claims: list[CountClaim]) -> CountRange:
    latest: dict[tuple[str, str | None], CountClaim] = {}
    for claim in claims:
        latest[claim.group, claim.claimant] = claim
    counts = [claim.count for claim in latest.values()]
    lows = [count.low or 0 for count in counts]
    exact = [count.low or 0 for count in counts if count.low == count.high]
    highs = exact or [count.high or count.low or 0 for count in counts]
    votes = Counter(exact or lows)
    most = max(votes.values())
    best = min(number for number, times in votes.items() if times == most)
    low, high = min(*lows, best) if len(lows) > 1 else min(lows[0], best), max([*highs, *lows, best])
    return CountRange(what, low, best, high, tuple(claims), _why(len(latest), votes, most))


def _why(accounts: int, votes: Counter[int], most: int) -> str:
    if accounts == 1:
        return "one account"
    if len(votes) == 1:
        return f"{accounts} accounts agree"
    if most > 1:
        return f"given by {most} of {accounts} accounts"
    return f"{accounts} accounts differ; the most conservative number"
