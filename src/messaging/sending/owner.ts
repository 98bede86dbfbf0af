import type { ControlEvent } from '../thread-control/event.ts';
import { decide } from '../thread-control/machine.ts';
import type { SendAsk, SendRefusal, SendState } from './state.ts';
import { tagOf } from './tags.ts';

/** What a send is to who controls its conversation. */
export const sendEvent = (
  app: string,
  ask: Pick<SendAsk, 'tag' | 'messagingType'>,
): ControlEvent<'send'> => ({ kind: 'send', app, humanAgent: tagOf(ask) === 'HUMAN_AGENT' });

/**
 * An app does not write into a conversation that another controls; nor is what it writes sent where what
 * it then does with its control is refused.
 */
export const owner = (state: SendState, ask: SendAsk): SendRefusal | undefined => {
  const { setting, control, app, now } = state;
  const sent = decide(setting, control, sendEvent(app, ask), now);
  if (sent.refusal || !ask.afterwards) return sent.refusal;
  return decide(setting, sent.control, ask.afterwards, now).refusal;
};
