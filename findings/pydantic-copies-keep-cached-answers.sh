#!/usr/bin/env bash
# One would expect that a copy of a frozen record with one field changed answers from that field, as
# dataclasses.replace does.
# What happens: model_copy of pydantic 2.14.3 takes the cached properties of the old record along. The
# copy shows the new field and answers with the old one, if the old record was ever asked.
# Why it matters: a corrected statement still finds the wording before the correction, and only where
# somebody has looked it up before; a test on a fresh record does not see it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pydantic==2.14.3
"$folder/venv/bin/python" - <<'PY'
import sys
from dataclasses import dataclass, replace
from functools import cached_property
from pydantic import VERSION, BaseModel, ConfigDict

print("pydantic", VERSION)


class Statement(BaseModel):
    model_config = ConfigDict(frozen=True)
    wording: dict[str, str]

    @cached_property
    def by_words(self) -> dict[str, str]:
        return {words: ref for ref, words in self.wording.items()}


@dataclass(frozen=True)
class Plain:
    wording: dict[str, str]

    @cached_property
    def by_words(self) -> dict[str, str]:
        return {words: ref for ref, words in self.wording.items()}


old, corrected = {"6.3": "will explore"}, {"6.3": "will establish"}
seen = {}
for asked in (False, True):
    statement = Statement(wording=old)
    if asked:
        statement.by_words
    copy = statement.model_copy(update={"wording": corrected})
    seen[asked] = list(copy.by_words)
    print(f"asked before: {asked}; the copy holds {copy.wording}, and finds {seen[asked]}")
plain = Plain(old)
plain.by_words
replaced = list(replace(plain, wording=corrected).by_words)
print("a dataclass that was asked before finds", replaced)
expected = {False: ["will establish"], True: ["will explore"]}
sys.exit(0 if (seen, replaced) == (expected, ["will establish"]) else 1)
PY
