import type { Directory } from '../store/directory.ts';
import { appNamed, INBOX_NAMES } from './apps.ts';

/**
 * The id of an app by id or exact name, or of an inbox of the platform by id.
 * @throws AdminError
 */
export const appId = async (reader: Directory, text: string): Promise<string> =>
  INBOX_NAMES.has(text) ? text : (await appNamed(reader, text)).id;
