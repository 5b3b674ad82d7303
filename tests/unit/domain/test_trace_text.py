"""A bug's report names frames and errors, and quotes nothing."""

from designo_sync_gui.domain.trace_text import trace_without_texts

CANARY = "cs_canary_of_a_trace"


def caught(fail) -> Exception:
    try:
        fail()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def test_L05_a_reported_trace_names_frames_and_quotes_neither_values_nor_texts() -> None:
    def first() -> None:
        value = CANARY
        raise KeyError(value)

    def second() -> None:
        try:
            first()
        except KeyError as error:
            error.add_note(CANARY)
            raise ValueError(f"with {CANARY}") from error

    told = trace_without_texts(caught(second))
    assert CANARY not in told
    assert "in first" in told
    assert told.index("builtins.KeyError") < told.index("builtins.ValueError")


def test_that_an_error_from_none_tells_nothing_of_the_hidden_one() -> None:
    def fail() -> None:
        try:
            raise KeyError
        except KeyError:
            raise ValueError from None

    assert "KeyError\n" not in trace_without_texts(caught(fail))


def test_that_a_chain_that_bites_its_tail_ends() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert trace_without_texts(one).count("Traceback") == 2
