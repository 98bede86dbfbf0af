import { checkWord } from '../acts.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { text } from '../schema.ts';
import { Act, as } from './act.ts';
import { submitting } from './submitting.ts';

export const submitOperation = operation({
  id: 'submit',
  words: 'Fill in an instant form in the chat: apps are told its id alone',
  http: 'POST /pages/{page}/acts/submit',
  status: 201,
  takes: { page, as, form_id: text('id of the form') },
  gives: Act,
  run: (deps, { page, as, form_id: id }) => {
    checkWord(id);
    return submitting(deps, { page, as }, () => ({ form: 'lead', content: { id } }));
  },
  command: 'submit <form_id>',
  examples: ['submit 300077121992999 --page "My Page" --as "Grace Hopper"'],
  says: ({ event }) => `Filled in (event ${event})`,
});
