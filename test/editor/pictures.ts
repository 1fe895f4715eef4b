/** README's pictures, cut from the same steps that the tests go through: `node scripts/screenshots.mjs`. */
import path from 'node:path';
import type { Screen } from './screen.ts';

export const isTakingPictures = process.env['ANTIVENOM_PICTURES'] === '1';

export async function picture(screen: Screen, name: 'hover' | 'quick-fix' | 'problems'): Promise<void> {
  if (!isTakingPictures) return;
  const folder = path.resolve(import.meta.dirname, '../../docs/images');
  const editor = await screen.editor.boundingBox();
  if (!editor) throw new Error('no editor to take a picture of');
  const tabs = 60;
  const height = name === 'problems' ? 700 : 330;
  const clip = { x: editor.x, y: editor.y - tabs, width: 760, height };
  await screen.page.screenshot({ path: path.join(folder, `${name}.png`), clip });
}
