import type { ControlSchemas } from '../../control/operations.ts';
import type { Names } from '../../people/names.ts';
import type { Text } from '../../texts/texts.tsx';
import type { Call } from '../call.ts';

type Token = ControlSchemas['Token'];

/** Whom a token has to fit: the Page and the app that are looked at. */
interface Looked {
  readonly page: string | undefined;
  readonly app: string | undefined;
}

/** Tokens that a call of this host may be made with begin; the newest before the others. */
const rank = (token: Token, { page, app }: Looked, host: Call['host']): number => {
  const isHosts = (token.type === 'INSTAGRAM_USER') === (host === 'instagram');
  const isPages = token.page_id === page && token.type !== 'USER';
  return (
    (token.is_valid ? 0 : 8) +
    (isHosts ? 0 : 4) +
    (isPages ? 0 : 2) +
    (app === undefined || token.app_id === app ? 0 : 1)
  );
};

/** Tokens in the order in which they fit. */
export const inOrder = (
  tokens: readonly Token[],
  looked: Looked,
  host: Call['host'],
): readonly Token[] =>
  [...tokens].sort(
    (a, b) => rank(a, looked, host) - rank(b, looked, host) || b.issued_at - a.issued_at,
  );

/** The token that a call is made with where it names none: the first that fits wholly; 'none' where none does. */
export function fitting(tokens: readonly Token[], looked: Looked, host: Call['host']): string {
  const [first] = inOrder(tokens, looked, host);
  return first && rank(first, looked, host) < 2 ? first.id : 'none';
}

/** What a token is called, and until when it is good. */
export function wordsOf(
  token: Token,
  { text, names }: { readonly text: Text; readonly names: Names },
) {
  const kind = text(`explorer.token.kind.${token.type}`);
  const owner = token.page_id === undefined ? (token.user_id ?? '') : names.page(token.page_id);
  return { kind, owner, app: names.app(token.app_id), life: lifeOf(token, text) };
}

function lifeOf(token: Token, text: Text): string {
  if (token.revoked_at !== undefined) return text('explorer.token.revoked');
  if (!token.is_valid) return text('explorer.token.expired');
  if (token.expires_at === 0) return text('explorer.token.endless');
  const until = new Date(token.expires_at * 1_000).toISOString().slice(0, 16).replace('T', ' ');
  return text('explorer.token.until', { until });
}

/** A handle, where it is one of a token of the store. */
export const storedHandle = (handle: string): string | undefined =>
  handle === 'none' || handle === 'pasted' ? undefined : handle;
