"""Fifteen seeded runs of disorder; ``packaging/dev.py chaos 2000`` runs more."""

from pathlib import Path

import pytest
from chaos import Chaos


@pytest.mark.parametrize("seed", range(15))
def test_F78_disorder_ends_with_both_sides_equal_and_every_write_accounted_for(
    seed: int, tmp_path: Path
) -> None:
    Chaos(seed).run(tmp_path / "home")
