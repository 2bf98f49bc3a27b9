import type { Rule, RuleStrings } from './types.ts';

export const localNetworkPermissionDenied: Rule = {
  id: 'local-network-permission-denied',
  explains: 'local-network-denied',
  chromium: ['LocalNetworkAccessPermissionDenied'],
  firefox: [],
};

export const localNetworkPermissionDeniedStrings: RuleStrings = {
  title: 'Access to the local network is not permitted',
  what: '{host} is on the local network, and the user has not permitted {page} to reach it.',
  why: 'A page from the public internet needs the user’s leave to call a machine on the local network. No response header can give it.',
  todo: 'Allow the local network for {page} in the site settings, or reach {host} through a public address.',
};
