/** The public services that the product knows by name. Their addresses stand here and nowhere else in the code. */

const publicIndexHosts = ['pypi.org', 'pypi.python.org', 'files.pythonhosted.org'];

/** True for an address of PyPI itself; false for every other index, however it is written. */
export function isPublicIndex(address: string): boolean {
  const host = /^https?:\/\/(?:[^/@?#]*@)?([^/:?#]+)/i.exec(address)?.[1];
  return host !== undefined && publicIndexHosts.includes(host.toLowerCase());
}

/** The page of a project, by its canonical name, for people to open. */
export function projectPage(canonical: string): string {
  return `https://pypi.org/project/${canonical}/`;
}
