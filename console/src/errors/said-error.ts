import type { ControlSchemas } from '../control/operations.ts';

/** An error as Meta's side says it. */
export interface SaidError {
  readonly message: string;
  readonly type?: string | undefined;
  readonly code: number;
  readonly error_subcode?: number | undefined;
  /** Of the answer. */
  readonly status?: number | undefined;
  readonly fbtrace_id?: string | undefined;
}

/** The error of a call, if it was refused: out of its answer where that is kept. */
export function errorOfRow(row: ControlSchemas['TimelineDetail']): SaidError | undefined {
  if (row.kind !== 'call' || row.code === undefined) return undefined;
  return {
    message: row.message ?? '',
    code: row.code,
    error_subcode: row.subcode,
    type: typeIn(row.answer?.body),
    status: row.status,
    fbtrace_id: row.request?.request_id,
  };
}

function typeIn(body: string | undefined): string | undefined {
  try {
    const type = JSON.parse(body ?? '')?.error?.type;
    return typeof type === 'string' ? type : undefined;
  } catch {
    return undefined;
  }
}
