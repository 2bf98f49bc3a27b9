import type { Rule, RuleStrings } from './types.ts';

export const localNetworkInsecureContext: Rule = {
  id: 'local-network-insecure-context',
  explains: 'local-network-insecure',
  chromium: ['InsecureLocalNetwork'],
  firefox: [],
};

export const localNetworkInsecureContextStrings: RuleStrings = {
  title: 'A page over http may not reach the local network',
  what: '{host} is on the local network, and {page} is not a secure context.',
  why: 'Only a page over https may ask the user for leave to call a machine on the local network.',
  todo: 'Serve {page} over https.',
};
