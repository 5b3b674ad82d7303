"""What the plan says of accepted differences among its rows."""

from designo_sync_gui.domain.plan_facts import PlanFacts


def test_that_a_line_says_how_many_ticked_rows_are_accepted_differences(plans):
    facts = PlanFacts(names={"de": "Depot"}, accepted=frozenset({0, 2}))
    dialog = plans.show([plans.write(n) for n in range(4)], facts=facts)
    assert any("2 writes are of accepted differences" in line for line in dialog.sheet.lines.texts)
    assert dialog.apply_button.isEnabled()
    dialog.sheet.ticks.tick([0], on=False)
    dialog.sheet._count_anew()
    assert any("1 write is of an accepted difference" in line for line in dialog.sheet.lines.texts)
