// What the panel is pictured in: each state, and how to come to it from the one before.
import type { Frame } from 'puppeteer-core';

export interface PanelState {
  readonly name: string;
  readonly enter: (panel: Frame) => Promise<unknown>;
  /** What has to be in view, by its test id; else the beginning is. */
  readonly shows?: string;
}

const byId = (id: string): string => `[data-testid="${id}"]`;
const click = async (panel: Frame, selector: string): Promise<void> => {
  const found = await panel.waitForSelector(selector);
  // Not the mouse: where the panel is narrow, the place may lie under what is about to go.
  await found?.evaluate((element) => {
    if (element instanceof HTMLElement) element.click();
  });
};

/** Shows the request in the list and opens its details at a tab. */
async function open(panel: Frame, url: string, tab: string): Promise<void> {
  await click(panel, byId('tab-requests'));
  const row = `${byId('row')}[data-url="${url}"]`;
  await panel.waitForSelector(byId('row'));
  const list = await panel.$('[role="grid"]');
  await list?.evaluate((grid) => grid.scrollTo(0, 0));
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

/** Fails either way, and by another check: the browser does not tell with which credentials mode it was made. */
export const AMBIGUOUS = {
  url: 'https://credentials-false.shop.test/carts/3',
  method: 'DELETE',
  headers: { 'x-cart-token': '1' },
} as const;

const PUT = 'https://put-not-listed.shop.test/orders/7';

const INGRESS = `apiVersion: networking.k8s.io/v1
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
    - host: put-not-listed.shop.test
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: orders, port: { number: 80 } } }
`;

async function paste(panel: Frame): Promise<void> {
  const card = byId('details');
  await open(panel, PUT, 'fix');
  await click(panel, `${card} ${byId('paste-yaml')} summary`);
  const field = await panel.waitForSelector(`${card} ${byId('yaml-input')}`);
  await field?.evaluate((input, text) => {
    if (!(input instanceof HTMLTextAreaElement)) return;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, INGRESS);
  await panel.waitForSelector(`${card} ${byId('diff')}`);
}

/** With the log of the lab's tour. */
export const states: readonly PanelState[] = [
  { name: 'list', enter: (panel) => click(panel, byId('tab-requests')) },
  { name: 'verdict', enter: (panel) => open(panel, PUT, 'verdict') },
  { name: 'headers', enter: (panel) => open(panel, PUT, 'headers') },
  { name: 'fix', enter: (panel) => open(panel, PUT, 'fix') },
  { name: 'raw', enter: (panel) => open(panel, PUT, 'raw') },
  { name: '413', enter: (panel) => open(panel, 'https://body-too-large.shop.test/uploads', 'verdict') },
  { name: 'ambiguous', enter: (panel) => open(panel, AMBIGUOUS.url, 'verdict') },
  { name: 'diff', enter: paste, shows: 'given' },
  { name: 'fixes', enter: (panel) => click(panel, byId('tab-fixes')) },
  { name: 'overview', enter: (panel) => click(panel, byId('tab-overview')) },
];
