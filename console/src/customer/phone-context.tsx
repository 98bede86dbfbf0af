import { createContext, useContext } from 'react';
import type { Takes } from '../control/control-plane.ts';
import type { ActPlace, Message, Phone } from './types.ts';

/** Does something as the person who holds the telephone; false where it was refused, which is then shown. */
export type Act = <P extends ActPlace>(
  place: P,
  input: Omit<Takes<P>, 'page' | 'as'>,
) => Promise<boolean>;

/** What the composer is about, besides what is written. */
export type Writing =
  | { readonly kind: 'reply'; readonly message: Message }
  | { readonly kind: 'edit'; readonly message: Message }
  /** Words that are there no more. */
  | { readonly kind: 'again'; readonly text: string };

/** What every part of a telephone may need. */
export interface PhoneScene {
  readonly page: { readonly id: string; readonly name: string };
  readonly phone: Phone;
  /** Whose own messages stand at the end: the person's telephone, or the Page's inbox. */
  readonly side: 'person' | 'page';
  /** Whether anything can be done here. */
  readonly canAct: boolean;
  readonly act: Act;
  /** Asks before an address is opened, and says where it leads. */
  readonly leave: (url: string) => void;
  /** Has the composer be about a message. */
  readonly write: (writing: Writing) => void;
  /** Has the conversation begin anew from just before a message, whose words are to be written again. */
  readonly restart: (message: Message) => void;
  readonly find: (id: string) => Message | undefined;
  readonly selected: string | undefined;
  readonly select: (mid: string) => void;
}

const Scene = createContext<PhoneScene | undefined>(undefined);

export const PhoneProvider = Scene.Provider;

/** The telephone that this is a part of. */
export function useScene(): PhoneScene {
  const scene = useContext(Scene);
  if (!scene) throw new Error('This is a part of a telephone.');
  return scene;
}
