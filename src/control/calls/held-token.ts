import type { TokenSources } from '../../access/token-facts.ts';
import { tokenOfHandle } from '../../access/token-handle.ts';
import { AdminError } from '../../admin/error.ts';

/**
 * The text of the token that a handle stands for; of what is none, itself.
 * @throws AdminError where there is no such token
 */
export async function heldToken(handle: string, sources: TokenSources): Promise<string> {
  const text = await tokenOfHandle(handle, sources);
  if (text !== undefined) return text;
  throw new AdminError('There is no such token: `npx convograph token list` shows the ids.', {
    missing: handle,
  });
}
