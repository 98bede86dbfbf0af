import { EVERYTHING } from '../../../graph/declare/offer.ts';
import { ledBy } from '../leading.ts';
import { tappables } from '../tappable.ts';
import { type RedoMaker, TAKEN_BACK } from './redo.ts';

/* What people do besides messages. */

export const readAgain: RedoMaker<'read'> = ({ body: { person, conversation } }) => ({
  ...{ person, conversation, operation: 'read', input: {} },
});

export const deliveryAgain: RedoMaker<'delivery'> = ({ body: { person, conversation } }) => ({
  ...{ person, conversation, operation: 'receive', input: {} },
});

export const optinAgain: RedoMaker<'optin'> = ({ body }) => {
  const { person, conversation, ref, userRef, notification } = body;
  const wants = notification && {
    ...{ ref: notification.payload, notification: notification.status ?? 'start' },
    ...{ title: notification.title, timezone: notification.timezone },
  };
  const said = { ref: ref ?? '', ...(userRef !== undefined && { user_ref: userRef }) };
  return { person, conversation, operation: 'optIn', input: wants ?? said };
};

export const referralAgain: RedoMaker<'referral'> = ({
  body: { person, conversation, referral },
}) => {
  const { ref = '', ...led } = ledBy(referral);
  return { person, conversation, operation: 'refer', input: { ref, ...led } };
};

/** Log Out is a button of whatever words it was given. */
export const accountLinkingAgain: RedoMaker<'account_linking'> = async ({ body, at }, source) => {
  const { person: no, conversation, status, code } = body;
  const about = { person: no, conversation };
  if (status === 'linked') {
    return { ...about, operation: 'link', input: code === undefined ? {} : { code } };
  }
  const { store } = source;
  const [person] = await store.people.byNos([no]);
  const standing = await store.conversations.byAnyNo(conversation);
  const seen =
    person && standing
      ? await tappables({ store, person, conversation: standing, at, offer: EVERYTHING })
      : [];
  const title = seen.find(({ type }) => type === 'account_unlink')?.title ?? 'Log Out';
  return { ...about, operation: 'tap', input: { title } };
};

/** What was published; what was deleted since says nothing any more. */
export const commentAgain: RedoMaker<'comment'> = async ({ body }, { store }) => {
  const { person, comment: id, verb } = body;
  if (verb === 'remove') return { person, operation: 'uncomment', input: { id } };
  const row = await store.comments.byId(id);
  if (!row || row.deleted) return { person, unclear: TAKEN_BACK };
  const { text, post, parent } = row;
  if (post === id) return { person, operation: 'post', input: { text } };
  const answers = parent !== undefined && { reply_to: parent };
  return { person, operation: 'comment', input: { text, post_id: post, ...answers } };
};

/** An answer to the question of a template, as it was filled in. */
interface FilledFeedback {
  readonly feedback_screens: readonly {
    readonly questions: Readonly<
      Record<string, { readonly payload: string; readonly follow_up?: { payload: string } }>
    >;
  }[];
}

interface FilledInformation {
  readonly screens: readonly {
    readonly responses: readonly { readonly key: string; readonly value: string }[];
  }[];
}

export const submissionAgain: RedoMaker<'submission'> = async ({ body }, { store }) => {
  const { person, conversation, form, submission } = body;
  const about = { person, conversation };
  const content = await store.submissions.content(conversation, submission);
  if (!content) return { ...about, unclear: TAKEN_BACK };
  if (form === 'order') return { ...about, operation: 'order', input: { order: content } };
  if (form === 'lead') {
    return { ...about, operation: 'submit', input: { form_id: (content as { id: string }).id } };
  }
  if (form === 'information') {
    const { screens } = content as FilledInformation;
    const filled = screens.flatMap(({ responses }) => responses);
    const information = Object.fromEntries(filled.map(({ key, value }) => [key, value]));
    return { ...about, operation: 'inform', input: { information } };
  }
  const { feedback_screens: screens } = content as FilledFeedback;
  const [answer] = screens.flatMap(({ questions }) => Object.values(questions));
  const more = answer?.follow_up && { follow_up: answer.follow_up.payload };
  const input = { score: answer?.payload, ...more, message: submission };
  return { ...about, operation: 'feedback', input };
};

/** Whether somebody blocks the Page; of events of before it is not known. */
export const personAgain: RedoMaker<'person'> = ({ body: { person, changed, blocked } }) => {
  if (!changed.includes('blockedBy')) return undefined;
  if (blocked === undefined) {
    return { person, unclear: 'Whether the person blocked or not was not kept then.' };
  }
  const isBlocked = blocked === 'person' || blocked === 'both';
  return { person, operation: isBlocked ? 'block' : 'unblock', input: {} };
};

export const policyAgain: RedoMaker<'policy'> = ({ body: { action, reason } }) => ({
  operation: 'enforcePolicy',
  input: { action, ...(reason !== undefined && { reason }) },
});

export const rawAgain: RedoMaker<'raw'> = ({ body }) => ({
  operation: 'rawEvent',
  input: { ...body },
});
