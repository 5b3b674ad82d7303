"""What the filter chips ask for besides view, store and search text: the rules of ``domain``."""

from designo_sync_gui.domain.order_rows import NO_CRITERIA, Criteria, last_change
from designo_sync_gui.domain.order_states import Traits, traits_of

__all__ = ["NO_CRITERIA", "Criteria", "Traits", "last_change", "traits_of"]
