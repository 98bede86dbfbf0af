import { type RefObject, useEffect, useRef } from 'react';
import { chordOf } from '../keys/chord.ts';

/** Sends by Ctrl or ⌘ and Enter, wherever in a part the focus is, and where it is nowhere. */
export function useSendKey(part: RefObject<HTMLElement | null>, send: () => void): void {
  const now = useRef(send);
  now.current = send;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || chordOf(event) !== 'mod+Enter') return;
      const isHere = event.target instanceof Node && part.current?.contains(event.target);
      if (!isHere && event.target !== document.body) return;
      event.preventDefault();
      // An editor would begin a line.
      event.stopPropagation();
      now.current();
    };
    document.addEventListener('keydown', press, { capture: true });
    return () => document.removeEventListener('keydown', press, { capture: true });
  }, [part]);
}
