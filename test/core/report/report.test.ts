import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { judge } from '../../../src/core/judge.ts';
import { plan } from '../../../src/core/plan.ts';
import { report } from '../../../src/core/report/index.ts';
import type { ReportFormat } from '../../../src/core/report/types.ts';
import { corsBlock, ownPage } from '../../support/controller.ts';
import { anExchange } from '../../support/exchange.ts';
import { built } from '../../support/planned.ts';

const APP = 'https://app.shop.test';
const FORMATS = ['markdown', 'json', 'html'] as const;

const reported = (exchanges: readonly Exchange[], format: ReportFormat, page = `${APP}/`): string =>
  report(exchanges, exchanges.map(judge), plan(exchanges), format, { page, version: '1.2.3' });

const shop = built([
  anExchange().put('https://api.shop.test/orders').header('x-a').preflight(204, corsBlock(APP)).blocked(),
  anExchange()
    .post('https://files.shop.test/upload')
    .header('content-type', 'application/json')
    .preflight(204, corsBlock(APP))
    .answering(413, ownPage(578))
    .blocked(),
  anExchange().get('https://api.shop.test/orders').answering(200, corsBlock(APP)).allowed(),
]);

describe('the Markdown report', () => {
  const text = reported(shop, 'markdown');

  it('counts, and lists each blocked request with Chromium’s word for it', () => {
    expect(text).toContain('Cross-origin requests: 3. Hosts: 2. Blocked: 2. Undecided: 0. Fixes: 2.');
    expect(text).toContain(
      '| `PUT https://api.shop.test/orders` | `https://app.shop.test` | `HeaderDisallowedByPreflightResponse` |',
    );
  });

  it('marks where the browser stopped, and shows what was found against what was needed', () => {
    expect(text.match(/The browser stopped here\./g)).toHaveLength(2);
    expect(text).toMatch(/Found: `DNT,[^`]*`\. Needed: `x-a`\./);
  });

  it('names the cause behind the CORS error', () => {
    expect(text).toContain('Behind it: `The server answered 413`.');
  });

  it('has the annotations, the commands and the proof of a fix', () => {
    expect(text).toContain('```yaml\nmetadata:\n  annotations:\n');
    expect(text).toContain('kubectl annotate ingress');
    expect(text).toContain("-H 'Origin: https://app.shop.test.evil.example'");
    expect(text).toContain('Simulated: 2 of 2 requests pass afterwards.');
  });

  it('says so where no annotation helps, and what does', () => {
    expect(text).toContain(String.raw`No cors-\* annotation repairs this.`);
    expect(text).toContain('proxy-body-size');
  });

  it('says that nothing is blocked where nothing is', () => {
    expect(reported(shop.slice(2), 'markdown')).toContain('No request is blocked.');
  });
});

describe('the JSON report', () => {
  it('has the documented shape', () => {
    const parsed: unknown = JSON.parse(reported(shop, 'json'));
    expect(parsed).toMatchObject({
      schema: 'preflight-report/1',
      version: '1.2.3',
      page: 'https://app.shop.test/',
      summary: { requests: 3, blocked: 2, ambiguous: 0, hosts: 2, fixes: 2 },
      requests: [
        {
          id: '1',
          result: 'blocked',
          failures: [
            { rule: 'preflight-header-not-allowed', needed: 'x-a', stoppedHere: true, what: expect.any(String) },
          ],
          legs: [
            { role: 'preflight', status: 204 },
            { role: 'request', status: null },
          ],
        },
        { id: '2', cause: { id: 'error-status' } },
      ],
      fixes: [
        {
          host: 'api.shop.test',
          sufficient: true,
          changes: [{ key: 'nginx.ingress.kubernetes.io/cors-allow-headers', requests: ['1'] }],
          proof: [{ request: '1', before: 'blocked', after: 'allowed', remaining: [] }, { request: '3' }],
        },
        { instructions: [{ id: 'raise-body-size', annotation: { value: '8m' } }] },
      ],
    });
  });

  it('is plain ASCII', () => {
    const odd = built([
      anExchange()
        .from('https://app.shop.test')
        .get('https://api.shop.test/x')
        .answering(200, { 'X-Y': 'é\u202E\u2028' })
        .blocked(),
    ]);
    expect(reported(odd, 'json')).toMatch(/^[\n -~]*$/);
  });
});

describe('the HTML report', () => {
  it('loads nothing and runs nothing', () => {
    const text = reported(shop, 'html');
    expect(text).toContain(
      `http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"`,
    );
    expect(text).not.toMatch(/<(?:script|img|link|iframe|a)\b|\son\w+=|src=/i);
  });
});

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '`` ` ```\n# Heading\n',
    '| a | b |\n| --- | --- |',
    '**bold** _x_ [link](https://evil.example) ![i](x)',
    '@everyone #1 <!-- -->',
    '\u202E\u2066abc\u0000\u001B[31m',
    '"><svg onload=alert(1)>',
    '&lt;b&gt; &#60;',
    '\\`\\|\\',
    '```\n</code></pre>',
    '{method} {url}',
    '~~~',
  ),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary-ascii' }),
);

/**
 * The same story with a hostile value wherever a page or its servers can put one. Behind a letter in lists, where a value
 * such as `*` would be another finding and so another story.
 */
const storyWith = (evil: string): readonly Exchange[] =>
  built([
    anExchange()
      .get('https://a.shop.test/a')
      .answering(200, { 'Access-Control-Allow-Origin': `https://one.test, x${evil}` })
      .blocked(),
    anExchange()
      .put('https://b.shop.test/a')
      .header('x`|*<b>'.replaceAll(/[<>]/g, "'"), evil)
      .preflight(200, { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Methods': `GET,x x${evil}` })
      .blocked(),
    anExchange()
      .get('https://c.shop.test/a')
      .answering(200, [
        ['Access-Control-Allow-Origin', APP],
        ['Access-Control-Allow-Origin', `x${evil}`],
        [`x-${evil}`, evil],
      ])
      .blocked(),
  ]);

/** Markdown without the insides of code spans and fenced blocks, as CommonMark finds them. */
function skeleton(markdown: string): string {
  const lines: string[] = [];
  let fence = '';
  for (const line of markdown.split('\n')) {
    const ticks = /^`{3,}/.exec(line)?.[0] ?? '';
    if (fence !== '') {
      if (ticks === line && ticks.length >= fence.length) fence = '';
    } else if (ticks === '') lines.push(line);
    else {
      fence = ticks;
      lines.push('fence');
    }
  }
  return lines.map((line) => line.replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '`')).join('\n');
}

describe('a hostile page', () => {
  it('cannot change the structure of the Markdown', () => {
    const expected = skeleton(reported(storyWith('y'), 'markdown'));
    fc.assert(
      fc.property(hostile, (evil) => {
        expect(skeleton(reported(storyWith(evil), 'markdown'))).toBe(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('cannot put a tag into the HTML', () => {
    const tags = (html: string): readonly string[] => html.match(/<[^>]*>/g) ?? [];
    const expected = tags(reported(storyWith('y'), 'html'));
    fc.assert(
      fc.property(hostile, (evil) => {
        expect(tags(reported(storyWith(evil), 'html'))).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('cannot break the JSON', () => {
    fc.assert(
      fc.property(hostile, (evil) => {
        expect(JSON.parse(reported(storyWith(evil), 'json'))).toMatchObject({ summary: { blocked: 3 } });
      }),
    );
  });

  it('cannot hide characters in any of them', () => {
    for (const format of FORMATS) {
      expect(reported(storyWith('\u202Eevil\u0007\u200B'), format)).not.toMatch(/[\p{Cf}]/u);
    }
  });
});

describe('secrets', () => {
  const secrets = [
    'hunter2',
    's3cr3tcookie',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln',
    'AKIA123456',
    'setcookie99',
    'fragment77',
  ];
  const [password, cookie, jwt, key, stored, fragment] = secrets;
  const story = built([
    anExchange()
      .put(`https://api.shop.test/t/${jwt}/x?access_token=${key}&page=2#${fragment}`)
      .header('Authorization', `Bearer ${jwt}`)
      .header('Cookie', `sid=${cookie}`)
      .header('X-API-Key', `${key}`)
      .header('Referer', `https://app.shop.test/?code=${key}`)
      .preflight(204, corsBlock(APP, { headers: 'authorization,x-api-key,referer' }))
      .answering(500, [
        ['Set-Cookie', `a=${stored}`],
        ['Access-Control-Allow-Origin', `https://u:${password}@app.shop.test`],
        ['X-Debug', `token is ${jwt}`],
      ])
      .blocked(),
    anExchange()
      .get('https://b.shop.test/x')
      .answering(302, [
        ['Location', `https://u:${password}@c.shop.test/?sig=${key}&api_key=${key}#${fragment}`],
        ...corsBlock(APP),
      ])
      .blocked(),
  ]);

  it.each(FORMATS)('are in no %s report, and the rest is', (format) => {
    const text = reported(story, format, `https://u:${password}@app.shop.test/?session=${cookie}#${fragment}`);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).toContain('REDACTED');
    expect(text).toContain('page=2');
  });

  it('are in no text of a fix', () => {
    const fixes = JSON.stringify(plan(story).map(({ proof: _proof, ...fix }) => fix));
    expect(secrets.filter((secret) => fixes.includes(secret))).toEqual([]);
  });
});
