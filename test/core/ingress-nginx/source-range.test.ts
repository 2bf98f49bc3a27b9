import { describe, expect, it } from 'vitest';
import { allowedRanges, deniedRanges, isInRanges } from '../../../src/core/ingress-nginx/source-range.ts';

describe('source ranges', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.0.0.0/8', true],
    ['0.0.0.0/0', true],
    ['127.0.0.1/32', true],
    ['127.0.0.0/32', false],
    ['10.0.0.0/8', false],
    ['10.0.0.0/8, 127.0.0.1', true],
    ['::1', false],
    ['fe80::/10,127.0.0.1', true],
  ])('%s', (value, holds) => {
    const ranges = allowedRanges({ 'allowlist-source-range': value });
    expect(ranges === 'invalid' ? ranges : isInRanges('127.0.0.1', ranges)).toBe(holds);
  });

  it.each(['localhost', '10.0.0.0/33', '10.0.0.256', '10.0.0.0/8/8', '10.0.0.0/8,', 'fe80::/129', '10.0.0.0/x'])(
    '%s makes the controller deny the location',
    (value) => {
      expect(deniedRanges({ 'denylist-source-range': value })).toBe('invalid');
    },
  );

  it('reads the older name of the list where the newer one is not set', () => {
    expect(allowedRanges({ 'whitelist-source-range': '1.2.3.4' })).toEqual(['1.2.3.4']);
    expect(allowedRanges({ 'whitelist-source-range': '1.2.3.4', 'allowlist-source-range': '1.2.3.5' })).toEqual([
      '1.2.3.5',
    ]);
    expect(allowedRanges({})).toEqual([]);
  });

  it('holds no client whose address is not IPv4', () => {
    expect(isInRanges('::1', ['0.0.0.0/0'])).toBe(false);
  });
});
