/** Reads a provenance object of the Integrity API (PEP 740). Its signatures are not looked at: PyPI has checked them. */
import { textOfBase64 } from './base64.ts';
import { digestOf, fieldsOf, itemsOf, objectOf, parseJson, wordOf } from './json.ts';
import type { Provenance, Publisher } from './provenance.ts';

/** Null for what is no such object, or one of a later version. A statement that cannot be read adds no subject. */
export function readProvenance(body: string): Provenance | null {
  const answer = objectOf(parseJson(body));
  if (!answer || !Array.isArray(answer['attestation_bundles'])) return null;
  if (typeof answer['version'] === 'number' && answer['version'] > 1) return null;
  const bundles = itemsOf(answer['attestation_bundles'], 50).map(fieldsOf);
  return {
    publishers: bundles.flatMap(bundle => publisherOf(bundle['publisher']) ?? []),
    subjects: bundles.flatMap(bundle => itemsOf(bundle['attestations'], 50).flatMap(subjectsOf)),
  };
}

function publisherOf(value: unknown): Publisher | null {
  const publisher = fieldsOf(value);
  const kind = wordOf(publisher['kind'], 100);
  if (!kind) return null;
  const repository = wordOf(publisher['repository'], 300);
  return {
    kind,
    // GitLab's groups may have groups inside.
    repository: repository && /^[\w.-]+(?:\/[\w.-]+)+$/.test(repository) ? repository.toLowerCase() : null,
    workflow: wordOf(publisher['workflow'] ?? publisher['workflow_filepath'], 300),
  };
}

/** In-toto's statement stands in the envelope as base64 of JSON. */
function subjectsOf(attestation: unknown): Provenance['subjects'] {
  const envelope = fieldsOf(fieldsOf(attestation)['envelope']);
  const encoded = wordOf(envelope['statement'], 100_000);
  const statement = fieldsOf(parseJson((encoded && textOfBase64(encoded)) ?? ''));
  return itemsOf(statement['subject'], 50).flatMap(item => {
    const subject = fieldsOf(item);
    const filename = wordOf(subject['name'], 500);
    return filename ? [{ filename, sha256: digestOf(fieldsOf(subject['digest'])['sha256']) }] : [];
  });
}
