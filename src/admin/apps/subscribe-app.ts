import { randomBytes } from 'node:crypto';
import type { Outbound } from '../../base/outbound.ts';
import { SUBSCRIPTION_VERSION } from '../../graph/declare/versions.ts';
import { HandshakeError, shakeHands } from '../../media/outbound/handshake.ts';
import { handshakeUrl, isCallback } from '../../messaging/webhook-callback.ts';
import { WEBHOOK_FIELDS } from '../../messaging/webhook-fields.ts';
import type {
  PageRow,
  SubscribedAccount,
  SubscribedObject,
  SubscriptionRow,
} from '../../store/directory.ts';
import { recordInstalled } from '../../store/page/commands/record-installed.ts';
import { appNamed } from '../apps.ts';
import { checkWords } from '../checks.ts';
import { AdminError } from '../error.ts';
import { type OperationDeps, operation } from '../operation.ts';
import { pageNamed } from '../pages.ts';
import { byDefault, list, text, type ValueOf, type Values, yesOrNo } from '../schema.ts';
import { app } from './app.ts';
import { Subscribed, subscribedObject, subscriptionInfo } from './subscription.ts';

const parameters = {
  object: byDefault(subscribedObject, 'page'),
  'callback_url?': text('where they go; where they went so far without it', '--callback <url>'),
  'verify_token?': text('what the callback knows a handshake by; made when there is none'),
  'fields?': list(
    text(),
    'what of them, such as messages,messaging_postbacks; those so far without it',
    '--fields <names>',
  ),
  'page?': text(
    'a Page (id or exact name) that gives the app these fields; of `object` instagram its account',
  ),
  'verify?': yesOrNo('whether the callback has to answer a handshake first', {
    flags: { '--unverified': [false, 'do not ask the callback: the first delivery does'] },
  }),
};

/** What to subscribe an app to. */
type SubscriptionChanges = Values<typeof parameters>;

export const subscribeAppOperation = operation({
  id: 'subscribeApp',
  words: 'Subscribe an app to webhooks, as the App Dashboard does, and give it to a Page',
  http: 'POST /apps/{app}/subscriptions',
  takes: { app, ...parameters },
  gives: Subscribed,
  run: (deps, { app, ...changes }) => subscribeApp(deps, app, changes),
  command: 'app subscribe <app>',
  examples: [
    'app subscribe "My app" --callback http://localhost:3000/webhook --unverified --verify-token let-me-in --fields messages,messaging_postbacks --page "My Page"',
    'app subscribe "My app" --fields messages,message_reads --page "My Page"',
    'app subscribe "My app" --object instagram --callback https://bot.example/instagram --unverified --fields messages',
  ],
  note: 'With --callback the fields take the place of those there were; without it --fields adds to them. A Page event needs its field in the app’s subscription and in the Page’s fields.',
  says: ({ app_id, object, callback_url, fields, page_id, verify_token }) =>
    [
      callback_url && `App ${app_id} gets ${fields.join(', ')} of ${object} at ${callback_url}`,
      page_id && `the Page ${page_id} gives it to app ${app_id}`,
      verify_token && `its verify token is ${verify_token}`,
    ]
      .filter(Boolean)
      .join('; '),
});

/**
 * Subscribes an app and gives it to a Page, in one transaction, once its callback has answered.
 * @param appText id or exact name
 * @throws AdminError also where the callback does not answer as it has to
 */
async function subscribeApp(
  deps: Pick<OperationDeps, 'store' | 'vault' | 'clock' | 'outbound'>,
  appText: string,
  changes: SubscriptionChanges,
): Promise<ValueOf<typeof Subscribed>> {
  const { store, vault, clock } = deps;
  const { object, callback_url: callback, verify = callback !== undefined } = changes;
  if (callback !== undefined) requireAddress(callback);
  const fields = checkedFields(object, changes.fields);
  const { id } = await appNamed(store.directory, appText);
  const before = await store.directory.subscriptions.one(id, object);
  const address = callback ?? before?.callback;
  const made = before || changes.verify_token ? undefined : randomBytes(12).toString('hex');
  const token = changes.verify_token ?? made ?? vault.unseal(before?.verifyToken ?? '');
  if (verify && address !== undefined) await requireAnswer(deps.outbound, id, address, token);
  return store.transaction(async (tx) => {
    const page = changes.page === undefined ? undefined : await pageNamed(tx.reader, changes.page);
    const known = await tx.reader.subscriptions.one(id, object);
    // A Page may give more than the app is subscribed to, and before it is (wire.md 5.12).
    if (address === undefined && !page) return missing('callback');
    const row: SubscriptionRow | undefined =
      address === undefined
        ? undefined
        : {
            ...{ app: id, object, callback: address, active: true, verifyToken: vault.seal(token) },
            fields: fieldsNow(known, fields, callback !== undefined),
            includeValues: known?.includeValues ?? true,
            verified: verify ? clock.now() : callback === undefined ? known?.verified : undefined,
          };
    if (row) await tx.directory.subscriptions.put(row);
    if (page) {
      const account = accountOf(page, object);
      const given = fields ?? row?.fields.map(({ name }) => name) ?? missing('fields');
      await recordInstalled(tx, { page: page.no, account, app: id }, given, clock.now());
    }
    return {
      ...{ app_id: id, object },
      ...(row ? subscriptionInfo(row) : { fields: fields ?? [] }),
      ...(row && made !== undefined && { verify_token: made }),
      ...(page && { page_id: page.id }),
    };
  });
}

/** @throws AdminError */
export function requireAddress(callback: string): void {
  if (isCallback(callback)) return;
  throw new AdminError(
    `A callback is an address such as https://bot.example/webhook, without name, password and "#", and "${callback.slice(0, 100)}" is not.`,
  );
}

/** @throws AdminError that lists the valid ones */
export function checkedFields(
  object: SubscribedObject,
  given: readonly string[] | undefined,
): readonly string[] | undefined {
  if (!given || object === 'user' || object === 'permissions') return given;
  return checkWords('field', given, WEBHOOK_FIELDS[object]);
}

/** With a callback those that are given, without one those besides what there is. */
function fieldsNow(
  known: SubscriptionRow | undefined,
  given: readonly string[] | undefined,
  replaced: boolean,
): SubscriptionRow['fields'] {
  const before = known?.fields ?? [];
  const kept = given && replaced ? before.filter(({ name }) => given.includes(name)) : before;
  const version = SUBSCRIPTION_VERSION;
  const added = (given ?? []).filter((name) => !kept.some((field) => field.name === name));
  const fields = [...kept, ...added.map((name) => ({ name, version }))];
  return fields.length > 0 ? fields : missing('fields');
}

function missing(what: 'callback' | 'fields'): never {
  throw new AdminError(
    what === 'callback'
      ? 'The app has no callback for this yet: say where its events go (`callback_url`, --callback).'
      : 'The app has no fields of this yet: say which (`fields`, --fields), such as messages.',
  );
}

/** @throws AdminError for what no Page gives, or an account that there is not */
export function accountOf(page: PageRow, object: SubscribedObject): SubscribedAccount {
  if (object !== 'page' && object !== 'instagram') {
    throw new AdminError(`A Page gives no events of ${object}: leave the Page out.`);
  }
  if (object === 'instagram' && page.instagramId === undefined) {
    throw new AdminError(
      `The Page "${page.name}" has no Instagram account: \`npx convograph page set ${page.id} --instagram NAME\` links one.`,
    );
  }
  return object;
}

/** @throws AdminError */
async function requireAnswer(
  outbound: Outbound,
  app: string,
  callback: string,
  token: string,
): Promise<void> {
  try {
    await shakeHands(outbound, app, (challenge) => handshakeUrl(callback, challenge, token));
  } catch (error) {
    if (!(error instanceof HandshakeError)) throw error;
    throw new AdminError(
      `The callback ${callback} did not answer the handshake. ${error.message} Let it run before, and know this verify token (in a test VERIFY_TOKEN of \`app.env()\`); or leave it unverified (\`verify\` false, --unverified): the first delivery asks it then.`,
      { conflict: true },
    );
  }
}
