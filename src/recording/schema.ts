import { z } from 'zod';
import { ACT_OPERATIONS } from './repeated.ts';

/* The file: HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/) with what is ours in fields that
   begin with "_", as it lets programs add them. */

/** Version of what is ours in a file. */
export const RECORDING_VERSION = 1;

/** Lines of a recording, at most, and bytes of its file. */
export const MOST_LINES = 20_000;
export const MOST_BYTES_OF_FILE = 64 * 1_048_576;

const moment = z.iso.datetime('must be a moment such as 2026-05-04T10:00:00.000Z');
const seq = z.int('must be a whole number').nonnegative('must not be negative');
const seen = { seq, at: moment, real: moment };
const text = z.string('must be a text');
const id = text.max(200, 'must be an id');
const records = z.record(z.string(), z.unknown(), 'must be an object');
const pair = z.looseObject({ name: text, value: text });

const act = z.strictObject({
  ...seen,
  kind: z.literal('act'),
  page: id,
  event: seq,
  // And nothing else: a file may come from anybody.
  operation: z.enum(ACT_OPERATIONS, 'must be what a person does').optional(),
  input: records.optional(),
  person: id.optional(),
  conversation: id.optional(),
  message: id.optional(),
  unclear: text.optional(),
});

const control = z.strictObject({
  ...seen,
  kind: z.literal('control'),
  operation: id,
  input: records,
});

const call = z.strictObject({
  ...seen,
  kind: z.literal('call'),
  app: id.optional(),
  page: id.optional(),
  conversation: id.optional(),
  person: id.optional(),
  after: seq.optional(),
  code: z.int().optional(),
  subcode: z.int().optional(),
  fault: text.optional(),
});

const webhook = z.strictObject({
  ...seen,
  kind: z.literal('webhook'),
  app: id,
  page: id,
  event: seq.optional(),
  attempt: seq.optional(),
  note: text.optional(),
});

const content = z.looseObject({ text: text.optional() }, 'must be an object');

const entry = z.looseObject({
  time: z.number('must be a number').nonnegative('must not be negative'),
  request: z.looseObject(
    {
      method: text,
      url: z.url('must be an address'),
      headers: z.array(pair, 'must be a list'),
      queryString: z.array(pair, 'must be a list'),
      postData: content.optional(),
    },
    'must be an object',
  ),
  response: z.looseObject(
    {
      status: z.int('must be a whole number'),
      headers: z.array(pair, 'must be a list'),
      content,
    },
    'must be an object',
  ),
  _convograph: z.discriminatedUnion('kind', [call, webhook], 'must be of a call or a webhook'),
});

const named = { id, name: text };

const own = z.strictObject({
  version: z.literal(RECORDING_VERSION, `must be ${RECORDING_VERSION}`),
  pages: z.array(z.strictObject({ ...named, instagram_id: id.optional() }), 'must be a list'),
  apps: z.array(z.strictObject(named), 'must be a list'),
  people: z.array(
    z.strictObject({ page: id, ...named, platform: z.enum(['MESSENGER', 'INSTAGRAM']) }),
    'must be a list',
  ),
  steps: z
    .array(
      z.discriminatedUnion('kind', [act, control], 'must be an act or a control'),
      'must be a list',
    )
    .max(MOST_LINES, `may have ${MOST_LINES} at most`),
});

/** A recording as its file has it. */
export const RecordingFile = z.looseObject({
  log: z.looseObject(
    {
      version: z.literal('1.2', 'must be "1.2"'),
      entries: z.array(entry, 'must be a list').max(MOST_LINES, `may have ${MOST_LINES} at most`),
      _convograph: own,
    },
    'must be an object',
  ),
});

export type RecordingFile = z.infer<typeof RecordingFile>;
export type RecordingEntry = RecordingFile['log']['entries'][number];
