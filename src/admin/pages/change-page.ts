import type { AccessDeps } from '../../access/deps.ts';
import { SEND_REFUSALS } from '../../access/rules.ts';
import type { PageRow } from '../../store/directory.ts';
import { recordAppRole } from '../../store/page/commands/record-app-role.ts';
import { recordPage } from '../../store/page/commands/record-page.ts';
import type { Transaction } from '../../store/store.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { freeName, linkable, pageInfo, pageNamed } from '../pages.ts';
import { integer, orNull, text, type Values, word } from '../schema.ts';
import { controlGiven, controlSettings } from './control-settings.ts';
import { described, messageAccess, Page, page, pageSettings } from './page.ts';

const CODES = Object.keys(SEND_REFUSALS).join(', ');
const OF_SENDS = Object.keys(SEND_REFUSALS)
  .filter((code) => !/^(?:368|613|80006|10904)$/.test(code))
  .join(', ');

const parameters = {
  'name?': text('another name'),
  ...pageSettings,
  ...controlSettings,
  'message_access?': messageAccess,
  'idempotency?': word(
    ['on', 'off', 'default'],
    'whether sends heed the header Idempotency-Key; by default they do in archive mode alone',
  ),
  'refuse?': orNull(
    integer(
      `refuse every read and send with 368, 613 or 80006; sends alone with ${OF_SENDS}; private replies with 10904`,
      {
        flag: '--refuse <code>',
        what: `--refuse must be ${CODES} or off`,
      },
    ),
  ),
};

/** What to change of a Page; null takes a setting away. */
export type PageChanges = Values<typeof parameters>;

/**
 * Changes a Page's settings.
 * @param pageText id, Instagram id or exact name
 * @throws AdminError
 */
export const changePage = (
  deps: AccessDeps,
  pageText: string,
  changes: PageChanges,
): Promise<PageRow> =>
  deps.store.transaction(async (tx) => {
    const before = firstOf(await pageNamed(tx.reader, pageText));
    const page = await putPage(tx, deps, pageText, changes);
    await tellRoles(tx, page, before, deps.clock.now());
    return page;
  });

/** Who comes first among the apps: the default app, or the Primary Receiver. */
const firstOf = ({ defaultApp, primaryReceiver }: PageRow): string | undefined =>
  defaultApp ?? primaryReceiver;

/**
 * The default app is what a primary receiver was before conversations were routed, and who it is not
 * any more is told that it comes second (wire.md 7.4).
 */
async function tellRoles(
  tx: Transaction,
  page: PageRow,
  before: string | undefined,
  at: number,
): Promise<void> {
  const app = firstOf(page);
  const { no } = page;
  if (app === undefined || app === before) return;
  if (before !== undefined) {
    await recordAppRole(tx, no, { app: before, role: 'secondary_receiver' }, at);
  }
  await recordAppRole(tx, no, { app, role: 'primary_receiver' }, at);
}

/**
 * {@link changePage} within a transaction. Another username renames the linked Instagram account,
 * which keeps its id unless one is given.
 */
export async function putPage(
  tx: Transaction,
  { random, clock }: Pick<AccessDeps, 'random' | 'clock'>,
  pageText: string,
  changes: PageChanges & { readonly instagram_id?: string | undefined },
): Promise<PageRow> {
  const { reader } = tx;
  const page = await pageNamed(reader, pageText);
  const { name, instagram_username: username, instagram_id: id, refuse, idempotency } = changes;
  const account =
    username === undefined ? undefined : await linkable(reader, random, { username, id }, page);
  const set = {
    ...(name !== undefined && { name: await freeName(reader, name, page) }),
    ...(account && { instagramId: account.id, instagramUsername: account.username }),
    ...(changes.mode && { mode: changes.mode }),
    ...(changes.limits && { limits: changes.limits }),
    ...(await controlGiven(reader, changes)),
    ...(idempotency !== undefined && {
      idempotency: idempotency === 'default' ? undefined : idempotency,
    }),
    ...(refuse !== undefined && { refuse: refusalOf(refuse) }),
    ...(changes.message_access && { messageAccess: changes.message_access === 'on' }),
  };
  return recordPage(tx, page.id, (known = page) => ({ ...known, ...set }), clock.now());
}

function refusalOf(code: number | null): number | undefined {
  if (code === null) return undefined;
  if (code in SEND_REFUSALS) return code;
  throw new AdminError(`A Page can refuse with ${CODES}, and not with ${code}.`);
}

export const changePageOperation = operation({
  id: 'changePage',
  words: 'Change the settings of a Page',
  http: 'PATCH /pages/{page}',
  takes: { page, ...parameters },
  gives: Page,
  run: async (deps, { page, ...changes }) => pageInfo(await changePage(deps, page, changes)),
  command: 'page set <page>',
  examples: [
    'page set "My Page" --instagram my.page',
    'page set 104823659172034 --mode archive --default-app "My app"',
    'page set "My Page" --default-app "My app" --take-right "My app"',
    'page set "My Page" --default-app off --primary-receiver "My app"',
    'page set "My Page" --receiving "link=My app" --receiving "ad:238=My app:5"',
    'page set "My Page" --message-access off',
    'page set "My Page" --refuse 613',
    'page set "My Page" --refuse off',
  ],
  prints: ['id', 'name', 'instagram_id'],
  says: (page) => `Page "${page.name}" now: ${described(page)}`,
});
