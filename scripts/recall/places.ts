/** Where in a package code stands and what makes it run, and the honest package around it. */

export interface Place {
  readonly name: string;
  /** The files that are added to the honest package, or put in place of one of its files. */
  put(code: string): Readonly<Record<string, string>>;
}

const indented = (code: string, by = '    ') => code.replace(/^(?=.)/gm, by);
const setup = (middle: string, more = '') =>
  `from setuptools import setup, find_packages\n${middle}\nsetup(name='acme-shapes', version='1.2.0', packages=find_packages()${more})\n`;

const initial = `"""Shapes and their sizes."""
from .circle import Circle
from .square import Square

__all__ = ['Circle', 'Square']
__version__ = '1.2.0'
`;

/** An honest package of some modules, which imports and does ordinary things. */
export const honest: Readonly<Record<string, string>> = {
  'README.md':
    '# acme-shapes\n\nSizes of circles and squares, and a client for the service that knows more.\n',
  'setup.py': setup(''),
  'acme/__init__.py': initial,
  'acme/circle.py': `import math


class Circle:
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return math.pi * self.radius ** 2

    def __repr__(self):
        return 'Circle({})'.format(self.radius)
`,
  'acme/square.py': `class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2
`,
  'acme/client.py': `import json
import os
import urllib.request

BASE = os.environ.get('ACME_SHAPES_URL', 'https://shapes.example.com/')


def fetch(name):
    with urllib.request.urlopen(BASE + name) as answer:
        return json.load(answer)
`,
  'acme/icons.py': `import base64

CIRCLE = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=')
`,
  'acme/tools.py': `import subprocess


def commit():
    """The commit this was built from, for bug reports."""
    return subprocess.check_output(['git', 'rev-parse', 'HEAD'], text=True).strip()
`,
  'tests/test_circle.py': `from acme import Circle


def test_area():
    assert round(Circle(1).area(), 2) == 3.14
`,
};

const place = (name: string, put: Place['put']): Place => ({ name, put });

export const places: readonly Place[] = [
  place('import of the package', code => ({ 'acme/__init__.py': `${initial}\n${code}\n` })),
  place('import of a module', code => ({
    'acme/__init__.py': `from . import _core\n${initial}`,
    'acme/_core.py': `"""Core."""\n${code}\n`,
  })),
  place('function that the import calls', code => ({
    'acme/__init__.py': `${initial}\ndef _prepare():\n${indented(code)}\n\n_prepare()\n`,
  })),
  place('under try', code => ({
    'acme/__init__.py': `${initial}\ntry:\n${indented(code)}\nexcept Exception:\n    pass\n`,
  })),
  place('on one platform', code => ({
    'acme/__init__.py': `${initial}\nimport sys\nif sys.platform == 'win32':\n${indented(code)}\n`,
  })),
  place('thread', code => ({
    'acme/__init__.py': `${initial}\nimport threading\ndef _work():\n${indented(code)}\n\nthreading.Thread(target=_work, daemon=True).start()\n`,
  })),
  place('method', code => ({
    'acme/square.py': `class Square:\n    def __init__(self, side):\n        self.side = side\n${indented(code, '        ')}\n\n    def area(self):\n        return self.side ** 2\n`,
  })),
  place('called', code => ({ 'acme/tools.py': `def check():\n${indented(code)}\n` })),
  place('setup.py', code => ({ 'setup.py': setup(code) })),
  place('cmdclass', code => ({
    'setup.py': setup(
      `from setuptools.command.install import install\nclass PostInstall(install):\n    def run(self):\n        install.run(self)\n${indented(code, '        ')}\n`,
      ", cmdclass={'install': PostInstall}",
    ),
  })),
  place('cmdclass by alias', code => ({
    'setup.py': setup(
      `import setuptools.command.egg_info as _e\ndef _after():\n${indented(code)}\nclass E(_e.egg_info):\n    def run(self):\n        _after()\n        _e.egg_info.run(self)\noptions = {'cmdclass': {'egg_info': E}}\n`,
      ', **options',
    ),
  })),
  place('build backend', code => ({
    'setup.py': '',
    'pyproject.toml':
      '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "helper"\nbackend-path = ["tooling"]\n\n[project]\nname = "acme-shapes"\nversion = "1.2.0"\n',
    'tooling/helper.py': `from setuptools.build_meta import *\n${code}\n`,
  })),
  place('start line', code => ({
    'acme.pth': `import sys; exec(${JSON.stringify(code)})\n`,
  })),
];
