import { type Awaitable, chain, inTurn } from '../../../base/awaitable.ts';
import type { Call } from '../../../graph/execute/call.ts';
import { quotedLength } from '../../../graph/text/json-text.ts';
import type { ConversationRow } from '../../../store/page/conversations.ts';
import { FLAGS, type MessageRow, WHOLE } from '../../../store/page/message.ts';
import { sentWords } from '../../../store/page/sent-words.ts';
import { declare, type Services } from '../../services.ts';
import { tookBy } from '../actor/actor.ts';
import { readMessages } from './read-messages.ts';

const NEWEST = { direction: 'older', limit: 1, parts: WHOLE } as const;

/** The newest message in a line: its text, or what was sent as a sentence (wire.md 5.3). */
export const snippet = declare.loaded<ConversationRow, 'string'>(
  'snippet',
  'string',
  'The newest text, or a sentence about what was sent.',
  (nodes, call) => {
    let bytes = 0;
    const unknown: ConversationRow[] = [];
    for (const node of nodes) {
      if (node.newestText) bytes += quotedLength(node.newestText);
      else unknown.push(node);
    }
    call.budget.read(bytes);
    if (unknown.length === 0) return nodes.map(({ newestText }) => newestText ?? undefined);
    return chain(looked(unknown, call), (lines) => {
      let next = 0;
      return nodes.map(({ newestText }) => newestText || lines[next++]);
    });
  },
);

/** The same of those whose newest message does not stand with them. */
function looked(
  nodes: readonly ConversationRow[],
  call: Call<Services>,
): Awaitable<(string | undefined)[]> {
  const { actors } = call.services;
  const found = inTurn(nodes, ({ no }) => readMessages({ conversation: no, ...NEWEST }, call));
  return chain(found, (lists) => {
    const newest = lists.map(([message]) => message);
    const senders = newest.map((message) => message?.sender);
    return chain(actors.meet(senders, [], tookBy(call)), () =>
      newest.map((message, i) => {
        const sender = actors.find(message?.sender, nodes[i]?.platform ?? 'MESSENGER');
        return message && line(message, sender?.name ?? sender?.username ?? 'Somebody');
      }),
    );
  });
}

function line(message: MessageRow, who: string): string | undefined {
  if (message.text !== '') return message.text;
  if ((message.flags & FLAGS.unsupported) !== 0) return undefined;
  const words = sentWords(message);
  return words && `${who} ${message.extra?.story ? 'shared' : 'sent'} ${words}.`;
}
