import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Channel } from '../bridge/devtools-channel.ts';
import type { Sender } from '../bridge/link.ts';
import type { ConnectionState } from '../bridge/port.ts';
import type { Envelope, ToBackground, ToPanel } from '../bridge/protocol.ts';
import { DEFAULT_RELEASE, KNOWN_RELEASES, type Lookup } from '../core/index.ts';
import { language, loadLanguage } from './language.ts';
import type { Panel, ReportFormat, Verbs } from './panel-context.ts';
import { type ColumnLayout, createColumnStore } from './store/columns.ts';
import { fixMarks } from './store/fix-marks.ts';
import { createEnrichment } from './store/enrichment.ts';
import { createFixStore, type FixStore } from './store/fixes.ts';
import { createIngressStore, type PastedText } from './store/ingress.ts';
import { createLogStore, type LogStore } from './store/log.ts';
import { createNoticeStore } from './store/notice.ts';
import { createRowText } from './store/row-text.ts';
import { createJudge, createRowMaker, type ExchangeRow } from './store/rows.ts';
import { createTally, type Tally } from './store/tally.ts';
import { createViewStore } from './store/view.ts';
import { wordsOf } from './store/words.ts';
import { say } from './strings.ts';
import { createWorkStore } from './store/work.ts';

/** What the panel needs of the world around it. */
export interface PanelOptions {
  readonly lookup: Lookup;
  /** Connects to the background. */
  readonly connect: (
    receive: (message: Envelope<ToPanel>) => void,
    onState: (state: ConnectionState) => void,
    known: LogStore['known'],
  ) => Sender<ToBackground>;
  /** On which the DevTools page tells what DevTools know of requests. */
  readonly channel: Channel;
  /** The panel has drawn what it first had. */
  readonly drawn: Promise<unknown>;
  readonly pageUrl: ReadonlySignal<string>;
  /** How often the page has navigated, a reload counted. */
  readonly navigations: ReadonlySignal<number>;
  readonly version: string;
  readonly reloadPage: () => void;
  readonly reloadPanel: () => void;
  readonly grantAccess: () => void;
  readonly showInNetwork: Verbs['showInNetwork'];
  readonly openSource: Verbs['openSource'];
  readonly saveFile: (name: string, type: string, text: string) => void;
  /** The release that the user chose the last time. */
  readonly savedRelease: string | undefined;
  readonly saveRelease: (release: string) => void;
  /** The Ingresses that the user has pasted before, as `saveIngress` got them. */
  readonly savedIngress: unknown;
  readonly saveIngress: (texts: readonly PastedText[]) => void;
  /** The columns of the list, as `saveColumns` got them. */
  readonly savedColumns: unknown;
  readonly saveColumns: (layout: ColumnLayout) => void;
}

/** Requests under way at a time with which a page is busy. */
const BUSY = 8;

const planning = () => import('./planning.ts');

/** Puts the stores together and says what each verb does. */
export function createPanel(options: PanelOptions): Panel {
  const { lookup, pageUrl, savedRelease } = options;
  const judge = createJudge();
  const tally = createTally((row) => {
    // One that is under way is another row soon.
    if (row.exchange.outcome !== 'pending') wordsOf(row, lookup);
  });
  const log = createLogStore(createRowMaker(judge), tally.observe);
  const release = signal(KNOWN_RELEASES.find((name) => name === savedRelease) ?? DEFAULT_RELEASE);
  const wildcard = signal(false);
  const { works, during } = createWorkStore();
  const ingress = createIngressStore({
    during,
    saved: options.savedIngress,
    save: options.saveIngress,
    load: () => import('./reading.ts'),
  });
  const fixes = createFixStore({
    exchanges: log.exchanges,
    release,
    yaml: ingress.manifests,
    wildcard,
    isBusy: () => tally.counts.peek().pending >= BUSY,
    load: async () => {
      const [{ planSteps, inferRelease }] = await Promise.all([planning(), ingress.ready()]);
      return function* (exchanges, chosen, yaml, wildcards) {
        const given = { release: chosen, lookup, judged: judge, yaml, wildcard: wildcards };
        const planned = yield* planSteps(exchanges, given);
        yield;
        return { fixes: planned, inferred: inferRelease(exchanges, yaml) };
      };
    },
  });
  const { channel, drawn } = options;
  const enrich = createEnrichment({ log, channel, drawn, load: () => import('./joining.ts') });
  const link = options.connect(
    (message) => {
      log.receive(message);
      enrich(message);
    },
    log.setState,
    log.known,
  );
  effect(() => options.saveRelease(release.value));
  const blocked = computed(() => tally.counts.value.blocked);
  let badge = 0;
  effect(() => {
    // Navigations are read, too: each takes the badge away, also where the log is kept.
    const [count] = [blocked.value, options.navigations.value];
    if (count > 0 || badge > 0) link.send('blocked', { count });
    badge = count;
  });

  const { notice, notify } = createNoticeStore();
  const { version, saveFile } = options;
  const reporting = async () => {
    const { createReporting } = await planning();
    return createReporting({ exchanges: log.exchanges, fixes, judge, pageUrl, lookup, version, saveFile, notify });
  };
  async function exportReport(format: ReportFormat): Promise<void> {
    const job = async (isStopped: () => boolean) => (await reporting()).save(format, isStopped);
    await during(say('exporting'), job).catch(() => notify(say('export_failed')));
  }
  const verbs: Verbs = {
    clear: () => link.send('clear', {}),
    setRecording: (recording) => link.send('settings', { recording }),
    setKeepLog: (keepLog) => link.send('settings', { keepLog }),
    setProbe: (on) => link.send('probe', { on }),
    setWorkers: (on) => link.send('workers', { on }),
    reloadPage: options.reloadPage,
    showInNetwork: options.showInNetwork,
    openSource: options.openSource,
    exportReport: (format) => void exportReport(format),
    reportOn: async (exchange) => (await reporting()).on(exchange),
    grantAccess: options.grantAccess,
    reloadPanel: options.reloadPanel,
  };
  const { columns, view } = createList(options, { log, tally, fixes });
  const releases = KNOWN_RELEASES;
  const shown = { log, view, fixes, ingress, columns, notice, notify, works };
  return { ...shown, release, wildcard, releases, pageUrl, lookup, verbs };
}

/** How the log is looked at. */
function createList(
  { lookup, savedColumns, saveColumns }: PanelOptions,
  { log, tally, fixes }: { readonly log: LogStore; readonly tally: Tally; readonly fixes: FixStore },
) {
  const columns = createColumnStore(savedColumns, saveColumns);
  const marks = fixMarks(fixes.fixes);
  const markOf = ({ exchange }: ExchangeRow) => marks.value.get(exchange.id);
  const text = createRowText({ lookup, markOf, isFixed: tally.isFixed });
  return { columns, view: createViewStore({ log, tally, columns, text, lookup, language, loadLanguage }) };
}
