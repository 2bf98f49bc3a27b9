import { describe, expect, test } from 'vitest';
import { numberOf, readArguments, webAddress } from '../../src/cli/arguments.ts';
import { Unusable } from '../../src/dev/unusable.ts';

const options = { json: null, release: 'a controller release', wait: 'a number of seconds' } as const;

describe('a command line', () => {
  test('is read into positionals, flags and values, in any order', () => {
    const { positionals, flags, values } = readArguments(['--json', 'page.har', '--release', 'v1.9.6'], options);
    expect(positionals).toEqual(['page.har']);
    expect([...flags]).toEqual(['json']);
    expect([...values]).toEqual([['release', 'v1.9.6']]);
  });

  test('takes a value behind an equals sign too', () => {
    expect(readArguments(['--release=v1.9.6'], options).values.get('release')).toBe('v1.9.6');
  });

  test.each([
    ['--frob', 'Unknown option --frob. Known: --json, --release, --wait.'],
    ['-x', 'Unknown option -x. Known: --json, --release, --wait.'],
    ['--constructor', 'Unknown option --constructor. Known: --json, --release, --wait.'],
    ['--release', '--release needs a controller release.'],
    ['--release=', '--release needs a controller release.'],
  ])('with %s is refused in one sentence', (argument, sentence) => {
    expect(() => readArguments([argument], options)).toThrow(new Unusable(sentence));
  });
});

const read = (text: string) => numberOf(readArguments([`--wait=${text}`], options), 'wait', 0, 60);

describe('a number', () => {
  test('is read where it is whole and within the bounds', () => {
    expect(read('0')).toBe(0);
    expect(read('60')).toBe(60);
  });

  test('may be left out', () => {
    expect(numberOf(readArguments([], options), 'wait', 0, 60)).toBeUndefined();
  });

  test.each(['61', '-1', '1.5', 'ten', '1e1', '٣'])('%s is refused with its bounds', (text) => {
    expect(() => read(text)).toThrow(
      new Unusable(`--wait must be a whole number from 0 to 60, not ${JSON.stringify(text)}.`),
    );
  });
});

describe('the address of a page', () => {
  test('is what a browser would make of it', () => {
    expect(webAddress('https://App.shop.test')).toBe('https://app.shop.test/');
  });

  test.each(['app.shop.test', 'ftp://app.shop.test/', 'javascript:alert(1)', '', 'https://'])('%j is none', (text) => {
    expect(() => webAddress(text)).toThrow(
      new Unusable(`Not a web address: ${JSON.stringify(text)}. It must begin with https:// or http://.`),
    );
  });
});
