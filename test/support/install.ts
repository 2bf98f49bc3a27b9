import { findOrInstallChromium, findOrInstallFirefox, findOrInstallKubectl } from '../../src/dev/install.ts';
import { findOrInstallNginx } from '../lab/gateway/find-nginx.ts';

/** Has what the end-to-end tests need from the machine before the first of them starts its clock. */
export default function setup(): void {
  findOrInstallChromium();
  findOrInstallFirefox();
  findOrInstallNginx();
  findOrInstallKubectl();
}
