import { Suspense } from 'react';
import { lazily } from '../ui/lazily.ts';
import type { ErrorCardProps } from './error-card.tsx';

const Card = lazily(async () => (await import('./error-card.tsx')).ErrorCard, 'errors');

/** {@link ErrorCardProps A refused call explained}: it comes with the first that is shown. */
export function ErrorCard(props: ErrorCardProps) {
  return (
    <Suspense fallback={null}>
      <Card {...props} />
    </Suspense>
  );
}
