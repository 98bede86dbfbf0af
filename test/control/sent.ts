import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Json } from '../support/world.ts';
import type { Control, ControlAnswer } from './control.ts';

/** Sends a part of a file. */
export function sendPart(
  control: Control,
  upload: string,
  from: number,
  bytes: Buffer,
): Promise<ControlAnswer> {
  return control.raw(`/_convograph/v1/uploads/${upload}/parts?from=${from}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${control.server.controlKey}` },
    body: bytes,
  });
}

/** Sends a file in parts, as a program would; gives its id. */
export async function sendFile(
  control: Control,
  name: string,
  bytes: Buffer,
  part = Math.ceil(bytes.length / 2),
): Promise<string> {
  const begun = await control.post('/uploads', { name, bytes: bytes.length });
  if (begun.status !== 201) throw new Error(begun.text);
  for (let from = 0; from < bytes.length; from += part) {
    const sent = await sendPart(control, begun.body.id, from, bytes.subarray(from, from + part));
    if (sent.status !== 200) throw new Error(sent.text);
  }
  return begun.body.id;
}

/** The same with a file that lies somewhere. */
export const sendPath = async (control: Control, path: string): Promise<string> =>
  sendFile(control, basename(path), await readFile(path));

/** What came of a job, when it has ended; the answer of one that was refused. */
export async function endOfJob(control: Control, place: string, order: object): Promise<Json> {
  const { status, body } = await control.post(place, order);
  if (status !== 201) return { ...body, status };
  let job = body;
  for (let after = 0; job.state === 'running'; ) {
    const news = await control.post('/wait', { for: 'job', job: job.id, after });
    after = news.body.cursor;
    [job] = news.body.data;
  }
  return job;
}
