import { useEffect, useState } from 'react';

/** How long it has to stay, in ms. */
const REST = 150;

/** A value that is written, once nobody writes it any more. */
export function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
