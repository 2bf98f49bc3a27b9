import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { allSteps } from '../../src/core/all-steps.ts';
import { readManifest, readSteps } from '../../src/core/kubernetes/index.ts';

const corpus = 'test/core/kubernetes/corpus';
const texts = readdirSync(corpus)
  .filter((name) => /\.(?:yaml|json)$/.test(name))
  .map((name) => [name, readFileSync(path.join(corpus, name), 'utf8')] as const);
const COLLECTION_AS_KEY = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  ? { odd: key }
  : 1
`;

/** The package leaves out how the library writes YAML; see vite.config.ts. */
test('the package reads and edits YAML as the sources do', async () => {
  const shipped: { readSteps: typeof readSteps } = await import(path.resolve('dist/chrome/assets/reading.js'));
  const values = { 'nginx.ingress.kubernetes.io/enable-cors': 'true' };
  for (const [name, text] of [...texts, ['a collection as a key', COLLECTION_AS_KEY] as const]) {
    const [ours, theirs] = [readManifest(text), allSteps(shipped.readSteps(text))];
    expect([name, theirs.objects, theirs.problems]).toEqual([name, ours.objects, ours.problems]);
    const [object] = ours.objects;
    const [same] = theirs.objects;
    if (object === undefined || same === undefined) continue;
    expect([name, theirs.edit(same, values)]).toEqual([name, ours.edit(object, values)]);
  }
});
