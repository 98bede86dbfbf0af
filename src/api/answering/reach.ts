import { isReviewEnforced } from '../../access/app-review.ts';
import type { Caller } from '../../access/caller.ts';
import { requirePageToken } from '../../access/permissions.ts';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { NodeType } from '../../graph/declare/node-type.ts';
import { GraphError } from '../../graph/errors/error.ts';
import type { Call } from '../../graph/execute/call.ts';
import { messageNamed, namedBy } from '../../store/page/message-of-id.ts';
import type { FoundMessage } from '../../store/page/messages.ts';
import type { PersonRow } from '../../store/page/people.ts';
import type { NodeNeeds } from '../needs.ts';
import { applicationType } from '../nodes/app/app.ts';
import { conversationType } from '../nodes/conversation/conversation.ts';
import { wholeOf } from '../nodes/conversation/read-messages.ts';
import { instagramAccountType } from '../nodes/instagram-account/instagram-account.ts';
import { instagramUserType } from '../nodes/instagram-account/instagram-user.ts';
import { messageType } from '../nodes/message/message.ts';
import { threadOf } from '../nodes/message/thread.ts';
import { pageType } from '../nodes/page/page.ts';
import { instagramProfileType, messengerProfileType } from '../nodes/person/profile.ts';
import { personaType } from '../nodes/persona/persona.ts';
import { userType } from '../nodes/user/user.ts';
import type { Services } from '../services.ts';
import type { Found } from './context.ts';

const found = <N>(type: NodeType<N, Services>, node: N): Found => ({
  type: type as NodeType<unknown, Services>,
  node,
});

/** Ids of conversations and messages: only a Page token can reach these. */
const isPageBound = (text: string): boolean => !/^\d+$/.test(text);

function ownApp(id: string, { services: { caller, dialect } }: Call<Services>) {
  const isApp = id === 'app' || id === caller.app.id;
  return isApp && dialect.words.has('app') ? found(applicationType, caller.app) : undefined;
}

type Find = (id: string, call: Call<Services>) => Awaitable<Found | undefined>;

/** Where each kind of caller finds the node behind an id, whatever may be done with it. */
const FIND: Readonly<Record<Caller['kind'], Find>> = {
  page: ofPage,
  user: ofUser,
  app: ofApp,
  client: () => undefined,
  instagram: ofAccount,
};

/**
 * The node behind an id within the caller's reach, whatever may be done with it: every token reaches
 * its app, a Page token its Page's nodes, a user token the user and the Pages of his roles, an app
 * token the app's users, a token of Instagram login its account's nodes. Whatever lies outside is as
 * if it did not exist.
 * @throws GraphError `pageTokenRequired`, `noTokenMe`
 */
export function reach(id: string, call: Call<Services>): Awaitable<Found | undefined> {
  if (id === 'me') return locateMe(call);
  const app = ownApp(id, call);
  if (app) return app;
  const { caller } = call.services;
  if (isPageBound(id)) requirePageToken(caller);
  return FIND[caller.kind](id, call);
}

/** The node that `me` names: the Page, account or person of the token. */
function locateMe(call: Call<Services>): Found {
  const { caller } = call.services;
  if (caller.kind === 'instagram') {
    return found(instagramUserType, { row: call.services.page });
  }
  if (caller.page) return found(pageType, { row: caller.page, tasks: [...caller.tasks] });
  if (caller.user) return found(userType, caller.user);
  throw new GraphError('noTokenMe');
}

/** A person who uses the app, for its own token. */
async function ofApp(id: string, call: Call<Services>): Promise<Found | undefined> {
  const { caller, store } = call.services;
  const asked = await store.directory.permissions.of(caller.app.id, id);
  const user = asked.length > 0 ? await store.directory.users.byId(id) : undefined;
  return user && found(userType, user);
}

async function ofUser(id: string, call: Call<Services>): Promise<Found | undefined> {
  const { caller, store } = call.services;
  if (caller.user?.id === id) return found(userType, caller.user);
  const { directory } = store;
  const row = (await directory.pages.byId(id)) ?? (await directory.pages.byInstagramId(id));
  const role = row && caller.roles.find(({ page }) => page === row.no);
  if (!role) return undefined;
  return row.id === id
    ? found(pageType, { row, tasks: role.tasks })
    : found(instagramAccountType, { row });
}

function ofPage(id: string, call: Call<Services>): Awaitable<Found | undefined> {
  const { page, caller, pageStore } = call.services;
  if (id === page.id) return found(pageType, { row: page, tasks: [...caller.tasks] });
  if (id === page.instagramId) return found(instagramAccountType, { row: page });
  if (/^\d+$/.test(id)) {
    return chain(call.services.person(id), (person) =>
      person ? profileOf(person, call) : personaOf(id, call),
    );
  }
  const named = namedBy(id);
  if (named) {
    return chain(messageNamed(pageStore, page.no, named), (found) => found && message(found, call));
  }
  return chain(
    pageStore.conversations.byId(id),
    (conversation) => conversation && found(conversationType, conversation),
  );
}

/** The account of Instagram login and what its own declaration says to be of Instagram. */
function ofAccount(id: string, call: Call<Services>): Awaitable<Found | undefined> {
  const { page } = call.services;
  if (id === page.instagramId) return found(instagramUserType, { row: page });
  return chain(ofPage(id, call), (found) => {
    const needs = found?.type.needs as NodeNeeds<unknown> | undefined;
    return needs?.platform(found?.node) === 'INSTAGRAM' ? found : undefined;
  });
}

function message(
  { message: row, conversation }: FoundMessage,
  call: Call<Services>,
): Awaitable<Found> {
  const thread = threadOf(conversation, call.services.page);
  return chain(wholeOf(conversation.no, row, call), (whole) =>
    found(messageType, { row: whole, thread, hidden: false }),
  );
}

const personaOf = (id: string, { services }: Call<Services>): Awaitable<Found | undefined> =>
  chain(services.pageStore.personas.byId(id), (row) => row && found(personaType, row));

/** A person, with whether he or she has a role on the app where that decides what is shown. */
function profileOf(person: PersonRow, { services }: Call<Services>): Awaitable<Found> {
  const asked = isReviewEnforced(services.caller) ? services.isInsider(person) : false;
  return chain(asked, (insider): Found => {
    const node = { ...person, insider };
    return person.platform === 'INSTAGRAM'
      ? found(instagramProfileType, node)
      : found(messengerProfileType, node);
  });
}
