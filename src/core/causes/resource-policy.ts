import { combined } from '../http/headers.ts';
import type { CauseRule } from './types.ts';

export const resourcePolicy: CauseRule = {
  id: 'resource-policy',
  evidence: ({ leg }) => {
    const { error } = leg;
    if (error?.startsWith('net::ERR_BLOCKED_BY_RESPONSE') !== true && error !== 'NS_ERROR_DOM_CORP_FAILED') return null;
    const policy = leg.response === null ? null : combined(leg.response.headers, 'cross-origin-resource-policy');
    return { policy: policy ?? '' };
  },
  strings: {
    title: 'Blocked by Cross-Origin-Resource-Policy',
    what: '{host} does not let other origins embed this resource (Cross-Origin-Resource-Policy: {policy}).',
    why: 'The load is not a CORS request. For such loads the browser asks this policy, or the page’s Cross-Origin-Embedder-Policy.',
    todo: 'Have {host} send Cross-Origin-Resource-Policy: cross-origin, or load the resource with the crossorigin attribute and CORS headers.',
  },
};
