import { expect, test } from 'vitest';
import { createAllowance } from '../../src/probe/allowance.ts';

const passing = (mayPass: (time: number) => boolean, tries: number, time: number): number =>
  Array.from({ length: tries }, () => mayPass(time)).filter(Boolean).length;

test('a page may make five hundred calls at once, and a hundred a second after that', () => {
  const mayPass = createAllowance();
  expect(passing(mayPass, 2000, 1_700_000_000_000)).toBe(500);
  expect(passing(mayPass, 2000, 1_700_000_001_000)).toBe(100);
  expect(passing(mayPass, 2000, 1_700_000_100_000)).toBe(500);
});

test('a clock that is set back does no harm', () => {
  const mayPass = createAllowance();
  passing(mayPass, 2000, 1_700_000_000_000);
  expect(passing(mayPass, 10, 1_600_000_000_000)).toBe(0);
  expect(passing(mayPass, 10, 1_600_000_000_010)).toBe(1);
});
