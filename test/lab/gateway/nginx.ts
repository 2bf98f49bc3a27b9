// The gateway as a real nginx, private to this process: its own directory, ports and configuration.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Unusable } from '../../../src/dev/unusable.ts';
import { findOrInstallNginx, type NginxPrograms } from './find-nginx.ts';
import type { Gateway, GatewayHost, GatewayOptions } from './gateway.ts';
import { listenPort } from './listen-port.ts';
import { nginxConfig } from './nginx-config.ts';

/** The credentials that auth-type "basic" takes in the lab: user "u", password "p". */
const PASSWORDS = 'u:{PLAIN}p\n';

/** Starts it. @throws Unusable when nginx is missing, a port is taken, or the hosts cannot be configured. */
export async function startNginx(options: GatewayOptions): Promise<Gateway> {
  const programs = findOrInstallNginx();
  const httpPort = await listenPort(options.httpPort);
  const httpsPort = await listenPort(options.httpsPort);
  const nginx = new PrivateNginx(programs, options, httpPort, httpsPort);
  await nginx.start(options.hosts);
  return nginx;
}

class PrivateNginx implements Gateway {
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly #programs: NginxPrograms;
  readonly #options: GatewayOptions;
  readonly #directory = mkdtempSync(path.join(tmpdir(), 'preflight-nginx-'));
  #child: ChildProcess | null = null;
  #errors = '';
  #generation = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(programs: NginxPrograms, options: GatewayOptions, httpPort: number, httpsPort: number) {
    this.#programs = programs;
    this.#options = options;
    this.httpPort = httpPort;
    this.httpsPort = httpsPort;
  }

  async start(hosts: readonly GatewayHost[]): Promise<void> {
    try {
      writeFileSync(this.#file('cert.pem'), this.#options.cert);
      writeFileSync(this.#file('key.pem'), this.#options.key, { mode: 0o600 });
      writeFileSync(this.#file('passwords'), PASSWORDS);
      this.#write(hosts);
      this.#spawn();
      await this.#answersWith(this.#generation);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** One change at a time: a reload that overtakes another could leave the older configuration. */
  apply(hosts: readonly GatewayHost[]): Promise<void> {
    const applied = this.#queue.then(() => this.#reload(hosts));
    this.#queue = applied.catch(() => undefined);
    return applied;
  }

  async close(): Promise<void> {
    process.removeListener('exit', this.#kill);
    const [child, running] = [this.#child, this.#isRunning()];
    this.#child = null;
    if (child && running) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    }
    rmSync(this.#directory, { recursive: true, force: true });
  }

  readonly #kill = (): void => {
    this.#child?.kill('SIGTERM');
  };

  #file(name: string): string {
    return path.join(this.#directory, name);
  }

  /** Writes the next generation's configuration and lets nginx check it, so that a bad one never replaces a good one. */
  #write(hosts: readonly GatewayHost[]): void {
    const generation = this.#generation + 1;
    const text = nginxConfig(hosts, {
      httpPort: this.httpPort,
      httpsPort: this.httpsPort,
      upstream: this.#options.upstream,
      module: this.#programs.module,
      directory: this.#directory,
      generation,
      asRoot: process.getuid?.() === 0,
    });
    writeFileSync(this.#file('next.conf'), text);
    try {
      execFileSync(this.#programs.executable, [...this.#arguments('next.conf'), '-t'], { stdio: 'pipe' });
    } catch (error) {
      throw new Unusable(
        `nginx refuses the configuration: ${emergency(String(error instanceof Error ? error.message : error))}`,
      );
    }
    writeFileSync(this.#file('nginx.conf'), text);
    this.#generation = generation;
  }

  #arguments(config: string): string[] {
    return ['-p', this.#directory, '-c', this.#file(config)];
  }

  #spawn(): void {
    const child = spawn(this.#programs.executable, this.#arguments('nginx.conf'), {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#errors = (this.#errors + text).slice(-8192);
    });
    child.on('error', (error) => {
      this.#errors += `[emerg] ${error.message}`;
    });
    this.#child = child;
    process.once('exit', this.#kill);
  }

  async #reload(hosts: readonly GatewayHost[]): Promise<void> {
    const before = await this.#status();
    this.#write(hosts);
    this.#child?.kill('SIGHUP');
    await this.#answersWith(this.#generation);
    // The old worker takes connections until it is told to go, a moment after the new one has begun.
    if (before !== null) while (accepts(before.worker)) await delay(5);
  }

  async #answersWith(generation: number): Promise<void> {
    for (let tries = 0; tries < 1000; tries++) {
      if ((await this.#status())?.generation === generation) return;
      if (!this.#isRunning()) break;
      await delay(10);
    }
    throw new Unusable(`nginx does not run: ${emergency(this.#errors)}`);
  }

  #isRunning(): boolean {
    const child = this.#child;
    return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** What the status socket says; `null` when nothing answers there. */
  #status(): Promise<{ readonly generation: number; readonly worker: number } | null> {
    return new Promise((resolve) => {
      const asked = request({ socketPath: this.#file('status.sock'), agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          const [generation, worker] = text.split(' ').map(Number);
          resolve(generation === undefined || worker === undefined ? null : { generation, worker });
        });
      });
      asked.on('error', () => {
        resolve(null);
      });
      asked.end();
    });
  }
}

/** Whether a worker process still takes connections: nginx renames one that does not. */
function accepts(worker: number): boolean {
  try {
    process.kill(worker, 0);
    return !readFileSync(`/proc/${worker}/cmdline`, 'latin1').includes('shutting down');
  } catch {
    return false;
  }
}

/** The line of nginx's error log that says what is wrong, without its time and place. */
function emergency(log: string): string {
  const line = log.split('\n').find((each) => each.includes('[emerg]')) ?? log.trim().split('\n').at(-1) ?? '';
  return line.replace(/^.*\[emerg\]\s*(?:\d+#\d+:\s*)?/, '');
}
