// Property tests try the same cases in each run, so that one that fails fails again; another SEED has them try others.
import fc from 'fast-check';
import { SEED } from './random-seed.ts';

fc.configureGlobal({ seed: SEED });
