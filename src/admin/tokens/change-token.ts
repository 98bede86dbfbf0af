import { engage } from '../../access/authorization.ts';
import type { AccessDeps } from '../../access/deps.ts';
import { INSTAGRAM_SCOPES, SCOPES, TASKS } from '../../access/scopes.ts';
import type { TokenRow } from '../../store/directory.ts';
import type { Transaction } from '../../store/store.ts';
import { checkWords } from '../checks.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { integer, list, orNull, text, type ValueOf, type Values, word, yes } from '../schema.ts';
import { endOf, infoOf, tokenOf } from '../tokens.ts';
import { scopesOf, stateOf, Token } from './token.ts';

const scope = word([...SCOPES, ...INSTAGRAM_SCOPES]);

/** What is changed of a token whose text stays: apps that hold it need no other. */
const parameters = {
  'grant?': list(scope, 'scopes that it is to have besides, as if its person had been asked again'),
  'revoke?': list(scope, 'scopes that it is to have no more'),
  'tasks?': list(word(TASKS), 'of a Page access token: its tasks, in place of those it had'),
  'expires_in?': orNull(
    integer('life from now on in seconds; negative: already over (190/463)', {
      flag: '--expires-in <time>',
      isDuration: true,
    }),
    'never',
  ),
  'valid?': yes('is good again, whatever has ended it: expiry, revocation, 90 days without use'),
};

type TokenChanges = Values<typeof parameters>;

export const changeTokenOperation = operation({
  id: 'changeToken',
  words: 'Change what a token may do, and how long it lives; its text stays the same',
  http: 'PATCH /tokens/{token}',
  takes: { token: text('id of the token'), ...parameters },
  gives: Token,
  check({ valid, expires_in }, naming) {
    if (valid && typeof expires_in === 'number' && expires_in <= 0) {
      throw new AdminError(`Say one of ${naming('valid')} and an end that is over.`);
    }
  },
  run: (deps, { token, ...changes }) => changeToken(deps, token, changes),
  command: 'token set <token>',
  examples: [
    'token set 402817365091 --grant pages_messaging',
    'token set 402817365091 --tasks MESSAGING',
    'token set 402817365091 --expires-in -1m',
    'token set 402817365091 --valid',
  ],
  note: 'On Meta’s host nothing changes a token that was given: its person logs in again, and another comes of it.',
  says: (token) =>
    `${token.type} token ${token.id}: ${stateOf(token)}, scopes ${scopesOf(token) ?? 'none'}`,
});

async function changeToken(
  { store, clock }: AccessDeps,
  id: string,
  changes: TokenChanges,
): Promise<ValueOf<typeof Token>> {
  return store.transaction(async (tx) => {
    const { directory, reader } = tx;
    const row = await tokenOf(reader, id);
    const now = clock.now();
    const rights = rightsOf(row, changes);
    const next = { ...row, ...rights, ...lifeOf(row, changes, now) };
    await directory.tokens.put(next);
    const { app, user } = next;
    if (changes.valid && user !== undefined) await engage(tx, { app, user }, now);
    await allow(tx, next, changes.valid ? next.scopes : (changes.grant ?? []));
    return infoOf(reader, next, now);
  });
}

/** @throws AdminError for scopes and tasks that tokens of its kind have not */
function rightsOf(
  { kind, scopes, tasks }: TokenRow,
  changes: TokenChanges,
): Pick<TokenRow, 'scopes' | 'tasks'> {
  const all = kind === 'instagram' ? INSTAGRAM_SCOPES : SCOPES;
  const { grant: more, revoke: less } = changes;
  if ((more ?? less) && kind === 'app') throw new AdminError('An app token has no scopes.');
  if (changes.tasks && kind !== 'page') {
    throw new AdminError(
      "Only a Page access token has tasks: a person's come with the role on a Page, `npx convograph user set` gives it.",
    );
  }
  const granted = more ? checkWords('scope', more, all) : [];
  const revoked = new Set<string>(less ? checkWords('scope', less, all) : []);
  const having = new Set<string>([...scopes, ...granted]);
  return {
    scopes: all.filter((each) => having.has(each) && !revoked.has(each)),
    tasks: changes.tasks ? checkWords('task', changes.tasks, TASKS) : tasks,
  };
}

function lifeOf(
  { expires, revoked, cause, dataAccess }: TokenRow,
  { valid, expires_in: seconds }: TokenChanges,
  now: number,
): Pick<TokenRow, 'expires' | 'revoked' | 'cause' | 'dataAccess'> {
  const kept = valid && expires !== undefined && expires <= now ? undefined : expires;
  const end = seconds === undefined ? kept : seconds === null ? undefined : endOf(seconds, now);
  return {
    expires: end,
    dataAccess,
    ...(valid ? { revoked: undefined, cause: undefined } : { revoked, cause }),
  };
}

/** As if its person had been asked for scopes again, and had chosen all Pages. */
async function allow(
  { directory }: Transaction,
  { app, user, kind }: TokenRow,
  scopes: readonly string[],
): Promise<void> {
  if (user === undefined || kind === 'system') return;
  const all = { status: 'granted', lapses: undefined, targets: undefined } as const;
  for (const scope of scopes) await directory.permissions.put({ app, user, scope, ...all });
}
