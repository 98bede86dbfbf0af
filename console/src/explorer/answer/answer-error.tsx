import { ErrorCard } from '../../errors/error-card-slot.tsx';
import type { SaidError } from '../../errors/said-error.ts';
import { type Answer, type Run, showRow } from '../runs.ts';

/** Why a call was refused, and what mends it, as a row of the timeline has it. */
export function AnswerError({ run: { call, answer } }: { run: Run }) {
  const error = answer && errorIn(answer);
  if (error === undefined || answer?.seq === undefined) return null;
  return (
    <ErrorCard
      key={answer.seq}
      call={{ seq: answer.seq }}
      error={error}
      onAgain={(seq) => void showRow(call, seq)}
    />
  );
}

function errorIn({ status, body }: Answer): SaidError | undefined {
  try {
    const { error } = JSON.parse(body) as { readonly error?: Partial<SaidError> };
    if (typeof error?.message !== 'string' || typeof error.code !== 'number') return undefined;
    return { ...error, message: error.message, code: error.code, status };
  } catch {
    return undefined;
  }
}
