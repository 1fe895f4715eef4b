"""Prints what CPython's own parser reads in setup.py files, one JSON object a line. Runs none of them.

A second reading of the same rules as server/core/python/static-values.ts, on real syntax trees.
"""

import ast
import json
import os
import re
import sys

LISTS = ("install_requires", "setup_requires", "tests_require")
NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")


def main(folders):
    for folder in folders:
        for base, _, names in os.walk(folder):
            for name in names:
                if name.lower() == "setup.py":
                    print(json.dumps(answer(os.path.join(base, name))))


def answer(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        text = source.decode("utf-8")
        tree = ast.parse(source)
    except (SyntaxError, ValueError, UnicodeDecodeError) as error:
        return {"file": path, "skipped": type(error).__name__}
    return {"file": path, "rows": Reader(text, tree).rows()}


class Reader:
    def __init__(self, text, tree):
        self.lines = [0]
        # Python splits source lines at \r, \n and \r\n only.
        data = text.encode("utf-8")
        for match in re.finditer(rb"\r\n|\r|\n", data):
            self.lines.append(match.end())
        self.data = data
        self.tree = tree
        self.bindings = {}
        self.seen = set()

    def rows(self):
        found = []
        for node in ast.walk(self.tree):
            self.bind_statement(node)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and self.is_setup(node.func):
                for key, value in self.keywords(node):
                    if key in LISTS:
                        found += self.requirements(value, key)
                    elif key == "extras_require":
                        for extra, inner in self.entries(value, set()):
                            name = extra.split(":")[0].strip()
                            group = "extras_require" + ("." + name if name else "")
                            found += self.requirements(inner, group)
        return found

    def is_setup(self, func):
        dotted = ast.unparse(func)
        return re.fullmatch(r"((\w+\.)*(setuptools|core|skbuild|distutils)\.)?setup", dotted)

    def bind_statement(self, node):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self.bind(target, node.value)
        elif isinstance(node, ast.AnnAssign) and node.value:
            self.bind(node.target, node.value)
        elif isinstance(node, ast.AugAssign):
            self.bind(node.target, node.value)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            func = node.value.func
            if isinstance(func, ast.Attribute) and node.value.args:
                if func.attr in ("append", "add", "insert"):
                    self.bind(func.value, ast.List([node.value.args[-1]]))
                elif func.attr in ("extend", "update"):
                    self.bind(func.value, node.value.args[-1])
            if isinstance(func, ast.Attribute) and func.attr == "update":
                for each in node.value.keywords:
                    if each.arg:
                        self.bind(func.value, ast.Dict([ast.Constant(each.arg)], [each.value]))

    def bind(self, target, value):
        if isinstance(target, ast.Name):
            self.bindings.setdefault(target.id, []).append(value)
        elif isinstance(target, ast.Subscript):
            self.bind(target.value, ast.Dict([target.slice], [value]))

    def keywords(self, call):
        for each in call.keywords:
            if each.arg:
                yield each.arg, each.value
            else:
                yield from self.entries(each.value, set())

    def entries(self, node, open_names):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values):
                if key is None:
                    yield from self.entries(value, open_names)
                else:
                    plain = isinstance(key, ast.Constant) and isinstance(key.value, str)
                    yield (key.value if plain else ""), value
        elif isinstance(node, ast.Name) and node.id not in open_names:
            for value in self.bindings.get(node.id, []):
                yield from self.entries(value, open_names | {node.id})
        elif isinstance(node, ast.BinOp):
            yield from self.entries(node.left, open_names)
            yield from self.entries(node.right, open_names)
        elif isinstance(node, ast.IfExp):
            yield from self.entries(node.body, open_names)
            yield from self.entries(node.orelse, open_names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "dict":
            for each in node.args:
                yield from self.entries(each, open_names)
            yield from self.keywords(node)

    def requirements(self, node, group):
        for value, start, end in self.strings(node, frozenset()):
            if start in self.seen:
                continue
            self.seen.add(start)
            for line in re.split(r"[\n\r]", value) if isinstance(value, str) else value:
                match = NAME.match(line.strip())
                if match:
                    yield [group, match.group(), start, end]

    def strings(self, node, open_names):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield (node.value, *self.place(node))
        elif isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            for each in node.elts:
                yield from self.strings(each, open_names)
        elif isinstance(node, ast.Starred):
            yield from self.strings(node.value, open_names)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            whole = self.constant(node)
            if whole is not None:
                yield (whole, *self.place(node))
            else:
                yield from self.strings(node.left, open_names)
                yield from self.strings(node.right, open_names)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
            yield from self.strings(node.left, open_names)
        elif isinstance(node, ast.JoinedStr):
            first = node.values[0] if node.values else None
            if isinstance(first, ast.Constant):
                yield (first.value, *self.place(node))
        elif isinstance(node, ast.IfExp):
            yield from self.strings(node.body, open_names)
            yield from self.strings(node.orelse, open_names)
        elif isinstance(node, ast.BoolOp):
            for each in node.values:
                yield from self.strings(each, open_names)
        elif isinstance(node, ast.Name) and node.id not in open_names:
            for value in self.bindings.get(node.id, []):
                yield from self.strings(value, open_names | {node.id})
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
                for value in self.bindings.get(node.value.id, []):
                    for key, inner in self.entries(value, set()):
                        if key == node.slice.value:
                            yield from self.strings(inner, open_names | {node.value.id + "[" + key})
        elif isinstance(node, ast.Call):
            yield from self.call(node, open_names)

    def call(self, node, open_names):
        if isinstance(node.func, ast.Name) and node.func.id in ("list", "sorted", "set", "tuple", "frozenset"):
            for each in node.args[:1]:
                yield from self.strings(each, open_names)
        elif isinstance(node.func, ast.Attribute):
            name, base = node.func.attr, node.func.value
            newline = [each.value for each in node.args if isinstance(each, ast.Constant)] == ["\n"]
            if name in ("strip", "copy", "format", "splitlines") or (name == "split" and newline):
                yield from self.strings(base, open_names)
            elif name == "split" and not node.args:
                for value, start, end in self.strings(base, open_names):
                    yield value.split(), start, end

    def constant(self, node):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            left, right = self.constant(node.left), self.constant(node.right)
            return None if left is None or right is None else left + right
        return None

    def place(self, node):
        start = self.lines[node.lineno - 1] + node.col_offset
        end = self.lines[node.end_lineno - 1] + node.end_col_offset
        return self.utf16(start), self.utf16(end)

    def utf16(self, offset):
        return len(self.data[:offset].decode("utf-8").encode("utf-16-le")) // 2


main(sys.argv[1:])
