"""What the composer offers to complete: the bot's commands, in the order of use."""

COMMANDS = (
    ("/dpc topic", "a topic, such as cybersecurity or 海底ケーブル"),
    ("/dpc topics", "the ten topics with progress"),
    ("/dpc show", "one deliverable or sentence: CYBER-1, 6.3"),
    ("/dpc search", "the statement's own words"),
    ("/dpc next", "what comes next"),
    ("/dpc milestones", "all dates"),
    ("/dpc side", "whose side I act for: eu or japan"),
    ("/dpc claim", "take a deliverable: CYBER-1"),
    ("/dpc release", "give it back"),
    ("/dpc subscribe", "this channel's reminders"),
    ("/dpc instruments", "memoranda and arrangements"),
    ("/dpc milestone add", "a title and a date"),
    ("/dpc milestone move", "another date"),
    ("/dpc milestone held", "it took place"),
    ("/dpc milestone cancel", "it will not"),
    ("/dpc help", "what dpc can do"),
)
