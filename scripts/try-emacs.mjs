/**
 * `node scripts/try-emacs.mjs`: drives an Emacs without a screen (29 or newer, or 28 with the package eglot; on the PATH
 * or named by EMACS) with the built server and requires that a finding is shown, a hover card is read and the fix is
 * applied, by eglot's own commands. No test needs it.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from './editor-host.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'antivenom-emacs-'));
const server = [process.execPath, path.join(projectRoot, 'dist/cli.cjs'), 'lsp', '--stdio'];
const script = `
(unless (require 'eglot nil t) (package-initialize) (require 'eglot))
(setq eglot-sync-connect 10 vc-handled-backends nil)
(defun bit-of (ok what)
  (princ (format "%s%s\\n" (if ok "ok      " "FAILED  ") what))
  (unless ok (kill-emacs 1)))
(defun soon (made)
  (let ((end (+ (float-time) 10)) found)
    (while (not (or (setq found (funcall made)) (> (float-time) end))) (accept-process-output nil 0.05))
    found))
(add-to-list 'eglot-server-programs '(text-mode . (${server.map(word => JSON.stringify(word)).join(' ')}
  :initializationOptions (:network "offline"))))
(switch-to-buffer (find-file-noselect "requirements.txt"))
(text-mode)
(apply #'eglot (eglot--guess-contact))
(bit-of (soon (lambda () (eglot-managed-p))) "eglot manages the buffer")
(flymake-start)
(bit-of (soon (lambda () (= 1 (length (flymake-diagnostics))))) "one finding is shown")
(let ((found (car (flymake-diagnostics))))
  (princ (format "        %s\\n" (flymake-diagnostic-text found)))
  (bit-of (equal "colourama" (buffer-substring (flymake-diagnostic-beg found) (flymake-diagnostic-end found)))
          "at the name in line 2")
  (goto-char (+ 3 (flymake-diagnostic-beg found))))
(let (card)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq card (format "%s" text))))
  (bit-of (soon (lambda () (and card (string-match-p "colorama" card)))) "the hover card names colorama"))
; As after a key: after a click, eglot would open a menu.
(let* ((last-nonmenu-event ?x)
       (wanted "Replace 'colourama' with 'colorama'")
       offered
       (completing-read-function (lambda (_prompt table &rest _)
         (setq offered (all-completions "" table))
         wanted)))
  (call-interactively #'eglot-code-actions)
  (bit-of (member wanted offered) (format "a fix is offered: %s" wanted)))
(bit-of (equal "requests\\ncolorama\\n" (buffer-string)) "the fix is applied")
; Otherwise eglot would tell the server in the next pause, and here there is none.
(save-buffer)
(bit-of (soon (lambda () (null (flymake-diagnostics)))) "the finding is gone")
(eglot-shutdown (eglot-current-server))
`;

fs.writeFileSync(path.join(folder, 'requirements.txt'), 'requests\ncolourama\n');
fs.writeFileSync(path.join(folder, 'try.el'), script);
const { status, stdout, stderr, error } = spawnSync(
  process.env.EMACS ?? 'emacs',
  ['--batch', '-l', 'try.el'],
  { cwd: folder, encoding: 'utf8', timeout: 60_000, env: { ...process.env, HOME: folder } },
);
fs.rmSync(folder, { recursive: true, force: true });
process.stdout.write(stdout ?? '');
if (status !== 0) process.stderr.write(error ? `try-emacs: ${error.message}\n` : `${stderr}\n`);
process.exitCode = status === 0 ? 0 : 1;
