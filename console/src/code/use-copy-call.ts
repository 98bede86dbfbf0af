import { useCallback, useState } from 'react';

/** What is said of a call that was copied. */
export interface CopiedCall {
  /** In whose words it was. */
  readonly client?: string;
  readonly error?: Error;
}

/** Copies calls of rows as code, and keeps what is to be said of it. */
export function useCopyCall() {
  const [copied, setCopied] = useState<CopiedCall>();
  /** @param as which client's words; those that were chosen last, without it */
  const copy = useCallback((seq: number, as?: string) => {
    import('./copy-call.ts')
      .then(({ copyCall }) => copyCall(seq, as))
      .then(
        (client) => setCopied({ client }),
        (error: Error) => setCopied({ error }),
      );
  }, []);
  return { copied, setCopied, copy };
}
