import { recordUploaded } from '../../src/store/page/commands/record-uploaded.ts';
import type { TestServer } from '../../src/testing/start.ts';

/** A picture of a Page's that can be sent by the id that this gives. */
export async function uploadedPicture(
  { store, media, clock }: TestServer,
  page: number,
): Promise<string> {
  const id = '1234567890123456';
  const bytes = Buffer.from(
    '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x06\0\0\0',
    'latin1',
  );
  const file = { kind: 'image', mime: 'image/png', width: 3, height: 2 } as const;
  const about = { length: undefined, filename: undefined, size: bytes.length };
  const uploaded = { id, media: await media.put(bytes), ...file, ...about };
  await store.transaction((tx) =>
    recordUploaded(tx, page, {
      ...uploaded,
      ...{ platform: 'MESSENGER', reusable: true, created: clock.now() },
    }),
  );
  return id;
}
