/**
 * What DevTools give a panel, as a script for a panel in a tab of its own: only there its size, its colours and its frames
 * are in a test's hands.
 */
export const devtoolsFor = (tabId: number): string => `{
  const devtools = {
    inspectedWindow: { tabId: ${tabId}, eval: async () => 'http://app.shop.test/cart', reload() {} },
    network: { onNavigated: { addListener() {} } },
    panels: { network: { show() {} } },
  };
  for (const api of [globalThis.browser, globalThis.chrome]) if (api) Object.defineProperty(api, 'devtools', { value: devtools });
}`;
