#!/usr/bin/env bash
# One would expect that an amount of 1,234,567,890.5 in JSON-LD or from Python is the same number after it
# was written as Turtle and read again.
# What happens: rdflib 7.6.0 writes a number with a fraction with seven digits in Turtle, and so in TriG,
# N3 and "longturtle": 1,234,567,890.5 becomes 1234568000. N-Triples, RDF/XML and JSON-LD keep it, and
# so does Turtle a whole number and a decimal. It has long been reported, and is not documented.
# Why it matters: Turtle is what one keeps and compares; budgets lose what is below the million, and the
# count of statements stays as it was.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q rdflib==7.6.0
cat > run.py <<'PY'
import json
import sys
from decimal import Decimal
from importlib.metadata import version
from rdflib import Graph, Literal, URIRef

print("rdflib", version("rdflib"))


def kept(graph, format):
    again = Graph().parse(data=graph.serialize(format=format), format=format)
    return str(next(again.objects(URIRef("urn:budget"), URIRef("urn:amount"))).toPython())


def written(value):
    graph = Graph()
    graph.add((URIRef("urn:budget"), URIRef("urn:amount"), Literal(value)))
    return graph


amounts = {
    "JSON-LD": Graph().parse(data=json.dumps({"@id": "urn:budget", "urn:amount": 1234567890.5}), format="json-ld"),
    "float": written(1234567890.5), "int": written(1234567890), "Decimal": written(Decimal("1234567890.5")),
}
seen = {}
for name, graph in amounts.items():
    for format in ("turtle", "n3", "nt", "xml", "json-ld"):
        seen[name, format] = kept(graph, format)
    print(name, *(f"{format} {seen[name, format]}" for format in ("turtle", "n3", "nt", "xml", "json-ld")))
rounded = {key for key, value in seen.items() if value not in ("1234567890.5", "1234567890")}
expected = {(name, format) for name in ("JSON-LD", "float") for format in ("turtle", "n3")}
same = rounded == expected and all(seen[key] == "1234568000.0" for key in rounded)
sys.exit(0 if same else 1)
PY
venv/bin/python run.py
