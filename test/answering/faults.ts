import type { Params } from '../support/world.ts';
import type { Shops, TokenName } from './shops.ts';

/** A request in parts, of which a fault spoils one. Words in braces are ids of the shop. */
export interface Call {
  readonly host: 'facebook' | 'instagram';
  readonly method: string;
  readonly version: string;
  /** The node, the edge, and what follows. */
  readonly id: string;
  readonly edge: string;
  readonly beyond: string;
  readonly token: TokenName | undefined;
  readonly params: Params;
  readonly shop: keyof Shops;
}

/** Something wrong with a request. */
export interface Fault {
  readonly name: string;
  /** Parts that it takes: two faults that take the same one cannot be in one request. */
  readonly takes: readonly string[];
  spoil(call: Call): Call;
}

const part = <K extends keyof Call>(name: string, key: K, value: Call[K]): Fault => ({
  name,
  takes: [key],
  spoil: (call) => ({ ...call, [key]: value }),
});

const param = (param: string, value: string, name = `${param}=${value}`): Fault => ({
  name,
  takes: [param],
  spoil: (call) => ({ ...call, params: { ...call.params, [param]: value } }),
});

const token = (name: string, value: TokenName | undefined): Fault => part(name, 'token', value);

/** What may be wrong with any request. */
const ANY: readonly Fault[] = [
  part('unknown version', 'version', '/v99.0'),
  {
    name: 'no node',
    takes: ['id', 'edge', 'beyond', 'ids'],
    spoil: (call) => ({ ...call, id: '', edge: '', beyond: '' }),
  },
  token('no token', undefined),
  token('unknown token', 'unknown'),
  token('expired token', 'expired'),
  token('revoked token', 'revoked'),
  token('token of the other host', 'elsewhere'),
  token('token without a required proof', 'unproven'),
  token('token without scopes', 'powerless'),
  param('appsecret_proof', 'f'.repeat(64), 'wrong proof'),
  part('a name for an id', 'id', '/nobody'),
  part('an id of nobody', 'id', '/999000999'),
  part('id of another Page', 'id', '/{theirs}'),
  part('deleted message', 'id', '/{deleted}'),
  param('ids', '{page},,', 'an empty id beside others'),
  part('more than a path has', 'beyond', '/all'),
  part('verb that nothing takes', 'method', 'DELETE'),
  part('limit reached', 'shop', 'spent'),
  part('Page that refuses', 'shop', 'refusing'),
  param('date_format', 'Y'.repeat(1_001), 'date_format that is too long'),
  param('fields', 'id{', 'fields that cannot be read'),
  param('fields', 'nothing', 'unknown field'),
];

/** Tokens that only one of the hosts has. */
const OF_FACEBOOK: readonly Fault[] = [
  token("user's token", 'user'),
  token("app's token", 'app'),
  token('token without a task', 'idle'),
];
const OF_INSTAGRAM: readonly Fault[] = [token('token of an account out of reach', 'outside')];

const EDGE: readonly Fault[] = [
  part('unknown edge', 'edge', '/nothing'),
  part('edge of another node', 'edge', '/accounts'),
  part('edge that is not offered yet', 'edge', '/custom_labels'),
  param('limit', '-1'),
  param('after', 'forged'),
];

/** A kind of request, and what may be wrong with it besides {@link ANY}. */
export interface Base {
  readonly name: string;
  readonly call: Call;
  readonly faults: readonly Fault[];
}

const base = (name: string, call: Partial<Call>, ...faults: readonly Fault[]): Base => {
  const host = call.host ?? 'facebook';
  const plain = { method: 'GET', version: '/v23.0', id: '/me', edge: '', beyond: '', params: {} };
  return {
    name,
    call: { ...plain, token: host === 'facebook' ? 'page' : 'login', shop: 'open', ...call, host },
    faults: [...ANY, ...(host === 'facebook' ? OF_FACEBOOK : OF_INSTAGRAM), ...faults],
  };
};

export const BASES: readonly Base[] = [
  base('node', { id: '/{message}', params: { fields: 'message,from' } }),
  base('person', { id: '/{person}' }, param('fields', 'locale')),
  base('messages', { id: '/{chat}', edge: '/messages' }, ...EDGE, param('source', 'NOBODY')),
  base(
    'conversations',
    { edge: '/conversations' },
    ...EDGE,
    ...[param('platform', 'whatsapp'), param('folder', 'attic'), param('user_id', 'x')],
  ),
  base(
    'thread-owner',
    { edge: '/thread_owner', params: { recipient: '{person}' } },
    ...EDGE,
    ...[param('recipient', ''), param('recipient', '{}'), param('recipient', '77')],
  ),
  base('picture', { edge: '/picture' }, ...EDGE, param('redirect', 'maybe'), param('type', 'wide')),
  base(
    'write',
    { method: 'POST', edge: '/trial', params: { recipient: '{id:1}' } },
    ...EDGE.slice(0, 3),
    ...[param('recipient', '5'), param('count', '-1'), param('text', 'x'.repeat(11))],
  ),
  base(
    'send',
    {
      ...{ method: 'POST', edge: '/messages' },
      params: { recipient: '{id:{person}}', message: '{text:Hello}' },
    },
    ...EDGE.slice(0, 3),
    ...[param('recipient', '{id:Ada}'), param('recipient', '{id:77}')],
    ...[param('message', '{text:}'), param('sender_action', 'typing_on')],
    ...[param('tag', 'ACCOUNT_UPDATE'), param('messaging_type', 'SHOUT')],
  ),
  base(
    'debug-token',
    { id: '/debug_token', params: { input_token: 'x' } },
    param('input_token', ''),
  ),
  base('instagram-node', { host: 'instagram', id: '/{direct-message}' }),
  base('instagram-messages', { host: 'instagram', id: '/{direct}', edge: '/messages' }, ...EDGE),
  base(
    'instagram-conversations',
    { host: 'instagram', edge: '/conversations' },
    ...EDGE,
    ...[param('platform', 'messenger'), param('folder', 'attic')],
  ),
  base(
    'instagram-refresh',
    { host: 'instagram', id: '/refresh_access_token', params: { grant_type: 'ig_refresh_token' } },
    param('grant_type', 'none'),
  ),
];
