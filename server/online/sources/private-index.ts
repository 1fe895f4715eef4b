/**
 * What indexes other than PyPI say of a project: mirrors, and those that have projects of their own. A name goes to the
 * index's own origin and nowhere else, and so does whatever tells the index who is asking.
 */
import type { IndexPage } from '../../core/facts/index-page.ts';
import type { ProjectCard } from '../../core/facts/project-card.ts';
import type { Learnt } from '../../core/facts/project-facts.ts';
import { readIndexPage } from '../../core/facts/read-index-page.ts';
import { readProjectCard } from '../../core/facts/read-project-card.ts';
import type { AskedIndex } from '../../core/indexes/asked.ts';
import type { CachedTransport } from '../cached-transport.ts';
import { ask, freshFor, unchecked } from './ask.ts';
import { indexTypes } from './pypi.ts';

/** The value of `Authorization` for requests to this index; undefined where nothing is known that could be sent. */
export type Authorize = (index: AskedIndex) => Promise<string | undefined>;

const megabyte = 1024 * 1024;

export function createPrivateIndexes(transport: CachedTransport, authorize: Authorize) {
  const about = async <T>(
    index: AskedIndex,
    url: string,
    accept: string,
    read: (body: string, contentType: string, url: string) => T | null,
    signal: AbortSignal,
  ): Promise<Learnt<T>> => {
    const authorization = await authorize(index);
    const secret = authorization === undefined ? {} : { authorization };
    const question = { url, accept, maxBytes: 32 * megabyte, staysAtOrigin: true, ...secret };
    return await ask(transport, { ...question, freshness: freshFor.indexPage, read }, signal);
  };
  return {
    /** They are asked in turn until one has the name; where one cannot say, the next could only mislead. */
    indexPage: async (
      indexes: readonly AskedIndex[],
      name: string,
      signal: AbortSignal,
    ): Promise<Learnt<IndexPage>> => {
      let answer: Learnt<IndexPage> = unchecked('private-index');
      for (const index of indexes) {
        const read = (body: string, contentType: string, url: string) =>
          readIndexPage(body, contentType, url, name);
        answer = await about(index, `${index.url}${name}/`, indexTypes, read, signal);
        if (answer.state !== 'missing') return answer;
      }
      return answer;
    },
    /** From the JSON API, which stands beside `simple/` where a mirror has it. */
    card: async (
      [index]: readonly AskedIndex[],
      name: string,
      signal: AbortSignal,
    ): Promise<Learnt<ProjectCard>> => {
      if (!index?.url.endsWith('/simple/')) return unchecked('private-index');
      const url = `${index.url.slice(0, -'simple/'.length)}pypi/${name}/json`;
      return await about(index, url, 'application/json', readProjectCard, signal);
    },
  };
}
