import { execFileSync } from 'node:child_process';

/** Builds what the end-to-end tests load, in a process of its own: vitest's NODE_ENV=test would change the build. */
export default function setup(): void {
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  for (const mode of ['chrome', 'firefox']) {
    const args = ['node_modules/vite/bin/vite.js', 'build', '--mode', mode, '--logLevel', 'warn'];
    execFileSync(process.execPath, args, { stdio: 'inherit', env });
  }
}
