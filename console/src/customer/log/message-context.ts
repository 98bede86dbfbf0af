import { createContext, useContext } from 'react';
import type { Message } from '../types.ts';

const Current = createContext<Message | undefined>(undefined);

export const MessageProvider = Current.Provider;

/** The message that this is a part of. */
export function useMessage(): Message {
  const message = useContext(Current);
  if (!message) throw new Error('This is a part of a message.');
  return message;
}
