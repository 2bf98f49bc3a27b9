import { isMap, isScalar, visit } from 'yaml';
import { parseRelease } from '../ingress-nginx/release.ts';
import type { Release } from '../ingress-nginx/types.ts';
import { textAt } from './nodes.ts';
import type { Found } from './unharmed.ts';

const KINDS: ReadonlySet<string | null> = new Set(['Deployment', 'DaemonSet', 'Pod', 'ReplicaSet']);

/** The project's own image, its mirrors, and Alibaba's: `…/nginx-ingress-controller:v1.11.5-aliyun.1`. */
const IMAGE = /(?:^|\/)(?:ingress-nginx\/controller(?:-chroot)?|(?:aliyun-)?(?:nginx-)?ingress-controller):([^@\s]+)/;

/** The release of a controller among the objects, by its image; `null` when there is none. An Ingress does not tell. */
export function controllerRelease(objects: readonly Found[]): Release | null {
  for (const { map, doc } of objects) {
    if (!KINDS.has(textAt(map, 'kind', doc))) continue;
    let found: Release | null = null;
    visit(map, {
      Pair(_, { key, value }) {
        if (!isScalar(key) || key.value !== 'image' || !isScalar(value) || isMap(value)) return undefined;
        const tag = IMAGE.exec(String(value.value))?.[1] ?? '';
        found ??= parseRelease(tag) === null ? null : tag;
        return found === null ? undefined : visit.BREAK;
      },
    });
    if (found !== null) return found;
  }
  return null;
}
