"""Prints where CPython's own parser sees each imported module used, for every Python file below the given folders.

One JSON object a line: {"file", "name", "uses", "bound"}; "uses" are UTF-16 offsets, "bound" says whether the file
also gives the name another meaning. Files that are not plain UTF-8 are left out.
"""

import ast
import json
import os
import sys
import warnings

from oracle_imports import FROM, Places, decoded

MAX_NAMES = 6


def binds(node, name):
    match node:
        case ast.Name(id=found):
            return found == name and not isinstance(node.ctx, ast.Load)
        case ast.arg(arg=found):
            return found == name
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            return name in names
        case ast.MatchMapping(rest=found):
            return found == name
        case ast.Import(names=aliases):
            return any(alias.asname == name for alias in aliases)
        case ast.ImportFrom(names=aliases):
            return any((alias.asname or alias.name) == name for alias in aliases)
    # Functions, classes, handlers, patterns and type parameters.
    return not isinstance(node, ast.alias) and getattr(node, "name", None) == name


def uses(places, node, name):
    match node:
        case ast.Name(id=found) if found == name:
            yield places.offset(node.lineno, node.col_offset)
        case ast.Import(names=aliases):
            for alias in aliases:
                if top(alias.name) == name:
                    yield places.offset(alias.lineno, alias.col_offset)
        case ast.ImportFrom(module=str(module), level=0) if top(module) == name:
            yield FROM.match(places.text, places.offset(node.lineno, node.col_offset)).start("top")


def top(module):
    return module.split(".")[0]


def read(path):
    try:
        with open(path, "rb") as file:
            text, plain = decoded(file.read())
        tree = ast.parse(text)
    except (OSError, SyntaxError, ValueError, LookupError, RecursionError, MemoryError):
        return
    if not plain:
        return
    places = Places(text, 0)
    nodes = list(ast.walk(tree))
    imports = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    for name in list(dict.fromkeys(map(top, imports)))[:MAX_NAMES]:
        found = sorted(places.utf16(offset) for node in nodes for offset in uses(places, node, name))
        bound = any(binds(node, name) for node in nodes)
        print(json.dumps({"file": path, "name": name, "uses": found, "bound": bound}))


def main(folders):
    warnings.simplefilter("ignore")
    for folder in folders:
        for parent, subfolders, files in os.walk(folder):
            subfolders.sort()
            for name in sorted(files):
                if name.endswith((".py", ".pyi", ".pyw")):
                    read(os.path.join(parent, name))


if __name__ == "__main__":
    main(sys.argv[1:])
