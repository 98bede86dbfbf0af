import type { Command } from 'commander';
import { SCOPES } from '../access/scopes.ts';
import {
  createToken,
  listTokens,
  revokeToken,
  type TokenInfo,
  type TokenSpec,
} from '../admin/tokens.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { copyable } from '../house/copyable.ts';
import { WrongUse } from '../house/failure.ts';
import { commandGroup, examples, storeCommand, words } from './options.ts';
import { print, printList } from './output.ts';
import { durationIn } from './time-flags.ts';
import { withHouse } from './with-house.ts';

interface CreateFlags extends StoreFlags {
  readonly page?: string;
  readonly user?: string;
  readonly instagram?: string;
  readonly app?: string;
  readonly forUser?: string;
  readonly system?: boolean;
  readonly longLived?: boolean;
  readonly shortLived?: boolean;
  readonly forApp?: string;
  readonly scopes?: string;
  readonly tasks?: string;
  readonly expiresIn?: string;
}

/** `convograph token`: access tokens of Pages, users and apps. */
export function tokenCommand(): Command {
  return commandGroup(
    'token',
    'Create, revoke and list access tokens',
    'token create --page "My Page"',
    'token create --page "My Page" --scopes pages_messaging --expires-in 1h',
    'token list',
  )
    .addCommand(createCommand())
    .addCommand(
      storeCommand('revoke', 'Revoke a token')
        .argument('<token>', 'text or id of the token')
        .addHelpText('after', examples('token revoke 402817365091', 'token revoke EAA…'))
        .action(revoke),
    )
    .addCommand(
      storeCommand('list', 'List the tokens by id, never their text')
        .addHelpText('after', examples('token list'))
        .action(list),
    );
}

const createCommand = (): Command =>
  storeCommand('create', 'Create a token: of a Page, a user, an Instagram account or an app')
    .option('--page <page>', 'id, Instagram id or exact name of a Page')
    .option('--user <user>', 'id or exact name of a user')
    .option('--instagram <page>', 'Page whose Instagram account logged in (Instagram login)')
    .option('--app <app>', 'id or exact name of an app')
    .option('--for-user <user>', 'person that a Page access token follows (default: nobody)')
    .option('--system', 'with --user: as a system user, whom nobody logs out')
    .option('--long-lived', '60 days, as exchanged; the Page tokens it gives have no end')
    .option('--short-lived', '90 minutes, as from a login (of Instagram: one hour)')
    .option('--for-app <app>', 'app that the token belongs to (default: the only one)')
    .option('--scopes <list>', 'scopes (default: all)')
    .option('--tasks <list>', 'tasks of a Page access token (default: all)')
    .option(
      '--expires-in <time>',
      'life: 90m, 1d, or seconds; negative: already over (default: no end)',
    )
    .addHelpText(
      'after',
      examples(
        'token create --page "My Page"',
        'token create --page "My Page" --scopes pages_messaging --tasks MESSAGING',
        'token create --user "Ada Lovelace" --for-app "My app" --expires-in 90m',
        'token create --user "Ada Lovelace" --short-lived',
        'token create --page "My Page" --expires-in -1m --json',
      ),
    )
    .action(create);

async function create(flags: CreateFlags): Promise<void> {
  const spec = specOf(flags);
  await withHouse(flags, async (house) => {
    const { no, ...token } = await createToken(house, spec);
    const { access_token, type, page_id, scopes, expires_at, app_id } = token;
    const wire = { access_token, type, app_id, page_id, scopes, expires_at };
    const life = expires_at === 0 ? 'never expires' : `expires ${dateOf(expires_at)}`;
    const owner = page_id === undefined ? '' : ` of Page ${page_id}`;
    print(
      flags,
      wire,
      `${type} token ${no}${owner} for app ${app_id}, ${life}; its text is not shown again:\n\n${access_token}`,
    );
  });
}

const revoke = (token: string, flags: StoreFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    const { no } = await revokeToken(house, token);
    print(flags, { id: String(no), success: true }, `Token ${no} is revoked.`);
  });

const list = (flags: StoreFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    await printList(
      flags,
      await listTokens(house),
      {
        ID: ({ id }) => id,
        TYPE: ({ type }) => type,
        APP: ({ app_id }) => app_id,
        'PAGE OR USER': ({ page_id, user_id }) => page_id ?? user_id,
        STATE: stateOf,
        SCOPES: scopesOf,
      },
      `There is no token yet: \`${copyable('token create --page PAGE', flags.data)}\` makes one.`,
    );
  });

/** @throws WrongUse unless exactly one kind of token is asked for */
function specOf(flags: CreateFlags): TokenSpec {
  const { page, user, instagram, app, forApp, forUser, system } = flags;
  const owners = { page, user, instagram, app };
  const [kind, ...others] = KINDS.filter((each) => owners[each] !== undefined);
  if (!kind || others.length > 0) {
    throw new WrongUse('Say whose token: one of --page, --user and --app, or --instagram.');
  }
  if (app !== undefined && forApp !== undefined) {
    throw new WrongUse('An app token belongs to the app of --app: leave --for-app out.');
  }
  if (forUser !== undefined && kind !== 'page') {
    throw new WrongUse('--for-user goes with --page.');
  }
  if (system && kind !== 'user') throw new WrongUse('--system goes with --user.');
  return {
    kind: system ? 'system' : kind,
    appId: app ?? forApp,
    pageId: page ?? instagram,
    userId: user ?? forUser,
    scopes: words(flags.scopes),
    tasks: words(flags.tasks),
    expiresIn: secondsOf(flags.expiresIn),
    life: lifeOf(flags),
  };
}

const KINDS = ['page', 'user', 'instagram', 'app'] as const;

function lifeOf({ longLived, shortLived }: CreateFlags): TokenSpec['life'] {
  if (longLived && shortLived) {
    throw new WrongUse('A token is long-lived or short-lived: say one of the two.');
  }
  return longLived ? 'long' : shortLived ? 'short' : undefined;
}

/** @throws WrongUse */
function secondsOf(text: string | undefined): number | undefined {
  const duration = durationIn('--expires-in', text);
  return duration === undefined ? undefined : duration / 1000;
}

function stateOf({ is_valid, expires_at, revoked_at }: TokenInfo): string {
  if (revoked_at !== undefined) return 'revoked';
  if (!is_valid) return 'expired';
  return expires_at === 0 ? 'valid' : `until ${dateOf(expires_at)}`;
}

const scopesOf = ({ scopes }: TokenInfo): string | undefined =>
  scopes.length === SCOPES.length ? 'all' : scopes.join(',') || undefined;

/** @param seconds unix seconds */
const dateOf = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace(/\.000Z$/, 'Z');
