import type { Call } from '../../../graph/execute/call.ts';
import { recordUploaded } from '../../../store/page/commands/record-uploaded.ts';
import type { Platform } from '../../../store/page/platform.ts';
import type { Transaction } from '../../../store/store.ts';
import type { Services } from '../../services.ts';
import type { ReadyFile } from './obtain.ts';

/**
 * Gives a file an id by which it can be sent.
 * @param reusable whether more than once
 */
export async function keepUploaded(
  tx: Transaction,
  { services: { page, random }, now }: Call<Services>,
  file: ReadyFile,
  platform: Platform,
  reusable: boolean,
): Promise<string> {
  const id = random.digits(16);
  await recordUploaded(tx, page.no, { ...file, id, platform, reusable, created: now });
  return id;
}
