// Runs in the page of the differential test: makes the request of a case in the way that the case names.
const finished = (promise) =>
  Promise.race([promise.catch(() => null), new Promise((resolve) => setTimeout(resolve, 4000, null))]);

/** Of a call whose failure nothing but the request can cause. */
const answered = (promise) =>
  finished(
    promise.then(
      () => true,
      () => false,
    ),
  );

function viaFetch({ url, method, headers, body, mode, credentials, redirect }) {
  const init = { method, headers, mode, credentials, redirect, cache: 'no-store' };
  if (body !== null) init.body = body;
  return answered(fetch(url, init).then((response) => response.text()));
}

function viaXhr({ url, method, headers, body, credentials, uploadListener }) {
  return finished(
    new Promise((resolve) => {
      const xhr = new XMLHttpRequest();
      if (uploadListener) xhr.upload.addEventListener('progress', () => {});
      xhr.open(method, url);
      xhr.withCredentials = credentials === 'include';
      for (const [name, value] of headers) xhr.setRequestHeader(name, value);
      xhr.addEventListener('load', () => resolve(true));
      xhr.addEventListener('error', () => resolve(false));
      xhr.send(body);
    }),
  );
}

const crossOrigin = (credentials) => (credentials === 'include' ? 'use-credentials' : 'anonymous');

function viaElement(tag, { url, mode, credentials }) {
  return finished(
    new Promise((resolve) => {
      const element = document.createElement(tag);
      if (tag === 'script') element.type = 'module';
      if (tag === 'link') element.rel = 'stylesheet';
      if (mode === 'cors') element.crossOrigin = crossOrigin(credentials);
      const done = (answer) => {
        element.remove();
        resolve(answer);
      };
      element.addEventListener('load', () => done(true));
      // Or its body is none that such an element can show.
      element.addEventListener('error', () => done(null));
      element[tag === 'link' ? 'href' : 'src'] = url;
      document.head.append(element);
    }),
  );
}

/** Its body is no font, so that it fails whatever the answer. */
const viaFont = ({ id, url }) => finished(new FontFace(`f${id}`, `url(${url})`).load().then(() => true));

function viaEventSource({ url, credentials }) {
  return finished(
    new Promise((resolve) => {
      const source = new EventSource(url, { withCredentials: credentials === 'include' });
      const done = (answer) => {
        source.close();
        resolve(answer);
      };
      source.addEventListener('open', () => done(true));
      // Or its status is none that a stream may have.
      source.addEventListener('error', () => done(null));
    }),
  );
}

async function viaBeacon({ url, headers, body }) {
  navigator.sendBeacon(url, new Blob([body], { type: headers[0][1] }));
  return new Promise((resolve) => setTimeout(resolve, 300, null));
}

const frames = new Map();
const WORKERS = {
  worker: () => new Worker('/worker.js'),
  'module-worker': () => new Worker('/worker.js?module', { type: 'module' }),
};

/** A frame or a worker that fetches for the page: made once, asked by message. */
function helper(kind) {
  const known = frames.get(kind);
  if (known !== undefined) return known;
  const made = new Promise((resolve) => {
    const start = WORKERS[kind];
    if (start !== undefined) {
      const worker = start();
      worker.addEventListener(
        'message',
        () => resolve({ post: (message, ports) => worker.postMessage(message, ports) }),
        { once: true },
      );
      return;
    }
    const frame = document.createElement('iframe');
    if (kind === 'sandbox') frame.sandbox = 'allow-scripts';
    frame.src = '/frame.html';
    addEventListener('message', function hear(event) {
      if (event.source !== frame.contentWindow) return;
      removeEventListener('message', hear);
      resolve({ post: (message, ports) => frame.contentWindow.postMessage(message, '*', ports) });
    });
    document.body.append(frame);
  });
  frames.set(kind, made);
  return made;
}

async function viaHelper(kind, asked) {
  const { post } = await helper(kind);
  const { port1, port2 } = new MessageChannel();
  const told = new Promise((resolve) => port1.addEventListener('message', ({ data }) => resolve(data)));
  port1.start();
  post(asked, [port2]);
  return finished(told);
}

const ways = {
  fetch: viaFetch,
  xhr: viaXhr,
  image: (asked) => viaElement('img', asked),
  module: (asked) => viaElement('script', asked),
  font: viaFont,
  eventsource: viaEventSource,
  beacon: viaBeacon,
  iframe: (asked) => viaHelper('iframe', asked),
  sandbox: (asked) => viaHelper('sandbox', asked),
  style: (asked) => viaElement('link', asked),
  worker: (asked) => viaHelper('worker', asked),
  'module-worker': (asked) => viaHelper('module-worker', asked),
};

/** Whether the probe is in the workers that start now. */
globalThis.workersAreAsked = async () => {
  const told = Object.values(WORKERS).map(async (start) => {
    const worker = start();
    const isNative = await new Promise((resolve) => {
      worker.addEventListener('message', ({ data }) => data !== 'ready' && resolve(data.isNative));
      worker.postMessage({ isNative: true }, []);
    });
    worker.terminate();
    return !isNative;
  });
  return (await Promise.all(told)).every(Boolean);
};

/**
 * Runs the cases, at most `limit` at a time; resolves when every one has had its answer, to `[id, answered]`: whether the
 * page got it, `null` where that cannot be told.
 */
globalThis.runCases = async (cases, limit) => {
  const waiting = [...cases];
  const results = [];
  const work = async () => {
    for (let asked = waiting.shift(); asked !== undefined; asked = waiting.shift()) {
      try {
        if (asked.repeated) await ways[asked.requester](asked);
        results.push([asked.id, await ways[asked.requester](asked)]);
      } catch {
        // A call that the browser refuses before any request: there is nothing to compare.
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, work));
  return results;
};

/** In a frame and in a worker. */
globalThis.serveFetches = (hear, tell) => {
  hear((asked, port) => {
    if (port !== undefined) void viaFetch(asked).then((answer) => port.postMessage(answer));
    else postMessage({ isNative: Function.prototype.toString.call(fetch).startsWith('function fetch()') });
  });
  tell();
};
