/** Project names as PyPI compares them. */

/** ASCII classes on purpose: with `u` and `i` together JavaScript would also accept U+212A and U+017F. */
const validName = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** True for text that may be a project name (PEP 508, before canonicalising). */
export function isValidName(name: string): boolean {
  return validName.test(name);
}

/** The one spelling under which PyPI knows a name (PEP 503): `Zope.Interface` → `zope-interface`. */
export function canonicalName(name: string): string {
  // Most names are canonical as they stand, and this is asked of every name many times.
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return name;
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}
