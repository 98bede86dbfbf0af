import { INBOX_NAMES } from '../../admin/apps.ts';
import type { ValueOf } from '../../admin/schema.ts';
import type { Directory, PageRow } from '../../store/directory.ts';
import { midsOf } from '../../store/ids/mid.ts';
import type { ConversationRow } from '../../store/page/conversation-row.ts';
import { FLAGS, type MessageRow } from '../../store/page/message.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { PhoneMessage } from './phone-message.ts';
import type { Receipt } from './receipts.ts';
import { type PathOf, toldParts } from './told-parts.ts';

/** What messages of a conversation are told by. */
interface Teller {
  readonly page: PageRow;
  readonly store: PageStore;
  readonly directory: Directory;
  readonly conversation: ConversationRow;
  readonly receipt: Receipt;
  readonly path: PathOf;
  /** Whether quick replies for what a person has are not shown. */
  readonly onlyText: boolean;
}

type Shown = ValueOf<typeof PhoneMessage>;

/**
 * Messages as they stand on the telephone.
 * @param rows oldest first
 * @param isNewest whether nothing stands behind them
 */
export async function toldMessages(
  { page, store, directory, conversation, receipt, path, onlyText }: Teller,
  rows: readonly MessageRow[],
  isNewest: boolean,
): Promise<Shown[]> {
  const idOf = midsOf(page, conversation);
  const people = await store.people.byNos([...new Set(rows.flatMap(peopleOf))]);
  const nameOf = new Map(people.map(({ no, name }) => [no, name]));
  const apps = new Map<string, string>();
  const personas = new Map<string, string>();
  for (const { app, persona } of rows.flatMap(({ extra }) => extra ?? [])) {
    if (app !== undefined && !apps.has(app)) {
      apps.set(app, INBOX_NAMES.get(app) ?? (await directory.apps.byId(app))?.name ?? app);
    }
    if (persona !== undefined && !personas.has(persona)) {
      const name = (await store.personas.byId(persona))?.name;
      if (name !== undefined) personas.set(persona, name);
    }
  }
  const reactor = (by: number) => {
    const person = people.find(({ no }) => no === by);
    return by === 0
      ? { by: page.id, name: page.name }
      : { by: person?.id ?? String(by), name: person?.name ?? '' };
  };

  const shown = (row: MessageRow, isLast: boolean): Shown => {
    const { created, sender, flags, text, extra = {}, bulk } = row;
    const isOurs = sender === 0;
    const base = {
      id: idOf(row),
      at: new Date(created).toISOString(),
      from: isOurs
        ? ('page' as const)
        : sender === null
          ? ('nobody' as const)
          : ('person' as const),
      author: isOurs ? personas.get(extra.persona ?? '') : nameOf.get(sender ?? -1),
    };
    if ((flags & FLAGS.deleted) !== 0) return { ...base, unsent: true };
    const isRead = isOurs ? receipt.read >= created : (flags & FLAGS.read) !== 0;
    const isLeftOut = row.extra === undefined && bulk !== undefined;
    return {
      ...base,
      app: extra.app,
      app_name: extra.app === undefined ? undefined : apps.get(extra.app),
      ai: extra.ai,
      text: text === '' ? undefined : text,
      ...((flags & FLAGS.simulated) !== 0 && { simulated: true }),
      ...((flags & FLAGS.unsupported) !== 0 && { unsupported: true }),
      ...(isRead && { read: true }),
      ...(isOurs && receipt.delivered >= created && { delivered: true }),
      edits: extra.edits,
      reply_to: extra.replyTo && idOf(extra.replyTo),
      reactions: extra.reactions?.map(({ reaction, by }) => ({ emoji: reaction, ...reactor(by) })),
      quick_replies:
        isOurs && isLast
          ? extra.quickReplies
              ?.filter(({ kind }) => kind === 'text' || !onlyText)
              .map(({ kind, title, payload, image }) => ({
                ...{ kind, title: title ?? kind, payload, image_url: image },
              }))
          : undefined,
      ...toldParts(extra, path),
      tapped: extra.postback ?? extra.quickReply,
      referral: extra.referral && { ...extra.referral },
      ...(isLeftOut && { left_out: true }),
    };
  };
  return rows.map((row, i) => shown(row, isNewest && i === rows.length - 1));
}

const peopleOf = ({ sender, extra }: MessageRow): number[] => [
  ...(sender ? [sender] : []),
  ...(extra?.reactions ?? []).flatMap(({ by }) => (by > 0 ? [by] : [])),
];
