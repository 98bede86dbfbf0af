import type { Directory, DirectoryWriter } from '../store/directory.ts';

/**
 * What the demo remembers of itself, as JSON in the setting `demo`: ids and token numbers, no
 * secret. Kept rather than worked out anew, so that a store stays true when the story is edited.
 */
export interface DemoRecord {
  /** The Page's number. */
  readonly page: number;
  readonly appId: string;
  /** Numbers of token rows. */
  readonly pageToken: number;
  readonly userToken: number;
  /** Once it is another than the first (instagram-token.ts). */
  readonly instagramToken?: number;
  readonly psid: string;
  readonly sendPsid: string;
  readonly igsid: string;
  readonly conversationId: string;
  readonly instagramConversationId: string;
  readonly messageId: string;
  /** Numbers of the conversations, by key of the customer. */
  readonly conversations: Readonly<Record<string, number>>;
  /** When a story was appended last, in epoch milliseconds; the seed counts. */
  readonly appended: number;
  /** How many were appended since the seed. */
  readonly appends: number;
}

/** The setting by which a store is a demo's. */
export const SETTING = 'demo';

/** The record, or undefined where no demo was seeded. */
export async function readDemoRecord(directory: Directory): Promise<DemoRecord | undefined> {
  const text = await directory.settings.get(SETTING);
  return text === undefined ? undefined : (JSON.parse(text) as DemoRecord);
}

/** Writes the record in place of the one there was. */
export const writeDemoRecord = (directory: DirectoryWriter, record: DemoRecord): Promise<void> =>
  directory.settings.put(SETTING, JSON.stringify(record));
