// From a page of the extension straight to its worker: unlike what goes through a port of the extension API, a message is
// not made text, passes no other process, and costs the worker nothing until it is read.

/** Opens a way to the worker, which is started if it has to be. @param name as what the worker hears the messages */
export async function openDirect(name: string): Promise<(message: unknown) => void> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1: port, port2 } = new MessageChannel();
  active?.postMessage(name, [port2]);
  return (message) => port.postMessage(message);
}

/** In the worker, while its script first runs. @param heard is given the name of the page's way, and reads the message late */
export function hearDirect(heard: (name: string, read: () => unknown) => void): void {
  addEventListener('message', ({ data, ports: [port] }) => {
    port?.addEventListener('message', (event) => heard(String(data), () => event.data));
    port?.start();
  });
}
