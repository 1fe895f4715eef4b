/** The first argument with which `dist/server.cjs` has the program in `dist/cli.cjs` be the language server. */
export const serverWord = '--as-language-server';
