/**
 * `node --import convograph/redirect app.js`, or `-r`: what the program asks of Meta's hosts is asked of
 * the Convograph at CONVOGRAPH_URL. Importing it in code does the same, whatever was imported before.
 */
import { fileURLToPath } from 'node:url';
import { redirectTo } from './redirect.ts';
import { redirectWorkers } from './workers.ts';

const { CONVOGRAPH_URL: url = '' } = process.env;
try {
  redirectTo(url || 'http://127.0.0.1:4004');
} catch (error) {
  process.stderr.write(`convograph/redirect: CONVOGRAPH_URL, ${(error as Error).message}\n`);
  process.exit(1);
}
// Beside the file that is imported lies the one that is required; a clone has one for both.
redirectWorkers(fileURLToPath(import.meta.url).replace(/\.js$/, '.cjs'));
