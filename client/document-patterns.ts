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
  '**/antivenom.toml',
  '**/*.py',
  '**/*.pyi',
  '**/*.pyw',
  '**/*.ipynb',
  '**/{Dockerfile,Containerfile}',
  '**/{Dockerfile,Containerfile}.*',
  '**/*.{dockerfile,containerfile}',
  '**/*.sh',
  '**/*.bash',
  '**/*.zsh',
  '**/*.ksh',
  '**/{Makefile,makefile,GNUmakefile}',
  '**/*.mk',
  '**/.github/workflows/*.{yml,yaml}',
  '**/action.{yml,yaml}',
  '**/{,*}.gitlab-ci.{yml,yaml}',
  '**/*.md',
  '**/*.markdown',
  '**/*.rst',
];
