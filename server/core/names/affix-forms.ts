/** Which other names a name with an affix may stand for: `python-mongo` for pymongo, `libcurl` for pycurl, `pytz3-dev` for pytz. */
import { isDigit, type Stripped, stripAffix } from './affixes.ts';

/**
 * Why one name may stand for another: the name without `python` or `py`, another name with the same core (`core`),
 * `lib` for `py`, another version, the same version set apart in another way, two affixes at once.
 */
export type FormKind = 'language' | 'core' | 'library' | 'version' | 'same-version' | 'double';

export interface Form {
  readonly text: string;
  readonly kind: FormKind;
  /** Whether `text` is what is left of a name without its `python` or `py`, or a name as it stands. */
  readonly isCore: boolean;
}

/** Every name that `name` becomes when its affixes are taken off or put differently; none of them need exist. */
export function affixForms(name: string, stripped: readonly Stripped[]): readonly Form[] {
  const forms: Form[] = [{ text: name, kind: 'core', isCore: true }];
  const add = (kind: FormKind, ...names: readonly string[]): void => {
    for (const text of names) forms.push({ text, kind, isCore: false });
  };
  for (const { core, affix, sort } of stripped) {
    if (sort === 'language') {
      add('language', core);
      forms.push({ text: core, kind: 'core', isCore: true });
    } else if (affix === 'lib') forms.push({ text: core, kind: 'library', isCore: true });
    else if (sort === 'version') {
      add('version', core, ...[2, 3, 4, 5, 6].map(version => `${core}${version}`));
      // `oss2` for `oss-v2`.
      const digits = [...affix].filter(isDigit).join('');
      add('same-version', `${core}-v${digits}`, `${core}-${digits}`, `${core}${digits}`);
    }
    for (const inner of stripAffix(core))
      if (inner.sort === 'version' || sort === 'version') add('double', inner.core);
  }
  return forms;
}

/**
 * What is left of names when `python` or `py` is taken off, and the place in `rankedNames` of the most used name that
 * leaves it.
 */
export function languageCores(rankedNames: readonly string[]): ReadonlyMap<string, number> {
  const cores = new Map<string, number>();
  rankedNames.forEach((name, index) => {
    if (!name.includes('py')) return;
    for (const { core, sort } of stripAffix(name))
      if (sort === 'language' && !cores.has(core)) cores.set(core, index);
  });
  return cores;
}
