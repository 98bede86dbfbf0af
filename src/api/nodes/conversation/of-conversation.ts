import type { ConversationRow } from '../../../store/page/conversations.ts';
import type { NodeNeeds } from '../../needs.ts';

/** What reading a conversation needs, and anything that stands in one. */
export const ofConversation = <N>(conversationOf: (node: N) => ConversationRow): NodeNeeds<N> => ({
  operation: 'readConversations',
  platform: (node) => conversationOf(node).platform,
  about(node, id, { services }) {
    const { no, platform } = conversationOf(node);
    const app = services.insidersOf('readConversations', platform);
    return app === undefined
      ? undefined
      : services.pageStore.conversations
          .isOfInsiders(no, app)
          .then((insiders) => ({ id, insiders, consents: true }));
  },
});
