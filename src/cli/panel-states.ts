// What the panel is pictured in: each state, and how to come to it from the one before.
import type { Frame, Page } from 'puppeteer-core';

export interface PanelState {
  readonly name: string;
  readonly enter: (panel: Frame) => Promise<unknown>;
  /** Selects what has to be in view; else the beginning is. */
  readonly shows?: string;
}

/** Pixels of the height that DevTools' tabs take. */
const TABS = 27;

/** Pixels of DevTools as a whole. */
export const PLACES = [
  { name: 'below', width: 1400, height: 299 },
  { name: 'right', width: 380, height: 800 },
  { name: 'undocked', width: 1280, height: 800 },
] as const;

/** Puts the panel into a place, and waits until it has drawn itself there: its frame hears of the size later. */
export async function moveTo(devtools: Page, panel: Frame, { width, height }: (typeof PLACES)[number]): Promise<void> {
  await devtools.setViewport({ width, height });
  await panel.waitForFunction(`innerWidth === ${width} && Math.abs(innerHeight - ${height - TABS}) < 4`);
  await settle(panel);
}

export const byId = (id: string): string => `[data-testid="${id}"]`;
export const click = async (panel: Frame, selector: string): Promise<void> => {
  const found = await panel.waitForSelector(selector);
  // Not the mouse: where the panel is narrow, the place may lie under what is about to go.
  await found?.evaluate((element) => {
    if (element instanceof HTMLElement) element.click();
  });
};

/** Puts a text into a field in place of what was there, as if it were typed. */
export async function fillIn(panel: Frame, selector: string, text: string): Promise<void> {
  const field = await panel.waitForSelector(selector);
  await field?.evaluate((input, value) => {
    if (!(input instanceof HTMLInputElement) && !(input instanceof HTMLTextAreaElement)) return;
    input.focus();
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
}

/** Shows the request in the list and opens its details at a tab. */
async function open(panel: Frame, url: string, tab: string): Promise<void> {
  await click(panel, byId('tab-requests'));
  const row = `${byId('row')}[data-url="${url}"]`;
  // The list has only the rows in sight.
  const list = await panel.waitForSelector(byId('grid'));
  await list?.evaluate((grid) => grid.scrollTo(0, 0));
  await settle(panel);
  for (let tries = 0; tries < 20 && (await panel.$(row)) === null; tries++) {
    await list?.evaluate((grid) => grid.scrollBy(0, 100));
    await settle(panel);
  }
  const found = await panel.waitForSelector(row);
  await found?.evaluate((element) => element.dispatchEvent(new MouseEvent('mousedown', { bubbles: true })));
  await found?.evaluate((element) => {
    if (element instanceof HTMLElement) element.click();
  });
  await click(panel, byId(`tab-${tab}`));
}

/** Until what was changed is drawn. */
export const settle = (panel: Frame): Promise<unknown> =>
  panel.evaluate(
    'new Promise((drawn) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(drawn)), 50))',
  );

/** Scrolls to what the state is about. */
export async function showPart(panel: Frame, { shows }: Pick<PanelState, 'shows'>): Promise<void> {
  if (shows === undefined) return;
  const shown = await panel.waitForSelector(shows);
  await shown?.evaluate((element) => {
    const scrolled = element.closest('[role=tabpanel], [data-testid=all-fixes]');
    // Not scrollIntoView(): that goes on in DevTools around the panel, and moves the panel in them.
    scrolled?.scrollBy(0, element.getBoundingClientRect().top - scrolled.getBoundingClientRect().top - 8);
  });
}

/** Until the fixes of the whole log are there. */
export async function untilPlanned(panel: Frame): Promise<void> {
  await click(panel, byId('tab-fixes'));
  await panel.waitForSelector(byId('fix'));
  await panel.waitForFunction(`document.querySelector('${byId('fix-pending')}') === null`);
}

/** The requests of a log that are pictured. */
export interface Pictured {
  /** Blocked, with a preflight that does not list its method. */
  readonly put: string;
  /** Answered with 413 by what stands before the API. */
  readonly upload: string;
  /** Fails with credentials and without, each by another check. */
  readonly ambiguous: string;
  /** The Ingress of the first one's host. */
  readonly ingress: string;
}

async function paste(panel: Frame, { put, ingress }: Pictured): Promise<void> {
  const card = byId('details');
  await open(panel, put, 'fix');
  await click(panel, `${card} ${byId('paste-yaml')} summary`);
  await fillIn(panel, `${card} ${byId('yaml-input')}`, ingress);
  await panel.waitForSelector(`${card} ${byId('diff')}`);
}

/** An Ingress of a host as people write it, that allows the page and not its PUT. */
export const ingressOf = (host: string): string => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: orders
  namespace: shop
  annotations:
    # Ask the platform team before you change this.
    nginx.ingress.kubernetes.io/enable-cors: "true"
    nginx.ingress.kubernetes.io/cors-allow-origin: "https://app.shop.test"
    nginx.ingress.kubernetes.io/cors-allow-methods: "GET, POST, OPTIONS"
spec:
  ingressClassName: nginx
  rules:
    - host: ${host}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: orders, port: { number: 80 } } }
`;

const fixOf = ({ put }: Pictured): string => `${byId('fix')}[data-host="${new URL(put).host}"]`;

/** All fixes, that of the reader's own Ingress opened. */
async function openFix(panel: Frame, pictured: Pictured): Promise<void> {
  await click(panel, byId('tab-fixes'));
  await click(panel, `${fixOf(pictured)} > summary`);
  await panel.waitForSelector(`${fixOf(pictured)} ${byId('diff')}`);
}

/** In this order, each entered from the one before; the log is there and its fixes are worked out. */
export const statesOf = (pictured: Pictured): readonly PanelState[] => [
  { name: 'list', enter: (panel) => click(panel, byId('tab-requests')) },
  ...(['verdict', 'headers', 'fix', 'raw'] as const).map((tab) => ({
    name: tab,
    enter: (panel: Frame) => open(panel, pictured.put, tab),
  })),
  { name: '413', enter: (panel) => open(panel, pictured.upload, 'verdict') },
  { name: 'ambiguous', enter: (panel) => open(panel, pictured.ambiguous, 'verdict') },
  { name: 'diff', enter: (panel) => paste(panel, pictured), shows: byId('given') },
  { name: 'fixes', enter: (panel) => openFix(panel, pictured), shows: fixOf(pictured) },
  { name: 'overview', enter: (panel) => click(panel, byId('tab-overview')) },
];
