/** The standard library's table: facts that are easy to check by hand, and its own consistency. */
import assert from 'node:assert/strict';
import {
  stdlibModule,
  stdlibModuleOfProject,
  stdlibSubmoduleOfProject,
} from '../../../server/core/python/stdlib.ts';

describe('standard library', () => {
  it('knows when a module came and went', () => {
    const spans = (name: string) => [stdlibModule(name)?.since, stdlibModule(name)?.until];
    assert.deepEqual(spans('os'), ['2.7', null]);
    assert.deepEqual(spans('asyncio'), ['3.4', null]);
    assert.deepEqual(spans('tomllib'), ['3.11', null]);
    assert.deepEqual(spans('annotationlib'), ['3.14', null]);
    assert.deepEqual(spans('distutils'), ['2.7', '3.11']);
    assert.deepEqual(spans('telnetlib'), ['2.7', '3.12']);
    assert.deepEqual(spans('urllib2'), ['2.7', '2.7']);
  });

  it('minds case for modules, and not for project names', () => {
    assert.equal(stdlibModule('ConfigParser')?.successor, 'configparser');
    assert.equal(stdlibModule('configparser')?.until, null);
    assert.equal(stdlibModule('Json'), null);
    assert.equal(stdlibModuleOfProject('configparser')?.name, 'configparser');
    assert.equal(stdlibModuleOfProject('stringio')?.name, 'StringIO');
    assert.equal(stdlibModuleOfProject('copy-reg')?.name, 'copy_reg');
  });

  it('has private modules for imports only, and nothing of other people', () => {
    assert.ok(stdlibModule('_thread'));
    assert.ok(stdlibModule('__future__'));
    assert.equal(stdlibModuleOfProject('-thread'), null);
    for (const name of ['requests', 'setuptools', 'pip', '', 'constructor', '__proto__', 'toString'])
      assert.equal(stdlibModule(name), null, name);
  });

  it('knows where a module is missing', () => {
    assert.equal(stdlibModule('winreg')?.only, 'windows');
    assert.equal(stdlibModule('curses')?.only, 'unix');
    assert.equal(stdlibModule('tkinter')?.only, 'system-package');
    assert.equal(stdlibModule('json')?.only, undefined);
  });

  it('reads dotted names in their project spelling', () => {
    assert.equal(stdlibSubmoduleOfProject('os-path'), 'os.path');
    assert.equal(stdlibSubmoduleOfProject('xml-etree-elementtree'), 'xml.etree.ElementTree');
    assert.equal(stdlibSubmoduleOfProject('json-logger'), null);
  });

  it('names only modules of its own as successors', () => {
    for (const name of [
      'urllib2',
      'Tkinter',
      'Queue',
      'httplib',
      'cPickle',
      'imp',
      'asyncore',
      'md5',
      'ttk',
    ]) {
      const successor = stdlibModule(name)?.successor ?? '';
      assert.equal(stdlibModule(successor.split('.')[0] ?? '')?.until, null, name);
    }
  });
});
