import type { AccessDeps } from '../access/deps.ts';
import { inStrides, type Strides } from '../base/in-strides.ts';
import { regimeOf } from '../messaging/thread-control/state.ts';
import type { NewPage } from '../store/directory/pages.ts';
import type { Directory, Limits, PageMode, PageProfile, PageRow } from '../store/directory.ts';
import { recordPage } from '../store/page/commands/record-page.ts';
import type { Store, Transaction } from '../store/store.ts';
import { checkName, freeId, NAMESAKES, oneNamed } from './checks.ts';
import { AdminError } from './error.ts';
import { appId } from './page-apps.ts';
import { controlGiven, type controlSettings, entryText } from './pages/control-settings.ts';
import type { Page } from './pages/page.ts';
import type { ValueOf, Values } from './schema.ts';

/** An Instagram account to link; its id is made when not given. */
interface InstagramSpec {
  readonly username: string;
  readonly id?: string | undefined;
}

export interface PageSpec {
  readonly name: string;
  readonly id?: string | undefined;
  readonly instagram?: InstagramSpec | undefined;
  /** `archive` when not given. */
  readonly mode?: PageMode | undefined;
  /** `off` when not given. */
  readonly limits?: Limits | undefined;
  /** Id or name of an app. */
  readonly defaultApp?: string | undefined;
  /** What else decides who controls conversations. */
  readonly control?: Omit<Values<typeof controlSettings>, 'default_app'> | undefined;
  readonly profile?: PageProfile | undefined;
}

/**
 * Creates a Page.
 * @throws AdminError
 */
export const createPage = (deps: AccessDeps, spec: PageSpec): Promise<PageRow> =>
  deps.store.transaction((tx) => addPage(tx, deps, spec));

/** {@link createPage} within a transaction. */
export async function addPage(
  tx: Transaction,
  { random, clock }: Pick<AccessDeps, 'random' | 'clock'>,
  spec: PageSpec,
): Promise<PageRow> {
  const { reader } = tx;
  const id = await freeId(reader, spec.id, () => random.digits(15));
  const account = spec.instagram && (await linkable(reader, random, spec.instagram, undefined));
  const page: NewPage = {
    id,
    name: await freeName(reader, spec.name, undefined),
    instagramId: account?.id,
    instagramUsername: account?.username,
    mode: spec.mode ?? 'archive',
    limits: spec.limits ?? 'off',
    defaultApp: spec.defaultApp && (await appId(reader, spec.defaultApp)),
    refuse: undefined,
    profile: spec.profile ?? {},
    ...(spec.control && (await controlGiven(reader, spec.control))),
  };
  return recordPage(tx, id, () => page, clock.now());
}

/**
 * A Page as {@link addPage} would add it, that is not there: its number is that of none.
 * @throws AdminError for what cannot be a name
 */
export async function draftPage({ store, random }: AccessDeps, name: string): Promise<PageRow> {
  return {
    ...{ no: 0, id: await freeId(store.directory, undefined, () => random.digits(15)) },
    name: await freeName(store.directory, name, undefined),
    ...{ instagramId: undefined, instagramUsername: undefined, defaultApp: undefined },
    ...{ mode: 'archive', limits: 'off', refuse: undefined, profile: {}, messageAccess: true },
    idNo: undefined,
    ...{ idempotency: undefined, primaryReceiver: undefined, takers: [], entryApps: [] },
  };
}

/** The id of an Instagram account that nothing has. */
export const freeAccountId = ({ store, random }: AccessDeps): Promise<string> =>
  freeId(store.directory, undefined, () => accountId(random));

/** What is told of a Page. */
export const pageInfo = (page: PageRow): ValueOf<typeof Page> => ({
  id: page.id,
  name: page.name,
  instagram_id: page.instagramId,
  instagram_username: page.instagramUsername,
  mode: page.mode,
  limits: page.limits,
  thread_control: regimeOf(page),
  default_app: page.defaultApp,
  primary_receiver: page.primaryReceiver,
  ...(page.takers.length > 0 && { take_right: page.takers }),
  ...(page.entryApps.length > 0 && { receiving: page.entryApps.map(entryText) }),
  message_access: page.messageAccess ? 'on' : 'off',
  idempotency: page.idempotency,
  refuse: page.refuse,
});

/** What is made of every Page, in order of creation, in strides. */
export const eachPage = <T>({ directory }: Store, make: (page: PageRow) => T): Strides<T> =>
  inStrides({
    read: (last: PageRow | undefined, limit) => directory.pages.after(last?.no ?? 0, limit),
    make,
  });

/**
 * The Page of this id, Instagram id or exact name.
 * @throws AdminError when there is none, or several of that name
 */
export const findPage = ({ store }: Pick<AccessDeps, 'store'>, text: string): Promise<PageRow> =>
  pageNamed(store.directory, text);

/** {@link findPage} as a transaction sees it. */
export async function pageNamed(reader: Directory, text: string): Promise<PageRow> {
  const byId = (await reader.pages.byId(text)) ?? (await reader.pages.byInstagramId(text));
  if (byId) return byId;
  const alike = await reader.pages.named(text, NAMESAKES);
  const found = alike.filter(({ name }) => name === text);
  return oneNamed('page', text, found, () => reader.pages.after(0, 1));
}

/**
 * A name that no other Page has: commands name Pages by it.
 * @param page the one that is to have it, where it is there already
 * @throws AdminError
 */
export async function freeName(
  reader: Directory,
  text: string,
  page: PageRow | undefined,
): Promise<string> {
  const name = checkName("A Page's name", text);
  const other = (await reader.pages.named(name, 2)).find(({ no }) => no !== page?.no);
  // Of two that an earlier version let have one name, either may keep it.
  if (!other || page?.name === name) return name;
  throw new AdminError(
    `There is a Page "${name}" already, ${other.id}: take another name, or use that one.`,
    { taken: text },
  );
}

/** An Instagram account for a Page: usernames are in lower case, and no two Pages share one. */
export async function linkable(
  reader: Directory,
  random: AccessDeps['random'],
  spec: InstagramSpec,
  page: PageRow | undefined,
): Promise<{ readonly id: string; readonly username: string }> {
  const username = spec.username.replace(/^@/, '').toLowerCase();
  if (!/^[a-z0-9._]{1,30}$/.test(username)) {
    throw new AdminError(
      `An Instagram username has 1 to 30 letters, digits, "." and "_", and "${spec.username}" has not.`,
    );
  }
  const owner = (await reader.pages.byUsername(username, 2)).find(({ no }) => no !== page?.no);
  if (owner) {
    throw new AdminError(`@${username} is linked to the Page "${owner.name}" (${owner.id}).`, {
      taken: spec.username,
    });
  }
  const id =
    page?.instagramId !== undefined && (spec.id ?? page.instagramId) === page.instagramId
      ? page.instagramId
      : await freeId(reader, spec.id, () => accountId(random));
  return { id, username };
}

const accountId = (random: AccessDeps['random']): string => `1784${random.digits(13)}`;
