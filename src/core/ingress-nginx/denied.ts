import type { Location } from './locations.ts';
import { hasInvalidRanges } from './source-range.ts';

/** Whether the controller writes nothing but `return 503` into the location, as for an annotation that it refuses. */
export const isDenied = ({ facts, owner: { annotations } }: Location): boolean =>
  facts.denied || hasInvalidRanges(annotations);
