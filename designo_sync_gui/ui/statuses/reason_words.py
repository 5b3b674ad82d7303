"""Why an order is not written, in a few words."""

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.write_rules import RefusalReason

REASON_WORDS = {
    RefusalReason.EQUAL: say("equal"),
    RefusalReason.NOT_READ: say("not read"),
    RefusalReason.MISSING: say("missing"),
    RefusalReason.UNREADABLE: say("unreadable"),
    RefusalReason.NOT_WRITABLE: say("not writable"),
    RefusalReason.LOCKED: say("never write"),
    RefusalReason.NOT_ALLOWED: say("not allowed there"),
    RefusalReason.TOO_LONG: say("too long"),
    RefusalReason.UNSETTLED: say("earlier write unknown"),
    RefusalReason.CONFLICT: say("conflict"),
    RefusalReason.NEVER_AGREED: say("never agreed"),
    RefusalReason.LEFT: say("left as it is"),
    RefusalReason.MOVED: say("changed since"),
    RefusalReason.FLIPS: say("flips"),
}
