/** The language server as a program of its own: a thin file beside the program that holds all the code. */
import { createRequire } from 'node:module';
import { serverWord } from './server-word.ts';

process.argv.splice(2, 0, serverWord);
createRequire(import.meta.url)('./cli.cjs');
