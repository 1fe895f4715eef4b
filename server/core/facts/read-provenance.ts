/** Reads a provenance object of the Integrity API (PEP 740). Its signatures are not looked at: PyPI has checked them. */
import { textOfBase64 } from './base64.ts';
import { repositoryIdIn } from './certificate.ts';
import { digestOf, fieldsOf, itemsOf, objectOf, parseJson, wordOf } from './json.ts';
import type { Provenance, Publisher } from './provenance.ts';

/** Null for what is no such object, or one of a later version. A statement that cannot be read adds no subject. */
export function readProvenance(body: string): Provenance | null {
  const answer = objectOf(parseJson(body));
  if (!answer || !Array.isArray(answer['attestation_bundles'])) return null;
  if (typeof answer['version'] === 'number' && answer['version'] > 1) return null;
  const bundles = itemsOf(answer['attestation_bundles'], 50).map(fieldsOf);
  return {
    publishers: bundles.flatMap(bundle => publisherOf(bundle) ?? []),
    subjects: bundles.flatMap(bundle => itemsOf(bundle['attestations'], 50).flatMap(subjectsOf)),
  };
}

function publisherOf(bundle: ReturnType<typeof fieldsOf>): Publisher | null {
  const publisher = fieldsOf(bundle['publisher']);
  const kind = wordOf(publisher['kind'], 100);
  if (!kind) return null;
  const repository = wordOf(publisher['repository'], 300);
  const repositoryId = idOf(bundle['attestations']);
  return {
    kind,
    // GitLab's groups may have groups inside.
    repository: repository && /^[\w.-]+(?:\/[\w.-]+)+$/.test(repository) ? repository.toLowerCase() : null,
    ...(repositoryId !== null && { repositoryId }),
    workflow: wordOf(publisher['workflow'] ?? publisher['workflow_filepath'], 300),
  };
}

/** Null unless all certificates of the bundle say the same. */
function idOf(attestations: unknown): string | null {
  const ids = itemsOf(attestations, 50).map(attestation => {
    const material = fieldsOf(fieldsOf(attestation)['verification_material']);
    const certificate = wordOf(material['certificate'], 20_000);
    return certificate && repositoryIdIn(certificate);
  });
  const [first = null] = ids;
  return ids.every(id => id === first) ? first : null;
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
