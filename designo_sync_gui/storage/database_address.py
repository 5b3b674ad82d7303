"""The address of a database file for SQLite, for opening it in another way than to write."""

from pathlib import PurePath


def address_of(path: PurePath, how: str) -> str:
    """The absolute ``path`` as an address with the query ``how``, such as ``mode=ro``.

    A folder of another computer (``\\\\server\\share``, where Windows puts redirected documents)
    stands in the path: SQLite refuses an address that names a computer (sqlite.org/uri.html).
    Links and drive letters are left to the system, for looking them up turns a drive into such
    a folder, and fails for long paths under Wine.
    """
    address = path.as_uri().removeprefix("file:")
    return f"file:{address if address.startswith('///') else f'//{address}'}?{how}"
