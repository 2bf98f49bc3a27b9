/** The casing that documentation and other tools use. */
const KNOWN = [
  'Accept',
  'Accept-Language',
  'Authorization',
  'Cache-Control',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Language',
  'Content-Type',
  'DPoP',
  'ETag',
  'Idempotency-Key',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'If-Unmodified-Since',
  'Last-Event-ID',
  'Pragma',
  'Prefer',
  'Range',
  'User-Agent',
  'X-API-Key',
  'X-Auth-Token',
  'X-CSRF-Token',
  'X-Client-ID',
  'X-Correlation-ID',
  'X-HTTP-Method-Override',
  'X-Request-ID',
  'X-Requested-With',
  'X-Tenant-ID',
  'X-Total-Count',
  'X-Trace-ID',
  'X-XSRF-Token',
] as const;

const SPELLING: ReadonlyMap<string, string> = new Map(KNOWN.map((name) => [name.toLowerCase(), name]));

/** A header name as the field writes it; one that is not well known stays as it was asked for. */
export const usualCase = (name: string): string => SPELLING.get(name.toLowerCase()) ?? name;
