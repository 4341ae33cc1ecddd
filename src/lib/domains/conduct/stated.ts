import type { Stated } from './conduct.ts';

/** Who stated a fact, when, in which entry. */
export const statedIn = ({ id, by, at }: Stated): Stated => ({ id, by, at });
