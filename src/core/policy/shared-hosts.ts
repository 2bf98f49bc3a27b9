// Hosts under which anybody can have a page, and hosts of one's own machine.
import { parseUrl } from '../http/url.ts';

/** A short list of those that are met most: each customer has a label below it. */
const SHARED = [
  'aliyuncs.com',
  'amazonaws.com',
  'appspot.com',
  'azureedge.net',
  'azurestaticapps.net',
  'azurewebsites.net',
  'blob.core.windows.net',
  'cloudfront.net',
  'firebaseapp.com',
  'fly.dev',
  'github.dev',
  'github.io',
  'gitlab.io',
  'glitch.me',
  'herokuapp.com',
  'myqcloud.com',
  'netlify.app',
  'ngrok.io',
  'ngrok-free.app',
  'onrender.com',
  'pages.dev',
  'railway.app',
  'run.app',
  'stackblitz.io',
  'surge.sh',
  'vercel.app',
  'web.app',
  'web.core.windows.net',
  'webcontainer.io',
  'workers.dev',
] as const;

/** Second labels below which a country registers names, such as `co.uk`. */
const SECOND = /^(?:ac|co|com|edu|gov|ne|net|or|org)\.[a-z]{2}$/;

/** The shared host that a wildcard of origins opens up, such as `github.io` for `https://*.github.io`; else `null`. */
export function sharedHostOf(entry: string): string | null {
  const host = parseUrl(entry.replace('*.', ''))?.hostname ?? '';
  const isSuffix = !host.includes('.') || SECOND.test(host);
  if (isSuffix) return host === '' || isLocalHost(host) ? null : host;
  return SHARED.find((shared) => host === shared || host.endsWith(`.${shared}`)) ?? null;
}

/** Whether a host is the machine of whoever opens the page. */
export const isLocalHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || hostname.startsWith('127.');
