import type { Catalog } from '../core/index.ts';

/** What stores and the browser's list of extensions show; manifest.json names these keys. */
export const manifestStrings: Catalog = {
  extension_name: 'Preflight: CORS diagnosis for NGINX Ingress',
  extension_description:
    'A DevTools panel that says why a cross-origin request was blocked, and which NGINX Ingress annotation repairs it.',
  extension_action: 'Preflight: requests of this page that CORS blocked',
};
