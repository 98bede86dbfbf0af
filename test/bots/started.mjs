import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Starts the `server.js` of a folder as a process of its own; gives where it takes webhooks, the first
 * address that it prints.
 * @param flags of node
 */
export async function started(folder, env, t, flags = []) {
  const cwd = new URL(folder, import.meta.url);
  const options = { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] };
  const bot = spawn(process.execPath, [...flags, 'server.js'], options);
  t.after(() => bot.kill());
  for await (const line of createInterface({ input: bot.stdout })) {
    if (line.startsWith('http://')) return line;
  }
  throw new Error(`${folder} ended before it said where it takes webhooks.`);
}
