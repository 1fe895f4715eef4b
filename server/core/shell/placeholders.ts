/** Data: names that documentation writes where readers are to put their own, and words that show a line to be prose. */

const placeholders = new Set(
  [
    'foo bar baz qux foobar spam eggs ham x xx xxx y z abc xyz pkg pkgs pkg1 pkg2 package packages package1 package2',
    'package_name package-name packagename package-a package-b packagea packageb the-package name names module',
    'module_name project project_name project-name projectname somepackage some-package some_package someproject',
    'sampleproject some-project anotherpackage another-package other-package mypackage my-package my_package mypkg',
    'my-pkg my_pkg myproject my-project my_project mymodule my-module my_module mylib my-lib myapp my-app my_app',
    'yourpackage your-package your_package yourproject your-project your_project yourapp your-app',
    'example-package example_package examplepackage example-pkg dependency dependency-name library library-name',
    'library_name requirement plugin plugin-name your-plugin my-plugin somelib some-lib',
    'tool tool-name extension example distribution dist wheel version extra1 your-package-name my-package-name',
    'yourpackagename mypackagename new-package newpackage a b c d e n p',
  ].flatMap(line => line.split(' ')),
);

/** `name` as written. */
export function isPlaceholder(name: string): boolean {
  const bare = name.toLowerCase();
  if (placeholders.has(bare)) return true;
  return (
    /^(?:your|my|some|the|any)[-_]|[-_](?:here|name)$|\.\.|…|[.,;:]$/.test(bare) ||
    // In capitals and about itself: PACKAGE, PKG_NAME, NAME_OF_PLUGIN.
    (/^[A-Z0-9_-]+$/.test(name) &&
      /PACKAGE|PKG|NAME|PROJECT|MODULE|PLUGIN|LIBRARY|DEPENDENC|REQUIREMENT|YOUR/.test(name))
  );
}

const proseWords = new Set(
  'and or the then to in with from for on your this that it is are will you we a an if of as by into via using when which but also instead command'.split(
    ' ',
  ),
);

/** True for words of everyday English that no one installs; a line with one of them is a sentence. */
export function isProse(word: string): boolean {
  return proseWords.has(word);
}
