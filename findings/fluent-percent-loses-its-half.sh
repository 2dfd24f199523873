#!/usr/bin/env bash
# One would expect that a translator's NUMBER($share, minimumFractionDigits: 1) shows a share of 0.125,
# given as a percentage, as 12.5%, in Python as in JavaScript.
# What happens: fluent.runtime 0.4.0 and fluent-compiler 1.1 (PyPI) show 12%: percentages never have
# fractions there, whatever the message or the program asks for, and half is rounded down to even. With
# fluent.runtime an amount keeps its cents too, under "maximumFractionDigits: 0". @fluent/bundle 0.19.1
# (npm) shows 12.5% and no cents. The options are Fluent's own; no exception from them is documented.
# Why it matters: a share of 12.5% is given as 12%, one of 0.4% as none; the list of errors is empty.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @fluent/bundle@0.19.1 >/dev/null
python3 -m venv venv
venv/bin/pip install -q fluent.runtime==0.4.0 fluent-compiler==1.1 Babel==2.19.0
cat > messages.ftl <<'FTL'
share = { NUMBER($n, minimumFractionDigits: 1) }
amount = { NUMBER($n, maximumFractionDigits: 0) }
FTL
cat > run.mjs <<'JS'
import { readFileSync } from "node:fs";
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";
const bundle = new FluentBundle("en", { useIsolating: false });
bundle.addResource(new FluentResource(readFileSync("messages.ftl", "utf8")));
const errors = [];
const show = (name, n) => bundle.formatPattern(bundle.getMessage(name).value, { n }, errors);
const shares = [0.125, 0.5, 0.004].map((n) => show("share", new FluentNumber(n, { style: "percent" })));
const amount = show("amount", new FluentNumber(1200.4, { style: "currency", currency: "EUR" }));
console.log(`@fluent/bundle: ${[...shares, amount].join(" ")}, ${errors.length} errors`);
JS
cat > run.py <<'PY'
import fluent_compiler.bundle
import fluent_compiler.types
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

text = open("messages.ftl").read()


def told(name, show, number):
    found = [show("share", number(n, style="percent")) for n in (0.125, 0.5, 0.004)]
    found.append(show("amount", number(1200.4, style="currency", currency="EUR")))
    print(f"{name}: {' '.join(value for value, _ in found)}, {sum(len(errors) for _, errors in found)} errors")


bundle = FluentBundle(["en"], use_isolating=False)
bundle.add_resource(FluentResource(text))
told("fluent.runtime", lambda name, n: bundle.format_pattern(bundle.get_message(name).value, {"n": n}), fluent_number)
compiled = fluent_compiler.bundle.FluentBundle.from_string("en", text, use_isolating=False)
told("fluent-compiler", lambda name, n: compiled.format(name, {"n": n}), fluent_compiler.types.fluent_number)
PY
echo "@fluent/bundle@0.19.1 fluent.runtime 0.4.0 fluent-compiler 1.1, Babel 2.19.0: 12.5%, 50%, 0.4%, EUR 1,200.40"
{ node run.mjs; venv/bin/python run.py; } | tee found
diff found - <<'TXT' || { echo "changed"; exit 1; }
@fluent/bundle: 12.5% 50.0% 0.4% €1,200, 0 errors
fluent.runtime: 12% 50% 0% €1,200.40, 0 errors
fluent-compiler: 12% 50% 0% €1,200, 0 errors
TXT
