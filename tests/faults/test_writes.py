"""F38 to F49: what may happen to a write on its way, for every connector."""

from fault_kit import FIRST, FaultStage
from fault_server import after, drop

from designo_sync_gui.domain.outcome import OutcomeKind


def test_F40_a_write_whose_answer_is_lost_is_read_back_and_not_sent_again(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        stage.server.arm(after(drop), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.VERIFIED
        assert stage.others_written(kinds)
        assert [a.after for a in stage.arrivals if a.order_id == FIRST] == [stage.wanted]

    stage.run(use)
