/** Marks that tools leave which make Python sources unreadable. */
import type { TextSign } from '../sign.ts';

export const packer: TextSign = {
  meta: {
    code: 'packer',
    summary: 'The source was made unreadable by a packer',
    strength: 'loud',
    benignRate: 0,
    docs: 'PyArmor and SourceDefender encrypt sources, other tools compress and rename them. PyPI refuses the first two.',
  },
  trigger:
    /__pyarmor__|pytransform|BEGIN PYE FILE|sourcedefender|Hyperion|Kramer|BlankOBF|PyObfuscate|Pyfuscator/i,
  *findInText({ text, path, isPython }) {
    if (!isPython && !path.endsWith('.pye')) return;
    const found = marks.exec(text);
    if (found)
      yield {
        span: { start: found.index, end: found.index + found[0].length },
        message: 'The source was made unreadable by a packer',
      };
  },
};

const marks =
  /^[ \t]*__pyarmor__\(|^from (?:\.{0,3}pytransform|[\w.]*pyarmor_runtime\w*) import |-+BEGIN PYE FILE-+|^import sourcedefender\b|^# *(?:Obfuscated (?:with|by|using)|GG) *(?:https?:\/\/\S*)?(?:Hyperion|Kramer|BlankOBF|PyObfuscate|Pyfuscator)|^class (?:Kramer|Hyperion)\(\):/im;
