/** What PyPI says of a project: its page in the index, its card, and who published a file. Names are canonical. */
import type { IndexPage } from '../../core/facts/index-page.ts';
import type { ProjectCard } from '../../core/facts/project-card.ts';
import type { Learnt } from '../../core/facts/project-facts.ts';
import type { Provenance } from '../../core/facts/provenance.ts';
import { readIndexPage } from '../../core/facts/read-index-page.ts';
import { readProjectCard } from '../../core/facts/read-project-card.ts';
import { readProvenance } from '../../core/facts/read-provenance.ts';
import type { ServiceAddresses } from '../../core/public-services.ts';
import type { CachedTransport } from '../cached-transport.ts';
import { ask, freshFor } from './ask.ts';

const megabyte = 1024 * 1024;

/** The order matters: PyPI's own first choice, for whoever takes anything, is HTML. */
export const indexTypes =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01';

export function createPyPI(transport: CachedTransport, addresses: ServiceAddresses) {
  return {
    indexPage: (name: string, signal: AbortSignal): Promise<Learnt<IndexPage>> =>
      ask(
        transport,
        {
          url: addresses.indexPage(name),
          accept: indexTypes,
          freshness: freshFor.indexPage,
          maxBytes: 32 * megabyte,
          read: (body, contentType, url) => readIndexPage(body, contentType, url, name),
        },
        signal,
      ),
    card: (name: string, signal: AbortSignal): Promise<Learnt<ProjectCard>> =>
      ask(
        transport,
        {
          url: addresses.projectJson(name),
          accept: 'application/json',
          freshness: freshFor.card,
          maxBytes: 32 * megabyte,
          read: readProjectCard,
        },
        signal,
      ),
    /** `url` is what the index page says; it must lie on the index's own host, or nobody is asked. */
    provenance: (url: string, signal: AbortSignal): Promise<Learnt<Provenance>> =>
      ask(
        transport,
        {
          url,
          accept: 'application/vnd.pypi.integrity.v1+json, application/json;q=0.5',
          freshness: freshFor.provenance,
          maxBytes: 4 * megabyte,
          read: readProvenance,
        },
        signal,
      ),
  };
}
