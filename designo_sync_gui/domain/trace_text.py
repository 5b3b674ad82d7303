"""What a bug report may contain.

Law: names of errors and of the frames they went through, with the program's own source lines; no
value of a variable, and no text of an error, for that may quote a credential or a shop's answer.
The log holds the texts, masked.
"""

import traceback


def trace_without_texts(error: BaseException) -> str:
    """The error and those it came from, the earliest first, as a trace that anybody may read."""
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain:
        chain.append(cause)
        hidden = cause.__suppress_context__
        cause = cause.__cause__ or (None if hidden else cause.__context__)
    return "\n".join(_one(each) for each in reversed(chain))


def _one(error: BaseException) -> str:
    frames = "".join(traceback.format_tb(error.__traceback__))
    kind = type(error)
    return f"Traceback (most recent call last):\n{frames}{kind.__module__}.{kind.__qualname__}\n"
