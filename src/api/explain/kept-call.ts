import { tokenAgain } from '../../access/token-again.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { isSecretParam } from '../../graph/wire/secrets.ts';
import type { CallEntry } from '../../journal/entries.ts';
import { isCut } from '../../journal/shown-params.ts';
import type { AnswerDeps } from '../answering/answer-deps.ts';
import type { AskedCall } from './read-call.ts';

/** A call that was made, to be explained. */
interface KeptCall {
  readonly asked: AskedCall;
  /** Names of parameters whose values are kept nowhere, or not whole, and of files. */
  readonly lost: readonly string[];
}

/** Stands for a token that is none of this store, and for secrets that are kept nowhere. */
const UNKNOWN = '…';

/**
 * A call as it was made: its token is made anew from the number that stands for it, and its proof from
 * that; values of parameters are there where bodies are kept.
 * @param other text of a token that it is to have in place of its own
 */
export async function keptCall(
  entry: CallEntry,
  deps: AnswerDeps,
  areNames: boolean,
  other?: string,
): Promise<KeptCall> {
  const { prefix, path, host } = entry;
  const method = sentVerb(entry);
  const token = other ?? (await tokenOf(entry, deps));
  const query = new URLSearchParams();
  const lost: string[] = [...(entry.files ?? [])];
  for (let i = 0; i < entry.params.length; i += 2) {
    const [name = '', value = ''] = entry.params.slice(i, i + 2);
    if (name === 'access_token' || name === 'appsecret_time') continue;
    if (name === 'appsecret_proof') query.set(name, await proofOf(token, entry, deps));
    else if (areNames) lost.push(name);
    else if (!isSecretParam(name)) {
      query.set(name, value);
      if (isCut(name, value)) lost.push(name);
    } else {
      lost.push(name);
      query.set(name, UNKNOWN);
    }
  }
  const origin = host === 'instagram' && prefix === '' ? 'https://graph.instagram.com' : '';
  const said = query.size > 0 ? `?${query}` : '';
  return { asked: { method, url: `${origin}${prefix}${path}${said}`, token }, lost };
}

/**
 * The verb that counted is kept, and not HTTP's own: of others than GET, with which SDKs send the same
 * again, `method=` came by a POST.
 */
function sentVerb({ method, params }: CallEntry): string {
  const names = params.filter((_, at) => at % 2 === 0);
  return method !== 'GET' && names.includes('method') ? 'POST' : method;
}

/** @returns undefined where it came without one */
async function tokenOf(
  { token: no, isDerived, app, pageNo: page, code }: CallEntry,
  deps: AnswerDeps,
): Promise<string | undefined> {
  if (no === undefined) return code === 190 ? UNKNOWN : undefined;
  return (await tokenAgain({ no, isDerived, app, page }, deps)) ?? UNKNOWN;
}

/** One that was wrong is wrong again. */
async function proofOf(
  token: string | undefined,
  { code, message }: CallEntry,
  { identifier, clock }: AnswerDeps,
): Promise<string> {
  const { entry, message: wrong } = new GraphError('proofInvalid');
  if (token === undefined || (code === entry.code && message === wrong)) return UNKNOWN;
  try {
    const caller = await identifier.identify(token, clock.now(), { identified: () => undefined });
    return identifier.proofOf(caller);
  } catch {
    return UNKNOWN;
  }
}
