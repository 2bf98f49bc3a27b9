// The two policies that the vendor's guide to CORS prints.
import type { Annotations } from '../../src/core/index.ts';

export const WITH_CREDENTIALS: Annotations = {
  'enable-cors': 'true',
  'cors-allow-origin': 'https://example.com, https://app.example.com',
  'cors-allow-credentials': 'true',
  'cors-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'cors-allow-headers': 'Content-Type, Authorization',
  'cors-expose-headers': 'X-Request-ID, Content-Length, Content-Range',
  'cors-max-age': '86400',
};

export const PUBLIC: Annotations = {
  'enable-cors': 'true',
  'cors-allow-origin': '*',
  'cors-allow-credentials': 'false',
  'cors-allow-methods': 'GET, POST, HEAD',
};
