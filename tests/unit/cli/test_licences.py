"""The licences on the command line."""


def test_that_all_are_listed_with_version_and_licence(cli) -> None:
    assert cli("licences") == 0
    head, _, first, *rest = cli.out.splitlines()
    assert head.split() == ["name", "version", "licence"]
    assert first.startswith("DesignO Sync ")
    assert any(line.startswith("PySide6_Essentials ") and "LGPL" in line for line in rest)
    assert cli.opened == []


def test_that_the_text_of_a_named_one_is_printed(cli) -> None:
    assert cli("licences", "Keyring") == 0
    assert "Permission is hereby granted" in cli.out


def test_that_words_list_those_that_hold_them(cli) -> None:
    assert cli("licences", "lgpl", "replace") == 0
    assert {line.split()[0] for line in cli.out.splitlines()[2:]} == {
        "PySide6_Essentials",
        "shiboken6",
    }


def test_that_words_that_no_licence_holds_are_a_mistake(cli) -> None:
    assert cli("licences", "no such words anywhere") == 2
    assert "No licence contains" in cli.err


def test_that_json_holds_the_texts(cli) -> None:
    assert cli("licences", "keyring", "--json") == 0
    ((found),) = cli.json()
    assert found["name"] == "keyring"
    assert "Permission" in found["text"]
