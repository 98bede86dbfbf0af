import { authorize } from '../access/authorization.ts';
import { createCode, type NewCode } from '../access/codes.ts';
import { issueLoginToken } from '../access/issue.ts';
import { DATA_ACCESS } from '../access/life.ts';
import { statusOf } from '../access/permission-status.ts';
import { isGranular } from '../access/scopes.ts';
import { tokenText } from '../access/token-text.ts';
import type { PageRow } from '../store/directory.ts';
import type { Transaction } from '../store/store.ts';
import type { LoginDeps } from './deps.ts';
import type { DialogRequest } from './dialog-request.ts';
import type { LoginPerson } from './people.ts';
import { pagesOf } from './people.ts';
import type { Gift, GivenToken } from './redirect.ts';
import { GIVEN, scopesToShow } from './scopes.ts';
import { signedRequest } from './signed-request.ts';

/** What a person ticked. */
export interface ConsentForm {
  readonly scopes: ReadonlySet<string>;
  /** Ids of Pages. */
  readonly pages: ReadonlySet<string>;
}

/**
 * Writes down what a person lets an app do, and makes what the app gets back for it, all in one
 * transaction: an address that leaves here is good.
 */
export function recordConsent(
  deps: LoginDeps,
  request: DialogRequest,
  person: LoginPerson,
  ticked: ConsentForm,
): Promise<Gift> {
  return deps.store.transaction((tx) =>
    request.kind === 'instagram'
      ? ofAccount(deps, tx, request, person, ticked)
      : ofUser(deps, tx, request, person, ticked),
  );
}

async function ofUser(
  deps: LoginDeps,
  tx: Transaction,
  request: DialogRequest,
  { id: user }: LoginPerson,
  ticked: ConsentForm,
): Promise<Gift> {
  const { vault, random, clock } = deps;
  const app = request.app.id;
  const now = clock.now();
  const shown = scopesToShow(request, await tx.reader.permissions.of(app, user));
  const isGranted = (scope: string) => scope === GIVEN.facebook || ticked.scopes.has(scope);
  const targets = targetsOf(await pagesOf(tx.reader, user), ticked);
  await authorize(
    tx,
    {
      app,
      user,
      granted: shown.filter(isGranted),
      declined: shown.filter((scope) => !isGranted(scope)),
      ...(shown.some(isGranular) && { targets }),
    },
    now,
  );
  // A login is good for all that the person lets the app do, also what was granted before.
  const said = await tx.reader.permissions.of(app, user);
  const scopes = said.filter((each) => statusOf(each, now) === 'granted').map((p) => p.scope);
  const declined = request.asked.known.filter((scope) => !scopes.includes(scope));
  const login = { app, user, scopes };
  const { responses, opener } = request;
  // Pages get their codes for no address, and exchange them with an empty one (wire.md 11).
  const redirect = opener ? '' : request.redirectUri;
  let token: GivenToken | undefined;
  if (responses.has('token')) {
    const issued = { issued: now, longLived: false };
    const { no, life } = await issueLoginToken(tx, random, login, issued);
    const text = tokenText({ kind: 'user', no }, vault);
    token = { text, life, dataAccess: now + DATA_ACCESS };
  }
  const code = responses.has('code')
    ? await createCode(tx, vault, { ...login, kind: 'login', redirect }, now)
    : undefined;
  const signed = responses.has('signed_request')
    ? signedRequest(
        {
          user,
          code: await createCode(tx, vault, { ...login, kind: 'login', redirect: '' }, now),
          issued: now,
        },
        vault.unseal(request.app.secret),
      )
    : undefined;
  return { code, token, signed, granted: scopes, declined };
}

/** Instagram writes nothing down: a token has the scopes it was given with. */
async function ofAccount(
  { vault, clock }: LoginDeps,
  tx: Transaction,
  { app, asked, redirectUri: redirect }: DialogRequest,
  { page }: LoginPerson,
  ticked: ConsentForm,
): Promise<Gift> {
  const granted = asked.known.filter(
    (scope) => scope === GIVEN.instagram || ticked.scopes.has(scope),
  );
  const code: NewCode = {
    kind: 'instagram',
    app: app.id,
    page: page?.no,
    redirect,
    scopes: granted,
  };
  return {
    code: await createCode(tx, vault, code, clock.now()),
    token: undefined,
    signed: undefined,
    granted,
    declined: asked.known.filter((scope) => !granted.includes(scope)),
  };
}

/** The Pages that were ticked and their accounts; undefined when it is all of them. */
function targetsOf(pages: readonly PageRow[], ticked: ConsentForm): readonly string[] | undefined {
  const chosen = pages.filter(({ id }) => ticked.pages.has(id));
  if (chosen.length === pages.length) return undefined;
  return chosen.flatMap(({ id, instagramId }) => [id, ...(instagramId ? [instagramId] : [])]);
}
