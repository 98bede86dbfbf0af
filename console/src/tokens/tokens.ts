import { useMemo } from 'react';
import type { ControlSchemas } from '../control/operations.ts';
import { useControl } from '../control/use-control.ts';
import { useNames } from '../people/names.ts';
import { shownText } from '../ui/shown-text.ts';

type Token = ControlSchemas['Token'];

/** Kinds of tokens, as the platform names them, in the order in which they are listed. */
export const TYPES = [
  'PAGE',
  'USER',
  'SYSTEM_USER',
  'INSTAGRAM_USER',
  'APP',
] as const satisfies readonly Token['type'][];

/** Whether a token is good, and what ended it. */
export function stateOf({
  is_valid,
  revoked_at,
  expires_at,
}: Token): 'good' | 'until' | 'expired' | 'revoked' {
  if (revoked_at !== undefined) return 'revoked';
  if (!is_valid) return 'expired';
  return expires_at === 0 ? 'good' : 'until';
}

/** Whose a token is, in names. */
export function useTokenNames({
  page_id,
  user_id,
  app_id,
}: Pick<Token, 'page_id' | 'user_id' | 'app_id'>) {
  const names = useNames();
  const { data: users } = useControl('GET /users');
  return useMemo(() => {
    const found = users?.data.find(({ id }) => id === user_id)?.name;
    const user = found === undefined ? user_id : shownText(found);
    const page = page_id && names.page(page_id);
    const app = names.app(app_id);
    return { app, user, page, whose: page ?? user ?? app };
  }, [names, users, page_id, user_id, app_id]);
}

/** A moment in Unix seconds, as people read it. */
export const dateOf = (seconds: number): string =>
  new Date(seconds * 1_000).toISOString().replace('T', ' ').slice(0, 16);
