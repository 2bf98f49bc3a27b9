// Runs in a worker, with and without the probe: everything that its script could notice of where it runs and of its requests.
// The page names the API's origin, `api`, and what imports there are to try, `imports`, in its first message.

const outcome = async (act) => {
  try {
    return String(await Promise.race([act(), new Promise((resolve) => setTimeout(resolve, 2000, 'nothing came'))]));
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
const locationNow = () =>
  ['href', 'origin', 'protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash', 'toString'].map((name) =>
    String(name === 'toString' ? location.toString() : location[name]),
  );
const atStart = { location: locationNow(), name: self.name, imported: null };
const heard = [];
const MODULE = './module.js';

const ownerOf = (owner, name) => (Object.hasOwn(owner, name) ? owner : ownerOf(Object.getPrototypeOf(owner), name));
const shape = (from, name) => {
  const owner = ownerOf(from, name);
  const own = Object.getOwnPropertyDescriptor(owner, name);
  const made = own.value ?? Reflect.get(own, 'get');
  const flags = [own.writable, own.enumerable, own.configurable];
  return [made.name, made.length, typeof made, String(made).includes('[native code]'), flags, Object.keys(made)];
};

async function xhr() {
  const request = new XMLHttpRequest();
  request.open('GET', 'echo?xhr');
  request.send();
  await new Promise((resolve) => request.addEventListener('loadend', resolve));
  return [request.status, request.responseURL];
}
async function eventSource() {
  const source = new EventSource('events');
  await new Promise((resolve) => source.addEventListener('message', resolve));
  source.close();
  return [source.url, source.constructor === EventSource];
}
async function socket() {
  const made = new WebSocket('/socket');
  made.close();
  return made.url;
}
async function cached() {
  const cache = await caches.open('any');
  await cache.put('kept', new Response('kept'));
  const keys = (await cache.keys()).map(({ url }) => url);
  return [keys, await (await caches.match('/deep/kept')).text(), await cache.delete('kept')];
}
async function nested() {
  const inner = new Worker('nested.js');
  const { data } = await new Promise((resolve) => inner.addEventListener('message', resolve));
  inner.terminate();
  return data;
}
async function getters() {
  const reads = [];
  const init = new Proxy(
    { method: 'POST', body: 'x' },
    {
      get(target, name) {
        reads.push(String(name));
        return target[name];
      },
    },
  );
  const address = { toString: () => (reads.push('address'), 'echo') };
  await fetch(address, init);
  return reads;
}
const methodWith = (made) => [made.url, made.method, made.credentials, made.mode];

async function behaviour(api) {
  return {
    atStart,
    locationSame: [self.location === location, Object.getOwnPropertyNames(location).join(), String(self)],
    origin: [self.origin, isSecureContext, crossOriginIsolated],
    relative: await outcome(async () => (await fetch('echo')).url),
    rooted: await outcome(async () => (await fetch('/echo?x#y')).url),
    object: await outcome(async () => (await fetch(new URL('echo', location))).url),
    request: methodWith(new Request('echo', { method: 'POST', credentials: 'include' })),
    requestOfRequest: methodWith(new Request(new Request('echo'), { method: 'PUT' })),
    referrers: [
      new Request('echo').referrer,
      new Request('echo', { referrer: 'about:client' }).referrer,
      new Request('echo', { credentials: 'omit' }).referrer,
      new Request(new Request('echo', { referrer: '/own' }), { method: 'PUT' }).referrer,
      new Request('echo', { referrer: '' }).referrer,
      new Request('echo', { referrer: '/own' }).referrer,
    ],
    isRequest: new Request('echo') instanceof Request,
    echoed: await outcome(async () => (await fetch(new Request('echo', { method: 'POST', body: 'said' }))).text()),
    referer: await outcome(async () => (await fetch('referer')).text()),
    refererNone: await outcome(async () => (await fetch('referer', { referrerPolicy: 'no-referrer' })).text()),
    refererPost: await outcome(async () => (await fetch('referer', { method: 'POST', body: 'x' })).text()),
    xhr: await outcome(async () => JSON.stringify(await xhr())),
    eventSource: await outcome(async () => JSON.stringify(await eventSource())),
    socket: await outcome(socket),
    cached: await outcome(async () => JSON.stringify(await cached())),
    redirect: Response.redirect('elsewhere').headers.get('location'),
    nested: await outcome(nested),
    dynamic: await outcome(async () => (await import(MODULE)).default),
    classic: await outcome(() => importScripts('imported.js', '/deep/imported.js') ?? self.importedTwice),
    blocked: await outcome(() => fetch(`${api}/silent`)),
    nothing: await outcome(() => fetch()),
    noAddress: await outcome(() => fetch('http://[')),
    noOption: await outcome(() => fetch(api, { mode: 'yes' })),
    throwing: await outcome(() =>
      fetch({
        toString() {
          throw new RangeError('mine');
        },
      }),
    ),
    getters: await outcome(async () => (await getters()).filter((name) => name !== 'referrer').join()),
    noEventSource: await outcome(() => new EventSource('http://[')),
    shapes: JSON.stringify([
      ...['fetch', 'Request', 'EventSource', 'WebSocket', 'Worker'].map((name) => shape(self, name)),
      shape(XMLHttpRequest.prototype, 'open'),
      shape(XMLHttpRequest.prototype, 'send'),
      shape(WorkerLocation.prototype, 'href'),
    ]),
    globals: Object.getOwnPropertyNames(self).toSorted().join(),
  };
}

const isNative = () => Function.prototype.toString.call(fetch).startsWith('function fetch()');
self.addEventListener('message', ({ data }) => {
  if (data.throw) throw new TypeError('of the worker');
});
async function answer({ data, ports }) {
  heard.push(data.say ?? data.api);
  if (data.api) postMessage({ behaviour: await behaviour(data.api), heard });
  if (data.put) await fetch(data.put, { method: 'PUT', ...data.init }).catch(() => 0);
  if (data.put) postMessage({ done: data.put, isNative: isNative() });
  if (ports[0]) ports[0].postMessage('through the port', []);
}
self.addEventListener('message', (event) => void answer(event));
