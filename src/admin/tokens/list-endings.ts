import { sessionTime } from '../../access/session-time.ts';
import { type ErrorName, GraphError } from '../../graph/errors/error.ts';
import type { Directory, TokenRow } from '../../store/directory.ts';
import { GraphErrorShape, shownError } from '../graph-error.ts';
import { operation } from '../operation.ts';
import { Remedy, remedy } from '../remedy.ts';
import { listOf, object, text, type ValueOf } from '../schema.ts';
import { tokenOf } from '../tokens.ts';
import { changeUserOperation } from '../users/change-user.ts';
import { changeTokenOperation } from './change-token.ts';
import { revokeTokenOperation } from './revoke-token.ts';

const Ending = object('TokenEnding', 'Something that ends a token.', {
  with: Remedy,
  error: GraphErrorShape,
});

/** Ends it: what happens to a token on the platform, and what calls with it are refused with then. */
export const listEndingsOperation = operation({
  id: 'listTokenEndings',
  words: 'List what ends a token, and the error that calls with it give then',
  http: 'GET /tokens/{token}/endings',
  takes: { token: text('id of the token') },
  gives: listOf('TokenEndingList', Ending),
  run: async ({ store: { directory }, clock }, { token }) => ({
    data: await endingsOf(directory, await tokenOf(directory, token), clock.now()),
  }),
  command: 'token endings <token>',
  examples: ['token endings 402817365091'],
  says: () => 'Nothing ends it: an app token lives as long as its secret.',
  columns: {
    ERROR: ({ error }) => `${error.code}/${error.error_subcode}`,
    WHAT: ({ with: { words } }) => words,
    COMMAND: ({ with: { command } }) => command,
  },
});

async function endingsOf(
  directory: Directory,
  { no, kind, app, user, page }: TokenRow,
  time: number,
): Promise<ValueOf<typeof Ending>[]> {
  if (kind === 'app') return [];
  const token = String(no);
  const by = (given: ReturnType<typeof remedy>, name: ErrorName, values = {}) => ({
    with: given,
    error: shownError(new GraphError(name, values)),
  });
  const ofToken = [
    by(remedy(changeTokenOperation, { token, expires_in: -1 }, 'Have it expire'), 'tokenExpired', {
      expired: sessionTime(time - 1_000),
      now: sessionTime(time),
    }),
    by(remedy(revokeTokenOperation, { token }, 'Revoke it'), 'tokenRevoked'),
  ];
  if (user === undefined || kind === 'system') return ofToken;
  const person = await directory.users.byId(user);
  const name = person?.name ?? user;
  const change = (input: object, words: string) =>
    remedy(changeUserOperation, { user, ...input }, words);
  const role = page === undefined ? undefined : await directory.pages.byNo(page);
  const values = { user, app };
  return [
    ...ofToken,
    by(change({ password_changed: true }, `Change the password of ${name}`), 'passwordChanged'),
    by(change({ logged_out: true }, `Log ${name} out`), 'tokenRevoked'),
    by(change({ checkpoint: true }, `Have ${name} log in at the site first`), 'userCheckpointed'),
    by(change({ unconfirmed: true }, `Unconfirm ${name}`), 'userUnconfirmed', values),
    by(change({ remove_app: app }, `Have ${name} remove the app`), 'appRemoved', values),
    by(change({ inactive: app }, `Let 90 days pass without ${name}`), 'appInactive'),
    ...(role
      ? [
          by(
            change({ no_role: role.id }, `Take the role on ${role.name} from ${name}`),
            'roleRemoved',
          ),
        ]
      : []),
  ];
}
