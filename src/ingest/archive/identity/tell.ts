import type { PageStore } from '../../../store/page/page-store.ts';
import type { Decisions } from '../../decisions.ts';
import type { Link } from './decide.ts';
import type { Comparison } from './identify.ts';
import type { Identity } from './identities.ts';
import type { Settled } from './settle.ts';

const NOT_CLEAR = 'it is not the only one any more that could go on from it';

/** Tells which threads were taken for one conversation, and which are not any more, and why. */
export async function tellDecisions(
  reader: PageStore,
  decisions: Decisions,
  {
    found,
    settled,
    identities,
  }: {
    readonly found: Comparison;
    readonly settled: Settled;
    readonly identities: readonly Identity[];
  },
): Promise<void> {
  const { platform, sources, decision, rows } = found;
  const opened = new Map(identities.map(({ place, group }) => [place, group.conversation]));
  const idOf = async (no: number | undefined): Promise<string> =>
    (no === undefined ? undefined : await reader.conversations.byNo(no))?.id ?? '';
  const isKnown = ({ one, other, because }: Link): boolean => {
    if (because === 'by hand') return true;
    const [a, b] = [rows[one], rows[other]];
    return a !== undefined && b !== undefined && a.conversation === b.conversation;
  };
  // What goes without saying comes last.
  const links = decision.links
    .filter((link) => !isKnown(link))
    .sort((a, b) => Number(isPlain(a)) - Number(isPlain(b)));
  for (const { one, other, because, messages } of links) {
    const no = opened.get(other) ?? opened.get(one) ?? settled.rows[one]?.conversation;
    await decisions.join(async () => ({
      ...{ platform, because },
      conversation: await idOf(no),
      threads: [sources[one]?.name ?? '', sources[other]?.name ?? ''],
      shared_messages: because === 'shared messages' ? messages : undefined,
    }));
  }
  const places = new Map(rows.map(({ no }, i) => [no, i]));
  for (const { from, to, threads } of settled.parted) {
    const [place = -1] = threads.map(({ no }) => places.get(no) ?? -1);
    // What is joined by hand is taken apart only while it is written.
    if (decision.groups[place] !== found.groups[place]) continue;
    decisions.part({
      ...{ platform, because: NOT_CLEAR },
      ...{ conversation: await idOf(to), from: await idOf(from) },
      threads: threads.map(({ name }) => name),
    });
  }
}

const isPlain = ({ because }: Link): boolean => because === 'same name and people';
