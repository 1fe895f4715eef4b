/**
 * Which files the server is told about. By path and never by language: the languages of requirements and TOML files
 * come from other extensions and may be missing. A test holds this list equal to what the server's formats read.
 */
export const documentPatterns: readonly string[] = [
  '**/*requirements*.{txt,in}',
  '**/*constraints*.{txt,in}',
  '**/requirements/*.{txt,in}',
  '**/constraints/*.{txt,in}',
  '**/requirements*.lock',
  '**/pyproject.toml',
  '**/*environment*.{yml,yaml}',
  '**/*conda*.{yml,yaml}',
  '**/meta.{yml,yaml}',
  '**/recipe.{yml,yaml}',
  '**/.pre-commit-config.{yml,yaml}',
  '**/uv.lock',
  '**/poetry.lock',
  '**/pdm.lock',
  '**/pylock.toml',
  '**/pylock.*.toml',
  '**/Pipfile.lock',
  '**/antivenom.toml',
  '**/*.py',
  '**/*.pyi',
  '**/*.pyw',
];
