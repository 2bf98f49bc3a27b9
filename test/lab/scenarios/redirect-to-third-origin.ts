import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

const allowed = { 'enable-cors': 'true', 'cors-allow-origin': app };
const target = 'https://redirect-target.shop.test/photos/7';

export const redirectToThirdOrigin: Scenario = {
  id: 'redirect-to-third-origin',
  title: 'The API redirects to a third origin, and the browser goes there with Origin: null.',
  page: app,
  hosts: [wholeHost('redirect-to-third-origin.shop.test', allowed), wholeHost('redirect-target.shop.test', allowed)],
  steps: [
    {
      url: `https://redirect-to-third-origin.shop.test/redirect?to=${target}`,
      expect: { chromium: 'MissingAllowOriginHeader', rule: 'redirect-tainted-origin' },
    },
  ],
  repair: { by: 'request', instruction: 'call-final-url', retry: { url: target } },
};
