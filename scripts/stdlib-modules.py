"""Prints the table of standard-library modules for the Python interpreters it is given.

    python3 scripts/stdlib-modules.py PYTHON2.7 PYTHON3.6 ... > table.tsv

One line a name: the name, the first and the last of the given versions that have it. A dotted name is a public
submodule. The newest version's last column stays empty. `server/core/python/stdlib.ts` is kept in step with it by
hand: what lies between the given versions, and what other platforms have, comes from Python's own documentation.
"""

import json
import subprocess
import sys

PROBE = r"""
from __future__ import print_function
import json, os, sys

folder = os.path.dirname(os.__file__)
SKIPPED = ('site-packages', 'dist-packages', 'test', 'tests', 'lib-dynload', 'lib-tk', '__pycache__')


def modules_in(path):
    for entry in os.listdir(path):
        stem = entry.split('.')[0]
        if stem in SKIPPED or not stem.replace('_', 'a').isalnum():
            continue
        whole = os.path.join(path, entry)
        if os.path.isdir(whole):
            if os.path.exists(os.path.join(whole, '__init__.py')) or stem in ('concurrent', 'urllib', 'xml'):
                yield stem, whole
        elif entry.endswith('.py') or '.so' in entry:
            yield stem[:-6] if entry.endswith('module.so') and '.' in entry else stem, None


def submodules_of(name, path, depth):
    for stem, whole in modules_in(path):
        if stem.startswith('_') or stem[:5] == 'test_' or stem == 'test':
            continue
        yield name + '.' + stem
        if whole and depth < 3:
            for deeper in submodules_of(name + '.' + stem, whole, depth + 1):
                yield deeper


top = dict(modules_in(folder))
for extra in ('lib-dynload', 'lib-tk'):
    if os.path.isdir(os.path.join(folder, extra)):
        top.update(modules_in(os.path.join(folder, extra)))
names = set(getattr(sys, 'stdlib_module_names', None) or set(top) | set(sys.builtin_module_names))
names -= {'__main__', 'sitecustomize', 'usercustomize'}
private = ('idlelib', 'lib2to3', 'turtledemo', 'pydoc_data', 'ensurepip', 'encodings')
for name, path in top.items():
    if path and name in names and name not in private and not name.startswith('_'):
        names.update(submodules_of(name, path, 1))
names = [name for name in names if not name.startswith('_sysconfigdata')]
print(json.dumps({'version': list(sys.version_info[:2]), 'names': sorted(names)}))
"""


def main():
    runs = []
    for interpreter in sys.argv[1:]:
        output = subprocess.run([interpreter, "-E", "-s", "-S", "-c", PROBE], check=True, stdout=subprocess.PIPE)
        runs.append(json.loads(output.stdout))
    if not runs:
        sys.exit(__doc__)
    runs.sort(key=lambda run: run["version"])
    spans = {}
    for run in runs:
        for name in run["names"]:
            spans.setdefault(name, []).append("{}.{}".format(*run["version"]))
    newest = "{}.{}".format(*runs[-1]["version"])
    for name in sorted(spans):
        first, last = spans[name][0], spans[name][-1]
        print(name, first, "" if last == newest else last, sep="\t")


main()
