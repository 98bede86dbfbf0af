import { useEffect, useState } from 'react';
import { useFeedState } from '../stream/use-feed.ts';
import { useText } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';

/** Says that the server is gone, and of when what is seen is: all of it can still be read. */
export function ConnectionBanner() {
  const text = useText();
  const state = useFeedState();
  const [lostAt, setLostAt] = useState('');
  useEffect(() => {
    if (state === 'lost') setLostAt(new Date().toLocaleTimeString('en-GB'));
  }, [state]);
  if (state !== 'lost') return null;
  return (
    <div role="alert">
      <Notice tone="bad">{text('shell.lost', { at: lostAt })}</Notice>
    </div>
  );
}
