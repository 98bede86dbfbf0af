import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Scheduler, systemScheduler } from '../../../src/base/scheduler.ts';
import { DiskFiles } from '../../../src/media/disk-files.ts';
import { MediaFetchError } from '../../../src/media/fetching/fetch-error.ts';
import { type FetchFor, MediaFetcher } from '../../../src/media/fetching/media-fetcher.ts';
import { MediaStore } from '../../../src/media/media-store.ts';
import type { CheckedOutboundOptions } from '../../../src/media/outbound/checked-outbound.ts';
import { outbound } from '../../outbound/support/outbound.ts';
import { receiver } from '../../outbound/support/receiver.ts';
import { afterFile } from '../../support/after-file.ts';
import { png } from '../pictures.ts';

/** A picture of so many bytes. */
export const picture = (size = 100): Buffer =>
  Buffer.concat([png(3, 2), Buffer.alloc(size)]).subarray(0, size);

/** A fetcher over a store of its own, in whose folder nothing may be left behind. */
export async function fetching(
  options: Partial<CheckedOutboundOptions> = {},
  scheduler: Scheduler = systemScheduler,
) {
  const folder = await mkdtemp(join(tmpdir(), 'convograph-fetching-'));
  afterFile(() => rm(folder, { recursive: true, force: true }));
  const media = new MediaStore(new DiskFiles(folder), Buffer.alloc(32, 7));
  const way = outbound({ allowTo: ['loopback'], scheduler, ...options });
  const fetcher = new MediaFetcher({ outbound: way, media, scheduler });
  const fetch = (url: string, about: Partial<FetchFor> = {}) =>
    fetcher.get(url, { page: 1, kind: 'image', ...about });
  /** Why it is not fetched; `fetched` where it is. */
  const refusal = (url: string, about: Partial<FetchFor> = {}): Promise<string> =>
    fetch(url, about).then(
      () => 'fetched',
      (error: unknown) => {
        if (!(error instanceof MediaFetchError)) throw error;
        return error.reason;
      },
    );
  /** Paths of all that is kept, finished or not. */
  const files = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  return { media, fetch, refusal, files, end: () => fetcher.end() };
}

/** Somebody else's server: what its paths answer. */
export async function host(paths: Readonly<Record<string, RequestListener>>) {
  const asked: string[] = [];
  const there = await receiver((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://there');
    asked.push(pathname);
    const answer = paths[pathname];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  return { ...there, asked, at: (path: string) => `http://127.0.0.1:${there.port}${path}` };
}

/** Answers with these bytes. */
export const gives =
  (bytes: Buffer, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(200, headers).end(bytes);

/** Answers that it is elsewhere. */
export const leadsTo =
  (location: string, status = 302): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { location }).end('elsewhere');
