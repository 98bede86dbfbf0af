import type { ReviewSubject } from '../../access/app-review.ts';
import type { TokenFacts } from '../../access/token-facts.ts';
import { catalogue } from '../../graph/errors/catalogue.ts';
import type { GraphError } from '../../graph/errors/error.ts';
import type { Finding } from './finding.ts';

const PROGRAM = '`npx convograph';

/** The list of what is offered, as a running server shows it. */
const LIST = '/_convograph/docs/compatibility';

/** What hints are told from: whose call it is, as far as that is known. */
interface Asked {
  readonly facts: TokenFacts | undefined;
  /** The person whom the call names. */
  readonly person: string | undefined;
  /** All scopes that the token was not granted and the call needs. */
  readonly scopes: readonly string[];
}

/** Whether it is about a scope that the token was not granted at all. */
export const isUngranted = ({ ok, word, has }: Pick<Finding, 'ok' | 'word' | 'has'>): boolean =>
  !ok && word !== undefined && has.startsWith('not granted');

/** How to mend a lack, in plain words with a command; undefined where none of ours can. */
export function hintFor(finding: Finding, asked: Asked): string | undefined {
  return finding.hint ?? HINTS[finding.kind]?.(finding, asked);
}

const pageOf = ({ facts }: Asked): string => facts?.page?.id ?? 'PAGE';
const appOf = ({ facts }: Asked): string => facts?.app.id ?? 'APP';
const is = (error: GraphError | undefined, name: keyof typeof catalogue): boolean =>
  error?.entry === catalogue[name];

/** A new token in place of the one there is; with what it lacks, when that is said. */
const newToken = (asked: Asked, more = ''): string => {
  const { facts } = asked;
  const page = `${facts?.kind === 'instagram' ? '--instagram' : '--page'} ${pageOf(asked)}`;
  const owner = facts?.kind === 'user' && facts.user ? `--user ${facts.user.id}` : page;
  const app = facts ? ` --for-app ${facts.app.id}` : '';
  return `${PROGRAM} token create ${owner}${app}${more}\``;
};

/** Review passed, or a role given: what lets an app use a scope that it has standard access to. */
function review(word: ReviewSubject | undefined, asked: Asked, whom: string): string {
  const app = asked.facts?.app;
  const passed =
    app?.mode === 'development'
      ? `${PROGRAM} app set ${appOf(asked)} --mode live\``
      : `${PROGRAM} app set ${appOf(asked)} --access ${word ?? 'SCOPE'}=advanced\``;
  return `${passed} passes review; ${whom}; an archive does not ask for review: ${PROGRAM} page set ${pageOf(asked)} --mode archive\``;
}

function scopeHint(finding: Finding, asked: Asked): string {
  const { facts } = asked;
  const { word } = finding;
  if (!isUngranted(finding)) {
    const user = facts?.user?.id ?? 'USER';
    const role = `or give ${facts?.user?.name ?? 'the user'} a role with ${PROGRAM} app set ${appOf(asked)} --role ${user}=tester\``;
    return review(word as ReviewSubject, asked, role);
  }
  const scopes = [...(facts?.scopes ?? []), ...asked.scopes].join(',');
  return `make a token that has it: ${newToken(asked, ` --scopes ${scopes}`)}`;
}

const peopleHint = ({ word }: Finding, asked: Asked): string =>
  review(
    (word ?? asked.facts?.app.standard.values().next().value) as ReviewSubject | undefined,
    asked,
    `or make the person a user with a role: ${PROGRAM} person set ${asked.person ?? 'PSID'} --page ${pageOf(asked)} --user USER\` and ${PROGRAM} app set ${appOf(asked)} --role USER=tester\``,
  );

function tokenHint({ error }: Finding, asked: Asked): string {
  const { facts } = asked;
  if (is(error, 'noToken') || is(error, 'noTokenMe')) {
    return `send one as access_token or as an Authorization header; here as --token; ${newToken(asked)} makes one`;
  }
  if (facts && is(error, 'tokenUnreadable')) {
    return facts.kind === 'instagram'
      ? 'it is for the Instagram API on graph.instagram.com: take a Page access token here'
      : `it is for graph.facebook.com: take a token of Instagram login here: ${PROGRAM} token create --instagram ${pageOf(asked)} --for-app ${facts.app.id}\``;
  }
  if (is(error, 'tokenUnreadable')) {
    return `no token of this store has this text: look whether it was cut, or comes from another store or from Meta; ${newToken(asked)} makes one`;
  }
  if (is(error, 'roleRemoved')) {
    return `the person has no role on the Page any more: give it back, or take a token of somebody who has one`;
  }
  if (is(error, 'userCheckpointed') || is(error, 'userUnconfirmed')) {
    return `the person has to log in first: ${PROGRAM} user set --help\` shows how to take this away`;
  }
  return `it cannot be mended, only replaced: ${newToken(asked)}`;
}

function objectHint({ error, has }: Finding, asked: Asked): string | undefined {
  if (is(error, 'messageDeleted')) {
    return `it was deleted, or is older than the newest 20 of a Page in strict mode: ${PROGRAM} page set ${pageOf(asked)} --mode archive\``;
  }
  if (is(error, 'pageTokenRequired')) return `take a Page access token: ${newToken(asked)}`;
  if (/^it is an? (?:app|user)$/.test(has)) return undefined;
  if (has.startsWith('it is ')) {
    return 'take a token of that Page: a token reaches its own Page and nothing else';
  }
  return 'look at the id: nothing in this store has it; ids differ from store to store';
}

const HINTS: Readonly<
  Partial<Record<Finding['kind'], (finding: Finding, asked: Asked) => string | undefined>>
> = {
  'known token': tokenHint,
  'own account': (_, asked) =>
    `${PROGRAM} app set ${appOf(asked)} --mode live --access instagram_business_basic=advanced\`; or give a role on the app to a user who has one on the Page: ${PROGRAM} app set ${appOf(asked)} --role USER=tester\`; an archive does not ask for it: ${PROGRAM} page set ${pageOf(asked)} --mode archive\``,
  token: ({ error }, asked) =>
    is(error, 'appTokenRequired')
      ? `take the app's own token: its id, \`|\` and its secret`
      : `take a Page access token: ${PROGRAM} token create --page ${pageOf(asked)}\`, or one that /me/accounts hands to a user with a task on the Page`,
  proof: (_, asked) =>
    `send appsecret_proof, the HMAC-SHA256 of the token under the app secret in lower-case hex; or ${PROGRAM} app set ${appOf(asked)} --require-proof off\` (a wrong one is refused all the same)`,
  scope: scopeHint,
  shown: (finding, asked) =>
    isUngranted(finding) ? scopeHint(finding, asked) : peopleHint(finding, asked),
  people: peopleHint,
  task: ({ error }, asked) =>
    `make a token that has one: ${newToken(asked, ` --tasks ${is(error, 'notAdministrator') ? 'MODERATE' : 'MESSAGING'}`)}, or give the person the task on the Page`,
  account: (_, asked) =>
    `ask /${pageOf(asked)}/conversations?platform=instagram, or graph.instagram.com with a token of Instagram login; an archive serves it as it is: ${PROGRAM} page set ${pageOf(asked)} --mode archive\``,
  verification: (_, asked) =>
    `${PROGRAM} app set ${appOf(asked)} --verified yes\` verifies the business; an archive does not ask for it: ${PROGRAM} page set ${pageOf(asked)} --mode archive\``,
  messages: (_, asked) => `${PROGRAM} page set ${pageOf(asked)} --message-access on\``,
  send: (_, asked) =>
    `${PROGRAM} can-send --to ${asked.person ?? 'PSID'} --page ${pageOf(asked)} --app ${appOf(asked)}\` tells which check it is, and what opens it`,
  consent: (_, asked) =>
    `${PROGRAM} person set ${asked.person ?? 'IGSID'} --page ${pageOf(asked)} --consent on\``,
  refusal: (_, asked) => `${PROGRAM} page set ${pageOf(asked)} --refuse off\``,
  limits: (_, asked) =>
    `wait, or move the clock: ${PROGRAM} clock --advance 86400\`; the usage headers of answers tell how much is used; ${PROGRAM} page set ${pageOf(asked)} --limits off\` takes them away`,
  object: objectHint,
  call: ({ error }, asked) => {
    if (is(error, 'pageTokenRequired')) return `take a Page access token: ${newToken(asked)}`;
    return `look at the path: version, id, edge; ${LIST} lists what is offered`;
  },
  offer: () => `${LIST} lists what is offered, and what is not yet`,
  fields: () => `${LIST} lists fields, edges and parameters; so does metadata=1 on a node`,
  rest: () => `${LIST} lists what each parameter may be`,
};
