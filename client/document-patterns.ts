/**
 * Which files the server is told about. By path and never by language: the languages of requirements and TOML files
 * come from other extensions and may be missing. A test holds this list equal to what the server's formats read.
 */
export const documentPatterns: readonly string[] = [
  '**/*requirements*.{txt,in}',
  '**/*constraints*.{txt,in}',
  '**/requirements/*.{txt,in}',
  '**/constraints/*.{txt,in}',
  '**/pyproject.toml',
  '**/hatch.toml',
  '**/Pipfile',
  '**/pixi.toml',
  '**/setup.cfg',
  '**/tox.ini',
  '**/tox.toml',
  '**/antivenom.toml',
  '**/*.py',
  '**/*.pyi',
  '**/*.pyw',
];
