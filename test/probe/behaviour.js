// Runs in a page, with and without the probe: everything that a page could notice of its own requests, as text. The page
// names the API's origin, `api`, after this.

const outcome = async (act) => {
  try {
    return String(await act());
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};

/** What a call gives at once, before anything is awaited: a promise, or an exception. */
const atOnce = (act) => {
  try {
    const given = act();
    if (given instanceof Promise) given.catch(() => {});
    return Object.prototype.toString.call(given);
  } catch (error) {
    return `threw ${error.name}: ${error.message}`;
  }
};

const counted = () => {
  const count = { reads: 0 };
  const read = (value) => () => {
    count.reads += 1;
    return value;
  };
  return { count, read };
};

async function stream() {
  const { body } = await fetch(`${api}/stream`);
  const parts = [];
  const decoder = new TextDecoder();
  for (let reader = body.getReader(), part = await reader.read(); !part.done; part = await reader.read())
    parts.push(decoder.decode(part.value));
  return parts.join('');
}

async function abort() {
  const control = new AbortController();
  const answer = fetch(`${api}/hang`, { signal: control.signal });
  control.abort();
  return answer;
}

async function requestObject() {
  const request = new Request(`${api}/echo`, { method: 'POST', body: 'said' });
  const before = request.bodyUsed;
  const answer = await fetch(request);
  return [before, request.bodyUsed, await answer.text()];
}

async function noCors() {
  const { type, status } = await fetch(`${api}/silent`, { mode: 'no-cors' });
  return [type, status];
}

async function getters() {
  const { count, read } = counted();
  const init = {};
  for (const [name, value] of [
    ['method', 'POST'],
    ['credentials', 'include'],
    ['body', 'x'],
  ])
    Object.defineProperty(init, name, { get: read(value), enumerable: true });
  await fetch({ toString: read(`${api}/echo`) }, init).catch(() => 0);
  return count.reads;
}

async function unhandled() {
  const heard = new Promise((resolve) => {
    addEventListener('unhandledrejection', (event) => resolve(String(event.reason)), { once: true });
  });
  void fetch(`${api}/silent`);
  return heard;
}

async function xhr() {
  const request = new XMLHttpRequest();
  const events = [];
  for (const name of ['readystatechange', 'loadstart', 'progress', 'load', 'loadend', 'error'])
    request.addEventListener(name, () => events.push(`${name}${request.readyState}`));
  request.open('post', `${api}/echo`);
  request.send('said');
  await new Promise((resolve) => request.addEventListener('loadend', resolve));
  return [...events, request.status, request.responseText];
}

async function eventSource() {
  class Own extends EventSource {}
  const source = new Own(`${api}/events`);
  const data = await new Promise((resolve) => source.addEventListener('message', (event) => resolve(event.data)));
  source.close();
  const plain = new EventSource(`${api}/events`);
  plain.close();
  return [data, source instanceof EventSource, plain.constructor === EventSource, Own.CONNECTING, plain.url];
}

const shape = (owner, name) => {
  const { value, ...flags } = Object.getOwnPropertyDescriptor(owner, name);
  return [value.name, value.length, typeof value, String(value).includes('[native code]'), flags, Object.keys(value)];
};

globalThis.behaviour = async () => ({
  stream: await outcome(stream),
  abort: await outcome(abort),
  requestObject: await outcome(requestObject),
  noCors: await outcome(noCors),
  blocked: await outcome(() => fetch(`${api}/silent`)),
  allowed: await outcome(async () => (await fetch(new URL('/echo', api))).status),
  nothing: [await outcome(() => fetch()), atOnce(() => fetch())],
  noAddress: [await outcome(() => fetch('http://[')), atOnce(() => fetch('http://['))],
  noOption: [await outcome(() => fetch(api, { credentials: 'yes' })), atOnce(() => fetch(api, { mode: 'yes' }))],
  calledOnNothing: await outcome(async () => (await Reflect.apply(fetch, undefined, [`${api}/echo`])).status),
  calledOnAnother: [await outcome(() => fetch.call({}, api)), atOnce(() => fetch.call({}, api))],
  constructed: atOnce(() => Reflect.construct(fetch, [api])),
  throwingGetter: await outcome(() =>
    fetch(api, {
      get method() {
        throw new RangeError('mine');
      },
    }),
  ),
  getters: await getters(),
  unhandled: await unhandled(),
  xhr: await outcome(async () => JSON.stringify(await xhr())),
  xhrUnopened: atOnce(() => new XMLHttpRequest().send()),
  xhrNoAddress: atOnce(() => new XMLHttpRequest().open('GET', 'http://[')),
  xhrOnAnother: atOnce(() => XMLHttpRequest.prototype.open.call({}, 'GET', api)),
  eventSource: await outcome(async () => JSON.stringify(await eventSource())),
  eventSourceCalled: atOnce(() => EventSource(api)),
  shapes: JSON.stringify([
    shape(globalThis, 'fetch'),
    shape(globalThis, 'EventSource'),
    shape(XMLHttpRequest.prototype, 'open'),
    shape(XMLHttpRequest.prototype, 'send'),
  ]),
  globals: Object.getOwnPropertyNames(globalThis).toSorted().join(),
});
