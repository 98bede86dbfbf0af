import { createHash } from 'node:crypto';
import { GraphError } from '../../graph/errors/error.ts';
import type { UploadedFile } from '../../graph/wire/request.ts';
import { fileDigest } from '../../media/file-digest.ts';
import type { PageRow } from '../../store/directory.ts';
import type { OnceKey } from '../../store/page/once-answers.ts';

/** Letters that a key may have. */
const LONGEST = 255;

const isAct = (args: object): boolean =>
  'sender_action' in args && args.sender_action !== undefined;

/** Whether a Page's sends heed Idempotency-Key: as it is set, or else by its mode. */
const heeds = ({ idempotency, mode }: PageRow): boolean =>
  idempotency === undefined ? mode === 'archive' : idempotency === 'on';

/**
 * The key that a message is sent under once, or control changed; undefined where there is none, or the
 * Page heeds none. Files that came with it are part of what is asked, by their bytes.
 * @throws GraphError `parameterLength` (100)
 */
export async function onceKey(
  key: string | undefined,
  args: object,
  by: { readonly page: PageRow; readonly app: string; readonly at: number },
  files?: ReadonlyMap<string, UploadedFile>,
): Promise<OnceKey | undefined> {
  // To type or react twice is to do it once.
  if (key === undefined || isAct(args) || !heeds(by.page)) return undefined;
  if (key.length > LONGEST) {
    const longest = String(LONGEST);
    throw new GraphError('parameterLength', { param: 'Idempotency-Key', longest });
  }
  const digest = createHash('sha256').update(JSON.stringify(args));
  for (const { path } of files?.values() ?? []) digest.update(await fileDigest(path));
  return { app: by.app, key, digest: digest.digest('base64url'), at: by.at };
}
