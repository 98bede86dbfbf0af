import type { NodeType } from '../graph/declare/node-type.ts';
import { aType } from './a-type.ts';
import type { DialectName } from './asked-host.ts';
import { DOCUMENTED } from './documented/names.ts';
import { applicationType } from './nodes/app/app.ts';
import { instagramAccountType } from './nodes/instagram-account/instagram-account.ts';
import { instagramUserType } from './nodes/instagram-account/instagram-user.ts';
import { pageType } from './nodes/page/page.ts';
import { messengerProfileType } from './nodes/person/profile.ts';
import { userType } from './nodes/user/user.ts';
import type { Services } from './services.ts';

/** What is told of each of them. */
export const NOT_OFFERED = 'Convograph does not offer this yet; Meta does';

type Verb = 'GET' | 'POST' | 'DELETE';

/** Something that Meta's host offers and this one refuses so far. */
export interface NotYet {
  /** Verbs and path, as the documentation names it. */
  readonly key: string;
  readonly description: string;
  readonly host: DialectName;
  readonly verbs: readonly Verb[];
  /** The edge; empty of a verb on the node itself. */
  readonly name: string;
  /** The node that has the edge. */
  readonly on: NodeType<unknown, Services>;
}

/** A node and how its id is written in a path. */
interface Place {
  readonly host: DialectName;
  readonly id: string;
  readonly on: NodeType<unknown, Services>;
}

const place = (host: DialectName, id: string, on: NodeType<never, Services>): Place => ({
  host,
  id: `${host === 'instagram' ? 'instagram:' : ''}/{${id}}/`,
  on: on as NodeType<unknown, Services>,
});

const PAGE = place('facebook', 'page-id', pageType);
const ACCOUNT = place('facebook', 'ig-id', instagramAccountType);
const APP = place('facebook', 'app-id', applicationType);
const PERSON = place('facebook', 'psid', messengerProfileType);
const LOGIN = place('instagram', 'ig-id', instagramUserType);
const USER = place('facebook', 'user-id', userType);

const ALL = ['GET', 'POST', 'DELETE'] as const;

const of = (
  { host, id, on }: Place,
  verbs: readonly Verb[],
  name: string,
  description: string,
): NotYet => ({ key: `${verbs.join(', ')} ${id}${name}`, description, host, verbs, name, on });

/** What Meta's host offers around conversations and this one refuses so far, by verb and path. */
export const NOT_YET: readonly NotYet[] = [
  of(PAGE, ALL, 'custom_user_settings', 'The persistent menu of one person.'),
  of(PAGE, ['GET', 'POST'], 'custom_labels', 'Labels of people.'),
  of(PERSON, ['GET'], 'custom_labels', 'Labels of one person.'),
];

/** What Meta's SDK does on a node. */
interface Calls {
  readonly edges: readonly string[];
  readonly posts: readonly string[];
  readonly deletes: readonly string[];
}

/** What of a node is there, by verb and name: it is not missing. */
const declared = ({ on }: Place, verb: Verb, name: string): boolean => {
  if (verb !== 'GET') return on.operations.some((o) => o.verb === verb && o.name === name);
  const field = on.byName.get(name);
  return field !== undefined && field.kind !== 'dataless';
};

/** Everything else that Meta's SDK does on a node, outside conversations for the most part. */
function othersOf(node: Place, { edges, posts, deletes }: Calls): NotYet[] {
  const { name: type } = node.on;
  return (
    [
      ['GET', edges],
      ['POST', posts],
      ['DELETE', deletes],
    ] as const
  ).flatMap(([verb, names]) =>
    names
      // The SDK's list has a dot for the node itself.
      .map((name) => (name === '.' ? '' : name))
      .filter((name) => !declared(node, verb, name))
      .map((name) =>
        name === ''
          ? of(node, [verb], name, `${verb} on ${aType(type)}.`)
          : of(node, [verb], name, `${verb} ${name} of ${aType(type)}.`),
      ),
  );
}

const OTHERS: readonly NotYet[] = [
  ...othersOf(PAGE, DOCUMENTED.Page),
  ...othersOf(USER, DOCUMENTED.User),
  ...othersOf(ACCOUNT, DOCUMENTED.IGUser),
  ...othersOf(LOGIN, DOCUMENTED.IGUserForIGOnlyAPI),
  ...othersOf(APP, DOCUMENTED.Application),
];

const keyOf = (host: DialectName, verb: string, name: string): string => `${host} ${verb} ${name}`;

const BY_CALL = new Map<string, NotYet[]>();
for (const each of [...NOT_YET, ...OTHERS]) {
  for (const verb of each.verbs) {
    const key = keyOf(each.host, verb, each.name);
    const known = BY_CALL.get(key) ?? [];
    // What has a row of its own comes first, and is told in the words of that.
    if (!known.some(({ on }) => on === each.on)) BY_CALL.set(key, [...known, each]);
  }
}

const NONE: readonly NotYet[] = [];

/** What a verb and a name may be at a host, on one node or another. */
export const notYetAt = (host: DialectName, verb: string, name: string): readonly NotYet[] =>
  BY_CALL.get(keyOf(host, verb, name)) ?? NONE;

/** Whether Meta's host reads an edge of a node that this one only knows by name. */
export const isReadElsewhere = (type: NodeType<unknown, Services>, edge: string): boolean =>
  (['facebook', 'instagram'] as const).some((host) =>
    notYetAt(host, 'GET', edge).some(({ on }) => on === type),
  );
