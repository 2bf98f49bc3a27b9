// What a pasted text really does, without anything that is to be repaired.
import { effectiveCors } from '../ingress-nginx/effective-cors.ts';
import type { EffectiveCors, Release } from '../ingress-nginx/types.ts';
import type { IngressFinding } from './finding.ts';
import { ingressFindings } from './findings.ts';
import type { IngressObject, Manifest } from './manifest.ts';
import { isCanary, servedHost } from './serving.ts';

/** One Ingress of a text, as a release reads it. */
export interface ExplainedIngress {
  readonly object: IngressObject;
  /** The text that it stands in. */
  readonly manifest: Manifest;
  /** How the release reads its CORS annotations, invalid values and all. */
  readonly cors: EffectiveCors;
  /** What its annotations really do, where that is not what they say; empty when they do what they say. */
  readonly findings: readonly IngressFinding[];
}

/**
 * Explains the Ingresses of a host in the order of the text, canaries among them, or all of them.
 * @param hostname without the port; `null`: every Ingress of the texts
 * @throws RangeError when `release` is no release of the controller
 */
export function explainIngresses(
  manifests: readonly Manifest[],
  release: Release,
  hostname: string | null = null,
): readonly ExplainedIngress[] {
  const serving = manifests.filter((manifest) => hostname === null || servedHost(manifest, hostname) !== null);
  const read = hostname === null ? serving : serving.slice(0, 1);
  return read.flatMap((manifest) => {
    const its = hostname === null ? manifest.objects : servingObjects(manifest, hostname);
    return its.map((object) => ({
      object,
      manifest,
      cors: effectiveCors(object.annotations, release),
      findings: ingressFindings(object, release, manifest),
    }));
  });
}

function servingObjects(manifest: Manifest, hostname: string): readonly IngressObject[] {
  const owners = new Set(servedHost(manifest, hostname)?.owners.values());
  const hosts = new Set([...owners].flatMap(({ rules }) => rules.map(({ host }) => host)));
  return manifest.objects.filter(
    (object) => owners.has(object) || (isCanary(object) && object.rules.some(({ host }) => hosts.has(host))),
  );
}
