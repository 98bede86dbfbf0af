import type { Causes } from './cast.ts';

const ask = {
  text: 'Really?',
  quick_replies: [{ content_type: 'text', title: 'Yes', payload: 'YES' }],
};

/** What is written, and answered by a quick reply. */
export const words: Causes = (c) => ({
  'instagram-message-text': () => c.acting('say', { text: 'Do you ship?' }, 'INSTAGRAM'),
  'instagram-message-text-echo': () => c.sending('On its way.', 'INSTAGRAM'),
  'instagram-message-text-quick-reply': () =>
    c.answering(ask, 'tap', { title: 'Yes' }, 'INSTAGRAM'),
  'instagram-message-unsend': () => c.acting('unsend', {}, 'INSTAGRAM'),
  'instagram-standby-message-text': () => c.acting('say', { text: 'hm' }, 'INSTAGRAM', c.listener),
  'page-batch-three-messages': () => c.saying('first', 'second', 'third'),
  'page-batch-two-entries': () => c.saying('from entry 1', 'from entry 2'),
  'page-message-text': () => c.acting('say', { text: 'hello, world!' }),
  'page-message-text-app-id-echo': () => c.sending('hello'),
  'page-message-text-app-id-metadata-echo': () => c.sending({ text: 'hello', metadata: 'm' }),
  'page-message-text-quick-reply': () => c.answering(ask, 'tap', { title: 'Yes' }),
  async 'page-message-text-reply-to-mid'() {
    const maya = await c.someone();
    const reply_to = await c.p.sends(maya, 'What size?');
    await c.p.heard();
    await c.p.does('say', maya, { text: 'M', reply_to });
    return c.p.heardTogether();
  },
  'page-standby-message-text-app-id-metadata-echo': () =>
    c.sending({ text: 'hello', metadata: 'm' }, 'MESSENGER', c.listener),
  'page-standby-message-text-quick-reply': () =>
    c.answering(ask, 'tap', { title: 'Yes' }, 'MESSENGER', c.listener),
});
