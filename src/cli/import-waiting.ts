import { printable } from '../base/printable.ts';
import type { Other } from '../ingest/lease/page-lease.ts';

/**
 * Says, once for each other import, that this one waits for it, and once where it stands in the way.
 * @param page what the Page is called, as the middle of a sentence
 */
export function waitingNotice(say: (line: string) => void, page: string): (other: Other) => void {
  const told = new Set<string>();
  return ({ epoch, holder: { pid, host }, since, isInTheWay }) => {
    const once = (line: string): void => {
      const key = `${epoch} ${isInTheWay}`;
      if (!told.has(key)) say(printable(line));
      told.add(key);
    };
    const at = new Date(since).toTimeString().slice(0, 8);
    if (!isInTheWay) {
      once(
        `Another import into ${page} is under way (process ${pid} on ${host}, since ${at}): this one goes on when it has ended. Ctrl-C ends the wait.`,
      );
    } else {
      once(
        `Process ${pid} on ${host} stands still in the middle of writing, and nobody else can write until it goes on or is ended.`,
      );
    }
  };
}
