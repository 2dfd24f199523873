#!/usr/bin/env bash
# One would expect that taking a change back (unpatch, for which the README promises the state before the
# change) gives the old list, as the change itself gives the new one.
# What happens: jsondiffpatch 0.7.7 does so for plain moves or plain edits. Where an item is edited and
# others are added or moved before it, the edit can stay, and an item that is nothing is left over in
# the list; reverse() does the same. It is reported there, and not documented.
# Why it matters: after an undo the old list has a new due date in it, and no error tells of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund jsondiffpatch@0.7.7 >/dev/null
cat > run.mjs <<'JS'
import { create } from "jsondiffpatch";
const patcher = create({ objectHash: (item) => item.id });
const list = (...items) => items.map(([id, due]) => ({ id, due }));
const words = (items) => items.map((item) => (item ? `${item.id} ${item.due}` : "nothing")).join(", ");
const copy = structuredClone;
const cases = {
  "moved": [list(["A", "2 May"], ["B", "3 May"]), list(["B", "3 May"], ["A", "2 May"])],
  "edited": [list(["A", "2 May"], ["B", "3 May"]), list(["A", "2 June"], ["B", "3 May"])],
  "moved, removed, edited": [list(["A", "2 May"], ["B", "3 May"], ["C", "4 May"]),
    list(["C", "4 May"], ["A", "2 June"], ["D", "5 May"])],
  "added, edited": [list(["A", "2 May"]),
    list(["B", "3 May"], ["C", "4 May"], ["D", "5 May"], ["A", "2 June"])],
};
for (const [name, [before, after]] of Object.entries(cases)) {
  const change = patcher.diff(before, after);
  const forth = patcher.patch(copy(before), copy(change));
  const back = patcher.unpatch(copy(after), copy(change));
  const reversed = patcher.patch(copy(after), patcher.reverse(copy(change)));
  const same = words(reversed) === words(back) ? "" : `, by reverse() ${words(reversed)}`;
  console.log(`${name}: ${words(before)} -> ${words(forth)} -> ${words(back)}${same}`);
}
JS
echo "jsondiffpatch@0.7.7"
node run.mjs | tee found
diff found - <<'TXT' || { echo "changed"; exit 1; }
moved: A 2 May, B 3 May -> B 3 May, A 2 May -> A 2 May, B 3 May
edited: A 2 May, B 3 May -> A 2 June, B 3 May -> A 2 May, B 3 May
moved, removed, edited: A 2 May, B 3 May, C 4 May -> C 4 May, A 2 June, D 5 May -> A 2 June, B 3 May, C 4 May
added, edited: A 2 May -> B 3 May, C 4 May, D 5 May, A 2 June -> A 2 June, nothing
TXT
