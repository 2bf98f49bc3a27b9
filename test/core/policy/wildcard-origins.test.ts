import { describe, expect, it } from 'vitest';
import { effectiveCors } from '../../../src/core/ingress-nginx/effective-cors.ts';
import type { Annotations } from '../../../src/core/ingress-nginx/types.ts';
import { readManifest } from '../../../src/core/kubernetes/index.ts';
import { plan, type PlanOptions } from '../../../src/core/plan.ts';
import { annotations } from '../../support/planned.ts';
import { throughController } from '../../support/through-controller.ts';

const RELEASE = 'v1.15.1';
const HOST = 'api.partner.example';

function planned(origins: readonly string[], options: PlanOptions = {}, url = `https://${HOST}/orders`) {
  const { release = RELEASE } = options;
  const ingress: Annotations = { 'enable-cors': 'true', 'cors-allow-origin': 'https://other.example' };
  const exchanges = origins.map((origin, index) =>
    throughController(
      { id: String(index), origin, method: 'GET', url, credentials: 'include' },
      [{ path: '/', annotations: ingress }],
      release,
    ),
  );
  const [fix] = plan(exchanges, { wildcard: true, ...options, release });
  if (fix === undefined) throw new Error('No fix');
  return fix;
}

const originsOf = (...given: Parameters<typeof planned>): string | undefined =>
  annotations(planned(...given))['cors-allow-origin'];

describe('a reader who asks for a wildcard', () => {
  it('gets one line in place of siblings, with its risk and a proof', () => {
    const fix = planned(['https://app.shop.test', 'https://admin.shop.test']);
    expect(annotations(fix)['cors-allow-origin']).toBe('+ https://*.shop.test');
    expect(fix.risks.map(({ id, values }) => [id, values['parent']])).toEqual([['wildcard-origin', 'shop.test']]);
    expect(fix.proof.map(({ after }) => after)).toEqual(['allowed', 'allowed']);
    expect(fix.changes.find(({ key }) => key.endsWith('origin'))?.because.map(({ exchange }) => exchange)).toEqual([
      '0',
      '1',
    ]);
  });

  it('gets it for one origin too, where the API is its sibling', () => {
    expect(originsOf(['https://app.shop.test'], {}, 'https://api.shop.test/orders')).toBe('+ https://*.shop.test');
    expect(originsOf(['https://app.shop.test'])).toBe('+ https://app.shop.test');
  });

  it('keeps scheme, port and depth apart, and what has no sibling as it is', () => {
    const origins = [
      'https://a.shop.test',
      'https://b.shop.test',
      'http://c.shop.test',
      'https://d.shop.test:8443',
      'https://e.f.shop.test',
      'https://shop.test',
    ];
    expect(originsOf(origins)).toBe(
      '+ https://*.shop.test, http://c.shop.test, https://d.shop.test:8443, https://e.f.shop.test, https://shop.test',
    );
  });

  it.each([
    ['a shared host', ['https://a.github.io', 'https://b.github.io']],
    ['a host below a shared one', ['https://a.eu.vercel.app', 'https://b.eu.vercel.app']],
    ['a public suffix', ['https://a.co.uk', 'https://b.co.uk']],
    ['a top-level domain', ['https://a.example', 'https://b.example']],
    ['an address', ['https://10.0.0.1', 'https://10.1.0.1']],
    ['the own machine', ['http://a.localhost', 'http://b.localhost']],
  ])('never gets one over %s', (_, origins) => {
    const fix = planned(origins);
    expect(annotations(fix)['cors-allow-origin']).toBe(`+ ${origins.join(', ')}`);
    expect(fix.wildcards).toEqual([]);
  });

  it('gets none that the release does not read', () => {
    expect(planned(['https://a.shop.test', 'https://b.shop.test'], { release: 'v1.0.4' }).wildcards).toEqual([]);
  });

  it('has the siblings of the pasted list taken in, and nothing else of it', () => {
    const yaml = readManifest(
      JSON.stringify({
        kind: 'Ingress',
        metadata: {
          name: 'api',
          annotations: {
            'nginx.ingress.kubernetes.io/enable-cors': 'true',
            'nginx.ingress.kubernetes.io/cors-allow-origin': 'https://other.example, https://admin.shop.test',
          },
        },
        spec: { rules: [{ host: HOST, http: { paths: [{ path: '/', pathType: 'Prefix' }] } }] },
      }),
    );
    const list = originsOf(['https://app.shop.test'], { yaml });
    expect(list).toBe('https://other.example, https://*.shop.test');
    const { origins } = effectiveCors({ 'enable-cors': 'true', 'cors-allow-origin': list ?? '' }, RELEASE);
    expect(origins).toEqual(['https://other.example', 'https://*.shop.test']);
  });
});

describe('a reader who does not ask', () => {
  it('gets the exact origins, and is told that there is a wildcard', () => {
    const fix = planned(['https://app.shop.test', 'https://admin.shop.test'], { wildcard: false });
    expect(annotations(fix)['cors-allow-origin']).toBe('+ https://app.shop.test, https://admin.shop.test');
    expect(fix.wildcards).toEqual(['https://*.shop.test']);
    expect(fix.risks).toEqual([]);
  });
});
