import type { ValueOf } from '../../admin/schema.ts';
import type { Reply } from '../waiting/reply.ts';

/** What of an answer a test compares: what the customer sees, without what is empty. */
export function shownReply(reply: ValueOf<typeof Reply>): Readonly<Record<string, unknown>> {
  const { text, quick_replies, sticker, template, buttons, elements, files } = reply;
  const shown = {
    text,
    quickReplies: quick_replies,
    sticker,
    template,
    buttons: buttons?.map(({ title }) => title),
    elements: elements?.map(({ title }) => title ?? ''),
    files: files?.map(({ type }) => type),
  };
  const isThere = (value: unknown): boolean =>
    value !== undefined && (value as { readonly length: number }).length > 0;
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => isThere(value)));
}

/** The same in the code of a test, of the kit's replies. */
export const SHOWN = `/** What of an answer is compared: what the customer sees, without what is empty. */
function shown({ text, quickReplies, sticker, template, buttons, elements, files }) {
  const all = {
    text,
    quickReplies,
    sticker,
    template,
    buttons: buttons.map(({ title }) => title),
    elements: elements.map(({ title }) => title ?? ''),
    files: files.map(({ type }) => type),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value?.length > 0));
}
`;
