/**
 * Property tests try the same values in every run, so that a change alone can break them. `ANTIVENOM_SEED=N` tries
 * others: `npm run fuzz` does.
 */
import fc from 'fast-check';

const { ANTIVENOM_SEED: seed = '1' } = process.env;
fc.configureGlobal({ seed: Number(seed) });
