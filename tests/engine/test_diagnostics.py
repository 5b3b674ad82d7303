"""The diagnostics file holds what somebody who helps needs, and nothing that is hidden."""

from dataclasses import replace
from pathlib import Path


def collected(world, *, mask_names: bool) -> dict[str, str]:
    async def scene(services):
        parts = await services.diagnostics.collect(mask_names=mask_names)
        await services.diagnostics.save(Path("d.zip"), parts)
        return parts

    parts = world.run(scene)
    assert world.bundle.written == [(Path("d.zip"), parts)], "what was shown is what is written"
    return {part.name: part.text for part in parts}


def test_that_versions_settings_checks_and_log_are_in_it(world) -> None:
    world.log = "2026-03-04 INFO shop.example.com answered"
    texts = collected(world, mask_names=False)
    assert list(texts) == ["about.txt", "settings.json", "checks.txt", "log.txt"]
    assert "mirror.sqlite3: schema 10" in texts["about.txt"]
    assert "Print Depot EU" in texts["settings.json"]
    assert "passed: Journal: No row was altered or removed; 0 jobs." in texts["checks.txt"]
    assert texts["log.txt"] == world.log


def test_that_secrets_are_masked_wherever_they_come_from(world) -> None:
    world.log = "the secret was sent"
    assert collected(world, mask_names=False)["log.txt"] == "the *** was sent"


def test_L13_that_credentials_an_earlier_version_left_in_the_settings_are_hidden(world) -> None:
    """Keys typed into "Status field" once were kept in clear; a log may tell them since."""
    key, bearer = f"ck_{'0123456789abcdef' * 2}01234567", "Bearer tok-7"
    here = world.settings.settings
    (store,) = here.stores
    designo = replace(here.designo, extra_headers=(("X-Auth", bearer),))
    left = replace(store, status_field=key)
    world.settings.settings = replace(here, stores=(left,), designo=designo)
    world.log = f"the order has no field {key}, and {key.replace('0', '9')} neither; {bearer}"
    for mask_names in (False, True):
        texts = collected(world, mask_names=mask_names)
        assert texts["log.txt"] == "the order has no field ***, and *** neither; ***"
        assert all("ck_0" not in text and "tok-7" not in text for text in texts.values())
        assert '"***"' in texts["settings.json"]
        world.bundle.written.clear()


def test_that_hosts_names_and_folders_are_hidden_by_choice(world) -> None:
    (store,) = world.settings.settings.stores
    named = replace(store, name="Größe “7”")
    world.settings.settings = replace(world.settings.settings, stores=(named,))
    world.log = "SHOP.example.com said 503 to Größe “7”; file /data/of/huber/mirror.sqlite3"
    texts = collected(world, mask_names=True)
    assert texts["log.txt"] == "host-1.invalid said 503 to store-1; file DATA/mirror.sqlite3"
    for text in texts.values():
        assert "shop.example.com" not in text
        assert "Gr" not in text.replace("Graph", "")
        assert "designo.example.com" not in text
    assert "https://host-1.invalid/" in texts["settings.json"]


def test_that_no_side_is_asked(world) -> None:
    collected(world, mask_names=False)
    assert world.trace == []
