// The dialect-neutral middle: what a gateway's CORS policy has to gain, each part with the requests it is there for.
import type { Because } from '../fix.ts';

/** One origin, method or header name that has to be in a list. */
export interface Item {
  readonly name: string;
  readonly because: readonly Because[];
  /** Needed only if the request's credentials mode is `include`, which no event told. */
  readonly onlyWith: 'include' | null;
}

/** Additions to a list that replaces the gateway's default as a whole. */
export interface ListChange {
  /** The list to start from, as it was shown or as the gateway has it by default; `null`: from nothing. */
  readonly from: string | null;
  /** `append`: the present list cannot be seen from a browser. */
  readonly mode: 'set' | 'append';
  /** What is known to stand in the present list, where the change is to be added to it. */
  readonly beside: readonly string[];
  readonly add: readonly Item[];
  /** Why the list is there at all, where no single item is the reason. */
  readonly because: readonly Because[];
  /** Of `because`: as `Item.onlyWith`. */
  readonly onlyWith: 'include' | null;
}

/** A part of the policy that is on or off, or a value of its own; `null`: it stays as it is. */
export interface Part<T> {
  readonly value: T;
  readonly because: readonly Because[];
  readonly onlyWith: 'include' | null;
}

/** What has to change; a part that is `null` stays as it is. */
export interface CorsPolicy {
  readonly enable: Part<true> | null;
  readonly origins: ListChange | null;
  readonly methods: ListChange | null;
  readonly headers: ListChange | null;
  readonly credentials: Part<boolean> | null;
  readonly expose: ListChange | null;
  /** Seconds. */
  readonly maxAge: Part<string> | null;
}

export const UNCHANGED: CorsPolicy = {
  enable: null,
  origins: null,
  methods: null,
  headers: null,
  credentials: null,
  expose: null,
  maxAge: null,
};

/** Collects items by name; two requests that need the same one give one item with two reasons. */
export class ItemSet {
  readonly #items = new Map<string, { because: Because[]; onlyWith: 'include' | null }>();

  add(name: string, because: Because, onlyWith: 'include' | null = null): void {
    const item = this.#items.get(name) ?? { because: [], onlyWith };
    item.because.push(because);
    if (onlyWith === null) item.onlyWith = null;
    this.#items.set(name, item);
  }

  get items(): readonly Item[] {
    return [...this.#items].map(([name, item]) => ({ name, ...item }));
  }
}
