import { printable } from '../base/printable.ts';
import type { JoinedThreads, PartedThreads } from '../ingest/decisions.ts';
import type { Report } from '../ingest/report.ts';
import { grouped, table } from './output.ts';

/** How much is said of which threads are one: that some are, which of those that need it, or all. */
export type Explained = 'counted' | 'unlike' | 'all';

/** Which threads an import took for one conversation, and which not any more, for people. */
export async function decisions(
  { joined, joined_more: more, parted }: Report,
  explained: Explained,
): Promise<string[]> {
  const unlike = joined.filter(({ because }) => because !== 'same name and people');
  const shown = explained === 'all' ? joined : unlike;
  return [
    ...(await joinedOf(shown, explained, more > 0)),
    ...(more > 0 && explained === 'all' ? [`${grouped(more)} more were joined.`] : []),
    ...parted.map(partedOf),
  ];
}

/** @param isCut whether there are more of them */
async function joinedOf(
  joined: readonly JoinedThreads[],
  explained: Explained,
  isCut: boolean,
): Promise<string[]> {
  if (joined.length === 0) return explained === 'all' ? ['', 'No threads were joined.'] : [];
  if (explained === 'counted') {
    const count = `${isCut ? 'At least ' : ''}${grouped(joined.length)}`;
    const what = joined.length === 1 ? `${count} thread is` : `${count} threads are`;
    return [`${what} one conversation with another: --explain-merge says which, and why.`];
  }
  return [
    '',
    await table(joined, {
      thread: ({ threads: [one] }) => one,
      'is one with': ({ threads: [, other] }) => other,
      because: reasonOf,
      conversation: ({ conversation }) => conversation,
    }),
  ];
}

function reasonOf({ because, shared_messages: shared }: JoinedThreads): string {
  if (shared === undefined) return because;
  return shared === 1 ? 'a shared message' : `${grouped(shared)} shared messages`;
}

const partedOf = ({ threads, conversation, from, because }: PartedThreads): string =>
  `${threads.map((name) => `"${printable(name)}"`).join(', ')} left ${from} and is ${conversation} now: ${because}.`;
