import type { Version } from './versions.ts';

/** What people and `metadata=1` are told of a field, edge or parameter. */
export interface Description {
  readonly name: string;
  /** The platform's type name: `string`, `datetime`, `int`, `bool`, `list<…>`, a node type. */
  readonly type: string;
  /** What it means and which fact it rests on. */
  readonly description: string;
  /** First and last version that offer it; every version when absent (wire.md 5.16). */
  readonly since?: Version;
  readonly until?: Version;
  /** What there is in its place on versions after that. */
  readonly instead?: string;
  /** How far it is done, where it is not fully: shown in docs/compatibility.md. */
  readonly partial?: string;
  /** The row of the table of permissions that it is judged by, besides that of its node. */
  readonly asks?: string;
  /** Words that it may be, where its type does not name them. */
  readonly words?: readonly string[];
  /** Whether a call without it is refused. */
  readonly required?: true;
  /** The type as `metadata=1` names it, where that does not follow from `type`. */
  readonly metadataType?: string;
}
