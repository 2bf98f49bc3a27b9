// The script that the browser puts into every new document, and that a document puts into its workers: its text is the same.
import { standInDocument } from './document.ts';
import { standInWorker } from './worker.ts';
import type { WorkerStart } from './workers.ts';

/** What a worker is started with; `null` in a document. The build wraps the script into a function of it. */
declare const START: WorkerStart | null;

if (START === null) standInDocument();
else standInWorker(START);
