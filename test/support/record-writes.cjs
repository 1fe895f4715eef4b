// Loaded into a program under test: writes down every attempt to change the file system or to start a process.
const fs = require('node:fs');
const processes = require('node:child_process');

const list = fs.openSync(process.env.ANTIVENOM_WRITES, 'a');
const { writeSync } = fs;
const note = (name, what) => writeSync(list, `${name} ${String(what)}\n`);

const changing =
  /^(?:write|writev|writeFile|appendFile|mkdir|mkdtemp|rename|unlink|rm|rmdir|copyFile|cp|link|symlink|truncate|ftruncate|chmod|fchmod|lchmod|chown|fchown|lchown|utimes|futimes|lutimes|createWriteStream)(?:Sync)?$/;
// What is printed goes through descriptors 1 and 2.
const isPrinting = (name, to) => /^writev?(?:Sync)?$/.test(name) && (to === 1 || to === 2);

for (const [owner, methods] of [
  [fs, Object.keys(fs)],
  [fs.promises, Object.keys(fs.promises)],
])
  for (const name of methods.filter(name => changing.test(name))) {
    const original = owner[name];
    owner[name] = function (target, ...rest) {
      if (!isPrinting(name, target)) note(name, target);
      return original.call(this, target, ...rest);
    };
  }
for (const [owner, names] of [
  [fs, ['open', 'openSync']],
  [fs.promises, ['open']],
])
  for (const name of names) {
    const original = owner[name];
    owner[name] = function (path, flags, ...rest) {
      const isReading =
        flags === undefined ||
        typeof flags === 'function' ||
        flags === 'r' ||
        (typeof flags === 'number' && (flags & 3) === 0);
      if (!isReading) note(name, path);
      return original.call(this, path, flags, ...rest);
    };
  }
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) {
  const original = processes[name];
  processes[name] = function (command, ...rest) {
    note(name, command);
    return original.call(this, command, ...rest);
  };
}
