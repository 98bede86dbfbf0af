import { ask } from '../control/ask.ts';
import type { Row } from '../stream/rows.ts';

/** Rows of a test that somebody sees for the first time: a longer one is chosen by its rows. */
const MOST = 100;

/**
 * Copies what was done last, and what a bot got of it and called, as a test.
 * @returns how its file may be called
 * @throws ControlError
 */
export async function copyAsTest(rows: readonly Row[]): Promise<string> {
  const last = rows.findLast(({ kind }) => kind === 'act')?.conversation;
  const talk = last === undefined ? [] : rows.filter(({ conversation }) => conversation === last);
  const seqs = talk.map(({ seq }) => seq).slice(-MOST);
  const { code, file } = await ask('POST /export/test', { seqs });
  await navigator.clipboard.writeText(code);
  return file;
}
