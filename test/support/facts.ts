/** Facts from a JSON file, where only what matters is written: the rest is filled in as empty. */
import {
  exampleAdvisory,
  exampleCard,
  exampleDay,
  exampleFile,
  exampleInspection,
  exampleRepository,
} from '../../server/core/facts/example-facts.ts';
import type { InspectedRelease } from '../../server/core/facts/inspected-release.ts';
import { factsUnchecked, type Learnt, type ProjectFacts } from '../../server/core/facts/project-facts.ts';

/** Canonical name → parts of `ProjectFacts`; `provenance` is an object of file names. */
export type WrittenFacts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Nothing is known of projects that are not written down. */
export function factsOf(written: WrittenFacts): (canonical: string) => ProjectFacts {
  const pending = factsUnchecked('pending');
  const read = new Map(
    Object.entries(written).map(([canonical, parts]) => [canonical, { ...pending, ...completed(parts) }]),
  );
  return canonical => read.get(canonical) ?? pending;
}

function completed(parts: WrittenFacts[string]): Partial<ProjectFacts> {
  const { index, card, advisories, repository, provenance } = parts as Record<string, Written | undefined>;
  const inspections = parts?.['inspections'] as readonly Partial<InspectedRelease>[] | undefined;
  return {
    ...(inspections && { inspections: inspections.map(exampleInspection) }),
    ...(index && { index: learnt(index, fillPage) }),
    ...(card && { card: learnt(card, exampleCard) }),
    ...(advisories && {
      advisories: learnt(advisories, value => (value as unknown as object[]).map(exampleAdvisory)),
    }),
    ...(repository && { repository: learnt(repository, exampleRepository) }),
    ...(provenance && {
      provenance: new Map(
        Object.entries(provenance).map(([file, each]) => [
          file,
          learnt(each as Written, value => ({ publishers: [], subjects: [], ...value })),
        ]),
      ),
    }),
  };
}

interface Written {
  readonly state?: string;
  readonly value?: object;
}

function learnt<T>(written: Written, fill: (value: object) => T): Learnt<T> {
  const known = written.state === undefined || written.state === 'known';
  return {
    state: 'known',
    asOf: exampleDay,
    ...written,
    ...(known && { value: fill(written.value ?? {}) }),
  } as Learnt<T>;
}

/** Of a file its version is enough; `uploaded` may be a day. */
function fillPage(value: object) {
  const page = { status: 'active' as const, statusReason: null, files: [] as object[], ...value };
  const files = page.files.map((file: { version?: string; uploaded?: string }) =>
    exampleFile({
      filename: `example-${file.version}.tar.gz`,
      ...file,
      uploaded: file.uploaded?.replace(/^[\d-]{10}$/, day => `${day}T08:00:00Z`) ?? null,
    }),
  );
  return { ...page, files };
}
