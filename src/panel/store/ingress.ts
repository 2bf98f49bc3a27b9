import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ExplainedIngress, Manifest, Problem, Release } from '../../core/index.ts';
import { say } from '../strings.ts';
import { inSlices } from './in-slices.ts';
import type { WorkStore } from './work.ts';

/** A text that was pasted at the fix of a host. */
export interface PastedText {
  readonly host: string;
  readonly text: string;
}

/** A text with what was read of it; `null` while that takes its time. */
interface Entry extends PastedText {
  readonly manifest: Manifest | null;
}

export interface IngressStore {
  /** The texts as they were read, the last pasted first. */
  readonly manifests: ReadonlySignal<readonly Manifest[]>;
  /** The text that a host's fix goes by, as it was pasted; empty when there is none. */
  readonly textFor: (host: string) => string;
  /** What is wrong with it. */
  readonly problemFor: (host: string) => Problem | null;
  /** What the annotations of the Ingresses that serve a host really do; empty without a text that serves it. */
  readonly explain: (host: string, release: Release) => readonly ExplainedIngress[];
  readonly paste: (host: string, text: string) => void;
  /** The same for a text that comes without a host; it is kept where it is taken. `null`: the user has stopped it. */
  readonly take: (name: string, text: string) => Promise<boolean | null>;
  /** Takes the text of a host out of the panel and out of the extension's storage. */
  readonly forget: (host: string) => void;
  /** Reads what was remembered; nothing is read before that. */
  readonly ready: () => Promise<void>;
}

export interface IngressStoreOptions {
  /** What was remembered, in the form that `save` got; anything else is passed over. */
  readonly saved: unknown;
  readonly save: (texts: readonly PastedText[]) => void;
  readonly during: WorkStore['during'];
  /** Loads the parser. */
  readonly load: () => Promise<Reader>;
}

interface Reader {
  readonly readSteps: (text: string) => Generator<void, Manifest>;
  readonly servedHost: (manifest: Manifest, hostname: string) => object | null;
  readonly explainIngresses: (
    manifests: readonly Manifest[],
    release: Release,
    hostname: string,
  ) => readonly ExplainedIngress[];
}

/** Texts that are remembered, and characters of each: the browsers give an extension a few megabytes. */
const MOST = 20;
const LONGEST = 200_000;

/** The Ingresses that the user has pasted. They stay in the extension, and no report holds them. */
export function createIngressStore({ saved, save, during, load }: IngressStoreOptions): IngressStore {
  const entries = signal<readonly Entry[]>(savedTexts(saved).map((it) => ({ ...it, manifest: null })));
  const reader = signal<Reader | null>(null);
  const underWay = new Map<Entry, Promise<void>>();

  function remember(): void {
    const good = entries.peek().filter(({ text, manifest }) => isGood(manifest) && text.length <= LONGEST);
    save(good.slice(0, MOST).map(({ host, text }) => ({ host, text })));
  }
  /** `null` where the user has stopped it, or nobody asks for the text any more. */
  const read = (text: string, isGone = () => false): Promise<Manifest | null> =>
    during(say('yaml_reading'), async (isStopped) => {
      const { readSteps } = (reader.value ??= await load());
      const done = await inSlices(readSteps(text), () => isStopped() || isGone());
      return done === null ? null : done.result;
    });
  async function complete(entry: Entry): Promise<void> {
    const isGone = (): boolean => !entries.peek().includes(entry);
    const manifest = await read(entry.text, isGone);
    underWay.delete(entry);
    if (isGone()) return;
    entries.value = entries
      .peek()
      .flatMap((it) => (it !== entry ? [it] : manifest === null ? [] : [{ ...entry, manifest }]));
  }
  async function ready(): Promise<void> {
    for (const entry of entries.peek()) {
      if (entry.manifest === null && !underWay.has(entry)) underWay.set(entry, complete(entry));
    }
    await Promise.all(underWay.values());
  }
  const serves = ({ manifest }: Entry, host: string): boolean =>
    manifest !== null && reader.value?.servedHost(manifest, nameOf(host)) !== null;
  const entryFor = (host: string): Entry | undefined =>
    entries.value.find((it) => it.host === host || (it.manifest !== null && serves(it, host)));

  return {
    manifests: computed(() => entries.value.map(({ manifest }) => manifest).filter((manifest) => manifest !== null)),
    textFor: (host) => entryFor(host)?.text ?? '',
    problemFor(host) {
      const entry = entryFor(host);
      const [problem] = entry?.manifest?.problems ?? [];
      if (problem !== undefined || entry === undefined || entry.manifest === null) return problem ?? null;
      return serves(entry, host) ? null : { id: 'no-host', values: { host }, line: 0, column: 0, repaired: null };
    },
    explain(host, release) {
      const manifest = entryFor(host)?.manifest ?? null;
      if (manifest === null || reader.value === null) return [];
      return reader.value.explainIngresses([manifest], release, nameOf(host));
    },
    paste(host, text) {
      const others = entries.peek().filter((it) => it !== entryFor(host) && it.host !== host);
      entries.value = text.trim() === '' ? others : [{ host, text, manifest: null }, ...others];
      void ready().then(remember);
    },
    async take(name, text) {
      const manifest = await read(text);
      if (manifest === null) return null;
      if (!isGood(manifest)) return false;
      entries.value = [{ host: name, text, manifest }, ...entries.peek().filter((it) => it.host !== name)];
      remember();
      return true;
    },
    forget(host) {
      const gone = entryFor(host);
      entries.value = entries.peek().filter((it) => it !== gone && it.host !== host);
      remember();
    },
    ready,
  };
}

/** Without the port, which no Ingress names. */
const nameOf = (host: string): string => host.replace(/:\d+$/, '');

const isGood = (manifest: Manifest | null): boolean => manifest !== null && manifest.problems.length === 0;

function savedTexts(saved: unknown): readonly PastedText[] {
  if (!Array.isArray(saved)) return [];
  return saved.flatMap((item: unknown): readonly PastedText[] => {
    if (typeof item !== 'object' || item === null || !('host' in item) || !('text' in item)) return [];
    const { host, text } = item;
    return typeof host === 'string' && typeof text === 'string' ? [{ host, text }] : [];
  });
}
