import type { Acknowledged } from './clients.ts';
import type { Kept } from './kept.ts';
import type { Receipt } from './receiver.ts';
import type { Stage } from './stage.ts';
import { Verdict } from './verdict.ts';

/** What came, what was answered, and what the store holds. */
export interface Facts {
  readonly receipts: readonly Receipt[];
  readonly claims: readonly Acknowledged[];
  readonly kept: Kept;
}

/** @throws Error where one of several forgeries of what happened would not be seen */
export function requireSeeing(stage: Stage, { receipts, claims, kept }: Facts): void {
  const look = (forged: readonly Receipt[], claimed = claims): number => {
    const verdict = new Verdict(stage);
    return verdict.look(forged, claimed, kept).length + verdict.missing(kept).length;
  };
  const [first, second] = pairOf(receipts, kept);
  const without = receipts.filter((each) => each !== first);
  const other = first.app === 'a' ? 'b' : 'a';
  const single = receipts.find(({ page }) => appsOf(stage, page).length === 1) as Receipt;
  const stranger = single.app === 'a' ? 'b' : 'a';
  const honest = look(receipts);
  const forgeries: Readonly<Record<string, number>> = {
    'a message that never was': look(receipts, [...claims, { ...claim(first), text: 'never' }]),
    'a webhook that is missing': look(
      receipts.filter(({ app, mid }) => app !== first.app || mid !== first.mid),
    ),
    'two webhooks the other way round': look(swapped(receipts, first, second)),
    'a webhook twice': look([...receipts, first]),
    'a webhook of another Page': look([...receipts, { ...single, app: stranger }]),
    'a webhook of nothing': look([...receipts, { ...first, mid: 'm_never' }]),
    'a signature of another app': look([...without, { ...first, app: other, signed: false }]),
  };
  for (const [what, wrong] of Object.entries(forgeries)) {
    if (wrong <= honest) throw new Error(`The harness does not see ${what}.`);
  }
}

const claim = ({ page, mid, text }: Acknowledged): Acknowledged => ({ page, mid, text });

const appsOf = ({ pages }: Stage, page: string): readonly string[] =>
  pages.find(({ id }) => id === page)?.apps ?? [];

/** Two that were taken, of one app and conversation, in their order. */
function pairOf(receipts: readonly Receipt[], { messages }: Kept): [Receipt, Receipt] {
  const lines = Map.groupBy(
    receipts.filter(({ taken }) => taken),
    ({ app, page, mid }) => `${app} ${page} ${messages.get(mid)?.conversation}`,
  );
  for (const [first, second] of lines.values()) {
    if (first && second && first.mid !== second.mid) return [first, second];
  }
  throw new Error('No two webhooks came of one conversation: nothing can be proved.');
}

const swapped = (receipts: readonly Receipt[], one: Receipt, other: Receipt): Receipt[] =>
  receipts.map((each) => (each === one ? other : each === other ? one : each));
