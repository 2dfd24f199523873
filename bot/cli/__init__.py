"""The `dpc` command: one word a process or a task. What cannot start says why, in one line."""

from __future__ import annotations

from bot.loading import loading

with loading():
    import click

    from bot import logs
    from bot.cli.local import local
    from bot.cli.output import speak_utf8
    from bot.cli.processes import socket_mode, web, worker
    from bot.cli.statement import statement
    from bot.cli.tasks import check, doctor, manifest, migrate
    from bot.cli.translations import translations
    from bot.cli.upkeep import export, forget, restored


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dpc-bot")
def main() -> None:
    """The commitments of the EU-Japan Digital Partnership Council, in Slack."""
    speak_utf8()
    logs.configure("WARNING")


for _process in (local, web, worker, socket_mode):
    main.add_command(_process)
for _task in (migrate, check, doctor, manifest, export, forget, restored, statement, translations):
    main.add_command(_task)
