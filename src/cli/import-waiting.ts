import type { ImportLease } from '../store/page/import-lease.ts';
import { printable } from './output.ts';

/**
 * Says, once for each other import, that this one waits for it.
 * @param page name of the Page
 */
export function waitingNotice(
  say: (line: string) => void,
  page: string,
): (other: ImportLease) => void {
  let told: number | undefined;
  return ({ epoch, holder: { pid, host }, since }) => {
    if (told === epoch) return;
    told = epoch;
    const at = new Date(since).toTimeString().slice(0, 8);
    const line = `Another import into ${JSON.stringify(page)} is under way (process ${pid} on ${host}, since ${at}): this one goes on when it has ended. Ctrl-C ends the wait.`;
    say(printable(line));
  };
}
