"""All scalars of YAML files as PyYAML reads them: one JSON line a file, [[value, offset], …]; null where it refuses."""

import json
import sys

import yaml


def read(path: str) -> list[list[object]] | None:
    try:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        events = yaml.parse(text, Loader=yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader)
        return [[event.value, event.start_mark.index] for event in events if isinstance(event, yaml.ScalarEvent)]
    except (yaml.YAMLError, ValueError, OSError):
        return None


for line in sys.stdin:
    print(json.dumps(read(line.rstrip("\n"))))
