/** Time of the first message, in epoch milliseconds; each next one is a second later. */
export const T = 1_700_000_000_000;

/** Sender, text (none when undefined), more keys, seconds after {@link T}. */
type Said = readonly [sender: string, text?: string | undefined, more?: object, second?: number];

/** Text as Meta's downloads write it: each byte of UTF-8 a character. */
export const mojibake = (text: string): string => Buffer.from(text).toString('latin1');

/** A file of a thread as a download of Facebook has it, newest message first. */
export const fb = (participants: readonly string[], said: readonly Said[]) => ({
  participants: participants.map((name) => ({ name })),
  messages: said
    .map(([sender_name, content, more, second], i) => ({
      sender_name,
      timestamp_ms: T + (second ?? i) * 1000,
      ...(content !== undefined && { content }),
      ...more,
    }))
    .reverse(),
  title: participants[0] ?? '',
  is_still_participant: true,
  thread_path: 'inbox/somewhere',
  magic_words: [],
});

/** A file of the download of end-to-end-encrypted threads. */
export const e2ee = (participants: readonly string[], said: readonly Said[]) => ({
  participants,
  threadName: participants[0] ?? '',
  messages: said.map(([senderName, text = '', more, second], i) => ({
    isUnsent: false,
    media: [],
    reactions: [],
    senderName,
    text,
    timestamp: T + (second ?? i) * 1000,
    type: 'text',
    ...more,
  })),
});
