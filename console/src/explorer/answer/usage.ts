/** How much of a limit is used up. */
interface Used {
  /** The limit's name, as the header has it. */
  readonly name: string;
  /** Percent; it may be more than all. */
  readonly percent: number;
}

/** What a usage header tells. */
export interface Usage {
  readonly header: string;
  /** Of which object, where it names several, and of what kind. */
  readonly of: string | undefined;
  readonly used: readonly Used[];
  /** Minutes until calls are let through again. */
  readonly regained: number | undefined;
}

interface Header {
  readonly name: string;
  readonly value: string;
}

type Counts = Readonly<Record<string, unknown>>;

/** The usage headers of an answer. */
export const usageOf = (headers: readonly Header[]): readonly Usage[] =>
  headers.flatMap(({ name, value }) => {
    if (!/^x-(?:app|page|ad-account|business-use-case)-usage$/.test(name)) return [];
    const said = parsed(value);
    if (name !== 'x-business-use-case-usage') return [usage(name, undefined, said)];
    return Object.entries(said).flatMap(([id, rows]) =>
      (Array.isArray(rows) ? (rows as Counts[]) : []).map((row) =>
        usage(name, `${row.type ?? ''} ${id}`.trim(), row),
      ),
    );
  });

function usage(header: string, of: string | undefined, counts: Counts): Usage {
  const { estimated_time_to_regain_access: wait, ...rest } = counts;
  return {
    ...{ header, of },
    used: Object.entries(rest).flatMap(([name, percent]) =>
      typeof percent === 'number' ? [{ name, percent }] : [],
    ),
    regained: typeof wait === 'number' && wait > 0 ? wait : undefined,
  };
}

function parsed(value: string): Counts {
  try {
    const said: unknown = JSON.parse(value);
    return typeof said === 'object' && said !== null ? (said as Counts) : {};
  } catch {
    return {};
  }
}
