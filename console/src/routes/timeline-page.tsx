import { useTitle } from '../shell/use-title.ts';
import { Panes } from '../studio/studio.tsx';
import { useText } from '../texts/texts.tsx';

/** The timeline in the whole width, and beside it what is open of it. */
export function TimelinePage() {
  useTitle(useText()('shell.rail.timeline'));
  return <Panes hasCustomer={false} />;
}
