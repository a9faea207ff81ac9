"""The ledger of one storyline."""

from khabar.ledger.brief import briefs
from khabar.ledger.concepts import Subject, compile_kinds
from khabar.ledger.contradictions import contradictions
from khabar.ledger.control import control_lines
from khabar.ledger.events import merged_events
from khabar.ledger.lines import StoryInput, StoryLedger
from khabar.ledger.naming import naming_uses
from khabar.ledger.positions import position_history
from khabar.ledger.proposals import proposal_register
from khabar.ledger.statements import merged_statements
from khabar.ledger.timeline import timeline
from khabar.lexicons import Lexicons, bundled


def story_ledger(storyline: StoryInput, lexicons: Lexicons | None = None) -> StoryLedger:
    """Return all lines of one storyline. Pure, and the same whatever the order of reports and passages."""
    kinds = (lexicons or bundled()).compiled(compile_kinds)
    reports = storyline.ordered()
    passages = tuple(sorted(storyline.passages, key=lambda passage: (passage.a, passage.b, passage.id)))
    statements = merged_statements(reports)
    events = merged_events(reports)
    positions = position_history(reports)
    conflicts = contradictions(reports, tuple(Subject(report, kinds) for report in reports), passages)
    return StoryLedger(
        storyline=storyline.storyline,
        statements=statements,
        proposals=proposal_register(reports),
        positions=positions,
        events=events,
        control=control_lines(reports),
        contradictions=conflicts,
        naming=naming_uses(reports, passages),
        timeline=timeline(events, statements, positions, {report.doc: report.story for report in reports}),
        brief=briefs(reports, events, statements, conflicts),
    )
