/** Stands in for the globals of Node that the product uses. */

const waiting: (() => void)[] = [];
const { port1, port2 } = new MessageChannel();
// A browser's port begins to deliver once this is set.
Object.assign(port1, { onmessage: () => waiting.shift()?.() });

/** Soon, after what waits already. A timer would wait for four milliseconds where many follow one another. */
export function setImmediate(work: () => void): void {
  waiting.push(work);
  port2.postMessage(null);
}
