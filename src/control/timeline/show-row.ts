import { AdminError } from '../../admin/error.ts';
import { operation } from '../../admin/operation.ts';
import { integer, list, map, object, open, text, textOf, word } from '../../admin/schema.ts';
import { admittedOf } from '../../delivery/audience.ts';
import { signingSecret, webhookHeaders } from '../../events/sign.ts';
import type { HeadersOf } from '../../journal/timeline/detail.ts';
import { Timeline } from '../../journal/timeline/timeline.ts';
import type { ControlDeps } from '../explain.ts';
import { keptJournal, RequestItem } from '../requests.ts';
import { rowFields } from './row-fields.ts';

const Detail = object('TimelineDetail', 'A row of the timeline, with what stands behind it.', {
  ...rowFields,
  'request?': object('TimelineRequest', 'What was asked, of this server or of an app.', {
    method: text(),
    url: text('of a call its path, with its version; of a webhook the address of the app'),
    'host?': word(['facebook', 'instagram']),
    'request_id?': text('x-fb-request-id of the answer, and fbtrace_id of an error'),
    'token?': text('which token it was: its number, never its text'),
    'params?': map(text(), 'those that hold secrets are …; each, where shapes alone are kept'),
    'items?': list(RequestItem, 'of a batch'),
    'headers?': map(
      text(),
      'of a webhook as it was sent, signed with the secret that the app has now; none where its signature was made wrong',
    ),
    'body?': text(),
  }),
  'answer?': object('TimelineAnswer', 'What was answered.', {
    'status?': integer(),
    'body?': text('where bodies are kept; the first 64 KB'),
  }),
  'operation?': text('id of the operation that did it'),
  'input?': open('', 'What the operation was given, without what is secret.', {}),
  'body?': open('', 'What the log says of the event.', {}),
  'told?': list(
    object('TimelineApp', 'An app that an event was for, or was kept from.', {
      app: text('id'),
      'channel?': text('messaging or standby'),
      'gate?': text('which was closed'),
      webhooks: list(integer(), 'numbers of those that were sent'),
    }),
  ),
  caused: list(integer(), 'numbers of what it set off'),
});

/** Makes the headers of a webhook again, as delivering makes them. */
const headersWith =
  ({ store, vault }: Pick<ControlDeps, 'store' | 'vault'>): HeadersOf =>
  async (app, event, body) => {
    const row = await store.directory.apps.byId(app);
    const secret = row && signingSecret(vault, row, admittedOf(app, event)?.via ?? 'page');
    return secret === undefined ? undefined : webhookHeaders(body, secret);
  };

export const showRowOperation = operation({
  id: 'showRow',
  words: 'Show a row of the timeline, with what stands behind it and what it set off',
  http: 'GET /timeline/{seq}',
  takes: { seq: textOf({ pattern: '^\\d{1,15}$' }, 'its number', {}) },
  gives: Detail,
  async run(deps: ControlDeps, { seq }) {
    const journal = keptJournal(deps);
    const timeline = new Timeline(journal, deps.store);
    const found = /^\d{1,15}$/.test(seq)
      ? await timeline.row(Number(seq), headersWith(deps))
      : undefined;
    if (found) return found;
    throw new AdminError(
      `There is no row ${seq.slice(0, 20)}, or none any more: what a server saw ends with it, and older rows give way to newer. GET /timeline shows which there are.`,
      { missing: seq },
    );
  },
});
