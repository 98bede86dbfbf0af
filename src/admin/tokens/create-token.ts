import { INSTAGRAM_SCOPES, SCOPES, TASKS } from '../../access/scopes.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { integer, list, text, word, yesOrNo } from '../schema.ts';
import { createToken } from '../tokens.ts';
import { dateOf, NewToken } from './token.ts';

const OWNERS = ['page', 'user', 'instagram', 'app'] as const;

export const createTokenOperation = operation({
  id: 'createToken',
  words: 'Create a token: of a Page, a user, an Instagram account or an app',
  http: 'POST /tokens',
  status: 201,
  takes: {
    'page?': text('id, Instagram id or exact name of a Page'),
    'user?': text('id or exact name of a user'),
    'instagram?': text(
      'Page whose Instagram account logged in (Instagram login)',
      '--instagram <page>',
    ),
    'app?': text('id or exact name of an app'),
    'for_user?': text('person that a Page access token follows (default: nobody)'),
    'system?': yesOrNo('with `user`: as a system user, whom nobody logs out'),
    'life?': word(
      ['long', 'short'],
      'as the platform gives it: 60 days, or 90 minutes (Instagram: 1 hour)',
      {
        what: 'A token is long-lived or short-lived: say one of the two.',
        flags: {
          '--long-lived': ['long', '60 days, as exchanged; the Page tokens it gives have no end'],
          '--short-lived': ['short', '90 minutes, as from a login (of Instagram: one hour)'],
        },
      },
    ),
    'for_app?': text('app that the token belongs to (default: the only one)'),
    'scopes?': list(word([...SCOPES, ...INSTAGRAM_SCOPES]), 'scopes (default: all)'),
    'tasks?': list(word(TASKS), 'tasks of a Page access token (default: all)'),
    'expires_in?': integer('life in seconds; negative: already over (default: no end)', {
      flag: '--expires-in <time>',
      isDuration: true,
    }),
  },
  gives: NewToken,
  check(input, naming) {
    const [page, user, instagram, app] = OWNERS.map(naming);
    const [owner, ...others] = OWNERS.filter((each) => input[each] !== undefined);
    if (owner === undefined || others.length > 0) {
      throw new AdminError(
        page === '"page"'
          ? 'Say whose token: one of page, user, instagram and app.'
          : `Say whose token: one of ${page}, ${user} and ${app}, or ${instagram}.`,
      );
    }
    if (owner === 'app' && input.for_app !== undefined) {
      throw new AdminError(
        `An app token belongs to the app of ${app}: leave ${naming('for_app')} out.`,
      );
    }
    if (owner !== 'page' && input.for_user !== undefined) {
      throw new AdminError(
        `A Page token alone follows a person: ${naming('for_user')} goes with ${page}.`,
      );
    }
    if (owner !== 'user' && input.system) {
      throw new AdminError(`A system user is a user: ${naming('system')} goes with ${user}.`);
    }
  },
  async run(deps, { page, user, instagram, app, for_app, for_user, system, expires_in, ...rest }) {
    const of = { page, user, instagram, app };
    const kind = system ? 'system' : (OWNERS.find((each) => of[each] !== undefined) ?? 'page');
    const { no, ...token } = await createToken(deps, {
      ...rest,
      kind,
      appId: app ?? for_app,
      pageId: page ?? instagram,
      userId: user ?? for_user,
      expiresIn: expires_in,
    });
    return { id: String(no), ...token };
  },
  command: 'token create',
  examples: [
    'token create --page "My Page"',
    'token create --page "My Page" --scopes pages_messaging --tasks MESSAGING',
    'token create --user "Ada Lovelace" --for-app "My app" --expires-in 90m',
    'token create --user "Ada Lovelace" --short-lived',
    'token create --page "My Page" --expires-in -1m --json',
  ],
  prints: ['access_token', 'type', 'app_id', 'page_id', 'scopes', 'expires_at'],
  says({ id, access_token, type, app_id, page_id, expires_at }) {
    const life = expires_at === 0 ? 'never expires' : `expires ${dateOf(expires_at)}`;
    const owner = page_id === undefined ? '' : ` of Page ${page_id}`;
    return `${type} token ${id}${owner} for app ${app_id}, ${life}; its text is not shown again:\n\n${access_token}`;
  },
});
