"""Connect by example: what an answer, a pasted command or a recording says of a list of orders.

Law: proposed, never decided. Below its threshold a field stays empty and the operator chooses it.
"""
