import { createServer } from 'node:net';
import { Unusable } from '../../../src/dev/unusable.ts';

/** Checks that a port of 127.0.0.1 can be listened on; finds a free one when none is given. @throws Unusable */
export function listenPort(wanted = 0): Promise<number> {
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    return Promise.reject(new Unusable(`${wanted} is not a port number; use 1 to 65535.`));
  }
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      reject(portError(wanted, error));
    });
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      const port = address === null || typeof address === 'string' ? wanted : address.port;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

/** Why a port cannot be listened on, in one sentence. */
export function portError(port: number, error: NodeJS.ErrnoException): Unusable {
  if (error.code === 'EADDRINUSE') return new Unusable(`Port ${port} is taken by another program.`);
  if (error.code === 'EACCES') return new Unusable(`You may not listen on port ${port}; choose one above 1023.`);
  return new Unusable(`Cannot listen on port ${port}: ${error.message}.`);
}
