import { Unusable } from '../dev/unusable.ts';
import { printable } from './printable.ts';

/**
 * Runs a command and sets the exit code that it returns. What the user can put right is one sentence on stderr and
 * exit 2; anything else is a defect of ours and keeps its stack trace.
 */
export async function run(command: (args: readonly string[]) => Promise<number>): Promise<void> {
  // Through the exit handlers, which end the browser and remove its profile.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    console.error(printable(error.message));
    process.exitCode = 2;
  }
}
