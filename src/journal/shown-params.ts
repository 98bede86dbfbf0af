import { copiedText } from '../base/copied-text.ts';
import type { GraphRequest } from '../graph/wire/request.ts';
import { isSecretParam, shownBeginning, withoutSecrets } from '../graph/wire/secrets.ts';
import type { KeptParams } from './entries.ts';

/** Characters of a value, and of all values of a call, that are shown. */
const LONGEST = 4_096;
const MOST = 16_384;

/** Characters of a value that are kept. */
const LONGEST_KEPT = 8_192;

/** Letters of what a call says in all: so much may stay in memory for the sake of a part of it. */
const LITTLE = 4_096;

/** Makes a part of what a call said a text of its own, where the whole would be much. */
type OwnText = (text: string) => string;

const asItIs: OwnText = (text) => text;

/** For parameters of a call: they were read from one text, or two. */
function ownTexts(params: GraphRequest['params']): OwnText {
  let letters = 0;
  for (const [name, value] of params) letters += name.length + value.length;
  return letters > LITTLE ? copiedText : asItIs;
}

/** Parameters to be kept: none by a name that says that it is secret, and nothing that is long. */
export function keptParams(params: GraphRequest['params']): string[] {
  const own = ownTexts(params);
  const kept: string[] = [];
  const short = (value: string): string => own(value.slice(0, LONGEST_KEPT));
  for (const [name, value] of params) {
    kept.push(
      own(name),
      isSecretParam(name) ? '' : name === 'batch' ? withoutSecrets(short(value)) : short(value),
    );
  }
  return kept;
}

/** Whether less is kept of a value than was said: it was long, or a token stood in a batch. */
export const isCut = (name: string, kept: string): boolean =>
  kept.length >= LONGEST_KEPT || (name === 'batch' && kept.includes('…'));

/** The names of parameters alone. */
export function keptNames(params: GraphRequest['params']): string[] {
  const own = ownTexts(params);
  const kept: string[] = [];
  for (const name of params.keys()) kept.push(own(name), '');
  return kept;
}

/**
 * Parameters as they may be read: those that hold secrets are `…`, as are tokens within others.
 * @param token what is said in place of the token's text
 */
export function shownParams(
  params: KeptParams,
  areNames: boolean,
  token: string | undefined,
): Readonly<Record<string, string>> {
  let left = MOST;
  const shown: [string, string][] = [];
  for (let i = 0; i < params.length; i += 2) {
    if (left <= 0) break;
    const [name = '', value = ''] = [params[i], params[i + 1]];
    const isSecret = areNames || isSecretParam(name);
    const instead = name === 'access_token' && token !== undefined ? token : '…';
    const text = isSecret ? instead : shownBeginning(value, Math.min(LONGEST, left));
    left -= name.length + text.length;
    shown.push([withoutSecrets(name.slice(0, LONGEST)), text]);
  }
  return Object.fromEntries(shown);
}
