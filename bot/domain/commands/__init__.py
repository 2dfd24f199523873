"""What people can ask of the bot, and how it is read.

Reading is purely syntactic: names of topics and ids are looked up later, in the catalogue.
"""
