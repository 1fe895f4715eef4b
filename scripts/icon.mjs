/** Renders docs/images/icon.svg to the PNG that the Marketplace and the extension list show. */
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium, projectRoot } from './editor-host.mjs';

const images = path.join(projectRoot, 'docs', 'images');
const svg = fs.readFileSync(path.join(images, 'icon.svg'), 'utf8');
const executablePath = findChromium();
if (!executablePath) throw new Error("no Chromium was found; 'npm run test:setup' can install one");
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<body style="margin:0">${svg}</body>`);
await page.screenshot({ path: path.join(images, 'icon.png'), omitBackground: true });
await browser.close();
