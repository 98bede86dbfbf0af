import { useCallback, useMemo, useState } from 'react';
import { ask } from '../control/ask.ts';
import { ControlError } from '../control/control-plane.ts';
import type { Act, PhoneScene, Writing } from './phone-context.tsx';
import { useSimulating } from './simulate.ts';
import type { Message } from './types.ts';
import { refresh } from './use-phone.ts';

interface Seen extends Pick<PhoneScene, 'page' | 'phone' | 'side' | 'selected' | 'select'> {
  readonly messages: readonly Message[];
  /** Told before it begins anew from a message. */
  readonly onRestart?: () => void;
}

/** A conversation as one of its sides has it: what is done in it, and what of that was refused. */
export function useConversation(seen: Seen) {
  const { page, phone, side, selected, select, messages, onRestart } = seen;
  const [refusal, setRefusal] = useState<string>();
  const [writing, setWriting] = useState<Writing>();
  const [leaving, setLeaving] = useState<string>();
  const [isSimulating, setIsSimulating] = useSimulating(page.id);
  const { person } = phone;
  const mayAct = person !== undefined && (phone.imported !== true || isSimulating);
  const act = useCallback<Act>(
    async (place, input) => {
      try {
        const given = { page: page.id, as: person, ...input };
        const done: object = await ask(place, given as never);
        setRefusal(undefined);
        // Log In opens a page of the business: the address comes with the answer.
        if ('url' in done && typeof done.url === 'string') setLeaving(done.url);
        refresh(page.id);
        return true;
      } catch (error) {
        if (!(error instanceof ControlError)) throw error;
        setRefusal(error.message);
        return false;
      }
    },
    [page.id, person],
  );
  const name = phone.people.map((each) => each.name).join(', ');
  const restart = useCallback(
    async ({ id, from, text, tapped }: Message) => {
      onRestart?.();
      const { restartFrom } = await import('../undo/state.ts');
      const done = restartFrom(page.id, id, name);
      if (from === 'person' && text !== undefined && tapped === undefined)
        setWriting({ kind: 'again', text });
      await done;
    },
    [page.id, name, onRestart],
  );
  const scene = useMemo<PhoneScene>(
    () => ({
      ...{ page, phone, side, act, selected, select },
      // What stands on a message to be tapped or done is the person's.
      canAct: mayAct && side === 'person',
      leave: setLeaving,
      write: setWriting,
      restart: (message) => void restart(message),
      find: (id) => messages.find((each) => each.id === id),
    }),
    [page, phone, side, mayAct, act, restart, selected, messages, select],
  );
  const endWriting = useCallback(() => setWriting(undefined), []);
  return {
    ...{ scene, act, mayAct, isSimulating, refusal, leaving, writing },
    simulate: () => setIsSimulating(true),
    closeRefusal: () => setRefusal(undefined),
    stay: () => setLeaving(undefined),
    endWriting,
  };
}
