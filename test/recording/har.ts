import { z } from 'zod';

/* HAR 1.2 as its specification has it: http://www.softwareishard.com/blog/har-12-spec/. Fields that
   begin with "_" are a program's own; whatever else is unknown is refused. */

const comment = { comment: z.string().optional() };

/** An object of these fields, and of those that begin with "_". */
const of = <S extends z.ZodRawShape>(shape: S) =>
  z
    .looseObject({ ...shape, ...comment })
    .refine(
      (value) =>
        Object.keys(value).every((key) => key in shape || key === 'comment' || key.startsWith('_')),
      'has a field that HAR does not know',
    );

const size = z.int().min(-1);
const ms = z.number().min(-1);
const date = z.iso.datetime({ offset: true });
const header = of({ name: z.string(), value: z.string() });
const cookie = of({
  name: z.string(),
  value: z.string(),
  path: z.string().optional(),
  domain: z.string().optional(),
  expires: date.optional(),
  httpOnly: z.boolean().optional(),
  secure: z.boolean().optional(),
});
const postParam = of({
  name: z.string(),
  value: z.string().optional(),
  fileName: z.string().optional(),
  contentType: z.string().optional(),
});

const request = of({
  method: z.string().min(1),
  url: z.url(),
  httpVersion: z.string().min(1),
  cookies: z.array(cookie),
  headers: z.array(header),
  queryString: z.array(header),
  postData: of({
    mimeType: z.string(),
    params: z.array(postParam),
    text: z.string(),
  })
    .refine(({ params, text }) => params.length === 0 || text === '', 'has both params and text')
    .optional(),
  headersSize: size,
  bodySize: size,
});

const response = of({
  status: z.int().min(0),
  statusText: z.string(),
  httpVersion: z.string().min(1),
  cookies: z.array(cookie),
  headers: z.array(header),
  content: of({
    size: z.int().min(0),
    compression: z.int().optional(),
    mimeType: z.string().min(1),
    text: z.string().optional(),
    encoding: z.string().optional(),
  }),
  redirectURL: z.string(),
  headersSize: size,
  bodySize: size,
});

const state = of({
  expires: date.optional(),
  lastAccess: date,
  eTag: z.string(),
  hitCount: z.int(),
});

const timings = of({
  blocked: ms.optional(),
  dns: ms.optional(),
  connect: ms.optional(),
  send: ms.min(0),
  wait: ms.min(0),
  receive: ms.min(0),
  ssl: ms.optional(),
});

const entry = of({
  pageref: z.string().optional(),
  startedDateTime: date,
  time: z.number().min(0),
  request,
  response,
  cache: of({ beforeRequest: state.optional(), afterRequest: state.optional() }),
  timings,
  serverIPAddress: z.string().optional(),
  connection: z.string().optional(),
}).refine(
  ({ time, timings: { send, wait, receive } }) => Math.abs(send + wait + receive - time) < 0.001,
  'has timings that do not make its time',
);

const program = of({ name: z.string().min(1), version: z.string().min(1) });

/** A file that browsers' tools open. */
export const Har = z.strictObject({
  log: of({
    version: z.literal('1.2'),
    creator: program,
    browser: program.optional(),
    pages: z.array(z.unknown()).optional(),
    entries: z.array(entry),
  }),
});
