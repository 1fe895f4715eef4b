/** Where Hatch keeps requirements: under `tool.hatch.` in a `pyproject.toml`, at the top of a `hatch.toml`. */

/** Lists of requirements. */
export function hatchLists(prefix: string): string[] {
  return [
    'env.requires',
    'envs.*.dependencies',
    'envs.*.extra-dependencies',
    'build.dependencies',
    'build.hooks.*.dependencies',
    'build.targets.*.dependencies',
    'build.targets.*.hooks.*.dependencies',
  ].map(place => prefix + place);
}

/** Lists whose items may be tables, `{ value = REQUIREMENT, if = […] }`; `set-` replaces what there is. */
export function hatchOverrides(prefix: string): string[] {
  return ['dependencies', 'extra-dependencies', 'set-dependencies', 'set-extra-dependencies'].map(
    option => `${prefix}envs.*.overrides.*.*.${option}`,
  );
}

/** Requirements files, as the hatch-requirements-txt plugin takes them. */
export function hatchFiles(prefix: string): string[] {
  return ['files', 'filename', 'optional-dependencies.*'].map(
    key => `${prefix}metadata.hooks.requirements_txt.${key}`,
  );
}
