import { useEffect, useState } from 'react';
import { Button } from './button.tsx';

/** How long a button asks, in ms: one that was pressed by mistake asks no more. */
const ASKS = 6_000;

interface TwoStepsProps {
  readonly words: string;
  /** What it does, where its words do not say of what. */
  readonly label?: string;
  /** What it asks when it was pressed once. */
  readonly sure: string;
  readonly onDo: () => void;
  readonly small?: boolean;
  readonly isDisabled?: boolean;
}

/** A button that asks in its own place, and does what it says when it is pressed once more. */
export function TwoSteps({
  words,
  label,
  sure,
  onDo,
  small = false,
  isDisabled = false,
}: TwoStepsProps) {
  const [isAsking, setIsAsking] = useState(false);
  useEffect(() => {
    if (!isAsking) return undefined;
    const timer = setTimeout(() => setIsAsking(false), ASKS);
    return () => clearTimeout(timer);
  }, [isAsking]);
  const press = () => {
    setIsAsking(!isAsking);
    if (isAsking) onDo();
  };
  return (
    <Button
      small={small}
      look={isAsking ? 'danger' : 'plain'}
      isDisabled={isDisabled}
      {...(label !== undefined && { 'aria-label': isAsking ? `${sure} ${label}` : label })}
      onPress={press}
      onBlur={() => setIsAsking(false)}
    >
      {isAsking ? sure : words}
    </Button>
  );
}
