import { describe, expect, test } from 'vitest';
import { readRequest } from '../../src/cli/diagnose-request.ts';
import { Unusable } from '../../src/dev/unusable.ts';

describe('what diagnose was asked to do', () => {
  test('is a page, with the release that fits what is seen and text unless said otherwise', () => {
    expect(readRequest(['https://app.shop.test'])).toEqual({
      target: { kind: 'page', address: 'https://app.shop.test/' },
      release: null,
      dialect: 'ingress-nginx',
      wait: 1,
      format: 'text',
      yaml: null,
      wildcard: false,
    });
  });

  test('may be a file, another release, another format and a longer wait', () => {
    const args = [
      'recorded.har',
      '--json',
      '--release',
      'v1.11.5-aliyun.1',
      '--wait',
      '5',
      '--dialect',
      'ingress-nginx',
      '--yaml',
      'ingress.yaml',
      '--wildcard',
    ];
    expect(readRequest(args)).toEqual({
      target: { kind: 'har', file: 'recorded.har' },
      release: 'v1.11.5-aliyun.1',
      dialect: 'ingress-nginx',
      wait: 5,
      format: 'json',
      yaml: 'ingress.yaml',
      wildcard: true,
    });
  });

  const usage = 'Give one address or one HAR file: npm run diagnose -- https://app.example.com';
  test.each([
    [[], usage],
    [['a.har', 'b.har'], usage],
    [
      ['--frob', 'a.har'],
      'Unknown option --frob. Known: --json, --html, --wildcard, --release, --dialect, --wait, --yaml.',
    ],
    [['--json', '--html', 'a.har'], 'Give --json or --html, not both.'],
    [['ftp://a.test'], 'Not a web address: "ftp://a.test". It must begin with https:// or http://.'],
    [['https://'], 'Not a web address: "https://". It must begin with https:// or http://.'],
    [['--release', 'v99', 'a.har'], 'Unknown release "v99". The newest of ingress-nginx is v1.15.1.'],
    [['--release', 'v1.16.0', 'a.har'], 'Unknown release "v1.16.0". The newest of ingress-nginx is v1.15.1.'],
    [['--release', '', 'a.har'], '--release needs a release of ingress-nginx, such as v1.15.1.'],
    [['--dialect', 'frob', 'a.har'], 'Unknown dialect "frob". Known: ingress-nginx.'],
    [['--wait', 'long', 'a.har'], '--wait must be a whole number from 0 to 600, not "long".'],
  ])('is refused in one sentence for %j', (args, sentence) => {
    expect(() => readRequest(args)).toThrow(new Unusable(sentence));
  });
});
