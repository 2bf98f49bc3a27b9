import { existsSync } from 'node:fs';
import path from 'node:path';
import { findOrInstall } from '../../../src/dev/install.ts';
import { onPath, runnable } from '../../../src/dev/find-executable.ts';

/** A real nginx that can do what the controller's can. */
export interface NginxPrograms {
  readonly executable: string;
  /** Absolute path of headers-more. */
  readonly module: string;
}

const MODULE = 'ngx_http_headers_more_filter_module.so';
const MODULE_DIRECTORIES = [
  '/usr/lib/nginx/modules',
  '/usr/lib64/nginx/modules',
  '/usr/share/nginx/modules',
  '/etc/nginx/modules',
];
const EXECUTABLES = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'];

/** Looks in `PATH` and the usual places; `undefined` when the program or the module is missing. */
function findNginx(): NginxPrograms | undefined {
  const executable = onPath(['nginx']) ?? EXECUTABLES.find(runnable);
  const module = MODULE_DIRECTORIES.map((directory) => path.join(directory, MODULE)).find((file) => existsSync(file));
  return executable === undefined || module === undefined ? undefined : { executable, module };
}

/** The same, installed with apt-get where that is possible. @throws Unusable with one sentence. */
export const findOrInstallNginx = (): NginxPrograms =>
  findOrInstall({
    find: findNginx,
    packages: ['nginx-light', 'libnginx-mod-http-headers-more-filter'],
    missing:
      'No nginx with the headers-more module found. Install both, on Debian: nginx-light libnginx-mod-http-headers-more-filter.',
  });
