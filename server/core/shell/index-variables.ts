/** Settings that tell pip and uv which index to use, made once for all commands: environment variables, `pip config`. */
import type { IndexSetting } from '../dependency.ts';

const kinds: Readonly<Record<string, IndexSetting['kind']>> = {
  PIP_INDEX_URL: 'index-url',
  PIP_EXTRA_INDEX_URL: 'extra-index-url',
  PIP_FIND_LINKS: 'find-links',
  PIP_TRUSTED_HOST: 'trusted-host',
  UV_INDEX_URL: 'index-url',
  UV_DEFAULT_INDEX: 'index-url',
  UV_INDEX: 'extra-index-url',
  UV_EXTRA_INDEX_URL: 'extra-index-url',
  UV_FIND_LINKS: 'find-links',
  'index-url': 'index-url',
  'extra-index-url': 'extra-index-url',
  'find-links': 'find-links',
  'trusted-host': 'trusted-host',
};

const variable =
  /\b((?:PIP|UV)_[A-Z_]{5,15})\b["']?[ \t]{0,20}(?:[:=][ \t]{0,20}|[ \t](?=["']?[\w+]{2,10}:\/\/))["']?([^\s"'\\;]{1,500})/g;
const configuration =
  /\bconfig[ \t]{1,9}(?:--\w+[ \t]{1,9})?set[ \t]{1,9}\w+\.([a-z-]{5,20})[ \t]{1,9}["']?([^\s"'\\;]{1,500})/g;

/** In any syntax a variable is set with: `NAME=value`, `ENV NAME value`, `NAME: value`. */
export function indexVariables(text: string): readonly IndexSetting[] {
  const settings: IndexSetting[] = [];
  for (const pattern of [variable, configuration])
    for (const { 0: whole, 1: name = '', 2: value = '', index } of text.matchAll(pattern)) {
      const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
      const end = index + whole.length;
      const tool = name.startsWith('UV_') ? ({ tool: 'uv' } as const) : {};
      if (kind) settings.push({ kind, value, span: { start: end - value.length, end }, ...tool });
    }
  return settings;
}
