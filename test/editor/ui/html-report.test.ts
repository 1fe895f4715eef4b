/** The page that `antivenom scan --format html` writes, in a browser: it asks for nothing, complains of nothing, and reads well. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, type Window } from '../workbench.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const pictures = path.join(root, 'out/screenshots/html-report');

describe('the HTML report', () => {
  let folder: string;
  let address: string;
  let window: Window;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'antivenom-html-'));
    const file = path.join(folder, 'report.html');
    // The machine's own indexes are no part of the example.
    const own = Object.entries(process.env).filter(([name]) => !/^(?:PIP|UV|PDM|PIPENV)_/.test(name));
    const env = { ...Object.fromEntries(own), PIP_CONFIG_FILE: os.devNull, UV_NO_CONFIG: '1' };
    const scan = ['scan', 'examples/bitten', '--offline', '--fail-on', 'never', '--format', 'html'];
    execFileSync(process.execPath, ['dist/cli.cjs', ...scan, '--output', file], { cwd: root, env });
    address = pathToFileURL(file).href;
    window = await openBrowser('no other page');
  });

  after(async () => {
    await window?.browser.close();
    fs.rmSync(folder, { recursive: true });
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`opens by itself, ${colorScheme}`, async () => {
      const { page } = window;
      const said: string[] = [];
      const asked: string[] = [];
      page.removeAllListeners();
      page.on('console', message => said.push(message.text()));
      page.on('pageerror', error => said.push(String(error)));
      page.on('request', request => asked.push(request.url()));
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      await page.getByRole('heading', { name: 'Antivenom report' }).waitFor();
      const ground = await page.locator('body').evaluate(body => getComputedStyle(body).backgroundColor);
      assert.equal(ground, colorScheme === 'dark' ? 'rgb(27, 27, 29)' : 'rgb(255, 255, 255)');
      await page.screenshot({ path: path.join(pictures, `${colorScheme}.png`), fullPage: true });
      assert.deepEqual([said, asked], [[], [address]]);
    });

  it('hides what its reader does not want to see', async () => {
    const { page } = window;
    const warnings = page.locator('li.warning');
    assert.ok((await warnings.count()) > 0);
    await page.getByRole('checkbox', { name: /warning/ }).uncheck();
    assert.equal(await warnings.filter({ visible: true }).count(), 0);
    await page.getByRole('checkbox', { name: /warning/ }).check();
    assert.equal(await warnings.first().isVisible(), true);
  });

  it('fits a telephone', async () => {
    const { page } = window;
    await page.setViewportSize({ width: 390, height: 800 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    await page.screenshot({ path: path.join(pictures, 'narrow.png'), fullPage: true });
    assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
    for (const choice of await page.locator('fieldset span').all()) {
      const box = await choice.locator('input').boundingBox();
      const label = await choice.locator('label').boundingBox();
      assert.ok(box && label && Math.abs(box.y - label.y) < box.height, 'a box stands beside its label');
    }
  });
});
