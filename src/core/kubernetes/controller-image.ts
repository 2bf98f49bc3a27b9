// The release of a controller whose Deployment, DaemonSet or Pod stands in a text.
import { visit, type YAMLMap } from 'yaml';
import { isSince, parseRelease } from '../ingress-nginx/release.ts';
import type { Release } from '../ingress-nginx/types.ts';
import { type Doc, textAt, textsAt } from './nodes.ts';
import type { Found } from './unharmed.ts';

const KINDS: ReadonlySet<string | null> = new Set(['Deployment', 'DaemonSet', 'Pod', 'ReplicaSet', 'StatefulSet']);

/** The project's own image, its mirrors, and Alibaba's: `…/nginx-ingress-controller:v1.11.5-aliyun.1`. */
const IMAGE = /(?:^|\/)(?:ingress-nginx\/controller(?:-chroot)?|(?:aliyun-)?(?:nginx-)?ingress-controller):([^@\s]+)/;

/** The release of a controller among the objects, by its image and its flags; `null` when there is none. An Ingress does not tell. */
export function controllerRelease(objects: readonly Found[]): Release | null {
  for (const { map, doc } of objects) {
    if (!KINDS.has(textAt(map, 'kind', doc))) continue;
    let found: Release | null = null;
    visit(map, {
      Map(_, container) {
        found ??= releaseOf(container, doc);
        return found === null ? undefined : visit.BREAK;
      },
    });
    if (found !== null) return found;
  }
  return null;
}

function releaseOf(container: YAMLMap, doc: Doc): Release | null {
  const tag = IMAGE.exec(textAt(container, 'image', doc) ?? '')?.[1];
  const release = tag === undefined ? null : releaseOfTag(tag);
  return release === null ? null : withFlags(release, flagsOf(container, doc));
}

/** A vendor's tag holds the version: `nginx-1.9.4-rancher1`, `1.11.3-debian-12-r0`. Alibaba's own suffix says more. */
function releaseOfTag(tag: string): Release | null {
  if (parseRelease(tag) !== null) return tag;
  const version = /(?:^|[-v])(\d+\.\d+\.\d+)(?!\d)/.exec(tag)?.[1];
  return version === undefined ? null : `v${version}`;
}

/** Both `command` and `args` may hold them. */
const flagsOf = (container: YAMLMap, doc: Doc): readonly string[] =>
  ['command', 'args'].flatMap((key) => textsAt(container, key, doc));

const VALIDATION = /^--enable-annotation-validation(?:=(.*))?$/;

/** Validation is off by default from v1.9 to v1.11, and on from v1.12 on. */
function withFlags(release: Release, flags: readonly string[]): Release {
  const parsed = parseRelease(release);
  if (parsed === null || !isSince(parsed, 1, 9, 0)) return release;
  const flag = flags.map((text) => VALIDATION.exec(text)).findLast((match) => match !== null);
  const validates = flag === undefined ? isSince(parsed, 1, 12, 0) : !/^(?:0|f|false)$/i.test(flag[1] ?? '');
  if (validates === parsed.validates) return release;
  return validates ? `v${parsed.major}.${parsed.minor}.${parsed.patch}` : `${release}-noval`;
}
