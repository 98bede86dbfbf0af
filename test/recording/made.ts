import fc from 'fast-check';
import type {
  RecordedAct,
  RecordedCall,
  RecordedWebhook,
  Recording,
} from '../../src/recording/recording.ts';

/* Recordings that are made up: of a bot that is told what people write, and answers. */

const PAGE = '100200300400500';
export const APP = '600700800900100';

const AT = Date.UTC(2026, 4, 4, 10);
const when = (seq: number) => {
  const time = new Date(AT + seq * 1000).toISOString();
  return { seq, at: time, real: time };
};

const json = (value: unknown): string => JSON.stringify(value);
const HEADERS = [{ name: 'content-type', value: 'application/json' }];

/** What a bot sends after an act: to whom wrote, in answer to a message, or of a text. */
interface MadeSend {
  readonly text: string;
  /** Whether it says which message it answers. */
  readonly answers: boolean;
  readonly quick: readonly string[];
}

export interface MadeAct {
  /** Which of the people. */
  readonly by: number;
  readonly text: string;
  readonly sends: readonly MadeSend[];
}

const word = fc.stringMatching(/^[a-z]{1,8}(?: [a-z]{1,8}){0,2}$/);

const madeSend: fc.Arbitrary<MadeSend> = fc.record({
  text: word,
  answers: fc.boolean(),
  quick: fc.array(word, { maxLength: 2 }),
});

export const madeActs: fc.Arbitrary<MadeAct[]> = fc.array(
  fc.record({ by: fc.nat(2), text: word, sends: fc.array(madeSend, { maxLength: 3 }) }),
  { minLength: 1, maxLength: 6 },
);

/** Ids of one run: another salt gives others. */
export function madeRecording(acts: readonly MadeAct[], salt: number): Recording {
  const digits = (no: number): string => String(1_000_000_000_000_000 + salt * 10_007 + no);
  const mid = (no: number): string =>
    `m_${Buffer.from(`${salt}/${no}/made`).toString('base64url')}`;
  const person = (by: number): string => digits(by);
  const lines: Recording['lines'][number][] = [];
  let seq = salt % 5;
  for (const [i, { by, text, sends }] of acts.entries()) {
    const event = i + 1;
    const own = mid(1000 + i);
    const conversation = `t_${digits(50 + by)}`;
    const act: RecordedAct = {
      ...when(++seq),
      ...{ kind: 'act', page: PAGE, event, operation: 'say', input: { text } },
      ...{ person: person(by), conversation, message: own },
    };
    const item = {
      ...{ sender: { id: person(by) }, recipient: { id: PAGE }, timestamp: AT + salt + i },
      message: { mid: own, text },
    };
    const webhook: RecordedWebhook = {
      ...when(++seq),
      ...{ kind: 'webhook', app: APP, page: PAGE, event, attempt: 1 },
      ...{ url: 'http://127.0.0.1:3000/webhook', headers: HEADERS, status: 200, ms: 2 },
      text: json({ object: 'page', entry: [{ id: PAGE, time: AT + salt, messaging: [item] }] }),
      answer: { headers: [], text: 'EVENT_RECEIVED' },
    };
    lines.push(act, webhook);
    for (const [j, send] of sends.entries()) {
      const recipient = { id: person(by) };
      const message = {
        text: send.text,
        ...(send.quick.length > 0 && {
          quick_replies: send.quick.map((title) => ({ content_type: 'text', title, payload: own })),
        }),
      };
      const call: RecordedCall = {
        ...when(++seq),
        ...{ kind: 'call', method: 'POST', origin: `http://127.0.0.1:${4000 + salt}` },
        ...{ path: '/v26.0/me/messages', headers: HEADERS, app: APP, page: PAGE, status: 200 },
        params: {
          access_token: 'token 12',
          recipient: json(recipient),
          message: json(message),
          ...(send.answers && { reply_to: json({ mid: own }) }),
        },
        ...{ conversation, person: person(by), after: webhook.seq, ms: 3 },
        answer: {
          headers: HEADERS,
          text: json({ recipient_id: person(by), message_id: mid(i * 10 + j) }),
        },
      };
      lines.push(call);
    }
  }
  return {
    pages: [{ id: PAGE, name: 'Kiln & Clover' }],
    apps: [{ id: APP, name: 'Echo bot' }],
    people: [0, 1, 2].map((by) => ({
      ...{ page: PAGE, id: person(by), name: `Maya ${by}`, platform: 'MESSENGER' },
    })),
    lines,
  };
}
