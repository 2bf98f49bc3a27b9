import { describe, expect, it } from 'vitest';
import {
  type Annotations,
  guideForExchange,
  guideForIngress,
  type GuideAnswer,
  inEnglish,
  judge,
  phrase,
  plan,
} from '../../../src/core/index.ts';
import type { Backend } from '../../../src/core/ingress-nginx/types.ts';
import { type Asked, throughController } from '../../support/through-controller.ts';
import { WITH_CREDENTIALS } from '../../support/vendor-guide.ts';

const RELEASE = 'v1.11.5-aliyun.1';
const APP = 'https://app.example.com';

function raisedBy(request: Partial<Asked>, annotations: Annotations = WITH_CREDENTIALS, backend?: Backend) {
  const asked = {
    origin: APP,
    method: 'GET',
    url: 'https://api.example.com/your/path',
    credentials: 'include',
  } as const;
  const exchange = throughController({ ...asked, ...request }, [{ path: '/', annotations }], RELEASE, backend);
  return guideForExchange(exchange, judge(exchange), plan([exchange], { release: RELEASE }));
}

const ids = (answers: readonly GuideAnswer[]): readonly string[] => answers.map(({ id }) => id);
const said = (answers: readonly GuideAnswer[]): string =>
  answers
    .map(({ title, what, todo }) => [title, what, todo].map((part) => phrase(part, inEnglish)).join(' '))
    .join('\n');

describe('the questions of the guide, raised by a request', () => {
  it('none where nothing is wrong', () => {
    expect(raisedBy({ method: 'POST', headers: ['content-type', 'authorization'] })).toEqual([]);
  });

  it('configured, and still blocked: the origin', () => {
    const answers = raisedBy({ origin: 'https://www.example.com' });
    expect(ids(answers)).toEqual(['still-blocked-origin']);
    expect(said(answers)).toContain('https://www.example.com matched no entry in force');
  });

  it.each([
    [{ method: 'PATCH' }, 'PATCH', 'cors-allow-methods'],
    [{ headers: ['x-api-key'] }, 'x-api-key', 'cors-allow-headers'],
  ])('configured, and still blocked: what the browser misses in a list, for %j', (request, name, annotation) => {
    const answers = raisedBy(request);
    expect(ids(answers)).toEqual(['still-blocked-list']);
    expect(said(answers)).toContain(`The browser missed ${name} in ${annotation}.`);
    expect(said(answers)).toContain('answers 204');
  });

  it('* together with credentials', () => {
    expect(ids(raisedBy({}, { 'enable-cors': 'true' }))).toEqual(['wildcard-with-credentials']);
  });

  it('a response header that the script cannot read', () => {
    const answers = raisedBy({}, { ...WITH_CREDENTIALS, 'cors-expose-headers': 'Content-Range' }, () => ({
      status: 200,
      headers: [['X-Request-ID', '1']],
    }));
    expect(ids(answers)).toEqual(['header-not-readable']);
    expect(said(answers)).toContain(
      'Add X-Request-ID to cors-expose-headers. The controller knows it from v0.40.0 on.',
    );
  });

  it('different policies for paths of one host', () => {
    const at = (id: string, path: string, credentials: Asked['credentials']) =>
      throughController(
        { id, origin: APP, method: 'GET', url: `https://api.example.com/api/${path}`, credentials },
        [{ path: '/api', annotations: { 'enable-cors': 'true' } }],
        RELEASE,
      );
    const [hidden, open] = [at('1', 'private/orders', 'include'), at('2', 'public/products', 'omit')];
    const fixes = plan([hidden, open], { release: RELEASE });
    const answers = guideForExchange(hidden, judge(hidden), fixes);
    expect(ids(answers)).toEqual(['wildcard-with-credentials', 'policies-by-path']);
    expect(said(answers)).toContain('Create an Ingress of its own for /api/private.');
  });

  it('the answer that the guide prints, with both origins, is nobody’s', () => {
    const answers = raisedBy({}, {}, () => ({
      status: 200,
      headers: [['Access-Control-Allow-Origin', `https://example.com, ${APP}`]],
    }));
    expect(ids(answers)).toEqual(['two-origins-in-answer']);
  });
});

describe('the questions of the guide, raised by an Ingress', () => {
  it('its policy with credentials: what no browser keeps, and what needs no entry', () => {
    const answers = guideForIngress(WITH_CREDENTIALS, RELEASE);
    expect(ids(answers)).toEqual(['max-age-capped', 'exposed-already']);
    expect(said(answers)).toContain('Content-Length needs no entry');
  });

  it('its policy with credentials on v0.44.0, which reads no list', () => {
    expect(ids(guideForIngress(WITH_CREDENTIALS, 'v0.44.0'))).toEqual([
      'two-origins-old-release',
      'wildcard-with-credentials',
      'max-age-capped',
      'exposed-already',
    ]);
  });

  it.each([
    [
      {
        'enable-cors': 'true',
        'cors-allow-origin': '*',
        'cors-allow-credentials': 'false',
        'cors-allow-methods': 'GET, POST, HEAD',
      },
    ],
    [{ 'cors-max-age': '86400' }],
    [{ 'enable-cors': 'true', 'cors-allow-origin': APP }],
  ])('none for %j', (annotations) => {
    expect(guideForIngress(annotations, RELEASE)).toEqual([]);
  });
});
