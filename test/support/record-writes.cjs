// Preloaded by tests (`node --require`): writes down every path that is written, made or removed, and every process that is started, one a line.
const fs = require('node:fs');
const processes = require('node:child_process');

const list = fs.openSync(process.env.ANTIVENOM_DEEDS, 'a');
const { writeSync } = fs;
const note = deed => writeSync(list, `${deed}\n`);

const writing =
  /^(?:write(?:File)?|appendFile|mkdir|mkdtemp|rename|copyFile|cp|rm|rmdir|unlink|link|symlink|truncate|chmod)(?:Sync)?$|^createWriteStream$/;

function watch(functions) {
  for (const [name, original] of Object.entries(functions)) {
    if (typeof original !== 'function') continue;
    if (writing.test(name))
      functions[name] = function (path, ...rest) {
        // What is written through a handle was opened before.
        if (typeof path !== 'number') note(`write ${path}`);
        return original.call(this, path, ...rest);
      };
    else if (/^open(?:Sync)?$/.test(name))
      functions[name] = function (path, flags, ...rest) {
        if (typeof flags === 'number' ? (flags & 3) !== 0 : typeof flags === 'string' && flags !== 'r')
          note(`write ${path}`);
        return original.call(this, path, flags, ...rest);
      };
  }
}

watch(fs);
watch(fs.promises);
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) {
  const original = processes[name];
  processes[name] = (command, ...rest) => {
    note(`process ${command}`);
    return original.call(processes, command, ...rest);
  };
}
