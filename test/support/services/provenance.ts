/** A provenance object as the Integrity API sends it, in shape only: nothing in it is signed. */
import type { ServedFile } from './release-files.ts';

export function provenanceOf({ filename, sha256 }: ServedFile, repository: string): object {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: filename, digest: { sha256 } }],
    predicateType: 'https://docs.pypi.org/attestations/publish/v1',
    predicate: null,
  };
  return {
    version: 1,
    attestation_bundles: [
      {
        publisher: { kind: 'GitHub', claims: null, repository, workflow: 'release.yml', environment: 'pypi' },
        attestations: [
          {
            version: 1,
            envelope: { statement: base64(JSON.stringify(statement)), signature: base64('no signature') },
            verification_material: {
              certificate: base64('no certificate'),
              transparency_entries: [{ logIndex: '1', integratedTime: '1760000000', inclusionProof: null }],
            },
          },
        ],
      },
    ],
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
