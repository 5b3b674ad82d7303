"""A status passes through the Magento connector unaltered: reply in, comment out."""

import json

import magento_kit as mk
from hypothesis import given, settings
from hypothesis import strategies as st

from designo_sync_gui.connectors.magento.rules import FORBIDDEN
from designo_sync_gui.domain.status import Status

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
ACTIONS = {"holded", "canceled"}


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, ascii_only=st.booleans())
def test_that_any_text_is_read_as_it_is(kit, text, ascii_only):
    rows = {"items": [mk.order(7, text, state=text)], "total_count": 1}
    script = kit.Script(kit.reply(200, json.dumps(rows, ensure_ascii=ascii_only)))
    (reading,) = mk.with_magento(script, lambda side: kit.read_all(side, ("mage",)))
    assert reading.observation.status == Status.text(text)
    assert reading.observation.others == (("state", Status.text(text)),)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS.filter(lambda text: text not in ACTIONS | set(FORBIDDEN)))
def test_that_any_text_is_sent_as_it_is(kit, text):
    script = kit.Script(kit.reply(200, "true"))
    assert mk.written(script, text).accepted is True
    assert script.body()["statusHistory"]["status"] == text
