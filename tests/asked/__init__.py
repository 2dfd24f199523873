"""What people ask, in their own words, and the command that answers it.

The tables beside this file hold one input a line: `input => command`, several commands where
each of them is a good answer. `offer: command` is a deed that is offered and not done, `-` what
is not understood, or is none of the bot's business. `english.txt` and `japanese.txt` were at
hand when the rules were written; `english_kept.txt` and `japanese_kept.txt` were put aside
until then. `names.txt` holds what people call the topics and their contents.
"""
