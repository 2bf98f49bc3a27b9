// What a fix never does, and what it warns of, each in the words that a reader gets.
import { describe, expect, it } from 'vitest';
import type { Fix } from '../../../src/core/fix.ts';
import { effectiveCors } from '../../../src/core/ingress-nginx/effective-cors.ts';
import type { Annotations, Release } from '../../../src/core/ingress-nginx/types.ts';
import { findingText } from '../../../src/core/kubernetes/finding-text.ts';
import { ingressFindings } from '../../../src/core/kubernetes/findings.ts';
import { type Manifest, readManifest } from '../../../src/core/kubernetes/index.ts';
import { servedHost } from '../../../src/core/kubernetes/serving.ts';
import { plan, type PlanOptions } from '../../../src/core/plan.ts';
import { sharedHostOf } from '../../../src/core/policy/shared-hosts.ts';
import { instructionText, riskText } from '../../../src/core/policy/text.ts';
import { inEnglish } from '../../../src/core/text/english.ts';
import { phrase } from '../../../src/core/text/message.ts';
import { annotations } from '../../support/planned.ts';
import { type Asked, throughController } from '../../support/through-controller.ts';

const HOST = 'api.shop.test';
const APP = 'https://app.shop.test';
const RELEASE = 'v1.15.1';

const manifestOf = (own: Annotations): Manifest =>
  readManifest(
    JSON.stringify({
      kind: 'Ingress',
      metadata: {
        name: 'shop',
        annotations: Object.fromEntries(
          Object.entries(own).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]),
        ),
      },
      spec: { rules: [{ host: HOST, http: { paths: [{ path: '/', pathType: 'Prefix' }] } }] },
    }),
  );

interface Case extends Partial<Asked> {
  readonly own?: Annotations;
  /** Whether the plan gets the YAML too. */
  readonly given?: boolean;
  readonly release?: Release;
  readonly wildcard?: boolean;
}

function fixOf({ own = {}, given = false, release = RELEASE, wildcard = false, ...asked }: Case): Fix {
  const manifest = manifestOf(own);
  const exchange = throughController(
    { origin: APP, method: 'GET', url: `https://${HOST}/orders`, credentials: 'include', ...asked },
    servedHost(manifest, HOST)?.placed ?? [],
    release,
  );
  const options: PlanOptions = { release, wildcard, ...(given ? { yaml: manifest } : {}) };
  const [fix, other] = plan([exchange], options);
  if (fix === undefined || other !== undefined) throw new Error('One fix expected');
  return fix;
}

const risks = (fix: Fix): readonly string[] => fix.risks.map((risk) => phrase(riskText(risk), inEnglish));
const told = (fix: Fix): readonly string[] =>
  fix.instructions.map((instruction) => phrase(instructionText(instruction), inEnglish));

function findings(own: Annotations, release = RELEASE): readonly string[] {
  const [object] = manifestOf(own).objects;
  return object === undefined
    ? []
    : ingressFindings(object, release).map((finding) => phrase(findingText(finding), inEnglish));
}

describe('* with credentials', () => {
  const SENTENCE =
    'Every origin is allowed, and credentials too. Browsers refuse that pair: each request with credentials fails.';

  it.each([
    ['nothing but enable-cors', { 'enable-cors': 'true' }],
    ['* written out', { 'enable-cors': 'true', 'cors-allow-origin': '*', 'cors-allow-credentials': 'true' }],
    ['* without credentials', { 'enable-cors': 'true', 'cors-allow-origin': '*', 'cors-allow-credentials': 'false' }],
    ['* beside a name', { 'enable-cors': 'true', 'cors-allow-origin': 'https://a.test, *' }],
  ])('is never written: %s becomes a list, and who is shut out by it is said', (_, own) => {
    for (const given of [false, true]) {
      const fix = fixOf({ own, given });
      expect(annotations(fix)['cors-allow-origin']).toMatch(/^(?:https:\/\/a\.test, )?https:\/\/app\.shop\.test$/);
      expect(risks(fix)[0]).toBe(
        `Today every origin may call ${HOST}. Afterwards only these may: ${APP}. Add every other origin that uses it.`,
      );
    }
  });

  it('is told of an Ingress that has it', () => {
    expect(findings({ 'enable-cors': 'true', 'cors-allow-origin': '*' })).toEqual([SENTENCE]);
    expect(findings({ 'enable-cors': 'true', 'cors-allow-origin': '*', 'cors-allow-credentials': 'false' })).toEqual(
      [],
    );
  });
});

describe('null', () => {
  it('is never let in: the page has to get an origin of its own', () => {
    const fix = fixOf({ own: { 'enable-cors': 'true', 'cors-allow-origin': APP }, origin: 'null' });
    expect(fix.changes).toEqual([]);
    expect(told(fix)).toEqual([
      'Serve the page from an origin of its own. It runs without one (a sandboxed frame, a file or a data: URL) and sends the Origin null. Allowing null would allow every such page.',
    ]);
  });

  it('is left out of a list that changes, and told of one that holds it', () => {
    const own = { 'enable-cors': 'true', 'cors-allow-origin': 'https://a.test, null' };
    const fix = fixOf({ own, given: true });
    expect(annotations(fix)).toEqual({ 'cors-allow-origin': `https://a.test, ${APP}` });
    expect(fix.changes[0]?.corrections).toEqual([{ written: 'null', now: null }]);
    expect(findings(own)).toEqual([
      'null stands for every sandboxed frame and every local file. Any page can send it.',
    ]);
  });
});

describe('mirroring every origin', () => {
  const own = { 'enable-cors': 'true', 'cors-allow-origin': 'https://a.test,', 'cors-allow-methods': 'GET' };

  it('is what a trailing comma does before v1.9.5, and that is said', () => {
    expect(findings(own, 'v1.9.4-noval')).toEqual([
      'The list ends with a comma. v1.9.4-noval then allows every origin and mirrors it. v1.9.5 is the first release that does not.',
    ]);
  });

  it('is never left behind by a change of the list', () => {
    const fix = fixOf({ own: { ...own, 'enable-cors': 'no' }, given: true, release: 'v1.9.4-noval' });
    const value = annotations(fix)['cors-allow-origin'] ?? '';
    expect(value).toBe(`https://a.test, ${APP}`);
    expect(effectiveCors({ 'enable-cors': 'true', 'cors-allow-origin': value }, 'v1.9.4').origins).toHaveLength(2);
  });

  it.each(['$http_origin', '.*', 'https://.*', '^https://.*$'])(
    'by %s is no list that any release reads',
    (written) => {
      const fix = fixOf({ own: { 'enable-cors': 'true', 'cors-allow-origin': written }, given: true });
      expect(annotations(fix)).toEqual({ 'cors-allow-origin': APP });
    },
  );
});

describe('an origin that is let in', () => {
  it.each([
    [
      'http://shop.test',
      'http://shop.test is served over http. Whoever sits on the network can run scripts with its rights.',
    ],
    ['http://localhost:3000', 'http://localhost:3000 is a developer’s machine. Keep it out of production.'],
    ['https://127.0.0.1:8443', 'https://127.0.0.1:8443 is a developer’s machine. Keep it out of production.'],
    ['http://0.0.0.0:8080', 'http://0.0.0.0:8080 is a developer’s machine. Keep it out of production.'],
  ])('%s over an unsafe way is warned of', (origin, sentence) => {
    const fix = fixOf({ own: { 'enable-cors': 'true', 'cors-allow-origin': 'https://a.test' }, origin });
    expect(risks(fix).filter((risk) => risk.includes(origin))).toEqual([sentence]);
  });

  it.each(['https://127.shop.test', 'https://localhost.shop.test', APP])('%s is not', (origin) => {
    const own = { 'enable-cors': 'true', 'cors-allow-origin': 'https://a.test' };
    expect(risks(fixOf({ own, origin, given: true }))).toEqual([]);
  });

  it('is told of a list that holds it already', () => {
    const written = 'http://a.test, http://localhost:3000, capacitor://localhost';
    expect(findings({ 'enable-cors': 'true', 'cors-allow-origin': written })).toEqual([
      'http://a.test is served over http. Whoever sits on the network can run scripts with its rights.',
      'http://localhost:3000 is a developer’s machine. Keep it out of production.',
    ]);
  });
});

describe('a wildcard', () => {
  const own = { 'enable-cors': 'true', 'cors-allow-origin': 'https://a.test' };

  it('is written when it is asked for, never else, and its reach is said', () => {
    const exact = fixOf({ own, given: true });
    expect(annotations(exact)['cors-allow-origin']).toBe(`https://a.test, ${APP}`);
    expect(exact.wildcards).toEqual(['https://*.shop.test']);
    const wide = fixOf({ own, given: true, wildcard: true });
    expect(annotations(wide)['cors-allow-origin']).toBe('https://a.test, https://*.shop.test');
    expect(risks(wide)).toContain(
      'https://*.shop.test lets every page one label below shop.test in, a forgotten or taken-over name among them.',
    );
  });

  it.each([
    ['https://*.github.io', 'github.io'],
    ['https://*.vercel.app', 'vercel.app'],
    ['https://*.team.netlify.app:8443', 'netlify.app'],
    ['https://*.c0ffee.cn-hangzhou.alicontainer.com', 'alicontainer.com'],
    ['https://*.oss-cn-beijing.aliyuncs.com', 'aliyuncs.com'],
    ['https://*.s3.eu-west-1.amazonaws.com', 'amazonaws.com'],
    ['https://*.test', 'test'],
    ['https://*.com.cn', 'com.cn'],
    ['https://*.co.uk', 'co.uk'],
    ['https://*.go.jp', 'go.jp'],
    ['https://*.id.au', 'id.au'],
  ])('%s over a public suffix or a shared host is warned of', (wildcard, shared) => {
    const list = { 'enable-cors': 'true', 'cors-allow-origin': wildcard };
    const sentence = `Anybody can have a page under ${shared}. ${wildcard} allows all of them.`;
    expect(findings(list)).toEqual([sentence]);
    expect(risks(fixOf({ own: list, origin: 'https://app.shop.example', given: true }))).toContain(sentence);
  });

  it.each(['https://*.shop.test', 'https://*.github.io.shop.test', 'https://*.shop.co.uk', 'http://*.localhost:3000'])(
    '%s is over nobody else’s',
    (wildcard) => {
      expect(sharedHostOf(wildcard)).toBeNull();
    },
  );
});

describe('a max-age above what browsers keep', () => {
  it.each([
    ['86400', '86400'],
    ['1728000', '86400'],
    ['7201', '7201'],
  ])('%s seconds is told with both caps', (written, firefox) => {
    expect(findings({ 'enable-cors': 'true', 'cors-allow-origin': APP, 'cors-max-age': written })).toEqual([
      `cors-max-age: "${written}" is longer than browsers keep a preflight: 7200 seconds in Chromium, ${firefox} in Firefox.`,
    ]);
  });

  it('7200 seconds is not', () => {
    expect(findings({ 'enable-cors': 'true', 'cors-allow-origin': APP, 'cors-max-age': '7200' })).toEqual([]);
  });
});
