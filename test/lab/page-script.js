// Runs in the lab's pages: makes the requests of a scenario, and says how each went.

/** Sends one request; passes only if the page got the answer, and the header that it wants to read. */
async function send({ url, reads, frame, ...init }) {
  if (frame !== undefined) return inFrame(frame, { url, reads, ...init });
  try {
    const response = await fetch(url, init);
    const value = reads === undefined ? null : response.headers.get(reads);
    return { passed: reads === undefined || value !== null, status: response.status, value, error: null };
  } catch (error) {
    return { passed: false, status: null, value: null, error: String(error) };
  }
}

/** Asks an iframe of another origin to send the request. */
async function inFrame(origin, request) {
  const element = document.createElement('iframe');
  element.src = `${origin}/frame`;
  element.hidden = true;
  document.body.append(element);
  await new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
  const answer = new Promise((resolve) => {
    window.addEventListener('message', function hear({ source, data }) {
      if (source !== element.contentWindow) return;
      window.removeEventListener('message', hear);
      resolve(data);
    });
  });
  element.contentWindow.postMessage(request, origin);
  const result = await answer;
  element.remove();
  return result;
}

if (window.parent !== window) {
  window.addEventListener('message', ({ source, origin, data }) => {
    void send(data).then((result) => source.postMessage(result, origin));
  });
}

function describe({ passed, status, value, error }) {
  if (error !== null) return `blocked: ${error}`;
  const read = value === null ? '' : `, ${value}`;
  return passed ? `passed: ${status}${read}` : `passed: ${status}, but the header reads null`;
}

/** Runs every request of one scenario, one after the other. */
async function run(scenario) {
  const results = [];
  for (const step of scenario.steps) results.push(await send(step));
  return results;
}

function show(scenario) {
  const here = location.origin === scenario.page;
  const row = document.getElementById('scenario').content.cloneNode(true).firstElementChild;
  const [button, output] = [row.querySelector('button'), row.querySelector('output')];
  row.querySelector('p').textContent = scenario.title;
  button.textContent = here ? 'Run' : `Open on ${scenario.page}`;
  button.addEventListener('click', async () => {
    if (!here) return location.assign(`${scenario.page}/`);
    output.textContent = '…';
    output.textContent = (await run(scenario)).map((result) => describe(result)).join('\n');
  });
  document.querySelector('main').append(row);
}

const list = document.getElementById('scenarios');
if (list !== null) for (const scenario of JSON.parse(list.textContent)) show(scenario);

window.lab = { send, run };
