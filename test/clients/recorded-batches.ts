import type { RecordedReply } from './replies.ts';

/** A recorded batch, with requests that are answered as its were. */
export interface RecordedBatch extends Pick<RecordedReply, 'as' | 'differs'> {
  /** Words in braces are names in a `RecordedWorld`. */
  readonly urls: readonly string[];
}

const AGE = {
  'v2.3 errors had no subcode here': ['+[].body.error.error_subcode'],
  'usage stands in the headers of the batch, not of its entries': ['-[].headers.x-app-usage'],
};

const BY_HAND = [
  '+[].headers.access-control-allow-origin',
  '+[].headers.cache-control',
  '+[].headers.expires',
  '+[].headers.facebook-api-version',
  '+[].headers.pragma',
  '+[].headers.vary',
];

const SEND = 'me/messages?method=post&message[text]=Hi&recipient[id]=';

const SHORTENED = {
  'shortened by hand: every error is whole': [
    '+[].body.error.code',
    '+[].body.error.fbtrace_id',
    '+[].body.error.type',
  ],
};

const NO_HEADERS = [...BY_HAND, '+[].headers.content-type'];
const REFUSED = [...NO_HEADERS, '+[].headers.www-authenticate'];

/** Recorded batches. */
export const BATCHES: Readonly<Record<string, RecordedBatch>> = {
  'batch-first-error.json': { urls: ['2', '{page-id}?fields=id,name'], differs: AGE },
  'batch-second-error.json': { urls: ['{page-id}?fields=id,name', '2'], differs: AGE },
  'batch-403.json': {
    urls: ['me/conversations'],
    as: 'without metadata',
    differs: {
      'shortened by hand: every answer has the common headers': BY_HAND,
      'shortened by hand: every error is whole': [
        '+[].body.error.code',
        '+[].body.error.fbtrace_id',
        '+[].body.error.message',
      ],
    },
  },
  'batch-100-invalid-recipient.json': {
    urls: [`${SEND}x`],
    differs: { ...SHORTENED, 'recorded without headers': REFUSED },
  },
  'batch-613-rate-limit.json': {
    urls: [`${SEND}x`, 'me/conversations'],
    as: 'limited',
    differs: { ...SHORTENED, 'recorded without headers': REFUSED },
  },
  'send-batch.json': {
    urls: [`${SEND}{psid}`],
    differs: { 'shortened by hand: every answer has the common headers': BY_HAND },
  },
  'send-batch-no-headers.json': {
    urls: [`${SEND}{psid}`],
    differs: { 'recorded without headers': NO_HEADERS },
  },
  'batch-thread-owner.json': {
    urls: ['me/thread_owner?recipient={psid}'],
    differs: {
      'shortened by hand: every answer has the common headers': [...BY_HAND, '+[].headers.etag'],
      'since 2023 the owner comes with its end (wire.md 5.8)': [
        '+[].body.data[].thread_owner.expiration',
      ],
    },
  },
};
