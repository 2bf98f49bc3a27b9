// The pages that nginx writes by itself, byte for byte: their length tells them from an application's.
import type { HeaderLines } from '../exchange.ts';

/** The statuses that the controller's nginx answers by itself. */
export type OwnStatus = 301 | 302 | 303 | 307 | 308 | 400 | 401 | 403 | 404 | 413 | 414 | 500 | 502 | 503 | 504;

const TITLES: Readonly<Record<OwnStatus, string>> = {
  301: '301 Moved Permanently',
  302: '302 Found',
  303: '303 See Other',
  307: '307 Temporary Redirect',
  308: '308 Permanent Redirect',
  400: '400 Bad Request',
  401: '401 Authorization Required',
  403: '403 Forbidden',
  404: '404 Not Found',
  413: '413 Request Entity Too Large',
  414: '414 Request-URI Too Large',
  500: '500 Internal Server Error',
  502: '502 Bad Gateway',
  503: '503 Service Temporarily Unavailable',
  504: '504 Gateway Time-out',
};

const PADDING = '<!-- a padding to disable MSIE and Chrome friendly error page -->\r\n'.repeat(6);

/** nginx's page for a status; padded for every browser that calls itself Chrome, from 400 on. */
export function nginxPage(status: OwnStatus, userAgent: string | null, detail = ''): string {
  const title = TITLES[status];
  const head = detail === '' ? title : `400 ${detail}`;
  const lines = [
    `<html>\r\n<head><title>${head}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n`,
    detail === '' ? '' : `<center>${detail}</center>\r\n`,
    '<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
  ];
  const padded = status >= 400 && userAgent !== null && userAgent.includes('Chrome/');
  return lines.join('') + (padded ? PADDING : '');
}

/** The lines that describe such a page, in nginx's order. */
export function pageHeaders(page: string): HeaderLines {
  return [
    ['Content-Type', 'text/html'],
    ['Content-Length', String(page.length)],
  ];
}
