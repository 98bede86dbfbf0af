/**
 * What a program asked of the system, as far as it changes files below the folder that is recorded,
 * or what it acknowledged. Paths are whole.
 */
export type Call =
  | {
      readonly call: 'open';
      readonly path: string;
      readonly creates: boolean;
      readonly truncates: boolean;
      /** Where it then writes, this does not know. */
      readonly appends?: boolean;
    }
  | { readonly call: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly call: 'resize'; readonly path: string; readonly size: number }
  | { readonly call: 'mkdir' | 'unlink' | 'sync'; readonly path: string }
  | { readonly call: 'rename' | 'link'; readonly from: string; readonly to: string }
  | { readonly call: 'acknowledge'; readonly text: string };

/**
 * A call begins, or has ended. Two steps and not one, since a sync covers only what had ended before
 * it began.
 */
export interface Step {
  /** The same for both steps of a call. */
  readonly id: number;
  readonly call: Call;
  /** What the system answered; undefined while the call begins. */
  readonly result: number | undefined;
}

/** Both steps of a call during which nothing else happens. */
export const alone = (id: number, call: Call): Step[] => [
  { id, call, result: undefined },
  { id, call, result: call.call === 'write' ? call.bytes.length : 0 },
];
