import { describe, expect, it } from 'vitest';
import {
  compareReleases,
  DEFAULT_RELEASE,
  KNOWN_RELEASES,
  parseRelease,
} from '../../../src/core/ingress-nginx/release.ts';
import { effectiveCors } from '../../../src/core/ingress-nginx/effective-cors.ts';
import vectors from '../../conformance/ingress-vectors.json' with { type: 'json' };

describe('the names of releases', () => {
  it.each([
    ['v1.15.1', 1, 15, 1, true],
    ['1.15.1', 1, 15, 1, true],
    ['v1.15.1-noval', 1, 15, 1, false],
    ['v1.9.0', 1, 9, 0, true],
    ['v1.8.5', 1, 8, 5, false],
    ['v1.11.5-aliyun.1', 1, 11, 5, false],
    ['v1.12.1-aliyun.2', 1, 12, 1, true],
    ['v1.12.1-aliyun.2-noval', 1, 12, 1, false],
    ['v0.44.0.12-27ae67262-aliyun', 0, 44, 0, false],
    ['v1.12.0-beta.0', 1, 12, 0, true],
    ['controller-v1.2.1', 1, 2, 1, false],
    ['v1.5', 1, 5, 0, false],
    ['0.44.0', 0, 44, 0, false],
  ])('%s is understood', (name, major, minor, patch, validates) => {
    expect(parseRelease(name)).toEqual({ major, minor, patch, validates });
  });

  it.each(['', 'v', 'v1', 'latest', 'v1.x.0', 'v1.2.3.4', ' v1.2.3', 'v1.2.3\n', 'v1.2.3-foo', 'v99999.0.0'])(
    '"%s" is refused in one sentence that names it',
    (name) => {
      expect(parseRelease(name)).toBeNull();
      expect(() => effectiveCors({}, name)).toThrow(
        new RangeError(`"${name}" is not an ingress-nginx release such as v1.15.1.`),
      );
    },
  );

  it('compares numbers, not text', () => {
    expect(compareReleases('v1.9.6', 'v1.11.8')).toBeLessThan(0);
    expect(compareReleases('v1.11.8-noval', '1.11.8')).toBe(0);
    expect(compareReleases('v1.0.4', 'v0.51.0')).toBeGreaterThan(0);
    expect(() => compareReleases('v1.0.4', 'x')).toThrow(RangeError);
  });

  it('stays right when more names were asked for than are remembered', () => {
    for (let patch = 0; patch < 600; patch++) expect(parseRelease(`v1.3.${patch}`)?.patch).toBe(patch);
    expect(parseRelease('v1.3.1')?.patch).toBe(1);
  });
});

describe('the releases offered for choice', () => {
  it('run from the newest to the oldest', () => {
    expect(KNOWN_RELEASES[0]).toBe(DEFAULT_RELEASE);
    expect(KNOWN_RELEASES.toSorted((a, b) => compareReleases(b, a))).toEqual(KNOWN_RELEASES);
  });

  it('hold every release that was measured', () => {
    const measured = new Set(
      vectors.annotation_parse.flatMap(({ results }) => results.flatMap(({ releases }) => releases)),
    );
    expect([...measured].filter((release) => !KNOWN_RELEASES.includes(release))).toEqual([]);
  });
});
