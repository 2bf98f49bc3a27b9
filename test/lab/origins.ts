// The names of the lab's world: pages and APIs are origins of their own, as on a real site.
import type { Annotations } from '../../src/core/index.ts';
import type { GatewayHost } from './gateway/gateway.ts';

export const app = 'https://app.shop.test';
export const admin = 'https://admin.shop.test';
/** The same application, reached without TLS. */
export const plainApp = 'http://app.shop.test';

/** The hosts that serve pages: over https, and over http without a redirect. */
export const pageHosts: readonly GatewayHost[] = ['app.shop.test', 'admin.shop.test'].map((host) => ({
  host,
  tls: true,
  paths: [{ path: '/', pathType: 'Prefix', annotations: annotations({ 'ssl-redirect': 'false' }) }],
}));

/** Annotations of the controller, written without their prefix. */
export function annotations(short: Annotations): Annotations {
  return Object.fromEntries(Object.entries(short).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]));
}

/** One Ingress for the whole host. */
export function wholeHost(host: string, short: Annotations): GatewayHost {
  return { host, tls: true, paths: [{ path: '/', pathType: 'Prefix', annotations: annotations(short) }] };
}
