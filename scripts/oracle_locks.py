"""Names and versions of lock files, as Python's own parsers read them: one JSON line a file, [[name, version], …]."""

import json
import sys
import tomllib


def read(path: str) -> list[list[str]]:
    with open(path, "rb") as file:
        if path.lower().endswith("pipfile.lock"):
            data = json.load(file)
            sections = [section for name, section in data.items() if name != "_meta"]
            return [[name, entry.get("version", "")] for section in sections for name, entry in section.items()]
        data = tomllib.load(file)
    packages = data.get("packages") or data.get("package") or []
    return [[entry["name"], f"=={entry['version']}" if entry.get("version") else ""] for entry in packages]


for path in sys.argv[1:]:
    try:
        print(json.dumps(read(path)))
    except (ValueError, KeyError, OSError) as error:
        print(json.dumps(str(error)))
