/** The language server as a program of its own, as the extension starts it. */
import { serve } from './serve.ts';

// Started by hand without a flag: over the channel of a parent process that has one, else over standard input.
if (!process.argv.slice(2).some(argument => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument)))
  process.argv.push(process.send ? '--node-ipc' : '--stdio');

serve();
