import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** Whether `file` is a file that this user may run. */
export function runnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The first of the names that a directory of `PATH` holds; earlier directories win. */
export function onPath(names: readonly string[]): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const directory of (process.env['PATH'] ?? '').split(path.delimiter)) {
    if (directory === '') continue;
    for (const name of names) {
      const file = path.join(directory, name + suffix);
      if (runnable(file)) return file;
    }
  }
  return undefined;
}
