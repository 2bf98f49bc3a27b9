import { describe, expect, it } from 'vitest';
import type { Annotations } from '../../../src/core/ingress-nginx/types.ts';
import { judge } from '../../../src/core/judge.ts';
import { type Manifest, readManifest } from '../../../src/core/kubernetes/index.ts';
import { servedHost } from '../../../src/core/kubernetes/serving.ts';
import { plan } from '../../../src/core/plan.ts';
import { annotations, instructionIds } from '../../support/planned.ts';
import { type Asked, throughController } from '../../support/through-controller.ts';
import { PUBLIC, WITH_CREDENTIALS } from '../../support/vendor-guide.ts';

const RELEASE = 'v1.11.5-aliyun.1';
const APP = 'https://app.example.com';
const URL_OF_API = 'https://api.example.com/your/path';

const asked = (request: Partial<Asked>): Asked => ({
  origin: APP,
  method: 'GET',
  url: URL_OF_API,
  credentials: 'include',
  ...request,
});

/** The exchange under one policy for the whole host, and what is planned for it. */
function under(policy: Annotations, request: Partial<Asked>) {
  const exchange = throughController(asked(request), [{ path: '/', annotations: policy }], RELEASE);
  const fixes = plan([exchange], { release: RELEASE });
  return { rules: judge(exchange).failures.map(({ rule }) => rule), fixes, fix: fixes[0] };
}

describe('the policy with credentials', () => {
  it.each(['https://example.com', APP])('lets %s post JSON with a token', (origin) => {
    const { rules, fixes } = under(WITH_CREDENTIALS, {
      origin,
      method: 'POST',
      headers: ['content-type', 'authorization'],
    });
    expect(rules).toEqual([]);
    expect(fixes).toEqual([]);
  });

  it('refuses PATCH, and the fix adds it to the list that is there', () => {
    const { rules, fix } = under(WITH_CREDENTIALS, { method: 'PATCH' });
    expect(rules).toEqual(['preflight-method-not-allowed']);
    expect(fix && annotations(fix)).toEqual({ 'cors-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS, PATCH' });
    expect(fix?.sufficient).toBe(true);
  });

  it('is no policy at all for an origin that is not in it, and the fix adds that one', () => {
    const { rules, fix } = under(WITH_CREDENTIALS, { origin: 'https://www.example.com' });
    expect(rules[0]).toBe('allow-origin-missing');
    expect(fix && annotations(fix)).toEqual({
      'enable-cors': 'true',
      'cors-allow-origin': '+ https://www.example.com',
    });
  });

  it('is * with credentials on the old v0.44.0, which takes one origin only', () => {
    const old = 'v0.44.0';
    const exchange = throughController(asked({ method: 'PUT' }), [{ path: '/', annotations: WITH_CREDENTIALS }], old);
    const [fix] = plan([exchange], { release: old });
    expect(judge(exchange).failures[0]?.rule).toBe('allow-origin-wildcard-with-credentials');
    expect(fix && annotations(fix)).toEqual({ 'cors-allow-origin': APP });
  });
});

describe('the public policy', () => {
  it('lets every origin read without credentials', () => {
    const { rules } = under(PUBLIC, { origin: 'https://anybody.example', credentials: 'omit' });
    expect(rules).toEqual([]);
  });

  it('refuses a request with credentials, and the fix lists the origin and allows them', () => {
    const { rules, fix } = under(PUBLIC, {});
    expect(rules).toEqual(['allow-origin-wildcard-with-credentials', 'allow-credentials-missing']);
    expect(fix && annotations(fix)).toEqual({ 'cors-allow-origin': APP, 'cors-allow-credentials': 'true' });
    expect(fix?.risks.map(({ id }) => id)).toEqual(['origin-list-narrows-wildcard']);
  });
});

describe('the four questions', () => {
  it('configured, and still blocked: the origin, the method or the header is named', () => {
    const method = under(WITH_CREDENTIALS, { method: 'PATCH' });
    const header = under(WITH_CREDENTIALS, { headers: ['x-api-key'] });
    const origin = under(WITH_CREDENTIALS, { origin: 'http://app.example.com' });
    expect([method, header, origin].map(({ rules: [first] }) => first)).toEqual([
      'preflight-method-not-allowed',
      'preflight-header-not-allowed',
      'allow-origin-missing',
    ]);
    expect(header.fix && annotations(header.fix)).toEqual({
      'cors-allow-headers': 'Content-Type, Authorization, X-API-Key',
    });
  });

  it('* together with credentials: the origins are listed, and * is never written', () => {
    const { fix } = under({ 'enable-cors': 'true' }, {});
    expect(fix && annotations(fix)).toEqual({ 'cors-allow-origin': APP });
    expect(fix?.yaml).not.toContain('"*"');
  });

  it('different policies for /api/public and /api/private: an Ingress of its own', () => {
    const ingress = [{ path: '/api', annotations: { 'enable-cors': 'true' } }];
    const at = (id: string, path: string, credentials: Asked['credentials']) =>
      throughController(asked({ id, url: `https://api.example.com/api/${path}`, credentials }), ingress, RELEASE);
    const [fix, other] = plan([at('1', 'private/orders', 'include'), at('2', 'public/products', 'omit')], {
      release: RELEASE,
    });
    expect(other).toBeUndefined();
    expect(fix?.paths).toEqual(['/api/private']);
    expect(fix?.proof.map(({ after }) => after)).toEqual(['allowed', 'allowed']);
    // Whether an Ingress has that path already is not known without the YAML.
    expect(fix?.sufficient).toBe(false);
  });

  it('a response header that the script cannot read: it joins the exposed ones', () => {
    const withId = throughController(
      asked({}),
      [{ path: '/', annotations: { ...WITH_CREDENTIALS, 'cors-expose-headers': 'Content-Range' } }],
      RELEASE,
      () => ({ status: 200, headers: [['X-Request-ID', '1']] }),
    );
    const [fix] = plan([withId], { release: RELEASE });
    expect(fix && annotations(fix)).toEqual({ 'cors-expose-headers': 'Content-Range, X-Request-ID' });
    expect(fix && instructionIds(fix)).toEqual([]);
  });
});

describe('its YAML, pasted', () => {
  const lines = Object.entries(WITH_CREDENTIALS).map(
    ([key, value]) => `    nginx.ingress.kubernetes.io/${key}: "${value}"`,
  );
  const asMeant = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: api-ingress
  annotations:
${lines.join('\n')}
spec:
  rules:
    - host: api.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: api-service
                port:
                  number: 80
`;
  const asPrinted = asMeant.replaceAll(/^ +/gm, '');

  const blockedFrom = (origin: string, yaml: Manifest) =>
    throughController(asked({ origin, method: 'PATCH' }), servedHost(yaml, 'api.example.com')?.placed ?? [], RELEASE);

  it('as it is printed, without its indentation: told with line and column, and put back', () => {
    const [problem] = readManifest(asPrinted).problems;
    expect(problem).toMatchObject({ id: 'flattened', line: 4, column: 1, values: { key: 'name' } });
    expect(problem?.repaired).toBe(asMeant);
  });

  it('is read as the guide means it, but for the max-age that no browser keeps', () => {
    const yaml = readManifest(asMeant);
    const [fix] = plan([blockedFrom(APP, yaml)], { release: RELEASE, yaml });
    expect(fix?.ingress?.findings.map(({ id, at }) => [id, at?.line])).toEqual([['max-age-capped', 12]]);
    expect(fix && annotations(fix)).toEqual({ 'cors-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS, PATCH' });
    expect(fix?.ingress?.merged?.diff.filter(({ kind }) => kind !== 'same' && kind !== 'gap')).toEqual([
      {
        kind: 'removed',
        text: '    nginx.ingress.kubernetes.io/cors-allow-methods: "GET, POST, PUT, DELETE, OPTIONS"',
      },
      {
        kind: 'added',
        text: '    nginx.ingress.kubernetes.io/cors-allow-methods: "GET, POST, PUT, DELETE, OPTIONS, PATCH"',
      },
    ]);
  });

  it('takes a further origin into its list, which nobody has to read first', () => {
    const yaml = readManifest(asMeant);
    const [fix] = plan([blockedFrom('https://www.example.com', yaml)], { release: RELEASE, yaml });
    expect(fix && annotations(fix)).toEqual({
      'cors-allow-origin': 'https://example.com, https://app.example.com, https://www.example.com',
      'cors-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS, PATCH',
    });
    expect(fix?.kubectl).toContain("kubectl annotate ingress 'api-ingress' --overwrite");
    expect(fix?.sufficient).toBe(true);
  });

  it('is * with credentials on the old v0.44.0, and the page says so', () => {
    const yaml = readManifest(asMeant);
    const exchange = throughController(asked({}), servedHost(yaml, 'api.example.com')?.placed ?? [], 'v0.44.0');
    const [fix] = plan([exchange], { release: 'v0.44.0', yaml });
    expect(fix?.ingress?.findings.map(({ id }) => id)).toEqual([
      'origin-any-invalid',
      'origin-several',
      'wildcard-with-credentials',
      'max-age-capped',
    ]);
    expect(fix?.minimumRelease).toBe('v1.0.5');
  });
});
