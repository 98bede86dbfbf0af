import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { open, text } from '../schema.ts';
import { Act, as } from './act.ts';
import { submitting } from './submitting.ts';

export const informOperation = operation({
  id: 'inform',
  words: 'Tell the Page where to ship to, by the form for that',
  http: 'POST /pages/{page}/acts/inform',
  status: 201,
  takes: {
    page,
    as,
    information: open('Information', 'what is filled in, by key, as JSON', {
      'city?': text('such as this: whatever else the form asks for may stand beside it'),
    }),
  },
  gives: Act,
  run: (deps, { page, as, information }) =>
    submitting(deps, { page, as }, () => {
      const responses = Object.entries(information).map(([key, value]) => {
        if (typeof value === 'string') return { key, value };
        throw new AdminError(`What is filled in is text: "${key}" is none.`);
      });
      return { form: 'information', content: { screens: [{ screen_id: '0', responses }] } };
    }),
  command: 'inform <information>',
  note: 'The keys are those of the form that a bot would ask with, whatever they are called; each value is a text.',
  examples: [`inform '{"city":"Lisbon","zip":"1100-148"}' --page "My Page" --as "Grace Hopper"`],
  says: ({ event }) => `Told (event ${event})`,
});
