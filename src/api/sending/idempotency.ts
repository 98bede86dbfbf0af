import { createHash } from 'node:crypto';
import { GraphError } from '../../graph/errors/error.ts';
import type { PageRow } from '../../store/directory.ts';
import type { OnceKey } from '../../store/page/commands/once.ts';
import type { SendArgs } from './params/send.ts';

/** Letters that a key may have. */
const LONGEST = 255;

/** Whether a Page's sends heed Idempotency-Key: as it is set, or else by its mode. */
const heeds = ({ idempotency, mode }: PageRow): boolean =>
  idempotency === undefined ? mode === 'archive' : idempotency === 'on';

/**
 * The key that a message is sent under once; undefined where there is none, or the Page heeds none.
 * @throws GraphError `parameterLength` (100)
 */
export function onceKey(
  key: string | undefined,
  args: SendArgs,
  by: { readonly page: PageRow; readonly app: string; readonly at: number },
): OnceKey | undefined {
  // To type or react twice is to do it once.
  if (key === undefined || args.sender_action !== undefined || !heeds(by.page)) return undefined;
  if (key.length > LONGEST) {
    const longest = String(LONGEST);
    throw new GraphError('parameterLength', { param: 'Idempotency-Key', longest });
  }
  const digest = createHash('sha256').update(JSON.stringify(args)).digest('base64url');
  return { app: by.app, key, digest, at: by.at };
}
