"""The Web API's `blocks.validate`: what Slack would refuse, before it is sent."""

from collections.abc import Sequence
from typing import Any

from bot.simulator.block_kit import Problem, problems, problems_of_view
from bot.simulator.errors import SlackError
from bot.simulator.slack import Slack
from bot.simulator.web_api.call import Call

Json = dict[str, Any]


def validate(slack: Slack, call: Call) -> Json:
    """`blocks.validate` of exactly one of `blocks`, `message` and `view`; nothing is remembered.

    SlackError `invalid_blocks`, `invalid_message` or `invalid_view`, with an `errors` list of
    `pointer`, `code`, `message` and sometimes `constraint`; `invalid_arguments` as Slack has it.
    """
    given = [name for name in ("blocks", "message", "view") if call.has(name)]
    if len(given) != 1:
        words = "must provide exactly one of `blocks`, `view`, or `message`"
        raise SlackError("invalid_arguments", [words])
    (name,) = given
    if wrong := _wrong(slack, name, call.data(name)):
        errors = [_error(each) for each in wrong]
        raise SlackError(f"invalid_{name}", details={"errors": errors})
    return {}


def _wrong(slack: Slack, name: str, value: Any) -> Sequence[Problem]:
    refused = slack.state.refused_blocks
    if name == "view" and isinstance(value, dict):
        return problems_of_view(value, refused, root="")
    root = "/blocks" if name == "message" else ""
    blocks = value.get("blocks", []) if name == "message" and isinstance(value, dict) else value
    if not isinstance(blocks, list):
        return [Problem(root, "must provide a list")]
    return problems(blocks, "message", refused, root)


def _error(problem: Problem) -> Json:
    error = {"code": "failed_constraint", "pointer": problem.pointer, "message": problem.message}
    if not problem.expected:
        return error
    return error | {"constraint": {"type": "enum", "expected": list(problem.expected)}}
