// One request through the gateway in Node: the core decides, this asks whom the core wants asked.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HeaderLines } from '../../../src/core/exchange.ts';
import { chooseLocation } from '../../../src/core/ingress-nginx/choose-location.ts';
import { decide } from '../../../src/core/ingress-nginx/decide.ts';
import type { Answer, Decision } from '../../../src/core/ingress-nginx/decision.ts';
import { locationsOf, type Location } from '../../../src/core/ingress-nginx/locations.ts';
import { rateLimits } from '../../../src/core/ingress-nginx/rate-limits.ts';
import { DEFAULT_RELEASE, requireRelease } from '../../../src/core/ingress-nginx/release.ts';
import { parseTarget } from '../../../src/core/ingress-nginx/request-target.ts';
import type { BackendAnswer, IngressPath, Release, SimulatedRequest } from '../../../src/core/ingress-nginx/types.ts';
import { pathsOf, type GatewayHost } from './gateway.ts';
import { LeakyBucket } from './leaky-bucket.ts';
import { askUpstream, type Address } from './node-upstream.ts';
import { headerPairs } from './raw-headers.ts';
import { addedHeaders } from './snippet.ts';

/** What goes back to the client. */
export interface Reply {
  readonly status: number;
  readonly headers: HeaderLines;
  /** The gateway's own page, the application's answer to stream, or nothing. */
  readonly body: string | IncomingMessage | null;
  /** The application's side of an upgraded connection. */
  readonly socket: Duplex | null;
}

interface Host {
  readonly paths: readonly IngressPath[];
  readonly release: Release;
  readonly locations: readonly Location[];
  readonly buckets: ReadonlyMap<Location, readonly LeakyBucket[]>;
}

const UNKNOWN: Host = { paths: [], release: DEFAULT_RELEASE, locations: [], buckets: new Map() };

/** A configuration that can answer requests. */
export class NodeRouter {
  readonly #upstream: Address;
  readonly #hosts: ReadonlyMap<string, Host>;

  /** @throws Unusable when a snippet says more than this gateway knows, RangeError when a release is none */
  constructor(hosts: readonly GatewayHost[], upstream: Address) {
    this.#upstream = upstream;
    this.#hosts = new Map(hosts.map((host) => [host.host.toLowerCase(), prepared(host)]));
  }

  /** Answers a request; its `host` is the Host header. */
  async reply(request: SimulatedRequest, body: Buffer | null, client: string): Promise<Reply> {
    const name = (request.host ?? '').replace(/:\d+$/, '').toLowerCase();
    const host = this.#hosts.get(name) ?? UNKNOWN;
    let first = decide(host.paths, host.release, request, client);
    if (isCounted(first) && !takes(host, request)) {
      first = decide(host.paths, host.release, { ...request, nth_of_burst: Number.MAX_SAFE_INTEGER }, client);
    }
    const next = first.kind === 'authorize' ? first.resume(await this.#authorize(first.url, request)) : first;
    if (next.kind === 'answer') return replyOf(next, null, null);
    const given = await askUpstream(this.#upstream, next.request, body, next.readTimeout);
    if ('failure' in given) return replyOf(next.finish(given), null, null);
    const { message, socket } = given;
    const answer = next.finish({ status: message.statusCode ?? 502, headers: headerPairs(message.rawHeaders) });
    return replyOf(answer, message, socket);
  }

  /** Every name of the lab is served by the one upstream, that of the authentication service too. */
  async #authorize(url: string, request: SimulatedRequest): Promise<BackendAnswer> {
    const { host, pathname, search } = new URL(url);
    const asked: SimulatedRequest = { ...request, scheme: 'http', host, method: 'GET', path: pathname + search };
    const given = await askUpstream(this.#upstream, asked, null, 60);
    if ('failure' in given) return given;
    given.message.resume();
    return { status: given.message.statusCode ?? 502, headers: headerPairs(given.message.rawHeaders) };
  }
}

function prepared(host: GatewayHost): Host {
  const paths = pathsOf(host);
  const release = host.release ?? DEFAULT_RELEASE;
  requireRelease(release);
  const locations = locationsOf(paths);
  const buckets = new Map<Location, readonly LeakyBucket[]>();
  for (const location of locations) {
    // A snippet that cannot be carried is refused here, not when the first request comes.
    addedHeaders(location.owner.annotations);
    const limits = rateLimits(location.owner.annotations, location.facts);
    if (limits.length > 0)
      buckets.set(
        location,
        limits.map((limit) => new LeakyBucket(limit)),
      );
  }
  return { paths, release, locations, buckets };
}

/** Preflights, redirects and bodies refused by their length never come to nginx's limits. */
function isCounted(decision: Decision): boolean {
  if (decision.kind !== 'answer') return true;
  const { status } = decision.response;
  return status >= 400 && status !== 413;
}

function takes(host: Host, request: SimulatedRequest): boolean {
  if (host.buckets.size === 0) return true;
  const choice = chooseLocation(host.locations, parseTarget(request.path).uri);
  const buckets = choice ? host.buckets.get(choice.location) : undefined;
  return buckets?.every((bucket) => bucket.take(Date.now())) ?? true;
}

/** `message`: the application's answer, streamed unless an error page took its place. */
function replyOf(answer: Answer, message: IncomingMessage | null, socket: Duplex | null): Reply {
  const { status, headers } = answer.response;
  const streams = answer.page === null && answer.location !== null;
  if (message && !streams) message.resume();
  return { status, headers, body: streams ? message : answer.page, socket };
}
