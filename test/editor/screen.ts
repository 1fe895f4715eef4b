/**
 * The workbench as a person uses it: keys, mouse and what is then on the screen. All knowledge of how VS Code builds
 * its page is in this file.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';

export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export class Screen {
  readonly page: Page;
  readonly editor: Locator;
  readonly squiggle: Locator;
  readonly cellSquiggle: Locator;
  readonly hover: Locator;
  readonly quickFixes: Locator;
  readonly problems: Locator;
  readonly notifications: Locator;
  /** What an extension's own page shows. */
  readonly webview: FrameLocator;
  readonly #folder: string;
  #shots = 0;

  /** Screenshots go to `folder`, numbered in the order they are taken. */
  constructor(page: Page, folder: string) {
    this.page = page;
    this.#folder = folder;
    this.editor = page.locator('.editor-instance .monaco-editor[role="code"]');
    this.squiggle = this.editor.locator('.squiggly-warning');
    this.cellSquiggle = page.locator('.notebookOverlay .monaco-editor .squiggly-warning');
    this.hover = page.locator('.monaco-hover:not(.hidden)').first();
    this.quickFixes = page.locator('.action-widget .monaco-list-row.action');
    this.problems = page.locator('.markers-panel .monaco-list-row');
    this.notifications = page.locator('.notifications-toasts .notification-list-item');
    this.webview = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    fs.mkdirSync(folder, { recursive: true });
  }

  async openProject(origin: string, folder: string): Promise<void> {
    await this.page.goto(`${origin}/?${new URLSearchParams({ folder })}`);
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'requirements.txt' })
      .waitFor();
  }

  async openFile(name: string): Promise<void> {
    await this.#open(name);
    await this.editor.locator('.view-line').first().waitFor();
  }

  /** For a workspace that cannot be searched for names. */
  async openFromExplorer(name: string): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick();
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.editor.locator('.view-line').first().click();
  }

  async openNotebook(name: string): Promise<void> {
    await this.#open(name);
    await this.page.locator('.notebookOverlay .monaco-editor .view-line').first().waitFor();
  }

  async #open(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.fill(name);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /** Waits until a line of the editor shows this text. */
  async line(text: string): Promise<void> {
    await this.editor.locator('.view-line', { hasText: text }).first().waitFor();
  }

  /** Counted from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.page.locator('.quick-input-widget input').first().fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
  }

  /** The text editor must have the focus. */
  async typeAtEnd(text: string): Promise<void> {
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(text, { delay: 25 });
  }

  /** Rests the pointer on the underlined name; the hover opens above or below it. */
  async pointAtSquiggle(): Promise<Clip> {
    const box = await this.squiggle.first().boundingBox();
    if (!box) throw new Error('no squiggle to point at');
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
    return box;
  }

  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** An icon of the activity bar. */
  container(title: string): Locator {
    return this.page.locator(
      `.activitybar .action-item[aria-label^="${title}"], .activitybar [aria-label^="${title}"].action-label`,
    );
  }

  treeRow(text: string): Locator {
    return this.page.locator('.sidebar .tree-explorer-viewlet-tree-view .monaco-list-row', { hasText: text });
  }

  /** Opens a terminal and waits for the mark that VS Code puts beside the prompt of a shell that it understands. */
  async openTerminal(): Promise<void> {
    await this.runCommand('Terminal: Create New Terminal');
    await this.page.locator('.terminal.xterm .xterm-screen').waitFor();
    await this.page.locator('.terminal-command-decoration').first().waitFor();
  }

  /** The terminal must have the focus. */
  async runInTerminal(command: string): Promise<void> {
    await this.page.keyboard.type(command, { delay: 10 });
    await this.page.keyboard.press('Enter');
  }

  async chooseTheme(name: string): Promise<void> {
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('Control+T');
    await this.choose(name);
  }

  /** Takes the first entry with this text from an open list. */
  async choose(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input').first();
    await input.fill(text);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** The file must have changes. */
  async save(): Promise<void> {
    await this.page.locator('.tab.active.dirty').waitFor();
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  async shoot(name: string): Promise<void> {
    this.#shots += 1;
    const file = `${String(this.#shots).padStart(2, '0')}-${name}.png`;
    await this.page.screenshot({ path: path.join(this.#folder, file) });
  }
}
