"""A stand-in for Slack: one workspace, with a page to use it. It knows nothing of the bot."""
