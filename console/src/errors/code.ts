/** The numbers of an error, as the control plane has them or as the wire does. */
interface Coded {
  readonly code: number;
  readonly subcode?: number | undefined;
  readonly error_subcode?: number | undefined;
}

/** Code and subcode as people write them: `10/2018278`. */
export const codeOf = ({ code, error_subcode, subcode = error_subcode }: Coded): string =>
  subcode === undefined ? String(code) : `${code}/${subcode}`;
