// Runs a TypeScript script of this repository with what is installed anyway: Node 20 cannot run .ts by itself.
import { runnerImport } from 'vite';

const script = process.argv.splice(2, 1)[0];
await runnerImport(`./${script}`, { configFile: false, logLevel: 'error' });
