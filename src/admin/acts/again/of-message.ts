import type { MessagePlace } from '../../../store/page/message.ts';
import {
  messageAt,
  midAt,
  type Redo,
  type RedoMaker,
  type RedoSource,
  TAKEN_BACK,
} from './redo.ts';

/** An act about a message, which is named by its id. */
async function about(
  source: RedoSource,
  body: MessagePlace & { readonly person: number },
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Redo> {
  const { person, conversation } = body;
  const message = await midAt(source, body);
  const whose = { person: person || undefined, conversation, message: body };
  if (message === undefined) return { ...whose, unclear: TAKEN_BACK };
  return { ...whose, operation, input: { ...input, message } };
}

/** What the Page reacts with is its human's doing here: an app's is told apart by who called. */
export const reactionAgain: RedoMaker<'reaction'> = ({ body }, source) => {
  const byPage = body.person === 0 && { from_page: true };
  if (body.action === 'react') {
    return about(source, body, 'react', { reaction: body.emoji ?? body.reaction, ...byPage });
  }
  const repeats = body.emoji !== undefined && { repeats: true };
  return about(source, body, 'unreact', { ...byPage, ...repeats });
};

/** An edit, by the text that it gave, or a notice of none. */
export const editAgain: RedoMaker<'edit'> = async ({ body }, source) => {
  if (body.edit === 0) {
    return about(source, body, 'editNotice', body.unsaid ? { unsaid: true } : {});
  }
  const found = await messageAt(source, body);
  const { text, extra } = found?.message ?? {};
  const given = extra?.edits?.[body.edit] ?? text;
  if (!given) return { person: body.person, message: body, unclear: TAKEN_BACK };
  return about(source, body, 'edit', { text: given });
};

export const unsendAgain: RedoMaker<'unsend'> = ({ body }, source) =>
  about(source, body, 'unsend', {});

export const ratingAgain: RedoMaker<'rating'> = ({ body }, source) =>
  about(source, body, 'rate', { answer: body.isGood ? 'good' : 'bad' });

/** The newest coupon is what is tapped. */
export const couponAgain: RedoMaker<'coupon'> = ({ body }) => {
  const { person, conversation } = body;
  return {
    ...{ person, conversation, message: body },
    ...{ operation: 'tap', input: { title: 'Reveal code' } },
  };
};
