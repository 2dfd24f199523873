#!/usr/bin/env bash
# One would expect that Slack's own Python models give back a message that Slack sent: parsed and
# written again, so that one block can be changed and the rest sent with chat.update.
# What happens: slack_sdk 3.48.0 loses the border of a quotation and the language of a code block,
# and gives None for a data_table, which slackblocks 3.0.0 builds. No error tells of it.
# Why it matters: a redrawn message looks different from the first, and a table is gone from it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q slack_sdk==3.48.0 slackblocks==3.0.0
venv/bin/python - <<'PY'
import json
import sys
from importlib.metadata import version
import slackblocks
from slack_sdk.models.blocks import Block

print("slack_sdk", version("slack_sdk"), "slackblocks", version("slackblocks"))
words = [{"type": "text", "text": "Both sides will explore."}]
table = slackblocks.DataTableBlock(
    rows=[[slackblocks.RawText("Id"), slackblocks.RawText("EU")],
          [slackblocks.RawText("CYBER-1"), slackblocks.RawText("open")]], caption="Stocktake")
sent = {
    "quotation": {"type": "rich_text", "elements": [
        {"type": "rich_text_quote", "border": 1, "elements": words}]},
    "code": {"type": "rich_text", "elements": [
        {"type": "rich_text_preformatted", "border": 0, "language": "json", "elements": words}]},
    "list": {"type": "rich_text", "elements": [
        {"type": "rich_text_list", "style": "ordered", "indent": 0, "offset": 2, "border": 1,
         "elements": [{"type": "rich_text_section", "elements": words}]}]},
    "data_table": json.loads(str(table)),
}
lost = {}
for name, block in sent.items():
    parsed = Block.parse(block)
    if parsed is None:
        lost[name] = "all of it"
    else:
        before, after = block["elements"][0], parsed.to_dict()["elements"][0]
        lost[name] = ", ".join(sorted(before.keys() - after.keys())) or "nothing"
    print(f"{name}: lost {lost[name]}")
expected = {"quotation": "border", "code": "language", "list": "nothing", "data_table": "all of it"}
sys.exit(0 if lost == expected else 1)
PY
