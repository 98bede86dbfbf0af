import type { AccessDeps } from '../../access/deps.ts';
import type { Privilege } from '../../access/permissions.ts';
import type { Awaitable } from '../../base/awaitable.ts';
import type { DatedPart } from '../../graph/declare/dated-parts.ts';
import type { Description } from '../../graph/declare/description.ts';
import type { NodeType } from '../../graph/declare/node-type.ts';
import type { Call } from '../../graph/execute/call.ts';
import type { Text } from '../../graph/text/text.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import type { Services } from '../services.ts';

interface Base {
  /** Its path after the version, such as `oauth/access_token`; `{id}` is any one segment. */
  readonly path: string;
  readonly methods: readonly ('GET' | 'POST')[];
  readonly description: string;
  readonly params: readonly Description[];
  /** What it is of what came or went on a day; there ever without it. */
  readonly part?: DatedPart;
  /** The row of the table of permissions that it is judged by. */
  readonly asks?: Privilege;
}

/** A path that is neither node nor edge and asks for no token: it is where tokens come from. */
export interface OpenEndpoint extends Base {
  readonly access: 'open';
  /** Gives the answer, to be written as JSON. */
  run(request: GraphRequest, deps: AccessDeps): Awaitable<object>;
}

/** A path that is neither node nor edge and is asked with a token. */
export interface TokenEndpoint extends Base {
  readonly access: 'token';
  /** What `fields` read there. */
  readonly of?: NodeType<never, Services>;
  /** Whether it is a list of these. */
  readonly isList?: true;
  /** Gives the answer as JSON text. */
  run(request: GraphRequest, call: Call<Services>): Awaitable<Text>;
}

export type Endpoint = OpenEndpoint | TokenEndpoint;

/** A text parameter of an endpoint, as its row in the documentation tells of it. */
export const param = (name: string, description: string): Description => ({
  name,
  type: 'string',
  description,
});

/** The same, which has to be there. */
export const requiredParam = (name: string, description: string): Description => ({
  ...param(name, description),
  required: true,
});
