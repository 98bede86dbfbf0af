import { useEffect, useState } from 'react';
import { useControl } from '../../control/use-control.ts';

/** How often what is left is told anew, in ms. */
const EVERY = 10_000;

/** What the store's clock shows, in epoch ms: it was asked once, and goes on with the machine's unless it stands; told anew so often. */
export function useStoreNow(every = EVERY): number | undefined {
  const { data, dataUpdatedAt } = useControl('GET /clock');
  const [machine, setMachine] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setMachine(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  if (!data) return undefined;
  return data.frozen ? data.now_ms : data.now_ms + Math.max(0, machine - dataUpdatedAt);
}

/** What is left until a moment, as `23:41`; as days where it is many. What is newer than the time that is shown has no more than there is. */
export function leftWords(ms: number): string {
  const minutes = Math.max(0, Math.ceil((ms - EVERY) / 60_000));
  const hours = Math.floor(minutes / 60);
  return hours >= 100
    ? `${Math.floor(hours / 24)} d`
    : `${hours}:${String(minutes % 60).padStart(2, '0')}`;
}
