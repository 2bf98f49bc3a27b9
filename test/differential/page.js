// Runs in the page of the differential test: makes the request of a case in the way that the case names.
const finished = (promise) =>
  Promise.race([promise.catch(() => 0), new Promise((resolve) => setTimeout(resolve, 4000))]);

function viaFetch({ url, method, headers, body, mode, credentials, redirect }) {
  const init = { method, headers, mode, credentials, redirect, cache: 'no-store' };
  if (body !== null) init.body = body;
  return finished(fetch(url, init).then((response) => response.text()));
}

function viaXhr({ url, method, headers, body, credentials, uploadListener }) {
  return finished(
    new Promise((resolve) => {
      const xhr = new XMLHttpRequest();
      if (uploadListener) xhr.upload.addEventListener('progress', () => {});
      xhr.open(method, url);
      xhr.withCredentials = credentials === 'include';
      for (const [name, value] of headers) xhr.setRequestHeader(name, value);
      xhr.addEventListener('loadend', resolve);
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
      const done = () => {
        element.remove();
        resolve();
      };
      element.addEventListener('load', done);
      element.addEventListener('error', done);
      element[tag === 'link' ? 'href' : 'src'] = url;
      document.head.append(element);
    }),
  );
}

const viaFont = ({ id, url }) => finished(new FontFace(`f${id}`, `url(${url})`).load());

function viaEventSource({ url, credentials }) {
  return finished(
    new Promise((resolve) => {
      const source = new EventSource(url, { withCredentials: credentials === 'include' });
      const done = () => {
        source.close();
        resolve();
      };
      source.addEventListener('open', done);
      source.addEventListener('error', done);
    }),
  );
}

async function viaBeacon({ url, headers, body }) {
  navigator.sendBeacon(url, new Blob([body], { type: headers[0][1] }));
  await new Promise((resolve) => setTimeout(resolve, 300));
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
  const answered = new Promise((resolve) => port1.addEventListener('message', resolve));
  port1.start();
  post(asked, [port2]);
  await finished(answered);
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

/** Runs the cases, at most `limit` at a time; resolves when every one has had its answer. */
globalThis.runCases = async (cases, limit) => {
  const waiting = [...cases];
  const work = async () => {
    for (let asked = waiting.shift(); asked !== undefined; asked = waiting.shift()) {
      try {
        if (asked.repeated) await ways[asked.requester](asked);
        await ways[asked.requester](asked);
      } catch {
        // A call that the browser refuses before any request: there is nothing to compare.
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, work));
};

/** In a frame and in a worker. */
globalThis.serveFetches = (hear, tell) => {
  hear((asked, port) => {
    if (port !== undefined) void viaFetch(asked).then(() => port.postMessage('done'));
    else postMessage({ isNative: Function.prototype.toString.call(fetch).startsWith('function fetch()') });
  });
  tell();
};
