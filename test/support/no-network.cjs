// Preloaded by tests (`node --require`): whatever opens a connection or looks up a host ends the program with code 97.
const net = require('node:net');
const dns = require('node:dns');

function refuse(what) {
  return () => {
    process.stderr.write(`reached for the network: ${what}\n`);
    process.exit(97);
  };
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  // A pipe to the parent process is a socket with a path and no host.
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (options && typeof options === 'object' && options.path && !options.port)
    return connect.apply(this, args);
  return refuse('net')();
};
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) dns[name] = refuse(`dns.${name}`);
globalThis.fetch = refuse('fetch');
