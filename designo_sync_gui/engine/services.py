"""Everything a screen or a command can ask for, in one object.

Law: all methods run on the engine's event loop; none knows who calls. Screens reach them
through the bridge, the command line through ``asyncio.run``.
"""
