/** README's pictures, cut from the same steps that the tests go through: `node scripts/screenshots.mjs`. */
import path from 'node:path';
import type { Locator } from 'playwright-core';
import type { Screen } from './screen.ts';

export const isTakingPictures = process.env['ANTIVENOM_PICTURES'] === '1';

/** Small, so that README shows text at the size it has in the editor; twice as fine, for good screens. */
export const pictureSize = { viewport: { width: 880, height: 520 }, scale: 2 };

/** From the tabs above the editor down to below `last`; the side bar is hidden while pictures are taken. */
export async function picture(screen: Screen, name: string, last: Locator): Promise<void> {
  if (!isTakingPictures) return;
  const [editor, end] = [await screen.editor.boundingBox(), await last.boundingBox()];
  if (!editor || !end) throw new Error('nothing to take a picture of');
  const { width } = pictureSize.viewport;
  const top = editor.y - 58;
  const clip = { x: editor.x, y: top, width: width - editor.x, height: end.y + end.height + 16 - top };
  const file = path.resolve(import.meta.dirname, `../../docs/images/${name}.png`);
  await screen.page.screenshot({ path: file, clip });
}
