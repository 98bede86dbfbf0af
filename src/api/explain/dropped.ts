import type { NodeType } from '../../graph/declare/node-type.ts';
import type { Version } from '../../graph/declare/versions.ts';
import { offered } from '../../graph/execute/plan.ts';
import type { Selection } from '../../graph/fields/field-node.ts';
import type { Context } from '../answering/context.ts';
import { isReadElsewhere, NOT_OFFERED } from '../not-yet.ts';
import type { Services } from '../services.ts';
import type { Finding } from './finding.ts';

type AnyType = NodeType<unknown, Services>;

/** Names of `fields` that are in no answer although they are no error, by path: `attachments.type`. */
interface Dropped {
  /** Edges that Meta's host reads. */
  readonly elsewhere: string[];
  /** Known, and of which nothing is held. */
  readonly dataless: string[];
  /** None that attachments or people have. */
  readonly unknown: string[];
}

/**
 * What is left out of an answer without a word: the platform says nothing of it either, and people
 * look for it for days (wire.md 13.3 c, d, l).
 */
export function droppedFindings(type: AnyType, { fields, call }: Context): Finding[] {
  const dropped: Dropped = { elsewhere: [], dataless: [], unknown: [] };
  collect(type, fields.selection, call.version, '', dropped);
  const { elsewhere, dataless, unknown } = dropped;
  return [
    ...tell(elsewhere, 'data of', `${NOT_OFFERED}: it stays away without an error`),
    ...tell(
      dataless,
      'data of',
      'Meta documents it and may have it, nothing here does: it stays away without an error',
    ),
    ...tell(unknown, 'a field of the name', 'there is none: it is dropped without an error'),
  ];
}

function collect(
  type: AnyType,
  selection: Selection,
  version: Version,
  at: string,
  dropped: Dropped,
): void {
  for (const node of selection ?? []) {
    const field = type.byName.get(node.name);
    const path = `${at}${node.name}`;
    if (field?.kind === 'dataless') {
      (isReadElsewhere(type, field.name) ? dropped.elsewhere : dropped.dataless).push(path);
    } else if (!field || !offered(field, version)) dropped.unknown.push(path);
    else if ('of' in field) collect(field.of(), node.children, version, `${path}.`, dropped);
  }
}

const MOST_NAMED = 10;

function tell(names: readonly string[], needed: string, has: string): Finding[] {
  if (names.length === 0) return [];
  const more = names.length - MOST_NAMED;
  const told = names.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return [{ kind: 'fields', needed: `${needed} ${told}`, has, ok: false }];
}
