/** The ways in which code is hidden, after public reports: each takes Python code and gives Python code that runs it. */
import { deflateSync, gzipSync } from 'node:zlib';

export interface Layer {
  readonly name: string;
  hide(code: string): string;
}

const layer = (name: string, hide: (code: string) => string): Layer => ({ name, hide });

const base64 = (code: string | Buffer) => Buffer.from(code).toString('base64');
const hex = (code: string) => Buffer.from(code).toString('hex');
const packed = (code: string) => base64(deflateSync(code));
const quoted = (text: string) => JSON.stringify(text).replace(/[^ -~]/g, '?');
const numbers = (code: string) => [...Buffer.from(code)];
const rot13 = (text: string) =>
  text.replace(/[a-z]/gi, letter => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
/** Bytes that stand for what only Python can make: compiled code, LZMA, ciphers. */
const opaque = Buffer.from(Array.from({ length: 240 }, (_, at) => (at * 89 + 41) % 256)).toString('base64');
const halves = (text: string) => {
  const at = Math.ceil(text.length / 2);
  return [text.slice(0, at), text.slice(at)] as const;
};

export const layers: readonly Layer[] = [
  layer('none', code => code),
  layer('base64', code => `import base64\nexec(base64.b64decode('${base64(code)}'))`),
  layer('base64 by alias', code => `from base64 import b64decode as d\nexec(d('${base64(code)}').decode())`),
  layer(
    'base64 in a variable',
    code => `import base64\nblob = '${base64(code)}'\ntext = base64.b64decode(blob)\nexec(text)`,
  ),
  layer(
    'zlib and base64',
    code => `import base64, zlib\nexec(zlib.decompress(base64.b64decode('${packed(code)}')))`,
  ),
  layer(
    'zlib by __import__',
    code => `exec(__import__('zlib').decompress(__import__('base64').b64decode('${packed(code)}')))`,
  ),
  layer(
    'gzip',
    code =>
      `import base64, gzip\nexec(gzip.decompress(base64.b64decode('${base64(gzipSync(code))}')).decode('utf-8'))`,
  ),
  layer('lzma', () => `import base64, lzma\nexec(lzma.decompress(base64.b64decode('${opaque}')))`),
  layer(
    'lzma object',
    () => `import base64, lzma\nexec(lzma.LZMADecompressor().decompress(base64.b64decode('${opaque}')))`,
  ),
  layer('bz2', () => `import base64, bz2\nexec(bz2.decompress(base64.b64decode('${opaque}')))`),
  layer(
    'codecs bz2',
    () => `import codecs\nexec(codecs.decode(codecs.decode(b'${opaque}', 'base64'), 'bz2'))`,
  ),
  layer('marshal', () => `import marshal, base64\nexec(marshal.loads(base64.b64decode('${opaque}')))`),
  layer(
    'marshal, zlib, literal',
    () =>
      `import marshal, zlib\nexec(marshal.loads(zlib.decompress(b'x\\x9c\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08\\x09\\x0a\\x0b\\x0c')))`,
  ),
  layer('pickle', () => `import pickle, base64\npickle.loads(base64.b64decode('${opaque}'))`),
  layer(
    'Fernet',
    () => `from cryptography.fernet import Fernet\nexec(Fernet(b'inert').decrypt(b'${opaque}'))`,
  ),
  layer(
    'AES',
    () =>
      `import base64\nfrom Crypto.Cipher import AES\nexec(AES.new(b'inert-inert-iner', AES.MODE_ECB).decrypt(base64.b64decode('${opaque}')))`,
  ),
  layer('hex', code => `exec(bytes.fromhex('${hex(code)}').decode())`),
  layer('hex by codecs', code => `import codecs\nexec(codecs.decode('${hex(code)}', 'hex').decode())`),
  layer('unhexlify', code => `from binascii import unhexlify\nrun = exec\nrun(unhexlify('${hex(code)}'))`),
  layer('rot13', code => `import codecs\nexec(codecs.decode(${quoted(rot13(code))}, 'rot13'))`),
  layer('base85', () => `import base64\nexec(base64.b85decode('Xk~0{Zy<MXVR!'))`),
  layer('reversed', code => `exec(${quoted([...code].reverse().join(''))}[::-1])`),
  layer(
    'reversed base64',
    code => `import base64\nexec(base64.b64decode('${[...base64(code)].reverse().join('')}'[::-1]))`,
  ),
  layer('characters', code => `exec(''.join(chr(n) for n in ${JSON.stringify(numbers(code))}))`),
  layer('characters, map', code => `exec(''.join(map(chr, ${JSON.stringify(numbers(code))})))`),
  layer(
    'characters, +',
    code =>
      `exec(${numbers(code.slice(0, 120))
        .map(n => `chr(${n})`)
        .join('+')})`,
  ),
  layer('bytes of numbers', code => `exec(bytes(${JSON.stringify(numbers(code))}))`),
  layer(
    'xor',
    code =>
      `data = ${JSON.stringify(numbers(code).map(n => n ^ 23))}\nexec(''.join(chr(n ^ 23) for n in data))`,
  ),
  layer(
    'xor in a helper',
    code =>
      `def read(data, key):\n    return bytes(b ^ key for b in data)\nexec(read(bytes(${JSON.stringify(numbers(code).map(n => n ^ 23))}), 23))`,
  ),
  layer(
    'xor with a text',
    code =>
      `def read(data, key):\n    return ''.join(chr(b ^ ord(key[i % len(key)])) for i, b in enumerate(data))\nexec(read(${JSON.stringify(numbers(code).map(n => n ^ 23))}, 'k'))`,
  ),
  layer(
    'one large number',
    code => `n = 0x${hex(code)}\nexec(n.to_bytes(${Buffer.byteLength(code)}, 'big'))`,
  ),
  layer(
    'substitution',
    code =>
      `table = str.maketrans('abcdefghij', 'jihgfedcba')\nexec(${quoted(code.replace(/[a-j]/g, c => 'jihgfedcba'['abcdefghij'.indexOf(c)] ?? c))}.translate(table))`,
  ),
  layer(
    'pieces in a list',
    code =>
      `import base64\nparts = ['${halves(base64(code)).join("', '")}']\nexec(base64.b64decode(''.join(parts)))`,
  ),
  layer(
    'pieces in variables',
    code =>
      `import base64\na = '${halves(base64(code))[0]}'\nb = '${halves(base64(code))[1]}'\nexec(base64.b64decode(a + b))`,
  ),
  layer(
    'grown text',
    code =>
      `import base64\nx = ''\nx += '${halves(base64(code))[0]}'\nx += '${halves(base64(code))[1]}'\nexec(base64.b64decode(x))`,
  ),
  layer(
    'escapes',
    code =>
      `exec('${numbers(code)
        .map(n => `\\x${n.toString(16).padStart(2, '0')}`)
        .join('')}')`,
  ),
  layer(
    'eval of compile',
    code => `import base64\neval(compile(base64.b64decode('${base64(code)}'), '<string>', 'exec'))`,
  ),
  layer(
    'compile in steps',
    code =>
      `import base64\nsource = base64.b64decode('${base64(code)}').decode()\ncode = compile(source, 'm', 'exec')\nexec(code)`,
  ),
  layer(
    'exec by getattr',
    code => `import base64, builtins\ngetattr(builtins, 'ex' + 'ec')(base64.b64decode('${base64(code)}'))`,
  ),
  layer(
    'exec by __builtins__',
    code => `import base64\n__builtins__.__dict__['exec'](base64.b64decode('${base64(code)}'))`,
  ),
  layer(
    'exec by vars',
    code => `import base64\nvars(__import__('builtins'))['cexe'[::-1]](base64.b64decode('${base64(code)}'))`,
  ),
  layer(
    'exec by globals',
    code => `import base64\nglobals()['__builtins__'].exec(base64.b64decode('${base64(code)}'))`,
  ),
  layer(
    'exec in a lambda',
    code =>
      `_ = lambda __: __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]))\nexec((_)(b'${[...packed(code)].reverse().join('')}'))`,
  ),
  layer(
    'exec in a list',
    code => `import base64\n[exec(part) for part in [base64.b64decode('${base64(code)}')]]`,
  ),
  layer('exec by map', code => `import base64\nlist(map(exec, [base64.b64decode('${base64(code)}')]))`),
  layer(
    'exec in a dictionary',
    code =>
      `import base64\nops = {'run': exec, 'read': base64.b64decode}\nops['run'](ops['read']('${base64(code)}'))`,
  ),
  layer(
    'exec by a thread',
    code =>
      `import base64, threading\nthreading.Thread(target=exec, args=(base64.b64decode('${base64(code)}'),)).start()`,
  ),
  layer(
    'exec by partial',
    code => `import base64, functools\nfunctools.partial(exec, base64.b64decode('${base64(code)}'))()`,
  ),
  layer(
    'exec as default',
    code => `import base64\ndef run(data, do=exec):\n    do(base64.b64decode(data))\nrun('${base64(code)}')`,
  ),
  layer(
    'exec as attribute',
    code =>
      `import base64\nclass Loader:\n    def __init__(self):\n        self.run = exec\n    def go(self, data):\n        self.run(base64.b64decode(data))\nLoader().go('${base64(code)}')`,
  ),
  layer(
    'another Python',
    code =>
      `import base64, subprocess, sys\nsubprocess.Popen([sys.executable, '-c', base64.b64decode('${base64(code)}').decode()])`,
  ),
  layer(
    'another Python, exec',
    code =>
      `import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', "import base64;exec(base64.b64decode('${base64(code)}'))"], creationflags=0x08000000)`,
  ),
  layer(
    'temporary file',
    code =>
      `import base64, os, tempfile\nfile = tempfile.NamedTemporaryFile(delete=False, suffix='.py')\nfile.write(base64.b64decode('${base64(code)}'))\nfile.close()\nos.system('python ' + file.name)`,
  ),
  layer(
    'temporary file, start',
    code =>
      `import base64, subprocess, sys\nwith open('/tmp/.cache.py', 'wb') as file:\n    file.write(base64.b64decode('${base64(code)}'))\nsubprocess.Popen([sys.executable, '/tmp/.cache.py'])`,
  ),
  layer(
    'module object',
    code =>
      `import base64, types\nmodule = types.ModuleType('helper')\nexec(base64.b64decode('${base64(code)}'), module.__dict__)`,
  ),
  layer(
    'PyRun_SimpleString',
    code => `import base64, ctypes\nctypes.pythonapi.PyRun_SimpleString(base64.b64decode('${base64(code)}'))`,
  ),
  layer(
    'interpreter',
    code =>
      `import base64, code\ncode.InteractiveInterpreter().runsource(base64.b64decode('${base64(code)}').decode(), 'm', 'exec')`,
  ),
  layer(
    'full-width exec',
    code => `import base64\n\uff45\uff58\uff45\uff43(base64.b64decode('${base64(code)}'))`,
  ),
  layer(
    'off screen',
    code => `import base64\nVERSION = '1.0'${' '.repeat(300)};exec(base64.b64decode('${base64(code)}'))`,
  ),
  layer('modules by __import__', code =>
    code.replace(/^import ([\w., ]+)$/gm, (_, names: string) =>
      names
        .split(/, ?/)
        .map(name => `${name.split('.')[0]} = __import__('${name}')`)
        .join('\n'),
    ),
  ),
  layer('names in pieces', code =>
    code.replace(/^import ([\w., ]+)$/gm, (_, names: string) =>
      names
        .split(/, ?/)
        .map(name => `${name.split('.')[0]} = __import__('${halves(name)[0]}' + '${halves(name)[1]}')`)
        .join('\n'),
    ),
  ),
  layer(
    'names by import_module',
    code =>
      `import importlib\n${code.replace(/^import ([\w., ]+)$/gm, (_, names: string) =>
        names
          .split(/, ?/)
          .map(
            name =>
              `${name.split('.')[0]} = importlib.import_module('${[...(name.split('.')[0] ?? '')].reverse().join('')}'[::-1])`,
          )
          .join('\n'),
      )}`,
  ),
  layer(
    'twice base64',
    code => `import base64\nexec(base64.b64decode(base64.b64decode('${base64(base64(code))}')))`,
  ),
  layer('exec in exec', code => `import base64\nexec("exec(base64.b64decode('${base64(code)}'))")`),
  layer(
    'odd names',
    code =>
      `from base64 import b64decode as IlIlIIl1\nlIIllIl1 = '${base64(code)}'\nOO0O00O0 = IlIlIIl1(lIIllIl1)\nIIllIlI1 = exec\nIIllIlI1(OO0O00O0)`,
  ),
  layer('own file', () => `exec(open(__file__, 'rb').read()[4096:])`),
  layer(
    'picture',
    () =>
      `from PIL import Image\npixels = Image.open('logo.png').getdata()\nexec(''.join(chr(p[0]) for p in pixels))`,
  ),
  layer(
    'data file',
    () =>
      `import base64, os\nwith open(os.path.join(os.path.dirname(__file__), 'data.bin'), 'rb') as file:\n    data = file.read()\nexec(base64.b64decode(data))`,
  ),
];
