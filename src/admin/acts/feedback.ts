import { midsOf } from '../../store/ids/mid.ts';
import { messageFor, type Stage } from '../acts.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { text } from '../schema.ts';
import { Act, as, messageOf } from './act.ts';
import { submitting } from './submitting.ts';

const DAY = 24 * 3_600_000;

/** What can be chosen, by the type of a question (wire.md 9.6). */
const SCORES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  csat: [1, 5],
  nps: [0, 10],
  ces: [1, 7],
};

/** Characters of what somebody writes into the form. */
const LONGEST = 400;

/** A question of the template, as it was sent (wire.md 8.3). */
interface Question {
  readonly id: string;
  readonly type: string;
  readonly follow_up?: { readonly type: string };
}

/** As much of the template as the form is made of. */
interface FeedbackTemplate {
  readonly feedback_screens?: readonly { readonly questions?: readonly Question[] }[];
  readonly expires_in_days?: number;
}

export const feedbackOperation = operation({
  id: 'feedback',
  words: 'Answer the question of a customer feedback template',
  http: 'POST /pages/{page}/acts/feedback',
  status: 201,
  takes: {
    page,
    as,
    score: text('what is chosen: 1 to 5 of csat, 0 to 10 of nps, 1 to 7 of ces, or a text'),
    'follow_up?': text('what is written besides, where the template asks for it'),
    'message?': messageOf('the Page with a question'),
  },
  gives: Act,
  run: (deps, { page, as, score, follow_up, message: id }) =>
    submitting(deps, { page, as }, async (stage) => {
      const { message, conversation } = await messageFor(stage, id, {
        whose: 'the Page that asks for feedback',
        fits: ({ extra }) => extra?.sentTemplate?.type === 'customer_feedback',
      });
      const { feedback_screens, expires_in_days: days = 1 } = (message.extra?.sentTemplate
        ?.payload ?? {}) as FeedbackTemplate;
      if (stage.at >= message.created + days * DAY) {
        throw new AdminError('The form can be filled in no more: it has expired.', CONFLICT);
      }
      const mid = midsOf(stage.page, conversation)(message);
      await requireUnanswered(stage, conversation.no, mid);
      const question = feedback_screens?.[0]?.questions?.[0];
      if (!question) throw new AdminError('The template asks nothing.', CONFLICT);
      const questions = { [question.id]: answered(question, score, follow_up) };
      const content = { feedback_screens: [{ screen_id: 0, questions }] };
      return { form: 'feedback', content, id: mid };
    }),
  command: 'feedback <score>',
  examples: ['feedback 5 --follow-up "All well!" --page "My Page" --as "Grace Hopper"'],
  note: 'It is the newest such template of the conversation, which is answered once, until it expires.',
  says: ({ event }) => `Told (event ${event})`,
});

const CONFLICT = { conflict: true } as const;

/** @throws AdminError for what the form does not let through */
function answered({ type, follow_up }: Question, score: string, words: string | undefined) {
  const [least, most] = SCORES[type] ?? [];
  const isScore = least === undefined || most === undefined || isWithin(score, least, most);
  if (!isScore) throw new AdminError(`The question takes ${least} to ${most}, and not "${score}".`);
  if (words !== undefined && !follow_up) {
    throw new AdminError('The question does not ask for more: leave out what follows.');
  }
  for (const each of [score, words ?? score]) {
    if (each !== '' && each.length <= LONGEST) continue;
    throw new AdminError(`What is written into the form has 1 to ${LONGEST} characters.`);
  }
  const more = words === undefined ? {} : { follow_up: { type: 'free_form', payload: words } };
  return { type, payload: score, ...more };
}

const isWithin = (text: string, least: number, most: number): boolean =>
  /^(?:0|[1-9]\d?)$/.test(text) && Number(text) >= least && Number(text) <= most;

/** @throws AdminError where it was answered */
async function requireUnanswered({ store }: Stage, conversation: number, id: string) {
  if ((await store.submissions.content(conversation, id)) === undefined) return;
  throw new AdminError('The form was filled in already.', CONFLICT);
}
