/**
 * Projects that look like a slip of a much-used one and are none. Only where nothing but knowledge of the
 * project can tell; each was looked at by a person.
 */
const reviewed: Readonly<Record<string, string>> = {
  arequests: 'asynchronous requests, by its own name',
  cronitor: 'client of the monitoring service of that name',
  cwcwidth: 'wcwidth, written in C',
  datazets: 'example data sets, by its own name',
  djongo: 'MongoDB behind Django',
  dydantic: 'makes pydantic models out of JSON schemas',
  elasticsearch9: "Elastic's own client for version 9",
  fastai: 'deep learning, and older than FastAPI',
  greenletio: 'greenlet for asyncio code',
  hrequests: 'an HTTP client with browser fingerprints',
  identity: 'sign-in with Microsoft accounts',
  'markdown-it-pyrs': 'markdown-it-py, rewritten in Rust',
  mrequests: 'requests for MicroPython',
  pedantic: 'type checks by decorators; a word of its own',
  pymantic: 'RDF and the semantic web',
  retryz: 'a retry decorator that OpenStack pins',
  retworkx: 'the old name of rustworkx, by the same people',
  'ruamel-yaml-clibz': "ruamel.yaml's own, built with Zig",
  silx: 'data analysis of a synchrotron',
  tooz: 'coordination of services, from OpenStack',
  toronado: 'inlines style sheets into HTML; a car of that name',
  trequests: 'requests on top of Tornado',
  urequests: 'requests for MicroPython',
  xoto3: 'helpers on top of boto3',
};

/** True for a canonical name that is known to be honest. */
export function isHonestNeighbour(canonical: string): boolean {
  return Object.hasOwn(reviewed, canonical);
}
