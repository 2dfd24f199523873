"""What came of a command: one past-tense value each, rendered elsewhere.

An outcome is either an answer that others may see, or private to whoever asked: refusals,
questions back, forms, and previews that wait for a click.

An outcome is itself and no other (`eq=False`): what is told again need not be drawn again.
"""
