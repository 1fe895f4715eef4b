// Loaded into a server under test: writes down every path that is opened or listed, one a line.
const fs = require('node:fs');

const list = fs.openSync(process.env.ANTIVENOM_READS, 'a');
const { writeSync } = fs;

for (const name of [
  'openSync',
  'readFileSync',
  'readdirSync',
  'open',
  'readFile',
  'readdir',
  'createReadStream',
]) {
  const original = fs[name];
  fs[name] = (path, ...rest) => {
    writeSync(list, `${path}\n`);
    return original.call(fs, path, ...rest);
  };
}
for (const name of ['open', 'readFile', 'readdir']) {
  const original = fs.promises[name];
  fs.promises[name] = (path, ...rest) => {
    writeSync(list, `${path}\n`);
    return original.call(fs.promises, path, ...rest);
  };
}
