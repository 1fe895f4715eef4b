// Loaded into a program under test: the disk is full, and each file takes half of what is written to it.
const fs = require('node:fs');

const full = path =>
  Object.assign(new Error(`ENOSPC: no space left on device, write '${path}'`), { code: 'ENOSPC' });
const half = content => Buffer.from(content).subarray(0, Buffer.byteLength(content) / 2);
const { writeFileSync } = fs;
const { writeFile } = fs.promises;

fs.writeFileSync = (path, content, options) => {
  writeFileSync(path, half(content), options);
  throw full(path);
};
fs.promises.writeFile = async (path, content, options) => {
  await writeFile(path, half(content), options);
  throw full(path);
};
