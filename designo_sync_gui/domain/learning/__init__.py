"""Connect by example: what an answer, a pasted command or a recorded session says of a list of orders.

Law: proposed, never decided. Below its threshold a field stays empty and the operator chooses it.
"""
