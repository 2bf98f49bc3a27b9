// Makes a case that differs small: takes away what the difference does not need.
import type { Case, Hop } from './case.ts';
import type { Compared, Driver } from './drive.ts';

/** Smaller forms of a case, the boldest first. */
function* smaller(given: Case): Generator<Case> {
  if (given.hops.length > 1) yield { ...given, hops: given.hops.slice(0, -1) };
  if (given.requester !== 'fetch') yield { ...given, requester: 'fetch' };
  if (given.repeated) yield { ...given, repeated: false };
  if (given.body !== null) yield { ...given, body: null };
  if (given.redirect !== 'follow') yield { ...given, redirect: 'follow' };
  for (const [index] of given.headers.entries()) yield { ...given, headers: given.headers.toSpliced(index, 1) };
  for (const [index, hop] of given.hops.entries()) {
    for (const less of smallerHops(hop)) yield { ...given, hops: given.hops.with(index, less) };
  }
}

function* smallerHops(hop: Hop): Generator<Hop> {
  if (hop.location !== 'absolute') yield { ...hop, location: 'absolute' };
  if (hop.userinfo !== '') yield { ...hop, userinfo: '' };
  for (const part of ['preflight', 'response'] as const) {
    const { headers } = hop[part];
    for (const [index] of headers.entries()) {
      yield { ...hop, [part]: { ...hop[part], headers: headers.toSpliced(index, 1) } };
    }
  }
}

/** The smallest form of the case whose verdict is still wrong, or still ambiguous. Each try runs in the browser, under an id of its own. */
export async function shrink(found: Compared, driver: Driver): Promise<Compared> {
  let smallest = found;
  for (let tries = 0, again = true; again && tries < 200;) {
    again = false;
    for (const candidate of smaller(smallest.given)) {
      tries += 1;
      const [compared] = await driver.run([{ ...candidate, id: `${found.given.id}s${tries}` }]);
      if (compared?.agreement !== found.agreement) continue;
      smallest = compared;
      again = true;
      break;
    }
  }
  return smallest;
}
