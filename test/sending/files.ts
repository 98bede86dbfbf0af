import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterFile } from '../support/after-file.ts';
import type { Answer, Params, World } from '../support/world.ts';

/** A file of the demo's. */
const demo = (name: string): Buffer =>
  readFileSync(new URL(`../../src/demo/media/${name}`, import.meta.url));

/** A file of each kind. */
export const FILES = {
  image: demo('bowl-blue.jpg'),
  video: demo('wheel.mp4'),
  audio: demo('voice.m4a'),
  file: demo('price-list.pdf'),
} as const;

/** The Content-Types of these, as clients that know them say. */
export const TYPES = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/mp4',
  file: 'application/pdf',
} as const;

export type Kind = keyof typeof FILES;
export const KINDS = Object.keys(FILES) as Kind[];

/** Somebody's server of files, which knows what was asked of it. */
export interface FileHost {
  /** The address of a file; each that is added has its own. */
  add(bytes: Buffer, name?: string, status?: number): string;
  /** Paths that were asked for. */
  readonly asked: readonly string[];
}

/** Serves files for the tests of one test file, on this machine. */
export async function fileHost(): Promise<FileHost> {
  const files = new Map<string, { readonly bytes: Buffer; readonly status: number }>();
  const asked: string[] = [];
  const server = createServer(({ url = '' }, res) => {
    asked.push(url);
    const { bytes, status } = files.get(url) ?? { bytes: Buffer.from('no'), status: 404 };
    res.writeHead(status, { 'content-length': bytes.length }).end(bytes);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  afterFile(() => new Promise<void>((closed) => server.close(() => closed())));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    add(bytes, name = 'file', status = 200) {
      const path = `/${files.size}/${name}`;
      files.set(path, { bytes, status });
      return `http://127.0.0.1:${port}${path}`;
    },
  };
}

/** A file as a part of multipart. */
export interface FilePart {
  readonly name?: string;
  readonly bytes: Buffer;
  /** Its Content-Type; none is said without it. */
  readonly type?: string | undefined;
  readonly filename?: string;
}

const BOUNDARY = 'BOUNDARY';

/** Sends for the Page of a world, with files. */
export function fileSender(w: World) {
  const upload = (
    path: string,
    fields: Readonly<Record<string, string | object>>,
    files: readonly FilePart[],
    params: Params = {},
    key?: string,
  ): Promise<Answer> => {
    const { body, headers } = multipart(fields, files);
    const named = { ...headers, ...(key !== undefined && { 'idempotency-key': key }) };
    const init = { body: new Uint8Array(body), headers: named };
    return w.send('POST', path, { access_token: w.token, ...params }, init);
  };
  /** Uploads a file, to be sent by its id. */
  const kept = async (kind: Kind, fields: Readonly<Record<string, string>> = {}) => {
    const message = messageOf(kind, { is_reusable: true });
    const part = { bytes: FILES[kind], type: TYPES[kind] };
    const { body } = await upload('/me/message_attachments', { message, ...fields }, [part]);
    return body.attachment_id as string;
  };
  return { upload, kept };
}

/** A message with one file. */
export const messageOf = (type: Kind, payload: object = {}) => ({ attachment: { type, payload } });

/** A body of multipart: fields as text or JSON, and files behind them. */
function multipart(
  fields: Readonly<Record<string, string | object>>,
  files: readonly FilePart[],
): { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> } {
  const head = (more: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; ${more}`;
  const parts: Buffer[] = Object.entries(fields).map(([name, value]) =>
    Buffer.from(
      `${head(`name="${name}"`)}\r\n\r\n${typeof value === 'string' ? value : JSON.stringify(value)}\r\n`,
    ),
  );
  for (const { name = 'filedata', filename = 'a', type, bytes } of files) {
    const said = type === undefined ? '' : `\r\nContent-Type: ${type}`;
    parts.push(
      Buffer.from(`${head(`name="${name}"; filename="${filename}"`)}${said}\r\n\r\n`),
      bytes,
      Buffer.from('\r\n'),
    );
  }
  parts.push(Buffer.from(`--${BOUNDARY}--\r\n`));
  return {
    body: Buffer.concat(parts),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}
