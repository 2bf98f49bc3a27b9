import { describe, expect, it } from 'vitest';
import { nginxPage, pageHeaders, type OwnStatus } from '../../../src/core/ingress-nginx/pages.ts';
import vectors from '../../conformance/ingress-vectors.json' with { type: 'json' };

const lengths = vectors.nginx_error_page_content_length;
const statuses = [301, 302, 308, 401, 403, 404, 413, 500, 502, 503, 504] as const satisfies readonly OwnStatus[];

describe("nginx's own pages", () => {
  it.each(statuses)('%i has the measured length in every browser', (status) => {
    const chrome = nginxPage(status, 'Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36');
    expect(chrome.length).toBe(lengths['Chrome user agent'][status]);
    expect(nginxPage(status, 'Mozilla/5.0 Gecko/20100101 Firefox/150.0').length).toBe(
      lengths['Firefox or Safari user agent'][status],
    );
    expect(nginxPage(status, null).length).toBe(lengths['Firefox or Safari user agent'][status]);
  });

  it('says that a header is too large', () => {
    const detail = 'Request Header Or Cookie Too Large';
    expect(nginxPage(400, null, detail).length).toBe(lengths['Firefox or Safari user agent']['400_header_too_large']);
    expect(nginxPage(400, 'Chrome/150', detail).length).toBe(lengths['Chrome user agent']['400_header_too_large']);
  });

  it('says why a client certificate is missing', () => {
    const page = nginxPage(400, null, 'No required SSL certificate was sent');
    expect(page.length).toBe(lengths['Firefox or Safari user agent']['400_no_client_cert']);
    expect(pageHeaders(page)).toEqual([
      ['Content-Type', 'text/html'],
      ['Content-Length', '230'],
    ]);
  });
});
