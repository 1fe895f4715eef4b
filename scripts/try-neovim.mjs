/**
 * `node scripts/try-neovim.mjs`: drives a headless Neovim (0.7 or newer, on the PATH or named by NVIM) with the built
 * server and requires that a finding is shown, its fix is applied and a hover card is read. No test needs it.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from './editor-host.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'antivenom-neovim-'));
const script = `
local bit_of = function(ok, what) io.stdout:write((ok and 'ok      ' or 'FAILED  ') .. what .. '\\n'); if not ok then vim.cmd('cquit 1') end end
local soon = function(made) return vim.wait(10000, made, 20) end
vim.cmd('edit requirements.txt')
local id = vim.lsp.start_client({
  name = 'antivenom',
  cmd = { '${process.execPath}', '${path.join(projectRoot, 'dist/cli.cjs')}', 'lsp', '--stdio' },
  root_dir = vim.fn.getcwd(),
  init_options = { network = 'offline' },
})
vim.lsp.buf_attach_client(0, id)
bit_of(soon(function() return #vim.diagnostic.get(0) == 1 end), 'one finding is shown')
local found = vim.diagnostic.get(0)[1]
io.stdout:write('        ' .. found.message .. '\\n')
bit_of(found.lnum == 1 and found.col == 0 and found.end_col == 9, 'at the name in line 2')
local place = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = 1, character = 3 } }
local client = vim.lsp.get_client_by_id(id)
local ask = function(method, params)
  local answer = client.request_sync(method, params, 10000, 0)
  return answer and answer.result
end
local hover = ask('textDocument/hover', place)
local card = hover and vim.lsp.util.convert_input_to_markdown_lines(hover.contents) or {}
bit_of(table.concat(card, '\\n'):find('colorama', 1, true) ~= nil, 'the hover card names colorama')
local here = { start = { line = 1, character = 0 }, ['end'] = { line = 1, character = 9 } }
local actions = ask('textDocument/codeAction', {
  textDocument = place.textDocument,
  range = here,
  context = { diagnostics = { found.user_data.lsp and { range = here, message = found.message, code = found.code or found.user_data.lsp.code, source = found.source } } },
})
local fix = nil
for _, action in ipairs(actions or {}) do if action.isPreferred then fix = action end end
bit_of(fix ~= nil, 'a fix is offered: ' .. (fix and fix.title or ''))
if not fix.edit then fix = ask('codeAction/resolve', fix) end
vim.lsp.util.apply_workspace_edit(fix.edit, client.offset_encoding)
bit_of(vim.api.nvim_buf_get_lines(0, 0, -1, false)[2] == 'colorama', 'the fix is applied')
bit_of(soon(function() return #vim.diagnostic.get(0) == 0 end), 'the finding is gone')
vim.cmd('qall!')
`;

fs.writeFileSync(path.join(folder, 'requirements.txt'), 'requests\ncolourama\n');
fs.writeFileSync(path.join(folder, 'try.lua'), script);
const { status, stdout, stderr, error } = spawnSync(
  process.env.NVIM ?? 'nvim',
  ['--clean', '--headless', '-c', 'luafile try.lua'],
  { cwd: folder, encoding: 'utf8', timeout: 60_000 },
);
fs.rmSync(folder, { recursive: true, force: true });
process.stdout.write(stdout ?? '');
if (status !== 0) process.stderr.write(error ? `try-neovim: ${error.message}\n` : `${stderr}\n`);
process.exitCode = status === 0 ? 0 : 1;
