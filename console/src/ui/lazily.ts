import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { withTexts } from '../texts/language.ts';

/** What was not loaded yet. */
const waiting = new Set<() => Promise<unknown>>();

/**
 * A component that is loaded when it is first shown: what opens the studio is small
 * (test/console/sizes.test.ts).
 * @param texts the file of `texts/en/pages/` that it shows
 */
export function lazily<P extends object>(
  load: () => Promise<ComponentType<P>>,
  texts?: string,
): LazyExoticComponent<ComponentType<P>> {
  const whole = async () => {
    waiting.delete(whole);
    const part = load();
    return { default: await (texts === undefined ? part : withTexts(texts, part)) };
  };
  waiting.add(whole);
  return lazy(whole);
}

const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;

/**
 * Loads what was not shown yet when somebody is there and nothing else is to do, so that the first press
 * of a button waits for nothing.
 */
export function loadRestWhenIdle(): () => void {
  const begin = () => {
    end();
    const next = () => {
      const [load] = waiting;
      // What cannot be loaded says so where it is shown.
      load?.()
        .catch(() => undefined)
        .then(() => whenIdle(next));
    };
    whenIdle(next);
  };
  const end = () => {
    for (const sign of SIGNS) removeEventListener(sign, begin);
  };
  for (const sign of SIGNS) addEventListener(sign, begin, { passive: true });
  return end;
}

/** Safari has no idle callbacks. */
const whenIdle = (what: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(what);
  else setTimeout(what, 200);
};
