"""What Python's configparser reads out of INI files, one JSON object a line, for scripts/oracle-ini.ts."""

import configparser
import json
import os
import sys

ENDINGS = (".ini", ".cfg")


def main(folders):
    for folder in folders:
        for parent, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                if name.endswith(ENDINGS):
                    print(json.dumps(read(os.path.join(parent, name))))


def read(path):
    parser = configparser.RawConfigParser(strict=False)
    try:
        with open(path, encoding="utf-8-sig") as file:
            parser.read_file(file)
    except UnicodeDecodeError:
        return {"file": path, "skipped": "not UTF-8"}
    except configparser.Error as error:
        return {"file": path, "refused": type(error).__name__}
    sections = {name: dict(parser._sections[name]) for name in parser._sections}
    sections[parser.default_section] = dict(parser._defaults)
    return {"file": path, "sections": sections}


if __name__ == "__main__":
    main(sys.argv[1:])
