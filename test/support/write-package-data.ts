/** A process that writes copies of malware records over and over: `FOLDER NAME`. Each copy has 3,000 projects. */
import { packAdvisories } from '../../server/core/facts/advisory-copy.ts';
import { readMalwareRecord } from '../../server/core/facts/malware-record.ts';
import { openPackageData } from '../../server/io/package-data.ts';

const [folder = '', word = ''] = process.argv.slice(2);
const entries = Array.from({ length: 3000 }, (_, place) => {
  const affected = [{ package: { ecosystem: 'PyPI', name: `${word}-${place}` }, versions: ['1.0'] }];
  return readMalwareRecord({ id: `MAL-2026-${place}`, affected })?.about ?? [];
}).flat();
const data = openPackageData(folder);
for (let round = 0; round < 40; round++) {
  const time = new Date(1_800_000_000_000 + round * 1000).toISOString();
  await data.storeAdvisories(packAdvisories(entries, { asOf: time, lastChange: time }));
}
