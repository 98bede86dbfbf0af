import { dashboardBody, realBody, sampledFields } from '../../events/samples/sample-body.ts';
import type { SampleScene } from '../../events/samples/samples.ts';
import { INBOX_APPS } from '../../messaging/inbox-apps.ts';
import type { PageRow } from '../../store/directory.ts';
import { app } from '../apps/app.ts';
import { appNamed } from '../apps.ts';
import { AdminError } from '../error.ts';
import { type OperationDeps, operation } from '../operation.ts';
import { pageNamed } from '../pages.ts';
import { byDefault, text, word } from '../schema.ts';
import { SentWebhook, sendByHand, signedFor, toldObject, toldSent } from './sent.ts';

/** Digits of the id of a message that there is not: a receiver may leave out what it knows. */
const DIGITS = 24;

/** People that are looked at for one of the platform. */
const LOOKED_AT = 100;

type Told = 'page' | 'instagram';

export const testWebhookOperation = operation({
  id: 'testWebhook',
  words:
    'Send a webhook of a field to an app’s callback: as events have it, or as Meta’s Test button',
  http: 'POST /apps/{app}/webhooks/test',
  status: 201,
  takes: {
    app,
    field: byDefault(text('which field it is of'), 'messages'),
    object: byDefault(toldObject, 'page'),
    shape: byDefault(
      word(
        ['real', 'dashboard'],
        'real: as it is when it happens; dashboard: as the button Test of the App Dashboard sends it, in `changes`, of no Page',
        { what: 'A shape is' },
      ),
      'real',
    ),
    'page?': text('of which Page (id or exact name) a real one is; the first that has the app'),
    ...signedFor,
  },
  gives: SentWebhook,
  async run(deps, { app: appText, object, field, shape, page, login }) {
    const { id } = await appNamed(deps.store.directory, appText);
    const body =
      shape === 'dashboard'
        ? dashboardBody(object, field, deps.clock.now())
        : realBody(object, field, await sceneOf(deps, { app: id, object, page }));
    if (body === undefined) {
      throw new AdminError(
        `There is no sample of the field "${field.slice(0, 100)}" of ${object}: there are ${sampledFields(object).join(', ')}.`,
        { missing: field },
      );
    }
    return sendByHand(deps, { app: id, object, body, login });
  },
  command: 'webhook test <app>',
  examples: [
    'webhook test "My app"',
    'webhook test "My app" --field messaging_postbacks --page "My Page"',
    'webhook test "My app" --shape dashboard',
  ],
  note: 'It is no event: no gate is asked, and nothing of it is in the store. `convograph say` makes a real one.',
  says: toldSent,
  isNo: ({ delivered }) => !delivered,
});

/** @throws AdminError where there is no such Page */
async function sceneOf(
  { store, clock, random }: OperationDeps,
  { app, object, page: named }: { app: string; object: Told; page: string | undefined },
): Promise<SampleScene> {
  const page =
    named === undefined ? await pageOf(store, app) : await pageNamed(store.directory, named);
  const platform = object === 'page' ? 'MESSENGER' : 'INSTAGRAM';
  const people = page ? await store.page(page.no).people.after(0, LOOKED_AT) : [];
  const person = people.find((each) => each.platform === platform);
  const own = object === 'page' ? page?.id : page?.instagramId;
  return {
    ...{ app, inbox: INBOX_APPS[platform], at: clock.now() },
    mid: `m_${random.digits(DIGITS)}`,
    person: person?.id ?? random.digits(16),
    name: person?.username ?? person?.name ?? 'maya',
    account: own ?? random.digits(15),
  };
}

/** The first Page that gives the app something; where none does, the first of all. */
async function pageOf(
  { directory }: OperationDeps['store'],
  app: string,
): Promise<PageRow | undefined> {
  for (const account of ['page', 'instagram'] as const) {
    const [row] = await directory.installedApps.ofApp(app, account, 0, 1);
    const page = row && (await directory.pages.byNo(row.page));
    if (page) return page;
  }
  return (await directory.pages.after(0, 1))[0];
}
