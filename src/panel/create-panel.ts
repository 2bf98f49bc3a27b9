import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Channel } from '../bridge/devtools-channel.ts';
import type { Sender } from '../bridge/link.ts';
import type { ConnectionState } from '../bridge/port.ts';
import type { Envelope, ToBackground, ToPanel } from '../bridge/protocol.ts';
import { DEFAULT_RELEASE, KNOWN_RELEASES, type Lookup } from '../core/index.ts';
import type { Panel, ReportFormat, Verbs } from './panel-context.ts';
import { createEnrichment } from './store/enrichment.ts';
import { createFixStore } from './store/fixes.ts';
import { createIngressStore, type PastedText } from './store/ingress.ts';
import { createLogStore } from './store/log.ts';
import { createJudge, createRowMaker } from './store/rows.ts';
import { createTally } from './store/tally.ts';
import { createViewStore } from './store/view.ts';

/** What the panel needs of the world around it. */
export interface PanelOptions {
  readonly lookup: Lookup;
  /** Connects to the background. */
  readonly connect: (
    receive: (message: Envelope<ToPanel>) => void,
    onState: (state: ConnectionState) => void,
  ) => Sender<ToBackground>;
  /** On which the DevTools page tells what DevTools know of requests. */
  readonly channel: Channel;
  readonly pageUrl: ReadonlySignal<string>;
  readonly version: string;
  readonly reloadPage: () => void;
  readonly showInNetwork: Verbs['showInNetwork'];
  readonly openSource: Verbs['openSource'];
  readonly saveFile: (name: string, type: string, text: string) => void;
  /** The release that the user chose the last time. */
  readonly savedRelease: string | undefined;
  readonly saveRelease: (release: string) => void;
  /** The Ingresses that the user has pasted before, as `saveIngress` got them. */
  readonly savedIngress: unknown;
  readonly saveIngress: (texts: readonly PastedText[]) => void;
}

const planning = () => import('./planning.ts');

const TYPES = { markdown: 'text/markdown', json: 'application/json' } as const;
const NAMES = { markdown: 'preflight-report.md', json: 'preflight-report.json' } as const;

/** Puts the stores together and says what each verb does. */
export function createPanel(options: PanelOptions): Panel {
  const { lookup, pageUrl, version, savedRelease } = options;
  const judge = createJudge();
  const tally = createTally();
  const log = createLogStore(createRowMaker(judge), tally.observe);
  const release = signal(KNOWN_RELEASES.find((name) => name === savedRelease) ?? DEFAULT_RELEASE);
  const ingress = createIngressStore({
    saved: options.savedIngress,
    save: options.saveIngress,
    load: () => import('./reading.ts'),
  });
  const fixes = createFixStore({
    exchanges: log.exchanges,
    release,
    yaml: ingress.manifests,
    load: async () => {
      const [{ plan, inferRelease }] = await Promise.all([planning(), ingress.ready()]);
      return (exchanges, chosen, yaml) => ({
        fixes: plan(exchanges, { release: chosen, lookup, judged: judge, yaml }),
        inferred: inferRelease(exchanges, yaml),
      });
    },
  });
  const enrich = createEnrichment({ log, channel: options.channel, load: () => import('./joining.ts') });
  const link = options.connect((message) => {
    log.receive(message);
    enrich(message);
  }, log.setState);
  effect(() => options.saveRelease(release.value));

  async function exportReport(format: ReportFormat): Promise<void> {
    const { report } = await planning();
    const planned = await fixes.settle();
    const exchanges = log.exchanges.peek();
    const page = pageUrl.peek();
    const text = report(exchanges, exchanges.map(judge), planned, format, { lookup, page, version });
    options.saveFile(NAMES[format], TYPES[format], text);
  }
  const verbs: Verbs = {
    clear: () => link.send('clear', {}),
    setRecording: (recording) => link.send('settings', { recording }),
    setKeepLog: (keepLog) => link.send('settings', { keepLog }),
    setProbe: (on) => link.send('probe', { on }),
    reloadPage: options.reloadPage,
    showInNetwork: options.showInNetwork,
    openSource: options.openSource,
    exportReport: (format) => void exportReport(format),
  };
  const view = createViewStore(log, tally, lookup);
  return { log, view, fixes, ingress, release, releases: KNOWN_RELEASES, pageUrl, lookup, verbs };
}
