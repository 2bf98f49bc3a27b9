import { describe, expect, test } from 'vitest';
import { readStart } from '../../src/cli/start-request.ts';
import { Unusable } from '../../src/dev/unusable.ts';

describe('what start was asked to do', () => {
  test('is the lab on a free port unless said otherwise', () => {
    expect(readStart([])).toEqual({ address: null, headless: false, port: null });
  });

  test('may be a page of the user, without a window, or another port', () => {
    expect(readStart(['https://app.example.com', '--headless', '--port=8443'])).toEqual({
      address: 'https://app.example.com/',
      headless: true,
      port: 8443,
    });
  });

  test.each([
    [['app.example.com'], 'Not a web address: "app.example.com". It must begin with https:// or http://.'],
    [['--frob'], 'Unknown option --frob. Known: --headless, --port.'],
    [['--port', '70000'], '--port must be a whole number from 1 to 65535, not "70000".'],
    [['https://a.test', 'https://b.test'], 'Give one address at most: npm start -- https://app.example.com'],
  ])('is refused in one sentence for %j', (args, sentence) => {
    expect(() => readStart(args)).toThrow(new Unusable(sentence));
  });
});
