/** The public services that the product knows by name. Their addresses stand here and nowhere else in the code. */

const publicIndexHosts = ['pypi.org', 'pypi.python.org', 'files.pythonhosted.org'];

/** True for an address of PyPI itself; false for every other index, however it is written. */
export function isPublicIndex(address: string): boolean {
  const host = /^https?:\/\/(?:[^/@?#]*@)?([^/:?#]+)/i.exec(address)?.[1];
  return host !== undefined && publicIndexHosts.includes(host.toLowerCase());
}

const sharedIndexHosts = ['download.pytorch.org', 'pypi.nvidia.com', 'test.pypi.org', 'www.piwheels.org'];

/** True for an index that serves everybody, and so no private project. */
export function isSharedIndex(address: string): boolean {
  const host = /^https?:\/\/(?:[^/@?#]*@)?([^/:?#]+)/i.exec(address)?.[1];
  return host !== undefined && sharedIndexHosts.includes(host.toLowerCase());
}

/** The page of a project, by its canonical name, for people to open. */
export function projectPage(canonical: string): string {
  return `https://pypi.org/project/${canonical}/`;
}

/** Where each service is reached; other bases serve mirrors and tests. */
export interface ServiceBases {
  readonly pypi: string;
  readonly osv: string;
  readonly depsdev: string;
}

const publicBases: ServiceBases = {
  pypi: 'https://pypi.org',
  osv: 'https://api.osv.dev',
  depsdev: 'https://api.deps.dev',
};

/** The files of PyPI's projects stand on another host than its pages. */
const publicFiles = 'https://files.pythonhosted.org';

/** OSV's copies for downloading stand on another host than its API. */
const publicBulk = 'https://storage.googleapis.com/osv-vulnerabilities';

export type ServiceAddresses = ReturnType<typeof serviceAddresses>;

/** An address of each place that anything is asked of. */
export function placesAsked(addresses: ServiceAddresses): readonly string[] {
  const { indexListing, packageFiles, osvQueryBatch, osvBulkArchive, depsDevPackage } = addresses;
  return [indexListing(), packageFiles(), osvQueryBatch(), osvBulkArchive(), depsDevPackage('x')];
}

/**
 * The addresses of all that is asked of the services. Names must be canonical, or PyPI answers with a redirect; they
 * and all other parts are percent-encoded here. A base may end in `/` or, for PyPI, in `/simple`. A mirror of OSV is
 * taken to serve the copies too, below `osv-vulnerabilities/`.
 */
export function serviceAddresses(bases: Partial<ServiceBases> = {}) {
  const pypi = withoutSlash(bases.pypi ?? publicBases.pypi).replace(/\/simple$/, '');
  const osv = withoutSlash(bases.osv ?? publicBases.osv);
  const depsdev = withoutSlash(bases.depsdev ?? publicBases.depsdev);
  const bulk = bases.osv === undefined ? publicBulk : `${osv}/osv-vulnerabilities`;
  const depsDevProject = (key: string): string => `${depsdev}/v3/projects/${part(key)}`;
  const depsDevPackage = (name: string): string => `${depsdev}/v3/systems/pypi/packages/${part(name)}`;
  return {
    /** The names of all projects. */
    indexListing: (): string => `${pypi}/simple/`,
    indexPage: (name: string): string => `${pypi}/simple/${part(name)}/`,
    projectJson: (name: string, version?: string): string =>
      version === undefined
        ? `${pypi}/pypi/${part(name)}/json`
        : `${pypi}/pypi/${part(name)}/${part(version)}/json`,
    /** Where the files are that PyPI's pages point to. */
    packageFiles: (): string => (bases.pypi === undefined ? publicFiles : pypi),
    /** For a file whose index page names no address of its own. */
    provenance: (name: string, version: string, filename: string): string =>
      `${pypi}/integrity/${part(name)}/${part(version)}/${part(filename)}/provenance`,
    /** To be posted to: `{queries: […]}`, at most 1,000. */
    osvQueryBatch: (): string => `${osv}/v1/querybatch`,
    osvRecord: (id: string): string => `${osv}/v1/vulns/${part(id)}`,
    /** Every record about PyPI, one JSON file each. */
    osvBulkArchive: (): string => `${bulk}/PyPI/all.zip`,
    /** Lines of time and id, the last changed first. */
    osvBulkChanges: (): string => `${bulk}/PyPI/modified_id.csv`,
    osvBulkRecord: (id: string): string => `${bulk}/PyPI/${part(id)}.json`,
    /** `key` is `github.com/owner/name`. */
    depsDevProject,
    depsDevProjectPackages: (key: string): string => `${depsDevProject(key)}:packageversions`,
    depsDevPackage,
    depsDevVersion: (name: string, version: string): string =>
      `${depsDevPackage(name)}/versions/${part(version)}`,
  };
}

function withoutSlash(base: string): string {
  return base.replace(/\/{1,100}$/, '');
}

/** One part of a path. Dots alone would climb, and half a character cannot be encoded. */
function part(text: string): string {
  if (text === '' || /^\.{1,2}$/.test(text)) return `%25${text}`;
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
