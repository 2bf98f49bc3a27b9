// Runs in a page, with and without the probe: what a page could notice of the workers that it starts.
const started = new Set();
const start = (address, options) => {
  const worker = new Worker(address, options);
  started.add(worker);
  return worker;
};
const eventOf = (worker, type) =>
  new Promise((resolve) => {
    worker.addEventListener(type, resolve, { once: true });
    setTimeout(() => resolve(new ErrorEvent(type, { message: 'nothing came' })), 8000);
  });
const messageOf = async (worker) => (await eventOf(worker, 'message')).data;
const errorOf = async (worker) => {
  const event = await eventOf(worker, 'error');
  event.preventDefault();
  return [event.constructor.name, event.message, event.filename, event.lineno, event.colno].join();
};
const atOnce = (act) => {
  try {
    return Object.prototype.toString.call(act());
  } catch (error) {
    return `threw ${error.name}: ${error.message}`;
  }
};

/** Has a worker ask for `address` by PUT; resolves to whether its functions are the platform's. */
globalThis.putInWorker = async (script, options, address, init) => {
  const worker = start(script, options);
  worker.postMessage({ put: address, init }, []);
  const { isNative } = await messageOf(worker);
  return isNative;
};

async function inside(script, options, api) {
  const worker = start(script, options);
  // Before there is anybody to hear it.
  for (const say of [1, 2]) worker.postMessage({ say }, []);
  worker.postMessage({ api }, []);
  return messageOf(worker);
}
async function silent() {
  const worker = start('worker.js');
  let heard = 0;
  worker.addEventListener('message', () => (heard += 1));
  worker.postMessage({ say: 1 }, [new MessageChannel().port1]);
  worker.terminate();
  await new Promise((resolve) => setTimeout(resolve, 300));
  return heard;
}
async function port() {
  const { port1, port2 } = new MessageChannel();
  start(new URL('worker.js', location)).postMessage({ say: 1 }, [port2]);
  port1.start();
  return (await eventOf(port1, 'message')).data;
}
async function failing() {
  const worker = start('worker.js');
  worker.postMessage({ throw: true }, []);
  return errorOf(worker);
}
class Own extends Worker {
  own() {
    return 'own';
  }
}

globalThis.workerBehaviour = async (api) => ({
  classic: await inside('worker.js', { name: 'mine' }, api),
  module: await inside('worker.js?module', { type: 'module', name: 'mine' }, api),
  silent: await silent(),
  port: await port(),
  failing: await failing(),
  throws: await errorOf(start('throws.js')),
  throwsInModule: await errorOf(start('throws.js', { type: 'module' })),
  unparsable: await errorOf(start('unparsable.js')),
  missing: await errorOf(start('missing.js')),
  missingModule: await errorOf(start('missing.js', { type: 'module' })),
  own: [new Own('worker.js').own(), new Own('worker.js') instanceof Worker, new Own('worker.js').constructor.name],
  constructorSame: start('worker.js').constructor === Worker,
  called: atOnce(() => Worker('worker.js')),
  nothing: atOnce(() => new Worker()),
  noType: atOnce(() => new Worker('worker.js', { type: 'yes' })),
  elsewhere: atOnce(() => new Worker(`${api}/worker.js`)),
  noAddress: atOnce(() => new Worker('http://[')),
  shape: [Worker.name, Worker.length, String(Worker).includes('[native code]'), Object.keys(Worker).join()],
});
globalThis.stopWorkers = () => {
  for (const worker of started) worker.terminate();
  started.clear();
};
